"""The rules of a simulated call. Pure: no clock, randomness, input or output."""
