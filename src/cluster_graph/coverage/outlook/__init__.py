"""What comes: lapses and what hangs on them, notices, renewal chains, agreements that cover nothing."""
