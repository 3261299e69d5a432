"""What the tables of a run say of a corpus: counted part by part, never all of it in memory, and shown on one page."""
