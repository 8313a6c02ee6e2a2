"""The report written: text, JSON, CSV, XLSX, HTML, a calendar; what to say stands apart from how to lay it out."""
