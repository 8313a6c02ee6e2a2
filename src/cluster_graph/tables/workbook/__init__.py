"""The same tables as one workbook: an empty one to fill, a filled one, and back to tables."""
