"""The window and the simulated phone in it: the only importer of pygame."""

import os

# pygame greets on stdout, where our commands print JSON.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
