"""Finished plays: store, listing and export."""
