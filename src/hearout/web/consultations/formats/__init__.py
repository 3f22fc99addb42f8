"""The public texts in formats other than HTML: an outline of blocks, and a writer for each format.

Everything that a writer prints of an outline is escaped for its format, so that whoever makes an outline cannot forget.
"""
