"""Speech for a line: engines, worker, cache and the telephone effect. Knows no other part of the game."""
