"""The bulletin (督查通报): what a plan has come to, in sentences and numbered tables, as a Word document."""
