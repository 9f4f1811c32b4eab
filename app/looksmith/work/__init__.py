"""Jobs without Qt: cancelling, progress, latest-wins channels, row bands."""
