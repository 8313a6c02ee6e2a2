"""From rows to the graph: merging of witnesses, quads, shortcuts, shapes, canonical files."""
