"""secondhop: your second-degree network, from the keyboard."""

__version__ = "0.1.0"
