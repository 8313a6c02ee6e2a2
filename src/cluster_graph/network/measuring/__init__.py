"""The measures of a network and the figures of the whole, and the tables that hold them."""
