"""The recorded sets, one file each: where each is to be had, and how its files are read."""
