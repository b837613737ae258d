"""The screens. Which one is due during a play is decided in `doors`."""
