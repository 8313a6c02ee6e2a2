"""The measures of a network, and the table that holds them with their ranks."""
