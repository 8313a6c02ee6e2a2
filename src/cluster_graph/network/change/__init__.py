"""How a network changes: from fiscal year to fiscal year, and between two days."""
