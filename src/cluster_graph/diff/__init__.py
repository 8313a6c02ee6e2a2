"""Two versions of one cluster, compared: which facts, passages and verdicts are not the same, in sentences."""
