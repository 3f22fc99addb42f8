"""Mail on its way out, and those who follow a consultation by mail."""
