"""Who cites whom in a corpus, read from its tables: chains to the first source, circles, copies of one text, and
quotations of one speaker that differ."""
