"""The words for calls that cannot be carried out, and for what a command says beside its result."""

from collections.abc import Mapping

from workplan.views.words.text import Text

CALLS: Mapping[str, Text] = {
    "no-root": Text(
        "{folder} 及其上级目录中没有 plan/ 文件夹；用 `workplan init` 新建计划，或用 -C 指定计划所在目录",
        "no plan/ folder in {folder} or above it; make a plan with `workplan init`, "
        "or say where it is with -C DIR",
    ),
    "no-plan": Text(
        "plan/ 中没有计划文件（*.yaml）；用 `workplan init` 新建一个",
        "no plan file (*.yaml) in plan/; make one with `workplan init`",
    ),
    "no-plan-then": Text(
        "{revision} 中没有计划文件；用 `git log -- plan/` 查看计划从哪个提交开始",
        "{revision} holds no plan file; see with `git log -- plan/` where the plan begins",
    ),
    "undated-commit": Text(
        "{revision} 的日期无法识读；请用 --as-of 指定日期",
        "{revision} has no day that can be read; give one with --as-of",
    ),
    "unknown-plan": Text(
        "没有名为“{name}”的计划；现有：{known}",
        "no plan named '{name}'; there are: {known}",
    ),
    "several-plans": Text(
        "{day} 同时属于几个计划：{files}；请用 --plan 指定一个",
        "{day} lies in several plans: {files}; choose one with --plan",
    ),
    "bad-day": Text(
        "“{text}”不是日期；写作 2022-06-30，或写 2022-06 表示当月最后一天",
        "'{text}' is no day; write 2022-06-30, or 2022-06 for its last day",
    ),
    "not-found": Text(
        "没有与“{words}”相符的内容；`workplan status --by target --format csv` 列出全部指标",
        "nothing is called '{words}'; `workplan status --by target --format csv` lists all targets",
    ),
    "not-found.close": Text(
        "没有与“{words}”相符的内容；是否想写“{suggestion}”？",
        "nothing is called '{words}'; did you mean '{suggestion}'?",
    ),
    "not-found.known": Text(
        "没有与“{words}”相符的内容；现有：{known}", "nothing is called '{words}'; there are: {known}"
    ),
    "warnings": Text(
        "另有 {count} 个警告，用 `workplan check` 查看",
        "warnings: {count}; see them with `workplan check`",
    ),
    "nothing-changed": Text("所有台账已是规范格式", "every log is in canonical form already"),
    "formatted": Text("已整理：{file}", "rewritten: {file}"),
    "would-format": Text("待整理：{file}", "would be rewritten: {file}"),
    "no-such-log": Text(
        "{file} 不是本计划的台账；台账在 {folder} 下，扩展名为 .yaml",
        "{file} is no log of a plan; logs lie below {folder} and end in .yaml",
    ),
    "exists": Text(
        "{file} 已存在，未作任何改动；换一个年份，或先移走该文件",
        "{file} is there already, and nothing was changed; choose another year, or move the file away",
    ),
    "bad-year": Text("“{text}”不是年份；写作 2023", "'{text}' is no year; write 2023"),
    "need-option": Text(
        "缺少 {option}；在终端中运行会逐项询问，否则请用选项给出",
        "{option} is missing; on a terminal it is asked for, elsewhere give it as an option",
    ),
    "empty-text": Text("{option} 不能为空", "{option} cannot be empty"),
    "written": Text("已建立：{file}", "written: {file}"),
    "left.line": Text(
        "{file} 已存在，未改动；请自行加上这一行：{line}",
        "{file} was there already, and is as it was; add this line to it: {line}",
    ),
    "left.schema": Text(
        "{file} 已存在，未改动；更新用 `{command}`",
        "{file} was there already, and is as it was; renew it with `{command}`",
    ),
    "next-steps": Text(
        "接下来：改好 {file} 中的指标，`workplan check` 检查，`workplan status` 查看进度，"
        "`workplan log` 填报",
        "Next: edit the targets in {file}, `workplan check` them, see `workplan status`, "
        "report with `workplan log`",
    ),
    "not-written": Text("未写入：{file}：{reason}", "not written: {file}: {reason}"),
    "half-written": Text(
        "未能写入，也未能恢复原状：{file}：{reason}；请检查该文件的最后一行",
        "neither written nor undone: {file}: {reason}; look at the last line of that file",
    ),
    "not-written-at-all": Text("未写入", "not written"),
    "staged-alone": Text(
        "--staged 以暂存区为较晚的版本，不能再写‘{revision}’",
        "with --staged the later side is what is staged; leave out '{revision}'",
    ),
    "machine-trouble": Text("{reason}：{file}", "{file}: {reason}"),
    "written-not-printed": Text(
        "已写入 {file}，但结果未能输出",
        "written to {file}, but the result could not be printed",
    ),
    "already-logged": Text(
        "同一编号、同一内容的记录已在 {file} 第 {line} 行，没有重复写入",
        "this entry, with this id, already stands in {file}, line {line}; it was not written again",
    ),
    "need-target": Text(
        "要填报哪个指标？例如 `workplan log {example} +3`",
        "which target? for example `workplan log {example} +3`",
    ),
    "change-plain-number": Text(
        "“{text}”是新增还是累计？新增写 +{text}（或 --add {text}），累计写 ={text}（或 --total {text}）",
        "{text} more, or {text} in all? write +{text} (or --add {text}) for more, "
        "={text} (or --total {text}) for the total",
    ),
    "change-twice": Text(
        "“{text}”与 --add 或 --total 重复；只写一处",
        "'{text}' says the same as --add or --total; give it once",
    ),
    "change-unreadable": Text(
        "看不懂“{text}”；{hint}",
        "'{text}' is no change; {hint}",
    ),
    "change-not-for-kind": Text(
        "“{text}”不适用于此处；{hint}",
        "'{text}' does not fit here; {hint}",
    ),
    "change-figure-missing": Text(
        "没有数据也没有文字，无可填报；{hint}，或用 --note 写明进展",
        "neither a figure nor words to report; {hint}, or say something with --note",
    ),
    "takes.count": Text(
        "累计数写 +3（新增）、-3（更正）或 =41（累计）",
        "a count takes +3 (more), -3 (a correction) or =41 (in all)",
    ),
    "takes.level": Text("时点数写 =41（现值）", "a level takes =41 (what it is now)"),
    "takes.rate": Text("增速写 =3.2 或 =-0.6（百分点）", "a rate takes =3.2 or =-0.6 (in points)"),
    "takes.recurring": Text("周期任务写 +1（又完成一次）", "a recurring target takes +1 (done once more)"),
    "takes.milestone": Text(
        "办结事项写 done、undone 或 =60（百分之六十）", "a milestone takes done, undone or =60 (per cent)"
    ),
    "takes.duty": Text("常态工作只写文字：--note", "a duty is reported in words: --note"),
    "takes.task": Text("任务只写文字：--note", "a task is reported in words: --note"),
    "ask-target": Text("指标（编号或名称的一部分）", "Target (part of its id or name)"),
    "ask-change": Text("变化（{hint}；可留空）", "Change ({hint}; may be empty)"),
    "ask-date": Text("日期", "Date"),
    "ask-by": Text("填报人（可留空）", "Reported by (may be empty)"),
    "ask-note": Text("进展（可留空）", "Progress (may be empty)"),
    "ask-problem": Text("存在问题（可留空）", "Problem (may be empty)"),
    "ask-next": Text("下一步（可留空）", "Next step (may be empty)"),
    "ask-title": Text("计划名称", "Title of the plan"),
    "ask-organization": Text("单位", "Organization"),
    "ask-year": Text("年份", "Year"),
    "ask-language": Text("语言（zh 或 en）", "Language (zh or en)"),
    "usage": Text("{message}；用法：{command} -h", "{message}; see {command} -h"),
    "usage.option": Text("没有选项 {name}", "there is no option {name}"),
    "usage.command": Text("没有命令“{name}”", "there is no command '{name}'"),
    "usage.missing": Text("缺少 {name}", "{name} is missing"),
    "usage.choice": Text("{name} 只能是：{choices}", "{name} is one of: {choices}"),
    "usage.value": Text("{name} 的值不对", "the value of {name} does not fit"),
    "usage.no-value": Text("{name} 后面缺少内容", "{name} wants a value after it"),
    "bad-text": Text(
        "{option} 中有不是 UTF-8 的字符；请在 UTF-8 终端中重新输入",
        "{option} holds what is not UTF-8; type it again in a UTF-8 terminal",
    ),
    "not-a-list-of-lines": Text(
        "{file} 的写法不便追加（每条记录应以行首的 - 开始）；先运行 `workplan fmt {file}`。未写入",
        "no line can be added to {file} as it is laid out (an entry should begin with - at the left "
        "margin); run `workplan fmt {file}` first. Not written",
    ),
    "usage.extra": Text(
        "多出的内容：{words}；含空格的文字要加引号", "too much: {words}; put text with spaces in quotes"
    ),
    "total-differs": Text(
        "加上这一笔累计是 {total}，不是 {value}；核对后再报。未写入",
        "with this addition the total is {total}, not {value}; check both and log again. Not written",
    ),
    "interrupted": Text("已中断", "interrupted"),
}
