"""The cheapest steps that close the gaps, by integer programming."""
