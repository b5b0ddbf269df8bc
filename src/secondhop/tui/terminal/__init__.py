"""The terminal around the program: clipboard, editor, crash, signals."""
