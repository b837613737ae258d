"""Drawings that are not controls: the phone, the caller's sign, the wallpaper, the officer, the badge, papers."""
