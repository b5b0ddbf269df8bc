"""Panes: they know people, read the store and post intents."""
