"""Engines: who computes what is slow to compute. All give the same values."""
