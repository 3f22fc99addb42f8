"""The design tokens: every colour, size and line that pages may use, in the web and in what is published."""
