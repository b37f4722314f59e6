"""The office files: the workbook and the bulletin, read back by other libraries than wrote them."""
