"""The pages of the summary being written."""
