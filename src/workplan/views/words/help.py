"""The words of the help."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
HELP: Mapping[str, tuple[str, str]] = {
    "help.program": (("按书面指标跟踪全年工作：计划与台账都是 YAML 文本，"
         "完成率、序时进度、亮灯与预警由此算出。"),
        ("Track a year of work against its written targets: plan and logs are plain YAML; completion, "
         "pace, lights and alerts are computed from them.")),
    "help.first-steps": (("workplan：按书面指标跟踪全年工作\n\n  workplan status      看进度与预警\n  "
         "workplan log         填报一项进展\n  workplan init        "
         "新建一份计划\n\n全部命令见 workplan -h"),
        ("workplan: track a year of work against its written targets\n\n  workplan status      see "
         "completion and alerts\n  workplan log         report progress\n  workplan init        start a "
         "plan of your own\n\nAll commands: workplan -h")),
    "help.version": ("显示版本", "Show the version."),
    "help.help": ("显示帮助", "Show this help."),
    "help.filters": ("筛选（标题写明；同项可重复，符合其一；异项须同时符合）",
        "Filters, named in the heading; a repeated one matches any of its values"),
    "help.choices": ("{text}：\n\n{choices}", "{text}:\n\n{choices}"),
    "help.shared": ("通用选项", "Options of every command"),
    "help.options": ("选项", "Options"),
    "help.arguments": ("参数", "Arguments"),
    "help.commands": ("命令", "Commands"),
    "help.shared.directory": ("从目录 DIR 开始查找计划（或设 WORKPLAN_DIR）",
        "Look for the plan from DIR upwards (or set WORKPLAN_DIR)."),
    "help.shared.plan": ("使用 plan/NAME.yaml", "Use plan/NAME.yaml."),
    "help.shared.language": ("输出语言（或设 WORKPLAN_LANG）", "Output language (or set WORKPLAN_LANG)."),
    "help.shared.wide": ("终端把 “ ” — · 等字符画成两格宽时使用（或设 WORKPLAN_WIDE=1）",
        "For terminals that draw “ ” — · two cells wide (or set WORKPLAN_WIDE=1)."),
    "help.shared.width": ("输出宽度（格）", "Output width in cells."),
    "help.shared.no-cache": ("不使用也不写入缓存（或设 WORKPLAN_NO_CACHE=1）",
        "Neither read nor write the cache (or set WORKPLAN_NO_CACHE=1)."),
    "command.status": ("完成情况表和最紧要的预警", "The completion table and the most urgent alerts."),
    "command.log": ("填报一项进展：log 指标 +3、=41、done，或只写文字；在终端中不带参数则逐项询问",
        ("Report progress: log TARGET +3, =41, done, or words alone; on a terminal, without arguments, "
         "it asks.")),
    "command.undo": ("撤销最后一条记录：未提交的删去，已提交的另写一条更正",
        "Take back the last entry; one that is committed gets a correction instead."),
    "command.alerts": ("全部预警", "All alerts."),
    "command.show": ("一个指标、任务、板块、牵头领导或名词的全部内容",
        "All about one target, task, section, owner or term."),
    "command.report": ("生成可以发送的报告：网页、台账、通报、日历等",
        "A report to send: web page, spreadsheet, bulletin, calendar and more."),
    "command.collect out": ("发表：为每个单位生成一张报送表",
        "Write a sheet for each unit that has something to report."),
    "command.collect in": ("收表：读入回表，先给出预览，确认后写入台账",
        "Read replies, show what they would write, and write it after a yes."),
    "command.collect status": ("催报：谁已报，谁还没报；可发提醒",
        "Who has reported and who owes; reminders to those who do."),
    "help.collect": (("workplan collect：发表、收表、催报\n\n"
         "  workplan collect out --period 2022-09      为每个单位生成报送表\n"
         "  workplan collect in FILE...                读入回表，写入台账\n"
         "  workplan collect status --period 2022-09   谁还没报\n\n各自的选项见 workplan help collect out"),
        ("workplan collect: sheets out, replies in, who is missing\n\n"
         "  workplan collect out --period 2022-09      a sheet for each unit\n"
         "  workplan collect in FILE...                replies into the logs\n"
         "  workplan collect status --period 2022-09   who owes\n\nOptions: workplan help collect out")),
    "help.collect-period": ("报送期：2022-09、2022-Q3、2022-W05",
        "The reporting period: 2022-09, 2022-Q3, 2022-W05."),
    "help.collect-by": ("谁报送：owner 牵头领导（默认）或 department 责任科室",
        "Who reports: owners (the default) or departments"),
    "help.collect-output": ("文件夹；默认 collect/报送期", "The folder; collect/PERIOD by default."),
    "help.collect-sheets": ("表的格式", "The format of the sheets"),
    "help.collect-force": ("覆盖内容不同的旧表", "Overwrite sheets that differ."),
    "help.collect-files": ("回表（.xlsx、.csv），或其所在的文件夹",
        "Replies (.xlsx, .csv), or folders of them."),
    "help.collect-dry-run": ("只看，不写入", "Show what would be written, and write nothing."),
    "help.collect-yes": ("不再询问，直接写入", "Write without asking."),
    "help.collect-mark": ("把有问题的回表标红后放入文件夹 DIR，可退回更正",
        "Put replies with problems into the folder DIR, their wrong cells red, to be given back."),
    "help.collect-keep": ("把回表留存在 evidence/ 下，作为记录的佐证",
        "Keep the replies below evidence/, and name them in the entries."),
    "help.collect-unit": ("只看这个单位，可重复", "Only this unit; may be repeated."),
    "help.collect-format": (("输出格式；wecom、dingtalk、feishu 为提醒未报单位的消息，ics 为报送期限的日历"),
        ("The format of the result; wecom, dingtalk and feishu remind those who owe, "
         "ics is a calendar of the deadlines")),
    "help.collect-fail-on": ("missing：有未报的，以 5 退出",
        "missing: exit 5 while anything is not reported."),
    "command.check": ("检查全部文件，一次报告所有问题", "All problems of all files, in one run."),
    "command.fmt": ("把台账整理成 log 写入的格式；内容与注释不变",
        "Rewrite logs the way `log` writes them; entries and comments stay."),
    "command.init": ("新建一份带注释的计划，或由上一年的计划编制下一年的（--like）",
        "Write a new, commented plan, or the next one from this year's (--like)."),
    "command.schema": ("计划、台账或汇总文件的 JSON Schema，供编辑器补全和检查",
        "The JSON Schema of plans, logs or plans of plans, for completion and checks in editors."),
    "command.completion": ("命令行补全脚本：编号、牵头领导、名词、板块按 TAB 补全",
        "The script for TAB completion of ids, owners, terms and sections in a shell."),
    "help.completion-shell": ("使用的命令行 shell", "Your shell."),
    "help.schema-of": ("plan（计划，默认）、log（台账）或 rollup（汇总文件）",
        "Of plans (the default), of logs, or of plans of plans."),
    "command.diff": ("计划在两个 git 版本之间的变化：放宽、收紧或不影响目标，各附理由",
        ("What changed in the plan between two git revisions: eased, tightened or neutral, each with "
         "its reason.")),
    "command.history": ("一个指标历次的目标值、到期日、牵头领导与状态； 任务、板块或整个计划的全部变化",
        "Every value a target has had; of a task, a section or the plan, all changes."),
    "command.git-setup": ("设置 git：合并台账不冲突，对照计划用计划的话，提交前检查； 可用 --undo 取消",
        ("Set up git: logs merge without conflict, plans are compared in their own words, "
         "commits are checked first.")),
    "help.undo": ("取消 git-setup 所做的设置", "Undo what git-setup did."),
    "help.diff-old": ("较早的版本；默认 HEAD", "The earlier revision; HEAD by default."),
    "help.diff-new": ("较晚的版本；默认当前文件", "The later revision; the files as they stand by default."),
    "help.staged": ("与暂存区（将要提交的内容）比较",
        "Compare with what is staged to be committed, not with the files as they stand."),
    "help.require-reasons": ("有放宽而无理由时说明，并以 5 退出",
        "Name the easings without a reason, and exit 5."),
    "help.history-id": ("编号或名称；省略则为整个计划",
        "An id or a name, or part of one; the whole plan by default."),
    "help.since": ("自版本 REV 以来无理由的放宽也算问题",
        "Count easings without a reason since the revision REV as problems too."),
    "help.as-of": ("截至日期：2022-06-30，或 2022-06 表示月末；默认今天",
        "The day to answer for: 2022-06-30, or 2022-06 for its last day; today by default."),
    "help.rev": ("按 git 版本 REV 中的计划和台账回答； 截至日期默认为其提交日",
        "Answer from the plan and logs of the git revision REV; without --as-of, for its author's day."),
    "help.baseline": ("以同一台账、同一天对照 git 版本 REV 中的计划",
        "Compare with the plan of the git revision REV, with the same entries on the same day."),
    "help.report-output": ("报告文件；格式由扩展名决定。 不写，或写 -，则输出到屏幕或管道",
        "The file, whose extension decides the format. Without it, or as -, the report is printed."),
    "help.report-format": ("格式，扩展名不能说明时用", "The format, where the extension does not decide it"),
    "help.report-baseline": ("列出自 git 版本 REV 以来计划的变化， 并与当时的计划对照",
        "List what changed in the plan since the git revision REV, and compare with that plan."),
    "help.by": ("按什么列表；plan 为板块与任务", "What the rows are; plan means sections and tasks"),
    "help.owner": ("只看这位牵头领导（含其下级）", "Only this owner, and those under it."),
    "help.section": ("只看这个板块", "Only this section."),
    "help.task": ("只看这个任务", "Only this task."),
    "help.tag": ("只看带有这个标签的指标", "Only targets with this tag."),
    "help.state": ("只看某种状态", "Only targets in this state"),
    "help.sort": ("排列顺序", "The order of the rows"),
    "help.report-issue": ("通报（.docx）的期号", "The issue number of a bulletin (.docx)."),
    "help.report-sign": ("通报的落款单位，默认是计划的单位； 再写一次是日期，默认为截至日期",
        "Who signs the bulletin (default: the organization); given again, its date (the as-of day)."),
    "help.report-ask": ("通报的下一步要求，可重复", "What the bulletin asks for next; may be repeated."),
    "help.forecast": ("照此进度，到期时各项约到多少，每月需多少",
        "Where each goal stands at due if it goes on as it went, and the pace that it needs."),
    "help.explain": ("列出每个结论的算式", "Print the arithmetic of each verdict."),
    "help.format": ("输出格式", "The output format"),
    "help.alerts-format": ("输出格式；wecom、dingtalk、feishu 为群机器人消息，每行一条 JSON",
        ("The output format; wecom, dingtalk and feishu are messages for a group's robot, "
         "one JSON body a line")),
    "help.send": (("把消息发送到环境变量 WORKPLAN_WECOM_URL、WORKPLAN_DINGTALK_URL 或"
         " WORKPLAN_FEISHU_URL 中的地址； 签名密钥在 …_SECRET 中"),
        ("Post the messages to the address in the environment variable WORKPLAN_WECOM_URL, "
         "WORKPLAN_DINGTALK_URL or WORKPLAN_FEISHU_URL; the signing secret is in …_SECRET.")),
    "help.alerts-kind": ("只看这一类，可重复", "Only alerts of this kind; may be repeated"),
    "help.alerts-top": ("只看最紧急的 N 条", "Only the N most urgent."),
    "help.fail-on": ("有这一类或更严重的预警时，以 5 退出",
        "Exit 5 if there is an alert of this kind or a graver one"),
    "help.strict": ("有警告也以 5 退出", "Exit 5 on warnings too."),
    "help.fmt-check": ("只检查，不改写；有待整理的文件时以 1 退出",
        "Change nothing; exit 1 if a log would be rewritten."),
    "help.fmt-files": ("台账文件；默认全部", "Log files; all by default."),
    "help.show-id": ("编号、名称、牵头领导或名词，也可以是其中一部分",
        "An id, name, owner or term, or part of one."),
    "help.undo-by": ("只撤销此人填报的最后一条", "Only the last entry of this person."),
    "help.yes": ("不再询问", "Do not ask."),
    "help.log-words": (("指标或任务， 其编号或名称， 或其中唯一的一部分； 后面是变化： +3 新增， -3 更正，"
         " =41 累计或现值， done 办结， undone 未办结， 只报文字时省略； 可连写几对"),
        ("A target or task (its id or name, or a part that is unique) and its change: +3 more, "
         "-3 as a correction, =41 as the total or current figure, done, undone; none for words alone; "
         "several pairs may follow.")),
    "help.log-from": ("从表格（CSV，- 为标准输入）读入多条：全部写入，或一条也不写",
        "Read entries from a table (CSV; - for standard input): all are written, or none."),
    "help.log-add": ("新增（同 +N）", "How much more (same as +N)."),
    "help.log-total": ("累计或现值（同 =N）", "The total or current figure (same as =N)."),
    "help.log-reached": ("已达到的阶段名称", "The stage that was reached, by name."),
    "help.log-date": ("数据截至日期；默认今天", "The day the figure stands for; today by default."),
    "help.log-by": ("填报人", "Who reports."),
    "help.log-note": ("进展情况", "How it is going."),
    "help.log-problem": ("存在问题", "What stands in the way."),
    "help.log-next": ("下一步", "What comes next."),
    "help.log-evidence": ("佐证文件（相对计划根目录）或网址，可重复",
        "A file, relative to the root, or a URL; may be repeated."),
    "help.log-light": ("自评", "Your own light"),
    "help.log-id": ("记录编号；默认随机生成", "The entry's id; random by default."),
    "help.init-title": ("计划名称", "The plan's title."),
    "help.init-organization": ("单位", "The organization."),
    "help.init-year": ("年份：2023；跨年写作 2023/24", "The year: 2023, or 2023/24 for one that spans two."),
    "help.init-start-month": ("计划从第几个月开始；默认 1",
        "The month in which the plan begins; 1 by default."),
    "help.init-like": ("由上一年（期）的计划编制：plan/2022.yaml 或 2022",
        "Make it from the plan of the period before: plan/2022.yaml, or 2022."),
    "help.init-carry": ("结转这一指标的余下部分，可重复； 也可以是列出编号的文件，或 -",
        "Let what is left of this target go on; may be repeated; a file of ids too, or -."),
    "help.init-anew": ("重新下达这一指标（全额）；用法同 --carry",
        "Ask for all of this target again; as --carry."),
    "help.init-yes": ("不询问：未完成的结转，已完成的不带入",
        "Ask nothing: what is not met goes on, what is met is left out."),
    "help.more": ("例如：\n{calls}\n\n说明文档：{page}", "Examples:\n{calls}\n\nDocumentation: {page}"),

    # Calls, on the plan of the street and on that of the tour, and the page that says more.
    "example.program": ("workplan status\nworkplan help log\nREADME.zh-CN.md",
        "workplan status\nworkplan help log\nREADME.md"),
    "example.status": (("workplan status --as-of 2022-06\n"
         "workplan status --by target --owner 黄永 --state behind\n"
         "workplan status --baseline HEAD\ndocs/verdicts.md"),
        ("workplan status --as-of 2022-06\n"
         "workplan status --by target --owner 'Tom Ashby' --state behind\n"
         "workplan status --baseline HEAD\ndocs/verdicts.md")),
    "example.log": (("workplan log lifts-added +3 --date 2022-06-30\n"
         "workplan log hitech-firms --total 44 --note 新认定两家\nworkplan log\ndocs/format.md"),
        ("workplan log new-firms +3 --date 2022-06-30\nworkplan log plots --total 16 --note 'one sold'\n"
         "workplan log\ndocs/format.md")),
    "example.undo": ("workplan log lifts-added +3\nworkplan undo --yes\ndocs/format.md",
        "workplan log new-firms +3\nworkplan undo --yes\ndocs/format.md"),
    "example.alerts": (("workplan alerts --as-of 2022-06 --task livelihood-projects\n"
         "workplan alerts --fail-on at-risk\nworkplan alerts --format wecom\ndocs/messages.md"),
        ("workplan alerts --as-of 2022-06 --task roads\nworkplan alerts --fail-on at-risk\n"
         "workplan alerts --format wecom\ndocs/messages.md")),
    "example.show": ("workplan show 新增加梯\nworkplan show 黄永 --as-of 2022-06\ndocs/verdicts.md",
        "workplan show resurfacing\nworkplan show 'Tom Ashby' --as-of 2022-06\ndocs/verdicts.md"),
    "example.report": (("workplan report -o report.html --as-of 2022-06\n"
         "workplan report -o report.xlsx --section livelihood\nworkplan report --format csv\n"
         "docs/reports.md"),
        ("workplan report -o report.html --as-of 2022-06\n"
         "workplan report -o report.xlsx --section works\nworkplan report --format csv\n"
         "docs/reports.md")),
    "example.collect out": (("workplan collect out --period 2022-09\n"
         "workplan collect out --period 2022-09 --by department -o csv --format csv\ndocs/collect.md"),
        ("workplan collect out --period 2022-09\n"
         "workplan collect out --period 2022-09 --by department -o csv --format csv\ndocs/collect.md")),
    "example.collect in": (("workplan collect in collect/2022-09 --dry-run\n"
         "workplan collect in collect/2022-09 --yes --keep\n"
         "workplan collect in collect/2022-09 --mark 退回\ndocs/collect.md"),
        ("workplan collect in collect/2022-09 --dry-run\n"
         "workplan collect in collect/2022-09 --yes --keep\n"
         "workplan collect in collect/2022-09 --mark back\ndocs/collect.md")),
    "example.collect status": (("workplan collect status --period 2022-09\n"
         "workplan collect status --period 2022-09 --format wecom\n"
         "workplan collect status --format ics --unit 黄永\ndocs/collect.md"),
        ("workplan collect status --period 2022-09\n"
         "workplan collect status --period 2022-09 --format wecom\n"
         "workplan collect status --format ics --unit 'Tom Ashby'\ndocs/collect.md")),
    "example.check": ("workplan check\nworkplan check --strict --since HEAD\ndocs/problems.md",
        "workplan check\nworkplan check --strict --since HEAD\ndocs/problems.md"),
    "example.fmt": ("workplan fmt --check\nworkplan fmt progress/2022/2022-06.yaml\ndocs/format.md",
        "workplan fmt --check\nworkplan fmt progress/2022/2022-06.yaml\ndocs/format.md"),
    "example.init": (("workplan init\nworkplan init --title 工作要点 --organization 街道 --year 2023\n"
         "workplan init --like plan/2022.yaml --year 2024 --yes\ndocs/next-year.md"),
        ("workplan init\nworkplan init --title 'Plan 2023' --organization Town --year 2023\n"
         "workplan init --like plan/2022.yaml --year 2024 --yes\ndocs/next-year.md")),
    "example.schema": ("workplan schema\nworkplan schema log\ndocs/editor.md",
        "workplan schema\nworkplan schema log\ndocs/editor.md"),
    "example.completion": ("workplan completion bash\nworkplan completion zsh\ndocs/completion.md",
        "workplan completion bash\nworkplan completion zsh\ndocs/completion.md"),
    "example.diff": ("workplan diff\nworkplan diff HEAD --require-reasons\ndocs/history.md",
        "workplan diff\nworkplan diff HEAD --require-reasons\ndocs/history.md"),
    "example.history": ("workplan history\nworkplan history lifts-added\ndocs/history.md",
        "workplan history\nworkplan history resurfacing\ndocs/history.md"),
    "example.git-setup": ("workplan git-setup\nworkplan git-setup --undo\ndocs/git.md",
        "workplan git-setup\nworkplan git-setup --undo\ndocs/git.md"),

    "command.coverage": ("计划与原文逐句对照：哪些已列入，哪些遗漏，哪些与原文不符",
        "What of its document the plan answers for, clause by clause, and what was left out."),
    "help.coverage-fail-on": ("有这一类或更严重的句子时，以 5 退出",
        "Exit 5 when a clause is in this state or a graver one"),
    "example.coverage": ("workplan coverage\nworkplan coverage --fail-on open\ndocs/coverage.md",
        "workplan coverage\nworkplan coverage --fail-on open\ndocs/coverage.md"),
}
