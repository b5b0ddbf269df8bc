"""Drafts: the words of a message from a template and from what is known, never from thin air."""
