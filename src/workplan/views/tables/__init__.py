"""Tables: built once as columns and rows, then drawn for a terminal, or written as CSV or Markdown."""
