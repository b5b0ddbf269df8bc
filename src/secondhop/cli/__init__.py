"""The program without a screen: one module per command."""
