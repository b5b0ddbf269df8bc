"""One writer per format: from the store and some rows to the lines of a file."""
