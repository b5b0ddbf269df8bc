"""One reader per file format; each turns a file into a Batch of facts with provenance."""
