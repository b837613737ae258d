"""The voice pack: every scripted sentence, spoken ahead by the best voices and shipped with the game."""
