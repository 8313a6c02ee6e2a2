"""What if: assumptions read from sentences, applied to the records, and compared with what is."""
