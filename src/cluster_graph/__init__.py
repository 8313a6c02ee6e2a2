"""Builds, checks, queries, analyses and shows the knowledge graph of an innovation cluster."""
