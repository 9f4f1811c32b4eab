"""The window: PySide6, and nothing else, shows and edits the recipe."""
