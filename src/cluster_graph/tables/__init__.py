"""What people write: the tables of a cluster, their columns, and the values in their cells."""
