"""Development commands, run by name (`run.py --help` lists them). None is part of the game."""
