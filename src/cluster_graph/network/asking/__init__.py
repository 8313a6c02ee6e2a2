"""What can be asked of the network of a cluster, and the answer, in every form in which it leaves the house."""
