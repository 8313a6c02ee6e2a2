"""Who and what could not be missed: what falls apart when an organization leaves or an agreement lapses."""
