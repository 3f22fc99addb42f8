"""How Django drives SQLite here (`base`, where Django looks for it)."""
