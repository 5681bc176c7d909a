"""Autoencoders and adversarial networks in Keras 3: a course kit."""

__version__ = "0.1.0"
