"""The words for what is wrong with the file of a reply, and with its cells."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
OF_SHEETS: Mapping[str, tuple[str, str]] = {
    "problem.sheet-still-open": (("这是文件打开时的临时文件，里面没有数据；"
         "请在 Excel 或 WPS 中保存并关闭表格，读取文件名不带“~”的那一份"),
        ("this is what a spreadsheet puts beside a file that is open, and holds no figures; save and close "
         "the sheet, and read the file without '~' in its name")),
    "problem.sheet-empty": ("文件是空的；请对方重新发送填好的表",
        "the file is empty; have the sheet sent again"),
    "problem.sheet-too-large": ("文件大得不像报送表，没有读取；请把填好的格子抄到重新发出的表上",
        "the file is far larger than a sheet, and was not read; copy its white cells to a new sheet"),
    "problem.sheet-too-long": ("行或单元格多得不像报送表；请删去表格以下的所有行，保存后再读取",
        "the file has far more rows or cells than a sheet; delete all rows below the table, and save it"),
    "problem.sheet-old-format": ("这是 .xls 或 .et 格式，读不了；请打开它，另存为 .xlsx",
        "this is an old .xls, or a file of WPS, which is not read; open it and save it as .xlsx"),
    "problem.sheet-password": ("文件设了打开密码，读不了；请去掉密码后另存为 .xlsx",
        "the file has a password, and cannot be read; save it as .xlsx without one"),
    "problem.sheet-macros": ("文件带有宏，不予读取；请另存为不带宏的 .xlsx",
        "the file has macros, and is not read; save it as .xlsx, without them"),
    "problem.sheet-not-xlsx": ("文件内容不是 .xlsx 或 .csv 表格；请用 Excel 或 WPS 打开原表，另存为 .xlsx",
        "what the file holds is neither .xlsx nor .csv; open it in a spreadsheet, and save it as .xlsx"),
    "problem.sheet-damaged": ("文件已损坏，读不了；请用 Excel 或 WPS 打开并另存为 .xlsx，打不开的请对方重发",
        ("the file is damaged, and cannot be read; open it in a spreadsheet and save it as .xlsx, or have it "
         "sent again")),
    "problem.sheet-encoding": ("看不出文件用的是什么编码；请另存为 UTF-8 编码的 .csv，或另存为 .xlsx",
        "the encoding of the file is not known; save it as .csv in UTF-8, or as .xlsx"),
    "problem.sheet-not-ours": ("文件里没有发出的报送表，或表头已删；请填在 `workplan collect out` 发出的表上",
        ("the file holds no sheet that was issued, or its line of heads is gone; fill in a sheet of "
         "`workplan collect out`")),
    "problem.sheet-twice": ("文件里有不止一张报送表；请只留一张，其余的删去",
        "the file holds more than one sheet to report on; keep one of them, and delete the others"),
    "problem.sheet-issued-gone": (("随表发出的隐藏内容已经没有，看不出是哪个单位、哪一期的表；"
         "请把填好的白格抄到 `workplan collect out` 重新发出的表上"),
        ("what went out hidden in the sheet is gone, and so are its unit and period; copy the white cells to "
         "a sheet newly issued by `workplan collect out`")),
    "problem.sheet-mixed": ("这一行是发给别的单位或别的报送期的；请从这个文件中删去，填在它自己的表上",
        ("this row was issued to another unit, or for another period; delete it here, and fill it in where "
         "it belongs")),
    "problem.sheet-column-gone": ("没有“{head}”这一列，表头已删或已改名；请恢复表头“{head}”",
        "the column '{head}' is gone, or called otherwise; put its head '{head}' back"),
    "problem.sheet-column-twice": ("“{head}”列有两个，不知以哪个为准；请删去一个",
        "the column '{head}' stands here twice; delete one of them"),
    "problem.sheet-row-without-id": (("这一行没有编号，不知“{text}”是哪项指标的；"
         "请填到该指标自己的行，删去这一行"),
        ("the row has no id, and '{text}' belongs to no target; write it in the row of its target, and "
         "delete this one")),
    "problem.sheet-row-unknown": ("编号“{id}”不在发出的表上；请填到发出时就有的行，清空这一行",
        "no row '{id}' was issued; fill in a row that was, and clear this one"),
    "problem.sheet-row-twice": ("“{id}”有两行都填了（另一行见 {first}）；请只留一行",
        "'{id}' is filled in twice (see {first} too); keep one of the rows"),
    "problem.sheet-row-shifted": (("编号是“{id}”，指标却是“{text}”，不知数是哪一项的（常因只排序了部分列）；"
         "请撤销排序，或在 `workplan collect out` 发出的表上重填"),
        ("the id is '{id}', but the target beside it '{text}', and the figures may be of either (as when "
         "only some columns are sorted); undo that, or fill in a sheet of `workplan collect out` again")),
    "problem.sheet-stray": (("“{text}”没有读取，它在要填的格子之外，或在批注里；"
         "要报的请写到指标所在行的“进展情况”"),
        ("'{text}' was not read, for it stands outside the cells to fill in, or in a note; write what is to "
         "be reported in the row of its target")),
    "problem.sheet-formula": ("公式“{text}”没有保存结果；请在 Excel 或 WPS 中打开并保存，或直接填数",
        "the formula '{text}' came without its result; open and save the sheet, or write the number itself"),
    "problem.sheet-error": ("单元格是错误值“{text}”；请改成数字或文字",
        "the cell holds the error '{text}'; write the figure or the words themselves"),
    "problem.sheet-date": (("单元格里是日期“{text}”，不是数（表格软件会把 3-5、3/4 当成日期）；"
         "请把格式改为“常规”，重新填数"),
        ("the cell holds the day {text} and no number (spreadsheets take 3-5 or 3/4 for a day); set its "
         "format to General, and write the number again")),
    "problem.sheet-merged": ("“{text}”在合并的单元格里，不知是哪一格的；请取消合并，每格各填各的",
        "'{text}' stands in merged cells; unmerge them, and fill in each by itself"),
    "problem.sheet-struck": ("“{text}”加了删除线，不知算不算；不算的请清空这一格，算的请去掉删除线",
        "'{text}' is struck through; clear the cell, or take the line off if it holds"),
}
