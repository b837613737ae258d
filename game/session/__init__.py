"""One play: the runner, its record, replays and automatic players."""
