"""The version, in a file of its own so that nothing needs importing to know it."""

__version__ = "0.1.0"
