"""The filmstrip: the photos that are open, their ratings and their edits."""
