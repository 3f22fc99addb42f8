"""The words every room shares. Import the module you need: `records.identified` is closed to the safe side."""
