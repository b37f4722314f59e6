"""The document that a plan is made from, as blocks: text, Markdown, Word, tables."""
