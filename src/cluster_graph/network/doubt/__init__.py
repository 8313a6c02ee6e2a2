"""How far a rank can be trusted, when ties are unobserved and dates are vague."""
