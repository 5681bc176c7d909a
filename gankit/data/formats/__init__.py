"""Readers of files, each for one format; a damaged file is refused by name, never half-read."""
