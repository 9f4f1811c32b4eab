"""Dialogs: few, none of them stops the window."""
