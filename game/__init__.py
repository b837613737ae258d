"""Kakenaoshi: a simulator of the calls by which criminals pose as police, customs and embassy staff."""

__version__ = "0.1.0"
