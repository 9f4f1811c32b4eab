"""Many photos in one go: planned, written down, resumed after a kill."""
