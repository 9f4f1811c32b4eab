"""The table of commands, menu by menu."""
