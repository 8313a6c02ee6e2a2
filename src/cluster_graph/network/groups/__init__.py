"""Which actors belong together: communities, how alike two divisions are, and ties that chance would not make."""
