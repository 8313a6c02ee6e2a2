"""Coverage: which days of a collaboration an agreement in force covers that all its participants signed."""
