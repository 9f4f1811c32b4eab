"""Enhance: a bank of LUTs, fused by what a photo is like, then a local flow."""
