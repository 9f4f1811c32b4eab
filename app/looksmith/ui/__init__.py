"""The window: PySide6, and nothing else, shows and edits the recipe."""

from looksmith.ui import quick_imports

quick_imports.read_no_sources()
