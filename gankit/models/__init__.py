"""The models, one file per idea."""
