"""Development commands, run by name: `python run.py --help` lists them. None is part of the installed game."""
