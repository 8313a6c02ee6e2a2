"""What a build publishes beside the graph: the same facts in the formats that others read, and their description."""
