"""Dehaze: a learnt flow from a hazy photo to a clear one."""
