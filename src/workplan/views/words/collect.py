"""The words of the collection: sheets, replies and what is wrong with them, who owes, reminders."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
OF_REPLIES: Mapping[str, tuple[str, str]] = {
    "problem.reply-other-plan": ("这是计划“{text}”的报送表，不是“{plan}”的；请用 --plan {text} 单独读入",
        "the sheet is of the plan '{text}', not of '{plan}'; read it by itself with --plan {text}"),
    "problem.reply-unknown-period": (
        "计划中没有报送期“{text}”；请用 `workplan collect out` 重新发表，在新表上填报",
        ("the plan has no reporting period '{text}'; issue the sheet again with `workplan collect out`, "
         "and have that one filled in")),
    "problem.reply-early": ("报送期 {text} 从 {first} 才开始，今天是 {today}；请到那时再读入",
        "the period {text} begins on {first}, and today is {today}; read the reply then"),
    "problem.reply-other-period": ("这张表是 {text} 的，其余是 {period} 的；如无误，请单独读入",
        "the sheet is of {text}, the others are of {period}; if that is right, read it by itself"),
    "problem.reply-unknown-unit": (
        "“{text}”在 {period} 没有要报送的指标；请用 `workplan collect out` 重新发表",
        "'{text}' has nothing to report for {period}; issue the sheet again with `workplan collect out`"),
    "problem.reply-other-unit": (
        "文件名是“{name}”，表却是发给“{text}”的；请在“{name}”自己的表上填报，或改正文件名",
        ("the file is called '{name}', but the sheet is that of '{text}'; fill in the sheet of "
         "'{name}', or rename the file")),
    "problem.reply-other-title": (
        "标题是“{title}”，表却是发给“{text}”、{period} 的；请填在标题所说的那张表上，或改回标题",
        ("the title is '{title}', but the sheet is that of '{text}' for {period}; fill in the sheet that the "
         "title names, or put the title right")),
    "problem.reply-two-files": ("“{text}”的另一份回表是 {other}，两者不同；请只留下对的一份",
        "{other} is a reply of '{text}' too, and they differ; leave only the one that holds"),
    "problem.reply-again": ("与 {other} 完全相同，只计一次；可删去一份",
        "the same as {other}, and counted once; one of them may go"),
    "problem.reply-no-day": (
        "报送期到 {end} 才结束，请在表末“数据截至”填写数据是哪一天的（{first} 至 {today}）",
        ("the period ends on {end}; write at the foot, behind Data as of, which day the figures stand "
         "for ({first} to {today})")),
    "problem.reply-bad-day": (
        "“数据截至”的“{text}”不是 {first} 至 {today} 之间的日期；请写作 2022-09-28 的样子",
        "'{text}', Data as of, is no day from {first} to {today}; write it as 2022-09-28"),
    "problem.reply-no-name": ("没有填报人，记录将不知是谁所报；请在表末填写“填报人”",
        "nobody is named who reports; write a name at the foot, behind Reported by"),
    "problem.reply-not-asked": (
        "{id} 本期不由本单位报送；请清空这一行，或核对计划（可能已取消、已办结或改由别的单位牵头）",
        ("{id} is not to be reported by this unit for this period; clear the row, or see to the plan "
         "(it may be cancelled, done, or led by another unit)")),
    "problem.reply-rows-missing": ("表中缺少这些行，按没有报送计：{targets}；如是误删，请补报",
        "the sheet lacks these rows, which count as not reported: {targets}; report them if that was a slip"),
    "problem.reply-emptied": ("这些行本单位报过，现在是空的，报过的仍算：{targets}；要撤回请填 0 或“无变化”",
        ("these rows were reported and are blank now, and what was reported stays: {targets}; "
         "write 0 or choose Unchanged to take it back")),
    "problem.reply-not-taken.added": ("“{target}”报的是现值，不报新增；请填在“本期累计”，清空这一格",
        "'{target}' is reported by what it is now; write that under To date, and clear this cell"),
    "problem.reply-not-taken.total": (
        "“{target}”不报累计；请把本期的数填在“本期新增”，办结的选“办结”，清空这一格",
        ("'{target}' takes no total; write what was done under Added, or choose that it is done, and "
         "clear this cell")),
    "problem.reply-not-taken": ("“{target}”没有这一项可填；请把文字写在“进展情况”，清空这一格",
        "'{target}' takes nothing here; write words under Note, and clear this cell"),
    "problem.reply-not-number.about": ("“{text}”不是确数；请填一个准数，把“约”写进“进展情况”",
        "'{text}' is not exact; write one number, and 'about' under Note"),
    "problem.reply-not-number.date": (
        "“{text}”是日期，不是数；请把单元格格式改为“常规”再填数，日期写进“进展情况”",
        ("'{text}' is a day and no number; set the format of the cell to General and write the number, "
         "and the day under Note")),
    "problem.reply-not-number": ("“{text}”不是数；请只填数字（可带单位{unit}），文字写进“进展情况”",
        "'{text}' is no number; write digits alone (the unit {unit} may follow), and words under Note"),
    "problem.reply-percent": (
        "“{text}”是百分数，而“{target}”以{unit}计；请填以{unit}计的数，并去掉单元格的百分比格式",
        ("'{text}' is a percentage, but '{target}' is counted in {unit}; write the number of {unit}, "
         "and take the format for percentages off the cell")),
    "problem.reply-looks-like-share": (
        "‘{text}’会当作百分之 {text}；如指 {points}%，请填 {points}，如确是百分之 {text}，请填 {text}%",
        ("'{text}' would be {text} per cent; write {points} if {points} per cent is meant, or {text}% "
         "if it is not")),
    "problem.reply-not-choice.unchanged": ("看不懂“{text}”；没有变化请选“无变化”，否则清空这一格",
        "'{text}' is not understood; choose Unchanged if nothing has changed, else clear the cell"),
    "problem.reply-not-choice.light": ("看不懂自评“{text}”；请选“正常”“滞后”或“严重滞后”",
        "'{text}' is no light; choose on track, behind or at risk"),
    "problem.reply-not-choice.progress": ("看不懂“{text}”；请从下拉列表中选（{choices}），别的写进“进展情况”",
        "'{text}' is not in the list ({choices}); choose from it, and write all else under Note"),
    "problem.reply-unchanged-and-figure": ("选了“无变化”，又填了变化的数；请只留一项",
        "the row says Unchanged, and gives a figure that changes; keep one of them"),
    "problem.reply-done-and-figure": ("选了“办结”，累计却是 {text}；办结即 100，请只留一项",
        "the row says that it is done, but {text} to date; done is 100: keep one of them"),
    "problem.reply-total-differs": (
        "上期累计 {before} 加本期新增 {added} 是 {sum}，不是 {total}；请改正其中一格",
        "{before} before and {added} added is {sum}, not {total}; correct one of the cells"),
    "problem.reply-units-differ": (
        ("“{target}”由几个单位报送：加上“{other}”已报的，现为 {stands}，与本表对不上；"
         "各单位请只填自己的“本期新增”，或先商定一个数"),
        ("'{target}' is reported by several units: with what '{other}' says it stands at {stands}, "
         "which does not go with this cell; let each give its own addition, or agree on one figure")),
    "problem.reply-outdated": (
        "发表后单位由“{issued}”改为“{now}”；请用 `workplan collect out --force` 重发，重新填报",
        ("the unit was '{issued}' when the sheet went out, and is '{now}' now; issue it again with "
         "`workplan collect out --force`, and have it filled in anew")),
    "problem.reply-changed-since.before": ("发表后上期累计由“{issued}”变为“{now}”；请核对本行的数",
        "the total before was '{issued}' when the sheet went out, and is '{now}' now; check the row"),
    "problem.reply-changed-since": ("发表后计划由“{issued}”改为“{now}”；请核对本行的数",
        "the plan said '{issued}' when the sheet went out, and says '{now}' now; check the row"),
    "problem.reply-grey-changed": ("灰格发出时是“{issued}”，回来是“{text}”，未予采信；如计划有误，请改计划",
        ("the grey cell went out as '{issued}' and came back as '{text}', which is not believed; if the "
         "plan is wrong, change the plan")),
    "problem.reply-falls": ("累计会从 {before} 降下来（填的是 {figure}）；如是更正，请写明原因，否则请改正",
        "the total would fall from {before} ({figure} was typed); say why if it corrects, else correct it"),
    "problem.reply-leaps.bound": ("{figure} 是目标的十倍以上；请核对小数点与单位",
        "{figure} is ten times the bound or more; check the point and the unit"),
    "problem.reply-leaps.before": ("{figure} 使累计超出目标，达此前 {before} 的十倍；请核对小数点与单位",
        "{figure} leads beyond the bound, to ten times the {before} before; check the point and the unit"),
    "problem.reply-leaps.share": ("{figure} 使百分数不在 0 到 100 之间；请核对，15 表示 15%",
        "{figure} leads to a percentage that is not within 0 and 100; check it: 15 means 15 per cent"),
    "problem.reply-leaps.total": ("新增 {figure} 不少于此前各期合计 {before}；如是累计，请填在“本期累计”",
        "{figure} added is no less than the {before} of all periods before; write a total under To date"),
    "problem.reply-lags": ("“{target}”滞后而没有写存在问题；请补上“存在问题”",
        "'{target}' lags, and no problem is given; say what stands in the way"),
    "problem.reply-no-problem": ("自评滞后而没有写存在问题；请补上“存在问题”",
        "the row says itself that it lags, and gives no problem; say what stands in the way"),
    "problem.reply-superseded": (
        "这一行以前读入过，后来又更正了，没有再写；如确要改回，请在“进展情况”里注明再读入",
        ("the row was read before and corrected since, and is not written again; if it is to be so "
         "after all, say so under Note and read it again")),
    "problem.reply-logged-besides.total": (
        "本期另已登记，现为 {logged}（{line}）；将以表中的 {total} 为准，如登记的才对，请改正表",
        ("{logged} stands by what was logged for the period ({line}); the {total} of the sheet takes its "
         "place; correct the sheet if the log is right")),
    "problem.reply-logged-besides.added": (
        ("本期另已登记 {logged}（{line}）；按表中新增 {added} 是本期全部计，只补记 {difference}；"
         "如是另外的，请用 `workplan log` 补报"),
        ("{logged} was logged for the period already ({line}); the {added} of the sheet is taken for "
         "all of it, so that {difference} is written; log the rest with `workplan log` if it comes on "
         "top")),
}

# Of the file of a reply, and of its cells.
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

COLLECT: Mapping[str, tuple[str, str]] = {
    **OF_REPLIES, **OF_SHEETS,

    "collect-sheet.period-goal": ("本期目标", "Goal this period"),
    "collect-sheet.before": ("上期累计", "Before"),
    "collect-sheet.added": ("本期新增", "Added"),
    "collect-sheet.total": ("本期累计", "To date"),
    "collect-sheet.unchanged": ("无变化", "Unchanged"),
    "collect-sheet.progress": ("形象进度", "Progress"),
    "collect-sheet.by": ("填报人", "Reported by"),
    "collect-sheet.phone": ("电话", "Phone"),
    "collect-sheet.checked-by": ("审核人", "Checked by"),
    "collect-sheet.light.green": ("正常", "on track"),
    "collect-sheet.light.yellow": ("滞后", "behind"),
    "collect-sheet.divided": ("（按分工）", " (shared)"),
    "collect-sheet.issued": ("发表内容（请勿改动）", "Issued (leave as it is)"),
    "collect-sheet.remedy": ("需改正", "To correct"),
    "collect-sheet.sheet": ("报送表", "Report"),
    "collect-sheet.title": ("{title}：{period}报送表（{unit}）", "{title}: report of {unit} for {period}"),
    "collect-sheet.about": (
        ("请于 {due} 前填好白格交回；灰格不改。没有变化的选“无变化”；只填本期新增或本期累计之一即可；"
         "百分数填 15 表示 15%"),
        ("Fill in the white cells and send the file back by {due}; leave the grey ones. Choose "
         "Unchanged where nothing has changed; Added or To date is enough; 15 means 15 per cent")),
    "collect-sheet.pages": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "collect-sheet.ask.added": ("本期新增的数，如 3；没有新增填 0 或选“无变化”",
        "What was added in this period, such as 3; 0 or Unchanged if nothing was"),
    "collect-sheet.ask.total": ("截至期末的数，如 41", "What it is at the end of the period, such as 41"),
    "collect-sheet.ask.share": ("百分数按点填写：15 表示 15%", "Percentages in points: 15 means 15 per cent"),
    "collect-sheet.ask.unchanged": ("没有变化就选它，也算已报",
        "Choose it if nothing has changed; it is a report too"),
    "collect-sheet.ask.progress": ("从列表中选", "Choose from the list"),
    "collect-sheet.ask.light": ("自评只能降低亮灯，不能抬高；滞后请写存在问题",
        "It can lower the light, never raise it; if it lags, say what stands in the way"),
    "collect-sheet.wrong.figure": ("这里填数字；约数和文字请写在“进展情况”",
        "A number belongs here; write words under Note"),
    "collect-sheet.wrong.share": ("这里填 0 到 100 的数，15 表示 15%",
        "A number from 0 to 100 belongs here; 15 means 15 per cent"),
    "collect-sheet.wrong.choice": ("请从列表中选；别的写在“进展情况”",
        "Choose from the list; write all else under Note"),

    "collect.need-period": ("缺少 --period：要哪一个报送期？计划的报送期有：{known}",
        "--period is missing: which reporting period? the plan has: {known}"),
    "collect.unknown-period": ("计划中没有报送期“{text}”；有：{known}",
        "the plan has no reporting period '{text}'; it has: {known}"),
    "collect.nothing-due": ("{period}没有要报送的指标", "nothing is due for {period}"),
    "collect.no-unit": ("{period}没有单位“{text}”要报送；有：{known}",
        "no unit '{text}' is to report for {period}; there are: {known}"),
    "collect.unclaimed": ("有 {number} 个指标没有{by}，不在任何表上：{targets}",
        "on no sheet, for they have no {by}: {targets} ({number} in all)"),
    "collect.by.owner": ("牵头领导", "owner"),
    "collect.by.department": ("责任科室", "department"),
    "collect.differs": ("已存在且内容不同，未写入任何文件：{files}；用 --force 覆盖，或用 -o 换一个文件夹",
        ("there already with other contents, and nothing was written: {files}; overwrite with --force, "
         "or choose another folder with -o")),
    "collect.issued": ("已发出 {number} 张表（共 {rows} 行）：{folder}",
        "{number} {number:sheet|sheets} with {rows} {rows:row|rows}: {folder}"),
    "collect.issued-next": (
        ("回表收齐后：`workplan collect in {folder}/*{ending}`；谁还没报：`workplan collect status "
         "--period {period}`"),
        ("When they come back: `workplan collect in {folder}/*{ending}`; who owes: `workplan collect "
         "status --period {period}`")),
    "collect.bad-folder": ("{folder} 在 plan/ 或 progress/ 下，那里放计划与台账；请换一个文件夹",
        "{folder} lies below plan/ or progress/, where plans and logs are kept; choose another folder"),
    "collect.missing-library": (
        "读写 .xlsx 需要 {library}，尚未安装；运行 `pip install 'workplan[office]'`，或用 --format csv",
        ("to read and write .xlsx, {library} is needed, which is not installed here; run `pip install "
         "'workplan[office]'`, or use --format csv")),
    "collect.no-replies": ("{folder} 中没有 .xlsx 或 .csv 回表；请给出回表文件",
        "there is no .xlsx or .csv in {folder}; name the replies"),
    "collect.passed-over": ("{folder} 中没有读取：{files}；其中如有回表，请存为 .xlsx 或 .csv 再读",
        "not read in {folder}: {files}; save a reply among them as .xlsx or .csv"),
    "collect.reply": ("{file}：{unit}，{period}", "{file}: {unit}, {period}"),
    "collect.counts": ("{number} 行：{changed} 有变化，{unchanged} 无变化，{blank} 空白",
        "{number} {number:row|rows}: {changed} changed, {unchanged} unchanged, {blank} blank"),
    "collect.counts-known": (
        "{number} 行：{changed} 有变化，{unchanged} 无变化，{blank} 空白，{known} 已读入过",
        ("{number} {number:row|rows}: {changed} changed, {unchanged} unchanged, {blank} blank, {known} "
         "read before")),
    "collect.all": ("共 {text}", "in all: {text}"),
    "collect.refused": ("{number} 个文件有错误，未写入：{files}",
        "not written, {number} with errors: {files}"),
    "collect.nothing-new": ("没有新的内容要写入", "nothing new to write"),
    "collect.would-write": ("将写入 {number} 条记录", "{number} {number:entry|entries} would be written"),
    "collect.ask": ("写入这 {number} 条记录？（y/N）", "Write {number} {number:entry|entries}? (y/N)"),
    "collect.need-yes": ("未写入：不在终端中运行，请加 --yes 写入，或加 --dry-run 只看",
        "not written: this is no terminal; say --yes to write, or --dry-run only to see"),
    "collect.overtaken": ("未写入：别人一直在写台账；请稍后再试",
        "not written: others keep writing to the logs; try again later"),
    "collect.marked": ("已标出错处：{file}", "marked: {file}"),
    "collect.mark-beside": ("{folder} 就是回表所在的文件夹；请为 --mark 换一个文件夹，以免盖掉回表",
        "{folder} is where the replies lie; choose another folder for --mark, or they would be lost"),
    "collect.kept": ("已留存：{file}", "kept: {file}"),

    "collect-head.unit": ("报送单位", "Unit"),
    "collect-head.asked": ("应报", "Due"),
    "collect-head.reported": ("已报", "Reported"),
    "collect-head.unchanged": ("其中无变化", "Unchanged"),
    "collect-head.missing": ("未报", "Missing"),
    "collect-head.due": ("截止", "Reply by"),
    "collect-head.days": ("剩余天数", "Days left"),
    "collect-head.owed": ("未报的指标", "Missing targets"),
    "collect-head.words": ("内容", "Words"),

    "collect-status.title": ("{title}：{period}报送情况", "{title}: reports for {period}"),
    "collect-status.counts": (
        ("截至{day}，应报 {asked} 项，已报 {reported} 项，未报 {missing} 项；{units} 个单位中 {owing} "
         "个未报齐"),
        ("As of {day}: {asked} due, {reported} reported, {missing} missing; {owing} of {units} "
         "{units:unit|units} owe")),
    "collect-status.owed": ("未报：{targets}", "missing: {targets}"),
    "collect-status.some": ("{targets}等 {number} 项", "{targets} and others, {number} in all"),
    "collect-status.reminder": ("报送提醒", "Reports owed"),
    "collect-status.line": ("{unit}：应报 {asked} 项，未报 {missing} 项（{targets}）；{left}",
        "{unit}: {missing} of {asked} missing ({targets}); {left}"),
    "collect-status.line-contact": ("{unit}（{contact}）", "{unit} ({contact})"),
    "collect-status.left": ("{due} 截止，还剩 {days} 天", "by {due}, {days} {days:day|days} left"),
    "collect-status.today": ("今天截止", "today is the last day"),
    "collect-status.late": ("{due} 已截止，逾期 {days} 天", "was due {due}, {days} {days:day|days} late"),
    "collect-status.nobody": ("都已报齐，没有要提醒的", "all have reported; there is nobody to remind"),
    "collect-status.counted": ("{number} 个未报齐的单位", "{number} {number:unit|units} that owe"),
    "collect-status.event": ("报送 {period}：{unit}", "Report for {period}: {unit}"),
    "collect-status.event-more": ("应报 {asked} 项：{targets}", "{asked} due: {targets}"),
    "collect-status.calendar": ("{title}：报送期限", "{title}: deadlines of reports"),
}
