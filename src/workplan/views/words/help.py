"""The words of the command line's help."""

from collections.abc import Mapping

from workplan.views.words.text import Text

HELP: Mapping[str, Text] = {
    "program": Text(
        "按书面指标跟踪全年工作：计划与台账都是 YAML 文本，完成率、序时进度、亮灯与预警由此算出。",
        "Track a year of work by its written targets: plan and logs are plain YAML; completion, pace, "
        "lights and alerts are computed from them.",
    ),
    "first-steps": Text(
        "workplan：按书面指标跟踪全年工作\n\n"
        "  workplan status      看进度与预警\n"
        "  workplan log         填报一项进展\n"
        "  workplan init        新建一份计划\n\n"
        "全部命令见 workplan -h",
        "workplan: track a year of work by its written targets\n\n"
        "  workplan status      see completion and alerts\n"
        "  workplan log         report progress\n"
        "  workplan init        begin a plan of your own\n\n"
        "All commands: workplan -h",
    ),
    "version": Text("显示版本", "Show the version."),
    "help": Text("显示帮助", "Show this help."),
    "shared": Text("通用选项", "Options of every command"),
    "options": Text("选项", "Options"),
    "arguments": Text("参数", "Arguments"),
    "commands": Text("命令", "Commands"),
    "shared.directory": Text("从目录 DIR 开始查找计划", "Look for the plan from DIR upwards."),
    "shared.plan": Text("使用 plan/NAME.yaml", "Use plan/NAME.yaml."),
    "shared.language": Text(
        "输出语言（或设 WORKPLAN_LANG）", "Language of the words (or set WORKPLAN_LANG)."
    ),
    "shared.wide": Text(
        "终端把 “ ” — · 等字符画成两格宽时使用（或设 WORKPLAN_WIDE=1）",
        "For terminals that draw “ ” — · two cells wide (or set WORKPLAN_WIDE=1).",
    ),
    "shared.width": Text("输出宽度（格）", "Width of the output in cells."),
    "shared.no-cache": Text(
        "不使用也不写入缓存（或设 WORKPLAN_NO_CACHE=1）",
        "Neither use nor write what is remembered of earlier runs (or set WORKPLAN_NO_CACHE=1).",
    ),
    "status": Text("完成情况表和最紧要的预警", "The completion table and the most urgent alerts."),
    "log": Text(
        "填报一项进展：log 指标 +3、=41、done，或只写文字；在终端中不带参数则逐项询问",
        "Report progress: log TARGET +3, =41, done, or words alone; on a terminal without arguments it asks.",
    ),
    "alerts": Text("全部预警", "All alerts."),
    "show": Text(
        "一个指标、任务、板块、责任人或名词的全部内容", "All about one target, task, section, owner or term."
    ),
    "report": Text(
        "生成可以发送的报告：网页、台账、通报、日历等",
        "A report to send: page, spreadsheet, bulletin, calendar and others.",
    ),
    "check": Text("检查全部文件，一次报告所有问题", "All problems of all files, in one run."),
    "fmt": Text(
        "把台账整理成 log 写入的格式；内容与注释不变",
        "Rewrite logs as `log` writes them; entries and comments stay.",
    ),
    "init": Text("新建一份带注释的计划", "Write a new, commented plan."),
    "schema": Text(
        "计划或台账的 JSON Schema，供编辑器补全和检查",
        "The JSON Schema of plans or logs, by which editors complete and check.",
    ),
    "completion": Text(
        "命令行补全脚本：编号、责任人、名词、板块按 TAB 补全",
        "The script that completes ids, owners, terms and sections in a shell.",
    ),
    "completion-shell": Text("使用的命令行 shell", "The shell that you use."),
    "schema-of": Text("plan（计划，默认）或 log（台账）", "Of plans (the default), or of logs."),
    "diff": Text(
        "计划在两个 git 版本之间的变化：放宽、收紧或不影响目标，各附理由",
        "What changed in the plan between two git revisions: eased, tightened or neutral, with its reason.",
    ),
    "history": Text(
        "一个指标历次的目标值、到期日、牵头领导与状态；任务、板块或整个计划的全部变化",
        "Every value a target has had; of a task, a section or the plan, all changes.",
    ),
    "git-setup": Text(
        "设置 git：合并台账不冲突，对照计划用计划的话，提交前检查；--undo 取消",
        "Set up git: logs merge without conflict, plans are compared in their own words, "
        "commits are checked first.",
    ),
    "undo": Text("取消 git-setup 所做的设置", "Take back what git-setup did."),
    "diff-old": Text("较早的版本；默认 HEAD", "The earlier revision; default HEAD."),
    "diff-new": Text("较晚的版本；默认当前文件", "The later revision; default the files as they stand."),
    "staged": Text(
        "与暂存区比较，即将要提交的内容，而不是当前文件",
        "Compare with what is staged to be committed, not with the files as they stand.",
    ),
    "require-reasons": Text(
        "有放宽而无理由时说明，并以 5 退出", "Say which eased changes have no reason, and exit 5."
    ),
    "history-id": Text(
        "编号或名称；省略则为整个计划", "An id or a name, or a part of one; the whole plan by default."
    ),
    "since": Text(
        "自版本 REV 以来无理由的放宽也算问题",
        "What was eased since the revision REV without a reason is a problem too.",
    ),
    "as-of": Text(
        "截至日期：2022-06-30，或 2022-06 表示月末；默认今天",
        "The day to answer for: 2022-06-30, or 2022-06 for its last day; default today.",
    ),
    "rev": Text(
        "按 git 版本 REV 中的计划和台账回答；没有 --as-of 时，截至日期是作者提交那天",
        "Answer by the plan and logs of the git revision REV; without --as-of, for the day of its author.",
    ),
    "baseline": Text(
        "以同一台账、同一天对照 git 版本 REV 中的计划",
        "Beside it, what the plan of the git revision REV says of the same entries on the same day.",
    ),
    "report-output": Text(
        "报告文件；格式由扩展名决定。 不写，或写 -，则输出到屏幕或管道",
        "The file; its ending says the format. Without it, or as -, the report is printed.",
    ),
    "report-format": Text(
        "格式，扩展名不能说明时用： html、xlsx、docx、 markdown、csv、json、ics",
        "The format, where the ending does not say it: html, xlsx, docx, markdown, csv, json, ics.",
    ),
    "report-baseline": Text(
        "列出自 git 版本 REV 以来计划的变化， 并与当时的计划对照",
        "What changed in the plan since the git revision REV, and what that plan says beside it.",
    ),
    "by": Text("按什么列表；plan 为板块与任务", "What the rows are; plan is sections and tasks."),
    "owner": Text("只看一位责任人（含其下级）", "Only one owner, and those under it."),
    "section": Text("只看一个板块", "Only one section."),
    "state": Text("只看某种状态，可重复", "Only targets in this state; may be repeated."),
    "sort": Text("排列顺序", "The order of rows."),
    "explain": Text("列出每个结论的算式", "Print the arithmetic of each verdict."),
    "format": Text("输出格式", "The format of the result."),
    "alerts-format": Text(
        "输出格式；wecom、dingtalk、feishu 为群机器人消息，每行一条 JSON",
        "The format of the result; wecom, dingtalk and feishu are messages for a group's robot, "
        "one JSON body a line.",
    ),
    "send": Text(
        "把消息发送到环境变量 WORKPLAN_WECOM_URL、WORKPLAN_DINGTALK_URL 或 WORKPLAN_FEISHU_URL 中的地址；"
        "签名密钥在 …_SECRET 中",
        "Post the messages to the address in the environment variable WORKPLAN_WECOM_URL, "
        "WORKPLAN_DINGTALK_URL or WORKPLAN_FEISHU_URL; the signing secret is in …_SECRET.",
    ),
    "fail-on": Text(
        "有这一类或更严重的预警时，以 5 退出", "Exit 5 when there is an alert of this kind or a graver one."
    ),
    "strict": Text("有警告也以 5 退出", "Warnings count too: exit 5."),
    "fmt-check": Text(
        "只检查，不改写；有待整理的文件时以 1 退出", "Change nothing; exit 1 when a log would be rewritten."
    ),
    "fmt-files": Text("台账文件；默认全部", "Logs; all of them by default."),
    "show-id": Text(
        "编号、名称、责任人或名词，也可以是其中一部分", "An id, name, owner or term, or a part of one."
    ),
    "log-target": Text(
        "指标或任务：编号或名称，也可以是其中唯一的一部分",
        "A target or task: its id or name, or a part that is unique.",
    ),
    "log-change": Text(
        "+3 新增，-3 更正，=41 累计或现值，done 办结，undone 未办结；可省略",
        "+3 more, -3 a correction, =41 the total or standing figure, done, undone; may be left out.",
    ),
    "log-add": Text("新增（同 +N）", "So much more (as +N)."),
    "log-total": Text("累计或现值（同 =N）", "The total or standing figure (as =N)."),
    "log-date": Text("数据截至日期；默认今天", "The day the figure stands for; default today."),
    "log-by": Text("填报人", "Who reports."),
    "log-note": Text("进展", "Progress, in words."),
    "log-problem": Text("存在问题", "What stands in the way."),
    "log-next": Text("下一步", "What comes next."),
    "log-evidence": Text(
        "佐证文件（相对计划根目录）或网址，可重复", "A file, relative to the root, or a URL; may be repeated."
    ),
    "log-light": Text("自评：green、yellow 或 red", "Your own verdict: green, yellow or red."),
    "log-id": Text("记录编号；默认随机生成", "The entry's id; random by default."),
    "init-title": Text("计划名称", "Title of the plan."),
    "init-organization": Text("单位", "The organization."),
    "init-year": Text("年份", "The year."),
}
