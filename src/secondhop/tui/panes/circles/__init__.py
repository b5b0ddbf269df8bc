"""Circles: how my network clusters, as tiles that stand beside those they know."""
