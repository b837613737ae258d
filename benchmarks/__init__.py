"""Harnesses that take longer than a test; each is one command and keeps its figures in docs/measured.md."""
