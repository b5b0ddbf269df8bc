"""Reusable widgets that know nothing of people."""
