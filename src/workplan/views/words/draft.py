"""The words of `draft`: the outline, what was drafted, what was set aside, and what is refused."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
DRAFT: Mapping[str, tuple[str, str]] = {
    "draft.refused.doc": (("{file} 是旧格式的文件，读不了；请用 Word 或 WPS 另存为 .docx（表格另存为 "
         ".xlsx）再试"),
        "{file} is in an old format that is not read; save it as .docx (a table as .xlsx) and try again"),
    "draft.refused.wps": ("{file} 是 WPS 自己的格式，读不了；请在 WPS 中另存为 .docx（表格另存为 .xlsx）再试",
        "{file} is in a format of WPS alone; save it there as .docx (a table as .xlsx) and try again"),
    "draft.refused.pdf": (("{file} 是 PDF，读不了；请用原来的 Word 文件，或把文字复制到 .txt "
         "文件（每段之间空一行）再试"),
        ("{file} is a PDF, which is not read; take the document it was made from, or copy its text to a "
         ".txt file")),
    "draft.refused.empty": ("{file} 是空的；请检查文件是否保存完整",
        "{file} is empty; check whether it was saved in full"),
    "draft.refused.no-text": ("{file} 里没有文字（可能是扫描的图片）；请用有文字的文件再试",
        "{file} holds no text, perhaps only a scanned picture; take one with text"),
    "draft.refused.locked": ("{file} 加了密码；请打开后去掉密码，另存一份再试",
        "{file} has a password; open it, save it without one, and try again"),
    "draft.refused.false": (("{file} 不是真正的 {suffix} 文件（多半只是改了扩展名）；请用原来的程序打开，"
         "另存为 {suffix} 再试"),
        ("{file} is no real {suffix} file, it was only named so; open it in the program it came from and "
         "save it as {suffix}")),
    "draft.refused.damaged": ("{file} 已损坏，打不开；请用 Word 或 WPS 打开修复，另存一份再试",
        "{file} is damaged; open and repair it in its own program, save it again, and try once more"),
    "draft.refused.large": (("{file} 太大（超过 20 MB，或解压后过大，或超过 20000 行，或列太多）；"
         "请删去图片和多余的行、列，另存一份再试"),
        ("{file} is too large (over 20 MB, or far larger unpacked, or over 20,000 rows, or too wide); save "
         "it without its pictures and the rows and columns that are not needed, and try again")),
    "draft.refused.macros": ("{file} 带有宏，不予读取；请另存为不带宏的文件再试",
        "{file} has macros, and is not read; save it without them and try again"),
    "draft.refused.open": ("{file} 是文件打开时的临时文件；请保存并关闭，再读文件名不带“~”的那一份",
        "{file} is what an office puts beside an open file; close that, and read the one without '~'"),
    "draft.refused.unknown": ("{file} 不是可以读的文件；请另存为 .docx、.xlsx、.csv、.md 或 .txt 再试",
        "{file} is of no kind that is read; save it as .docx, .xlsx, .csv, .md or .txt and try again"),
    "draft.refused.coding": ("{file} 的文字编码认不出来；请用记事本打开，确认文字无误后另存为 UTF-8 编码再试",
        "the encoding of {file} is not clear; open it where its text looks right and save it as UTF-8"),
    "draft.refused.quote": (("{file} 第 {line} 行起的引号没有成对，以下各格会混在一起；请补上或删去那个引号，"
         "或用 Excel、WPS 打开核对后另存为 .xlsx 再试"),
        ("a quotation mark in {file} from line {line} on has no partner, so that cells below would run "
         "together; add or delete it, or save the table as .xlsx, and try again")),
    "draft.refused.no-rows": ("{file} 只有表头，没有内容；请填上各行再试",
        "{file} has headings alone; fill in its rows and try again"),
    "draft.unreckoned": (("{file} 中有公式没有算出的值（首个在 {cell}），其中的数不能起草；"
         "请用 Excel 或 WPS 打开并保存，再试"),
        ("{file} has formulas without their values (the first at {cell}), whose figures are not drafted; "
         "open and save it in a spreadsheet program, and try again")),
    "draft.no-file": ("没有“{file}”这个文件；请核对路径", "there is no file '{file}'; check the path"),
    "draft.not-a-file": ("“{file}”不是文件（是文件夹、管道或设备）；请写文件的路径",
        "'{file}' is no file, but a folder, a pipe or a device; name a file"),
    "draft.bad-output": ("-o 写的“{file}”不是计划文件的名字；要以 .yaml 结尾，如 plan/2025.yaml",
        "'{file}' of -o is no name of a plan; it ends in .yaml, as plan/2025.yaml does"),
    "draft.missing": ("读 {file} 需要可选部分；请运行 `pip install 'workplan[office]'`",
        "to read {file}, install what is optional: `pip install 'workplan[office]'`"),
    "draft.no-outline": (("没有找到提纲（没有标题，也没有 一、（一）1. 之类的序号），全文作为一个板块；"
         "请核对起草的结果"),
        ("no outline was found (no headings, no numbers before paragraphs): all is one section; look over "
         "what was drafted")),
    "draft.huge": ("第 {line} 行起是一个 {size} 字的长段，未能分开；如有小标题请各起一行再试",
        ("from line {line} on is one paragraph of {size} characters; put each heading on a line of its own "
         "and try again")),
    "draft.before-heading": (("第一个标题之前有 {figures} 个数，多半有标题没有认出；"
         "请给各部分的标题编上 一、二、三、再试"),
        ("{figures} numbers stand before the first heading, so headings were probably not seen; mark them "
         "(## in .txt and .md, a heading style in Word) and try again")),
    "draft.restarts": (("第 {line} 行“{number} {title}”重新编号，前面多半有标题没有认出；"
         "请给那个标题编号（如“第二部分”）再试"),
        ("line {line}: '{number} {title}' begins to count anew, so a heading before it was probably not "
         "seen; mark that one and try again")),
    "draft.outline": ("《{title}》的提纲：", "The outline of '{title}':"),
    "draft.part": ("  {number}  {mark}{title}（{figures} 个数）",
        "  {number}  {mark}{title} ({figures} {figures:number|numbers})"),
    "draft.part.back": ("  {number}  {mark}{title}（{figures} 个数；像是回顾去年，默认不选）",
        "  {number}  {mark}{title} ({figures} {figures:number|numbers}; looks back, not taken by default)"),
    "draft.opening": ("（标题前后的文字）", "(before the first heading)"),
    "draft.untitled": ("（没有标题）", "(without a heading)"),
    "draft.ask-sections": ("哪些部分是计划？写序号，如 2-4 或 2,3；全部写 all",
        "Which parts are the plan? 2-4, or 2,3, or all"),
    "draft.ask-year": ("是哪一年的计划？", "Which year is it the plan of?"),
    "draft.need": ("请加上 {options} 再试：{example}", "add {options} and try again: {example}"),
    "draft.bad-sections": ("没有“{text}”这样的部分；写提纲中的序号，如 2-4 或 2,3，或 all",
        "there is no part '{text}'; write numbers of the outline, such as 2-4 or 2,3, or all"),
    "draft.columns": ("表格的各列按表头理解为：{columns}",
        "The columns of the table are taken by their headings: {columns}"),
    "draft.column": ("{head} → {role}", "{head} → {role}"),
    "draft.ask-columns": ("对吗？不对的写 表头=作用，如 {example}；对则回车",
        "Right? Write HEADING=ROLE for one that is not, such as {example}; else Enter"),
    "draft.bad-column": ("“{text}”看不懂；写 表头=作用，作用是：{roles}",
        "'{text}' is not clear; write HEADING=ROLE, a role being one of: {roles}"),
    "draft.sum": (("文中共 {all} 个数：{drafted} 个已起草，{aside} 个未列入（{reasons}）；{targets} "
         "项指标，其中 {doubtful} 项存疑"),
        ("{all} {all:number|numbers} in the document: {drafted} drafted, {aside} set aside ({reasons}); "
         "{targets} {targets:target|targets}, {doubtful} of them doubtful")),
    "draft.reason": ("{why} {count}", "{why} {count}"),
    "draft.aside": ("  第 {line} 行 {text}（{why}）：{around}", "  line {line}: {text} ({why}): {around}"),
    "draft.none": ("所选的部分没有可以起草的指标；请核对 --sections，或加上 --words all",
        "nothing could be drafted from these parts; check --sections, or add --words all"),
    "draft.next": (("接下来：逐行核对 {file}（存疑的行带“# ?”，原文在 source），"
         "再运行 `workplan check` 和 `workplan coverage`"),
        ("Next: read {file} line by line (doubtful lines bear '# ?', the words are in source), then run "
         "`workplan check` and `workplan coverage`")),
    "draft.bound": (("{file}：{bound} 项指标加上了原文，{left} 项没有找到：{ids}；"
         "原文还有哪些未列入，看 `workplan coverage`"),
        ("{file}: {bound} {bound:target is|targets are} bound to the document; not found: {left} ({ids}); "
         "`workplan coverage` shows what is left of the document")),
    "draft.bound.all": ("{file}：{bound} 项指标都加上了原文；原文还有哪些未列入，看 `workplan coverage`",
        ("{file}: all {bound} targets are bound to the document; `workplan coverage` shows what is left of "
         "it")),
    "draft.bound.nothing": ("{file} 的指标都已有 source，没有改动",
        "all targets of {file} have a source already; nothing was changed"),
    "draft.bound-to-other": (("{file} 的原文是 {other}，未作任何改动；请写 `workplan draft {other} --bind`，"
         "或先改 {file} 中的 source"),
        ("{file} is bound to {other}, and nothing was changed; call `workplan draft {other} --bind`, or "
         "first correct its source")),
    "draft.other-text": ("{file} 已存在，与这份文件的文字不同，未作任何改动；请先核对，移走其中不要的一份",
        "{file} exists with another text, and nothing was changed; compare the two, and move one away"),
    "draft.bind-needs-plan": ("--bind 要有一份已有的计划；请先用 `workplan draft` 起草，或用 --plan 指定",
        "--bind needs a plan that exists; make one with `workplan draft`, or name it with --plan"),
    "draft.not-bindable": ("{file} 有错误，不能加原文；请先按 `workplan check` 改正",
        "{file} has errors; mend what `workplan check` tells first"),

    "draft-why.name": ("名称或编号", "part of a name"),
    "draft-why.scope": ("范围", "scope"),
    "draft-why.fact": ("已有事实", "fact"),
    "draft-why.date": ("日期", "date"),
    "draft-why.section": ("不在计划部分", "other section"),

    "draft-doubt.about": ("原文是约数", "the document says about"),
    "draft-doubt.part": ("原文是其中数，属于哪项未能确定", "it is part of another one: of which?"),
    "draft-doubt.unit": ("单位不明", "which unit?"),
    "draft-doubt.kind": ("类型待定", "which kind?"),
    "draft-doubt.name": ("名称待改", "give it a better name"),
    "draft-doubt.due": ("原文的期限在计划期之外", "the document's day is outside the period"),
    "draft-doubt.points": ("各期数与全年目标对不上", "the figures of the periods do not add up to the goal"),

    "draft-role.group": ("类别", "group"),
    "draft-role.name": ("指标", "name"),
    "draft-role.value": ("目标", "target"),
    "draft-role.due": ("时限", "due"),
    "draft-role.lead": ("牵头", "lead"),
    "draft-role.support": ("配合", "support"),
    "draft-role.department": ("科室", "department"),
    "draft-role.point": ("节点", "checkpoint"),
    "draft-role.result": ("不用", "not used"),
    "draft-role.text": ("文字", "text"),

    "command.draft": ("从文件（.txt .md .docx .csv .xlsx）起草计划，逐项附原文",
        "Draft a plan from a document (.txt .md .docx .csv .xlsx), each target with its words."),

    "help.draft-file": ("文件：.txt .md .docx .csv .xlsx", "The document: .txt, .md, .docx, .csv or .xlsx."),
    "help.draft-sections": ("哪些部分是计划：2-4、2,3 或 all",
        "Which parts are the plan: 2-4, or 2,3, or all."),
    "help.draft-year": ("哪一年的计划：2023 或 2023/24", "The year it is the plan of: 2023, or 2023/24."),
    "help.draft-words": ("还把哪些文字列为指标", "Which words become targets beside milestones"),
    "help.draft-columns": ("表格某列另作理解：表头=作用", "What a column is for: HEADING=ROLE."),
    "help.draft-output": ("写到哪个文件；默认 plan/年份.yaml", "The file to write; default plan/YEAR.yaml."),
    "help.draft-bind": ("只给已有计划的指标加上原文",
        "Only add the words to the targets of a plan that exists."),
    "help.draft-asides": ("列出每个未列入的数和原因",
        "List each number that was set aside, with the reason."),

    "example.draft": (("workplan draft 工作要点.docx\nworkplan draft 工作要点.txt --sections all --year "
         "2023\nworkplan draft source/2022.txt --bind\ndocs/draft.md"),
        ("workplan draft plan.docx\nworkplan draft plan.txt --sections all --year 2023\nworkplan draft "
         "source/2022.txt --bind\ndocs/draft.md")),

    # What to do about what `coverage` finds.
    "coverage-remedy.lost": ("{state}：按原文改正引文；原文已不提的，删去引文",
        "{state}: correct the quote by the document, or delete it where the words are gone"),
    "coverage-remedy.changed": ("{state}：按原文改正数字和引文，或在 revisions 中写明为什么不同",
        "{state}: correct figure and quote by the document, or say in revisions why the plan differs"),
    "coverage-remedy.open": (("{state}：加一项指标，或在已有的指标、任务的 source 中引用；"
         "不列入的在计划开头的 source 中写明理由：waived: [{{quote: 原文, reason: 理由}}]"),
        ("{state}: add a target, or quote the words in the source of a target or task that stands for them, "
         "or say in the source at the plan's head why not: waived: [{{quote: words, reason: why}}]")),
    "coverage-remedy.half": ("{state}：还缺的部分，同“未列入”一样处理：引用它，或写明不列入的理由",
        "{state}: do the same for what is left: quote it, or waive it with a reason"),
    "coverage-remedy.none": ("原文要求的都已有着落", "All that the document asks for is answered for"),
}
