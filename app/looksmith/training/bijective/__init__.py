"""Training of the looks that can be undone exactly."""
