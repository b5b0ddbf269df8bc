"""The Board: who opens whom, from industries down to one person's ways."""
