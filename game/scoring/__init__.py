"""The verification steps and the outcome, folded from a call's events. Pure."""
