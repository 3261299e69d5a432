"""Corpora: any number of articles -> tables on disk, on one machine or many; and what is asked of those tables."""
