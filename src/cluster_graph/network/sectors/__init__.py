"""Sectors in a network: who ties them, how closed they are, and whether they work by twos or by threes."""
