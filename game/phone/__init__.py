"""The window and the simulated phone in it: the only importer of pygame."""
