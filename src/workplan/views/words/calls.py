"""The words for what a command asks, does, refuses and sends."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
CALLS: Mapping[str, tuple[str, str]] = {
    "call.no-root": (("{folder} 及其上级目录中没有 plan/ 文件夹；用 `workplan init` 新建计划，"
         "或用 -C（或环境变量 WORKPLAN_DIR）指定计划所在目录"),
        ("no plan/ folder in {folder} or above it; create a plan with `workplan init`, "
         "or say where it is with -C DIR or WORKPLAN_DIR")),
    "call.no-folder": ("没有“{folder}”这个文件夹；请核对 {source} 给出的路径",
        "there is no folder '{folder}'; check the path given by {source}"),
    "call.no-plan": ("plan/ 中没有计划文件（*.yaml）；用 `workplan init` 新建一个",
        "no plan file (*.yaml) in plan/; create one with `workplan init`"),
    "call.misnamed-folder": ("找不到 plan/：{folder} 的写法（大小写或空格）不对，请改名为 plan",
        "there is no plan/ folder; rename {folder}, which is spelt differently (case or blanks), to plan"),
    "call.no-logs.missing": (("{file} 没有台账文件夹 {folder}/，等于没有任何填报；若已改名或移走，"
         "请改回原处，否则用 `workplan log` 填报"),
        ("{file} has no log folder {folder}/, so nothing is reported; if it was renamed or moved, put "
         "it back, otherwise report with `workplan log`")),
    "call.no-logs.folder": (("{file} 的台账无法读取：{folder} 不是文件夹（是文件、管道或断开的链接）；"
         "请把它移走，放回台账文件夹"),
        ("the logs of {file} cannot be read: {folder} is not a folder but a file, a pipe or a broken "
         "link; move it away and put the log folder there")),
    "call.no-logs.permission": (("{file} 的台账无法读取：没有权限打开 {folder} 或其上级文件夹；"
         "请让文件夹的所有者授予读取权限"),
        ("the logs of {file} cannot be read: no permission to open {folder}, or the folder above it; "
         "ask the owner of the folder to let you read it")),
    "call.unread": ("有 {count} 个文件不会被读取，如 {example}，其中的内容没有计入；见 `workplan check`",
        "not read, so nothing in it counts: {example} ({count} in all); see `workplan check`"),
    "call.no-plan-then": ("{revision} 中没有计划文件；用 `git log -- plan/` 查看计划从哪个提交开始",
        "{revision} has no plan file; `git log -- plan/` shows where the plan begins"),
    "call.undated-commit": ("{revision} 的日期无法识读；请用 --as-of 指定日期",
        "the date of {revision} cannot be read; give a day with --as-of"),
    "call.unknown-plan": ("没有名为“{name}”的计划；现有：{known}",
        "there is no plan named '{name}'; there are: {known}"),
    "call.several-plans": ("{day} 对应的计划不止一个：{files}；请用 --plan 指定一个",
        "more than one plan covers {day}: {files}; choose one with --plan"),
    "call.bad-top": ("--top 后写 1 或更大的数，不是 {text}",
        "write a number from 1 up after --top, not {text}"),
    "call.bad-day": ("“{text}”不是日期；写作 2022-06-30、6月30日、昨天，或写 2022-06、6月 表示当月最后一天",
        "'{text}' is not a date; write 2022-06-30 or yesterday, or 2022-06 for its last day"),
    "call.odd-pairs": ("多于一项时，每个指标后面都要写变化，例如 `workplan log 指标一 +1 指标二 =41`",
        "for several targets, give a change after each: `workplan log first +1 second =41`"),
    "call.several-with": ("{option} 只用于一条记录；分开填报，或用 --from 从表格读入",
        "{option} is for a single entry; report one at a time, or read a table with --from"),
    "call.from-and-words": ("--from 从表格读入，不能再写指标", "--from reads a table; leave the targets out"),
    "call.no-table": ("{file} 不是表格文本；另存为 CSV（UTF-8）再试",
        "{file} is not a table in plain text; save it as CSV (UTF-8) and try again"),
    "call.no-heads": ("{file} 第一行没有可识别的列名；可用：{known}",
        "the first line of {file} names no known column; known: {known}"),
    "call.unknown-heads": ("{file} 有不认识的列：{heads}；改名或删去后再试；可用：{known}",
        "{file} has unknown columns: {heads}; rename or remove them; known: {known}"),
    "call.heads-twice": ("{file} 有重复的列：{heads}；每种只留一列",
        "{file} has columns of one sort: {heads}; keep one of them"),
    "call.row-too-wide": (('{file}:{line}: 单元格比列名多；含逗号的文字和数字要加引号，例如 "1,200"，'
         "每列都要有列名"),
        ("{file}:{line}: there are more cells than heads; put text and figures with commas in quotes, "
         'such as "1,200", and give each column a head')),
    "call.broken-quote": ("{file}:{line}: 引号不成对；从这一行起读不出，补上或删去多余的引号",
        "{file}:{line}: a quote is not closed, or stands within a cell; close it, or write it twice"),
    "call.rows-left": ("{file}：{number} 行没有数据也没有文字，已略过",
        "{file}: {number} {number:row|rows} skipped, with neither a figure nor words"),
    "call.no-rows": ("{file} 中没有可填报的行", "{file} has no row that reports anything"),
    "call.bad-light": ("自评没有“{text}”；请写 红、黄 或 绿",
        "'{text}' is not a light; write red, yellow or green"),
    "call.bad-done": ("“{text}”看不懂；办结写 是，未办结写 否", "'{text}' is not clear; write yes or no"),
    "call.due": ("{by}应报 {number} 项；逐项询问，回车跳过",
        "{number} {number:report is|reports are} due from {by}; you are asked for each, Enter skips it"),
    "call.due-target": ("{name}（{id}）  {period}  现为 {value}，目标 {goal}",
        "{name} ({id})  {period}  now {value}, goal {goal}"),
    "call.ask-other": ("其他指标（编号或名称的一部分；回车结束）",
        "Another target (part of its id or name; Enter ends)"),
    "call.not-found": (("没有与“{words}”相符的指标、任务、板块、牵头领导或名词；`workplan status --by "
         "target --format csv` 列出全部指标"),
        ("no target, task, section, owner or term matches '{words}'; `workplan status --by target "
         "--format csv` lists all targets")),
    "call.not-found.close": ("没有与“{words}”相符的内容；是否想写“{suggestion}”？",
        "nothing matches '{words}'; did you mean '{suggestion}'?"),
    "call.not-found.known": ("没有与“{words}”相符的内容；现有：{known}",
        "nothing matches '{words}'; there are: {known}"),
    "call.no-tags": ("没有标签“{words}”：计划中没有任何标签（tags）",
        "there is no tag '{words}': the plan has no tags"),
    "call.warnings": ("另有 {count} 个警告，用 `workplan check` 查看",
        "warnings: {count}; `workplan check` lists them"),
    "call.nothing-changed": ("所有台账已是规范格式", "every log is already in canonical form"),
    "call.formatted": ("已整理：{file}", "rewritten: {file}"),
    "call.would-format": ("待整理：{file}", "would be rewritten: {file}"),
    "call.no-such-log": ("{file} 不是本计划的台账；台账在 {folder} 下，扩展名为 .yaml",
        "{file} is not a log of a plan; logs are kept below {folder} and end in .yaml"),
    "call.exists": ("{file} 已存在，未作任何改动；换一个年份，或先移走该文件",
        "{file} already exists, and nothing was changed; choose another year, or move the file away"),
    "call.bad-year": ("“{text}”不是年份；写作 2023，跨年的写作 2023/24",
        "'{text}' is not a year; write 2023, or 2023/24 for one that spans two"),
    "call.bad-month": ("“{text}”不是月份；写作 1 到 12", "'{text}' is not a month; write 1 to 12"),
    "call.need-start-month": ("“{text}”跨两个年份；请用 --start-month 说明从 2 到 12 的哪个月开始",
        "'{text}' spans two years; say with --start-month in which month, 2 to 12, it begins"),
    "call.need-option": ("缺少 {option}；在终端中运行会逐项询问，否则请用选项给出",
        "{option} is missing; on a terminal it is asked for, otherwise give it as an option"),
    "call.empty-text": ("{option} 不能为空", "{option} cannot be empty"),
    "call.written": ("已建立：{file}", "written: {file}"),
    "call.left.line": ("{file} 已存在，未改动；请自行加上这一行：{line}",
        "{file} already exists and was not changed; add this line to it: {line}"),
    "call.left.schema": ("{file} 已存在，未改动；更新用 `{command}`",
        "{file} already exists and was not changed; renew it with `{command}`"),
    "call.next-steps": (("接下来：改好 {file} 中的指标，`workplan check` 检查，`workplan status` "
         "查看进度，`workplan log` 填报"),
        ("Next: edit the targets in {file}, run `workplan check`, see `workplan status`, report with "
         "`workplan log`")),
    "call.need-like": (("--carry、--anew、--yes 和 --as-of 只与 --like 一起使用；"
         "请加上旧计划，如 --like plan/2022.yaml"),
        ("--carry, --anew, --yes and --as-of go with --like alone; "
         "add the plan to begin from, such as --like plan/2022.yaml")),
    "call.not-onward": (("新计划从 {start} 开始，而旧计划到 {end} 才结束；"
         "请用更晚的 --year，或不写 --year 接着编"),
        ("the new plan would begin on {start}, and the old one ends only on {end}; "
         "give a later --year, or none, for the period that follows")),
    "next.need-answers": (("有 {count} 项要决定是否转入新计划：在终端中运行会逐项询问；"
         "否则请用 --yes 照下列默认办理，"
         "或用 --carry 编号（结转）、--anew 编号（重新下达）列出，其余不带入。"
         "编号也可以写在文件里，一行一个，--carry 文件名，或 --carry - 从标准输入读取"),
        ("{count} {count:target is|targets are} to be decided on: on a terminal each is asked about; "
         "elsewhere give --yes for what stands behind them here, or list them: "
         "--carry ID for what is left of it, "
         "--anew ID for all of it again; others are left out. Ids may also stand in a file, one a line: "
         "--carry FILE, or --carry - for standard input")),
    "next.line": ("{id}  {target}：{way}", "{id}  {target}: {way}"),
    "next.target": ("{number}/{total} {target}", "{number}/{total} {target}"),
    "next.standing": ("{name}，现为{value}，目标{goal}，{state}", "{name}, at {value}, goal {goal}, {state}"),
    "next.way.carried": ("结转", "goes on"),
    "next.way.left": ("不带入", "left out"),
    "next.ask": ("  {choices}", "  {choices}"),
    "next.key.y": ("y 结转", "y goes on"),
    "next.key.r": ("r 全额重新下达", "r again in full"),
    "next.key.n": ("n 不带入", "n left out"),
    "next.key.a": ("a 其余照默认", "a the rest as proposed"),
    "next.key.q": ("q 停止", "q stop"),
    "next.stopped": ("已停止，未写入任何文件", "stopped; nothing was written"),
    "next.doubt.goal": ("目标", "goal"),
    "next.doubt.due": ("期限", "due"),
    "next.carried": ("结转", "carried over"),
    "next.past.count": ("至{day}完成{value}，目标{goal}", "{value} by {day}, goal {goal}"),
    "next.past.level": ("至{day}为{value}，目标{goal}", "at {value} on {day}, goal {goal}"),
    "next.past.milestone": ("至{day}已完成{value}", "{value} done by {day}"),
    "next.past.none": ("至{day}未报数据，目标{goal}", "nothing reported by {day}, goal {goal}"),
    "next.taken": (("带入 {sections} 个板块、{tasks} 项任务；结转 {carried} 项，按期重复 {repeated} 项，"
         "重新下达 {anew} 项，不带入 {left} 项"),
        ("taken over: {sections} {sections:section|sections}, {tasks} {tasks:task|tasks}; {carried} "
         "{carried:target goes|targets go} on, {repeated} {repeated:repeats|repeat}, {anew} again in full, "
         "{left} left out")),
    "next.not-over": ("按 {day} 的进展办理，旧计划到 {end} 才结束；届时请核对结转的余数",
        "as of {day}; the old plan ends on {end}: look at what is left again then"),
    "next.steps": (("接下来：改好 {file} 中带 # ? 的目标和期限、引言和新增事项，`workplan check` 检查，"
         "`workplan status --plan {name}` 查看"),
        ("Next: edit {file}: goals and due dates marked # ?, what is new; `workplan check` it, "
         "see `workplan status --plan {name}`")),
    "call.not-written": ("未写入：{file}：{reason}", "not written: {file}: {reason}"),
    "call.locked": (("未写入：等了十秒，{file} 一直被另一个 workplan（log、fmt 或 export）占用；等它结束，"
         "或结束它，再试"),
        ("not written: after ten seconds {file} was still held by another workplan (log, fmt or export); let "
         "it finish, or stop it, and try again")),
    "call.half-written": ("未能写入，也未能恢复原状：{file}：{reason}；请检查该文件的最后一行",
        "neither written nor undone: {file}: {reason}; check the last line of that file"),
    "call.not-written-at-all": ("未写入", "not written"),
    "call.staged-alone": ("--staged 以暂存区为较晚的版本，不能再写‘{revision}’",
        "with --staged, the later side is what is staged; leave out '{revision}'"),
    "call.machine-trouble": ("{reason}：{file}", "{file}: {reason}"),
    "call.no-permission": ("没有权限：{file}；请让它或其上级文件夹的所有者授予读写权限",
        "no permission: {file}; ask its owner, or that of the folders above it, for access"),
    "call.written-not-printed": ("已写入 {file}，但结果未能输出",
        "written to {file}, but the result could not be printed"),
    "call.already-logged": ("同一编号、同一内容的记录已在 {file} 第 {line} 行，没有重复写入",
        "this entry, with this id, already stands in {file}, line {line}; it was not written again"),
    "call.need-target": ("要填报哪个指标？例如 `workplan log {example} +3`",
        "which target? For example `workplan log {example} +3`"),
    "call.change-plain-number": (("“{text}”是新增还是累计？新增写 +{text}（或 --add {text}），累计写 "
         "={text}（或 --total {text}）"),
        ("{text} more, or {text} in all? Write +{text} (or --add {text}) for more, ={text} (or --total "
         "{text}) for the total")),
    "call.change-twice": ("“{text}”之外还另有数据或办结；只写一处",
        "'{text}' is not the only figure or done given; give one of them"),
    "call.change-unreadable": ("看不懂“{text}”；{hint}", "'{text}' cannot be read as a change; {hint}"),
    "call.change-is-stage": ("“{text}”是这个指标的一个阶段；请写 --reached '{text}'",
        "'{text}' is a stage of this target; write --reached '{text}'"),
    "call.no-stage": ("没有阶段“{text}”；可写：{stages}，或留空",
        "there is no stage '{text}'; write one of: {stages}"),
    "call.change-not-for-kind": ("“{text}”不适用于此处；{hint}", "'{text}' does not fit here; {hint}"),
    "call.change-figure-missing": ("没有数据也没有文字，无可填报；{hint}，或用 --note 写明进展",
        "there is neither a figure nor words to report; {hint}, or say something with --note"),
    "call.takes.count": ("累计数写 +3（新增）、-3（更正）或 =41（累计）",
        "a count takes +3 (more), -3 (a correction) or =41 (in all)"),
    "call.takes.level": ("时点数写 =41（现值）", "a level takes =41 (the current figure)"),
    "call.takes.rate": ("增速／比率写 =3.2 或 =-0.6（百分点）", "a rate takes =3.2 or =-0.6 (in points)"),
    "call.takes.recurring": ("周期任务写 +1（又完成一次）", "a recurring target takes +1 (done once more)"),
    "call.takes.milestone": ("办结事项写 done、undone 或 =60（百分之六十）",
        "a milestone takes done, undone or =60 (per cent)"),
    "call.takes.duty": ("常态工作只写文字：--note", "a duty is reported in words: --note"),
    "call.takes.task": ("任务只写文字：--note", "a task is reported in words: --note"),
    "call.nothing-to-undo": ("台账里还没有记录，无可撤销",
        "the logs hold no entry yet, so there is nothing to undo"),
    "call.nothing-of": ("台账里没有 {by} 的记录；`workplan show` 可查看各条的填报人",
        "the logs hold no entry by {by}; `workplan show` says who reported each"),
    "call.undo-take-back": ("将删去 {place}：\n  {line}", "To be removed, {place}:\n  {line}"),
    "call.undo-correct": ("{place} 已提交到 git，不改动；将另写一条更正：\n  {line}",
        "{place} is committed and stays; this correction is to be written:\n  {line}"),
    "call.undo-note": ("撤销 {place}", "takes back {place}"),
    "call.undone": ("已删去 {place}", "removed: {place}"),
    "call.undo-changed": ("{file} 刚被他人改动，没有撤销；请再试",
        "{file} was just changed by someone else, and nothing was undone; try again"),
    "call.ask-sure": ("确定吗", "Continue"),
    "call.need-yes": ("不在终端中运行，没有改动；确认请加 --yes",
        "nothing was changed, because there is no terminal to ask on; add --yes to confirm"),
    "call.no-undo-of-words": ("{place} 只有文字、阶段或自评，已提交，无法用另一条撤销；如有误，请另报说明",
        ("{place} gives only words, a stage or an own light and is committed, so no entry can take it "
         "back; if it is wrong, report what is right")),
    "call.no-undo-of-first": ("{place} 是该指标的第一个数据，已提交，无法撤销；如有误，请另报正确的数据",
        ("{place} gives the first figure of its target and is committed, so no entry can take it back; "
         "if it is wrong, report the right figure")),
    "call.no-undo-of-overruled": ("{place} 已被同日的另一条取代，不影响现值，无需撤销",
        "{place} is overruled by another entry of that day, so there is nothing to undo"),
    "call.no-undo-of-misplaced": (("{place} 那天的记录不全在当月台账里，更正会排在前面、不起作用；"
         "请先移到当月台账"),
        ("not all entries of the day of {place} are in the log of their month, so a correction would stand "
         "before them and change nothing; move them there first")),
    "call.no-undo-of-copies": ("{place} 的编号还在 {others}；请先删去多余的副本，再撤销",
        "the id of {place} stands at {others} too; delete the copies first, then undo"),
    "call.carry-and-anew": ("{ids} 既写了 --carry 又写了 --anew；只写一处",
        "{ids}: both --carry and --anew name it; keep one of them"),
    "call.no-undo-of-lines": ("{place} 不是一行一条的记录；请手工删改，或先运行 `workplan fmt`",
        "{place} is not an entry on one line; edit the file by hand, or run `workplan fmt` first"),

    # Heads of the columns of a table that `log --from` reads; the first name is the one that is shown.
    "column.date": ("日期|数据截至", "date|day|data as of"),
    "column.target": ("指标（事项）|指标|事项|项目|编号|任务", "target|task|id of target"),
    "column.change": ("报送|变化", "change|report|reported"),
    "column.add": ("新增|本期新增|本期", "add|added|this period"),
    "column.value": ("累计（现值）|累计|现值|本期累计", "value|total|to date"),
    "column.done": ("办结|已办结", "done|finished"),
    "column.reached": ("达到阶段|阶段", "reached|stage"),
    "column.light": ("自评", "light|own light"),
    "column.by": ("填报人|报送人", "by|reported by"),
    "column.note": ("进展情况|进展", "note|progress"),
    "column.problem": ("存在问题|问题", "problem"),
    "column.next": ("下一步", "next|next step"),
    "column.evidence": ("佐证|佐证材料|附件", "evidence"),
    "column.id": ("记录编号", "id|entry id"),
    "call.ask-target": ("指标（编号或名称的一部分）", "Target (part of its id or name)"),
    "call.ask-change": ("变化（{hint}；可留空）", "Change ({hint}; may be empty)"),
    "call.ask-reached": ("已达到的阶段（{stages}；可留空）", "Stage reached ({stages}; may be empty)"),
    "call.ask-by": ("填报人（可留空）", "Reported by (may be empty)"),
    "call.ask-note": ("进展情况（可留空）", "Note (may be empty)"),
    "call.ask-problem": ("存在问题（可留空）", "Problem (may be empty)"),
    "call.ask-next": ("下一步（可留空）", "Next step (may be empty)"),
    "call.ask-title": ("计划名称", "Title of the plan"),
    "call.ask-organization": ("单位", "Organization"),
    "call.ask-year": ("年份", "Year"),
    "call.ask-language": ("语言（zh 或 en）", "Language (zh or en)"),
    "call.usage": ("{message}；用法：{command} -h", "{message}; see {command} -h"),
    "call.usage.option": ("没有选项 {text}", "there is no option {text}"),
    "call.usage.option.close": ("没有选项 {text}；是否想写 {suggestion}？",
        "there is no option {text}; did you mean {suggestion}?"),
    "call.usage.command": ("没有命令“{text}”", "there is no command '{text}'"),
    "call.usage.command.close": ("没有命令“{text}”；是否想写“{suggestion}”？",
        "there is no command '{text}'; did you mean '{suggestion}'?"),
    "call.usage.missing": ("缺少 {name}", "{name} is missing"),
    "call.usage.choice": ("{name} 只能是：{choices}", "{name} is one of: {choices}"),
    "call.usage.choice.close": ("{name} 没有“{text}”；是否想写“{suggestion}”？",
        "{name} has no '{text}'; did you mean '{suggestion}'?"),
    "call.usage.twice": ("{name} 写了两次；只写一次", "{name} is given twice; give it once"),
    "call.usage.value": ("{name} 的值不对", "{name} does not take that value"),
    "call.usage.no-value": ("{name} 后面缺少内容", "{name} needs a value after it"),
    "call.bad-text": ("{option} 中有不是 UTF-8 的字符；请在 UTF-8 终端中重新输入",
        "{option} contains characters that are not UTF-8; type it again in a UTF-8 terminal"),
    "call.not-a-list-of-lines": (("{file} 的写法不便追加（每条记录应以行首的 - 开始）；先运行 `workplan "
         "fmt {file}`。未写入"),
        ("no line can be added to {file} as it is laid out (each entry should begin with - at the left "
         "margin); run `workplan fmt {file}` first. Not written")),
    "call.usage.extra": ("多出的内容：{words}；含空格的文字要加引号",
        "unexpected: {words}; put text that contains spaces in quotes"),
    "call.total-differs": ("加上这一笔累计是 {total}，不是 {value}；核对后再报。未写入",
        "with this addition the total is {total}, not {value}; check both and report again. Not written"),
    "call.interrupted": ("已中断", "interrupted"),

    "report-call.unknown-ending": ("看不出“{file}”的格式；文件名请以 {endings} 之一结尾，或用 --format 指定",
        "cannot tell the format of '{file}'; end its name in one of {endings}, or give --format"),
    "report-call.need-format": (("要生成什么报告？用 -o 指定文件（以 {endings} 之一结尾），或用 "
         "--format 指定格式，输出到屏幕或管道"),
        ("which report? Name a file with -o that ends in one of {endings}, or give --format to print "
         "or pipe it")),
    "report-call.not-on-terminal": ("{form} 不是文本，不能显示在终端上；用 -o 指定文件，或接到管道",
        "{form} is not text and cannot be shown on a terminal; name a file with -o, or pipe it"),
    "report-call.missing-library": (("{form} 报告需要 {library}，尚未安装；运行 `pip install "
         "'workplan[{extra}]'`（用 pipx 安装的：`pipx runpip workplan "
         "install 'workplan[{extra}]'`）"),
        ("a report in {form} needs {library}, which is not installed; run `pip install "
         "'workplan[{extra}]'` (if installed by pipx: `pipx runpip workplan install "
         "'workplan[{extra}]'`)")),
    "report-call.not-a-bulletin": ("--issue、--sign、--ask 只用于通报（.docx），不用于 {form}",
        "--issue, --sign and --ask are for a bulletin (.docx), not for {form}"),
    "report-call.folder": ("{file} 是文件夹；请写出其中的文件名，如 {example}",
        "{file} is a folder; name a file in it, such as {example}"),
    "report-call.no-folder": ("没有文件夹 {folder}；用 `mkdir -p` 建立后再试",
        "there is no folder {folder}; create it with `mkdir -p` and try again"),
    "report-call.loop": ("{file} 是绕成一圈的链接；请换一个文件名",
        "{file} is a link that leads back to itself; choose another name"),
    "report-call.by-hand": ("{file} 在 plan/ 或 progress/ 下，那里放计划与台账，不放报告；请换一个位置",
        "{file} is below plan/ or progress/, which hold plans and logs; put the report elsewhere"),

    "setup.attributes.done": ("已写入 {file}：{lines}", "written to {file}: {lines}"),
    "setup.attributes.kept": ("{file} 已有所需各行", "{file} already has these lines"),
    "setup.attributes.undone": ("已从 {file} 删去：{lines}", "removed from {file}: {lines}"),
    "setup.attributes.absent": ("{file} 中没有 git-setup 写入的内容",
        "{file} holds nothing written by git-setup"),
    "setup.attributes.link": (("{file} 是链接，git 不读取链接；请换成普通文件，再运行 `workplan "
         "git-setup`。未改动"),
        ("{file} is a link, which git does not follow; replace it by a file and run `workplan "
         "git-setup` again. Not changed")),
    "setup.attributes.no-file": (("{file} 不是普通文件，git 无从读取；请把它移走，再运行 `workplan "
         "git-setup`。未改动"),
        ("{file} is not a regular file, so git cannot read it; move it away and run `workplan "
         "git-setup` again. Not changed")),
    "setup.driver.done": ("已设置 git：`git diff`、`git log -p` 按计划的内容显示 plan/ 的变化",
        "git is set up: `git diff` and `git log -p` show changes of plan/ in the plan's own words"),
    "setup.driver.refused": (("git 未能改写仓库的设置（{reason}）；什么都没有改动。没有别的 git "
         "在运行时，删去留下的 config.lock 后重试"),
        ("git could not write the repository's settings ({reason}); nothing was changed. If no other "
         "git is running, delete the config.lock left behind and try again")),
    "setup.driver.kept": ("git 的对照方式已设置好", "git is already set up to compare plans"),
    "setup.driver.undone": ("已取消 git 的对照方式", "git compares plans by lines again"),
    "setup.driver.shared": ("git 的对照方式保留不变：同一仓库中的另一计划目录还在用",
        "git goes on comparing plans in words, because another root in this repository uses it"),
    "setup.driver.absent": ("git 的对照方式未曾设置", "git was not set up to compare plans"),
    "setup.hook.done": ("已写入 {file}：提交前检查文件，有放宽而无理由的不予提交",
        ("written to {file}: before each commit the files are checked, and easing without a reason is "
         "refused")),
    "setup.hook.kept": ("{file} 已是最新", "{file} is up to date"),
    "setup.hook.undone": ("已从 {file} 删去这里的检查；没有别的检查时文件也已删除",
        "the checks were removed from {file}; a file with no other checks was deleted"),
    "setup.hook.absent": ("没有 git-setup 写入的提交前检查",
        "there is no pre-commit check written by git-setup"),
    "setup.hook.foreign": ("{file} 不是 git-setup 写的，未改动；如需要，请自行加上：{lines}",
        "{file} was not written by git-setup and was not changed; to have the checks, add: {lines}"),
    "setup.hook.link": ("{file} 是链接，所指的文件未改动；如需要，请自行加上：{lines}",
        "{file} is a link, and the file behind it was not changed; to have the checks, add: {lines}"),
    "setup.hook.two-lines": (("“{file}”的名称中有换行，钩子中一行写不下；"
         "请改名后再运行 `workplan git-setup`。未改动"),
        ("the name '{file}' contains a line break, which no line of a hook can hold; rename it "
         "and run `workplan git-setup` again. Not changed")),
    "setup.hook.elsewhere": ("这个仓库的钩子在 {file}（core.hooksPath），未改动；如需要，请自行加上：{lines}",
        ("this repository keeps its hooks in {file} (core.hooksPath), which was not changed; to have "
         "the checks, add: {lines}")),

    "git-trouble.no-git": ("没有安装 git；这个命令要从 git 读取计划的历史",
        "git is not installed; this command needs it to read the plan's history"),
    "git-trouble.no-repository": ("{folder} 不在 git 仓库中；用 `git init` 建立仓库并提交计划",
        "{folder} is not in a git repository; create one with `git init` and commit the plan"),
    "git-trouble.not-trusted": (("{folder} 所在的 git 仓库属于别的用户，git 拒绝读取；如可信任，"
         "运行 `git config --global --add safe.directory 仓库目录`"),
        ("git refuses to read the repository of {folder}, which belongs to another user; "
         "if you trust it, run `git config --global --add safe.directory` with its folder")),
    "git-trouble.unknown-revision": ("没有修订版本‘{revision}’；写提交号、分支、标签或 HEAD~1 之类",
        "there is no revision '{revision}'; give a commit, a branch, a tag, or something like HEAD~1"),
    "git-trouble.missing-history": (("找不到‘{revision}’：这个仓库是浅克隆，缺少较早的提交；运行 `git "
         "fetch --unshallow`"),
        ("'{revision}' is not here: this is a shallow clone without older commits; run `git fetch "
         "--unshallow`")),
    "git-trouble.unmerged": ("{file} 有合并冲突；解决后运行 `git add {file}`",
        "{file} has merge conflicts; resolve them, then run `git add {file}`"),
    "git-trouble.missing-objects": (("仓库缺少所需的提交或文件内容（不完整的克隆？）；运行 `git fetch "
         "--refetch` 补全，或重新克隆"),
        ("the repository lacks a commit or content it needs (a partial clone?); run `git fetch "
         "--refetch`, or clone it again")),

    "send.send-needs-robot": (("--send 只能与 --format {formats} 一起用，例如 `workplan alerts --format "
         "{example} --send`"),
        "--send works only with --format {formats}, for example `workplan alerts --format {example} --send`"),
    "send.no-address": (("没有设置环境变量 {name}：它是群机器人的 webhook 地址。例如：\n"
         "  read -rs {name}; export {name}    # 粘贴地址，不显示也不留在命令历史里"),
        ("the environment variable {name} is not set; "
         "it holds the webhook address of the group's robot. For example:\n  read -rs {name}; "
         "export {name}    # paste the address: not shown, not kept in the history")),
    "send.unreadable": (("环境变量 {name} 不是网址（为保密不显示其内容）；请从群机器人的设置中重新复制，"
         "形如 {example}"),
        ("the environment variable {name} does not hold an address (its content is secret and not "
         "shown); copy it again from the robot's settings; it looks like {example}")),
    "send.unprotected": (("环境变量 {name} 的地址以 http:// 开头，密钥会被人看到；请改用 "
         "https://（本机地址除外）"),
        ("the address in the environment variable {name} begins with http://, which exposes the key; "
         "use https:// (http is for this machine only)")),

    "robots.about": ("《{plan}》截至 {day} 共 {number} 条预警",
        "“{plan}”: {number} {number:alert|alerts} as of {day}"),
    "robots.cut": ("……（过长，已截断）", "… (too long, truncated)"),
    "robots.nothing": ("没有预警，不生成消息", "no alerts, so no message was made"),
    "robots.nothing.send": ("没有预警，未发送消息", "no alerts, so nothing was sent"),
    "robots.sent": ("已发送到{robot}：{number} 条消息，{alerts}",
        "sent to {robot}: {number} {number:message|messages} with {alerts}"),
    "robots.waiting": ("已发送 {sent}/{total} 条，{seconds} 秒后继续",
        "{sent} of {total} messages sent, continuing in {seconds} s"),
    "robots.interrupted": ("已中断：已发送 {sent}/{total} 条，第 {next} 条是否送达请到群里查看",
        "interrupted: {sent} of {total} messages sent; check in the group whether number {next} arrived"),
    "robots.not-sent": ("{robot}：{total} 条消息一条也没有发出：{reason}",
        "{robot}: nothing was sent (0 of {total} messages): {reason}"),
    "robots.half-sent": ("{robot}：{total} 条消息只发出了前 {sent} 条，第 {next} 条起没有发出：{reason}",
        "{robot}: {sent} of {total} messages sent, and none from number {next} on: {reason}"),
    "robots.not-known": (("{robot}：{total} 条消息已发送 {sent} 条，第 {next} 条可能已送达，"
         "也可能没有：{reason}"),
        "{robot}: {sent} of {total} messages sent; number {next} may or may not have arrived: {reason}"),
    "robots.sent-not-printed": ("消息已发送，但结果未能输出", "sent, but the result could not be printed"),

    "robot.wecom": ("企业微信", "WeCom"),
    "robot.dingtalk": ("钉钉", "DingTalk"),
    "robot.feishu": ("飞书", "Feishu"),

    "trouble.unreached": ("连接不上（{said}）；请检查网络、代理（https_proxy）和 {address} 中的主机名",
        "cannot connect ({said}); check the network, the proxy (https_proxy) and the host in {address}"),
    "trouble.misrouted": ("{address} 中的主机名或代理（https_proxy）的写法不对，没有发送；请检查两者",
        "the host in {address} or the proxy (https_proxy) is malformed, and nothing was sent; check both"),
    "trouble.untrusted": (("服务器的证书不可信（{said}），没有发送；请检查 {address} 中的主机名，"
         "或单位代理的根证书（SSL_CERT_FILE）"),
        ("the server's certificate cannot be trusted ({said}), and nothing was sent; check the host in "
         "{address}, or the root certificate of your proxy (SSL_CERT_FILE)")),
    "trouble.unanswered": ("已发出，但没有收到回答（{said}）；请先到群里看一看，再决定是否重发",
        "sent, but no answer came ({said}); look in the group before sending again"),
    "trouble.unreadable": ("回答不是{robot}的格式；请检查 {address} 是否为机器人的地址，并到群里看一看",
        ("the answer is not one of {robot}; check that {address} holds the robot's address, and look "
         "in the group")),
    "trouble.redirected": ("地址转向了别处（HTTP {code}），没有跟随，以免泄露密钥；请检查 {address}",
        ("the address redirects elsewhere (HTTP {code}), which was not followed, to protect the key; "
         "check {address}")),
    "trouble.status": ("服务器拒绝（HTTP {code}）；请检查 {address}，若为 5xx 请稍后重试",
        "the server refused (HTTP {code}); check {address}, or for 5xx try again later"),
    "trouble.refused": ("{robot}拒绝（{code}）：{said}", "{robot} refused ({code}): {said}"),
    "trouble.busy": ("发送过于频繁（{code}），多次重试仍未成功；请十分钟后再发",
        "too many messages ({code}), even after retrying; send again in ten minutes"),
    "trouble.later": ("发送过于频繁（{code}），服务要求等 {minutes} 分钟，没有再试；请在那之后再发",
        ("too many messages ({code}): the service asks to wait {minutes} minutes, and it was not tried "
         "again; send again after that")),
    "trouble.refused.known": ("{remedy}（{robot} {code}：{said}）", "{remedy} ({robot} {code}: {said})"),

    "refusal.key": ("地址中的密钥不对，或机器人已被移出群；请从群机器人的设置中重新复制地址",
        ("the key in the address is wrong, or the robot was removed from the group; copy the address "
         "again from the robot's settings")),
    "refusal.length": ("服务认为消息过长；请用 --owner 或 --section 分开发送",
        "the service finds the message too long; send it in parts with --owner or --section"),
    "refusal.stopped": ("机器人已停用或群已解散；请在群里重新启用或新建机器人",
        "the robot is disabled, or the group no longer exists; enable it or add a new one"),
    "refusal.keyword": ("消息中没有机器人设置的关键词；请在机器人设置中加上关键词“{keyword}”，每条消息都有它",
        ("the message contains none of the robot's keywords; add the keyword “{keyword}” in the "
         "robot's settings: every message contains it")),
    "refusal.signature": (("签名不对；请核对 {secret} 是否为机器人设置中“加签（签名校验）”的密钥，"
         "并校准本机时钟"),
        ("the signature does not match; check that {secret} holds the signing secret from the robot's "
         "settings, and that this machine's clock is right")),
    "refusal.place": ("本机的 IP 地址不在机器人的白名单中；请在机器人设置中加上它",
        "this machine's IP address is not on the robot's allowlist; add it in the robot's settings"),
    "refusal.content": ("服务认为内容不合适；请用 `workplan alerts` 查看文字",
        "the service finds the content unsuitable; see the text with `workplan alerts`"),

    "call.no-source": ("{file} 没有写明它的原文；请在计划中写 source: {{file: source/{stem}.txt}}",
        "{file} names no document that it was made from; write source: {{file: source/{stem}.txt}} in it"),
    "call.encoding": ("{file} 按 {encoding} 编码读取", "{file} was read as {encoding}"),
    "call.undated": ("{file}：{number} 行没有日期，记为今天（{day}）；若不是，请加日期列或 --date",
        ("{file}: {number} {number:row|rows} without a date, taken for today's ({day}); if they are not, "
         "add a column of dates or --date")),
}
