"""The one reactive graph store: changes, identity, log, files, configuration, paths."""
