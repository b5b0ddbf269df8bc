"""Guards: pure checks that warn about a message, or block it, and say what to do next."""
