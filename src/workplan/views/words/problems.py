"""The words of problems by code, a variant behind a dot, and of the lines that print them."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
_LINES: Mapping[str, tuple[str, str]] = {
    "problem-line.error": ("错误", "error"),
    "problem-line.warning": ("警告", "warning"),
    "problem-line.line": ("{where}: {severity}：{message} [{code}]",
        "{where}: {severity}: {message} [{code}]"),
    "problem-line.suggestion": ("{message}；是否想写‘{suggestion}’？",
        "{message}; did you mean '{suggestion}'?"),
    "problem-line.summary": ("共 {counts}", "{counts}"),
    "problem-line.more": ("另有 {number} 个警告与以上同类，`workplan check --format csv` 全部列出 [{code}]",
        "{number} more {number:warning|warnings} like these: `workplan check --format csv` has all [{code}]"),
    "problem-line.more-lags": ("另有 {number} 个警告与以上同类，`--mark DIR` 逐格标出 [{code}]",
        "{number} more {number:warning|warnings} like these: `--mark DIR` marks them all [{code}]"),
    "problem-line.unnamed": ("这里有问题，请核对", "something is wrong here; check it"),
    "problem-line.errors": ("{number} 个错误", "{number} {number:error|errors}"),
    "problem-line.warnings": ("{number} 个警告", "{number} {number:warning|warnings}"),
    "problem-line.kind": ("{word}（{kind}）", "{kind}"),
}

OF_TEXT: Mapping[str, tuple[str, str]] = {
    "problem.tab": ("这里有制表符（Tab）；请改用空格", "there is a tab here; use spaces"),
    "problem.fullwidth-colon": ("这里是全角冒号“：”；请改为半角冒号加空格“: ”",
        "there is a full-width colon '：' here; write ': '"),
    "problem.ideographic-space.U+3000": ("这里有全角空格（U+3000）；请改用半角空格",
        "there is an ideographic space (U+3000) here; use plain spaces"),
    "problem.ideographic-space.U+00A0": (("这里有不换行空格（U+00A0）；请改用半角空格，如确要用，"
         r'请加双引号并写成 "\xa0"'),
        r'there is a no-break space (U+00A0) here; use plain spaces, or write "\xa0" in double quotes'),
    "problem.ideographic-space": ("这里有特殊空格（{char}）；请改用半角空格",
        "there is an unusual space ({char}) here; use plain spaces"),
    "problem.percent-unquoted": ('‘{text}’不能以 % 开头；请加引号，写成 "{text}"',
        "'{text}' cannot begin with %; quote it: \"{text}\""),
    "problem.bracket-text": ('文字‘{text}’以方括号开头，会被当作列表；请加引号，写成 "{text}"',
        "the text '{text}' begins with a bracket and is taken as a list; quote it: \"{text}\""),
    "problem.cut-by-comment": (("文字到 # 为止，其后的‘{text}’成了注释；请给整段文字加引号，如确是注释，"
         "请在 # 后加空格"),
        ("the text ends at the #, and '{text}' is taken as a comment; quote the whole text, or put a "
         "space after the # if it is a comment")),
    "problem.merge-conflict": ("这里有 git 合并冲突标记；请保留需要的行并删去标记",
        "there is a git conflict marker here; keep the lines you need and delete the markers"),
    "problem.control-character": ("这里有控制字符 {code}；请删去",
        "there is a control character {code} here; delete it"),
    "problem.syntax.unclosed-bracket": ("括号没有闭合；请补上 ] 或 }}",
        "a bracket is not closed; add the missing ] or }}"),
    "problem.syntax.unclosed-quote": ("引号没有闭合；请补上引号", "a quotation mark is not closed; add it"),
    "problem.syntax.bad-indentation": ("缩进不对；请与同级的行对齐",
        "the indentation is wrong; align it with the lines of the same level"),
    "problem.syntax.missing-colon": ("键的后面缺少半角冒号；请写成 key: value",
        "a colon is missing after the key (a full-width one does not count); write key: value"),
    "problem.syntax.extra-bracket": ("多了一个括号；请删去", "there is one bracket too many; delete it"),
    "problem.syntax.missing-comma": ("这里缺少逗号或括号；请补上，含冒号的文字请加引号",
        "a comma or a bracket is missing here; add it, or quote text that contains a colon"),
    "problem.syntax.missing-space": ("冒号后面要有空格；请写成 key: value",
        "a space is missing after the colon; write key: value"),
    "problem.syntax.unexpected-colon": ("这里的冒号会被当作键；含冒号的文字请加引号",
        "the colon here is taken as the end of a key; quote a text that contains a colon"),
    "problem.syntax.text-after-value": ("值的后面还有文字；请删去，或把整段文字加上引号",
        "there is more text after the value; delete it, or quote the whole text"),
    "problem.syntax.bad-escape": ("双引号内的反斜杠写法不对；请改用单引号，或写成两个反斜杠",
        "the backslash in these double quotes means nothing; use single quotes, or write it twice"),
    "problem.syntax.reserved-character": ("文字不能以 @、`、!、| 或 > 开头；请加引号",
        "text cannot begin with @, `, !, | or >; quote it"),
    "problem.syntax.unexpected-dash": ("值不能以“- ”开头；请加引号，列表请另起一行",
        "a value cannot begin with '- '; quote it, or begin the list on a line of its own"),
    "problem.syntax.gave-up": ("错误太多，从这里起没有再读；请先改正以上各处，再检查一次",
        "too many errors: the file was not read beyond this point; correct those above, then check again"),
    "problem.syntax.key-not-text": ("键应是文字；请写成 key: value", "a key must be text; write key: value"),
    "problem.syntax.empty-key": ("冒号前面没有键；请补上键名", "there is no key before the colon; add it"),
    "problem.syntax.other": ("YAML 写法有误；请检查本行的引号、括号、冒号和缩进",
        "this is not valid YAML; check the quotes, brackets, colons and indentation of this line"),
    "problem.not-utf8.unknown": (("文件不是 UTF-8 编码；请另存为 UTF-8，或在查明原编码后转换："
         "iconv -f 原编码 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}"),
        ("the file is not UTF-8; save it as UTF-8, or convert it once its encoding is known: "
         "iconv -f ENCODING -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}")),
    "problem.not-utf8.other": (("文件不是 UTF-8 编码，像是 {encoding}；请转换："
         "iconv -f {encoding} -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}"),
        ("the file is not UTF-8 but looks like {encoding}; convert it: "
         "iconv -f {encoding} -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}")),
    "problem.anchor.anchor": ("不支持 YAML 锚点（&）；请把内容直接写出，以 & 开头的文字请加引号",
        "YAML anchors (&) are not supported; write the content out, or quote a text that begins with &"),
    "problem.anchor.alias": ("不支持 YAML 别名（*）；请把内容直接写出，以 * 开头的文字请加引号",
        "YAML aliases (*) are not supported; write the content out, or quote a text that begins with *"),
    "problem.anchor.tag": ("不支持 YAML 标签（!）；请删去，以 ! 开头的文字请加引号",
        "YAML tags (!) are not supported; delete it, or quote a text that begins with !"),
    "problem.anchor.merge-key": ("不支持 YAML 合并键（<<）；请把内容直接写出",
        "YAML merge keys (<<) are not supported; write the keys out"),
    "problem.anchor.directive": ("不支持 YAML 指令（以 % 开头的行）；请删去",
        "YAML directives (lines that begin with %) are not supported; delete it"),
    "problem.anchor.document": ("一个文件只能有一份 YAML 文档；请删去多余的 --- 或分成两个文件",
        "a file holds one YAML document; delete the extra --- or make two files"),
    "problem.anchor.other": ("不支持这种 YAML 写法；请直接写出内容",
        "this YAML feature is not supported; write the content out"),
    "problem.too-deep": ("嵌套超过 {limit} 层；请减少层次",
        "nested more than {limit} levels deep; use fewer levels"),
    "problem.duplicate-key": ("‘{key}’写了两次；请只保留一个", "'{key}' is written twice; keep one of them"),
    "problem.empty-file": ("文件是空的；请写入内容或删去文件（workplan init 可新建计划）",
        "the file is empty; fill it or delete it (workplan init writes a new plan)"),
    "problem.unreadable-file.missing": ("没有这个文件；请检查文件名",
        "there is no such file; check its name"),
    "problem.unreadable-file.permission": ("没有权限读取文件；请检查文件权限",
        "the file may not be read; check its permissions"),
    "problem.unreadable-file.directory": ("这是一个文件夹而不是文件；请改名或移走",
        "this is a folder, not a file; rename it or move it away"),
    "problem.unreadable-file.other": ("文件无法读取；请检查文件和磁盘",
        "the file cannot be read; check the file and the disk"),
    "problem.unreadable-file.outside": ("这是指向计划文件夹之外的链接，不予读取；请把文件本身放在这里",
        "this link leads out of the plan's folder and is not followed; put the file itself here"),
    "problem.too-large": ("文件超过 {limit} MB；请检查是否放错了文件，或用环境变量 WORKPLAN_MAX_MB 提高上限",
        ("the file is larger than {limit} MB; check that it is the right one, or raise the limit with "
         "WORKPLAN_MAX_MB")),
    "problem.misnamed-file": ("‘{name}’不会被读取；台账须是 .yaml 文件，请改名为 .yaml",
        "'{name}' is not read; logs are .yaml files: rename it"),
    "problem.misnamed-file.plan": ("‘{name}’不会被读取；计划须是 .yaml 文件，请改名为 .yaml",
        "'{name}' is not read; plans are .yaml files: rename it"),
    "problem.misnamed-file.folder": (("‘{name}’的写法（大小写或空格）不对，其中的文件不会被读取；"
         "请改名为 plan 或 progress（小写），已有该文件夹的，把文件移进去"),
        ("'{name}' is not read, because the folders are called plan and progress, in lower case; "
         "rename it, or move its files into the folder that is there")),
    "problem.misnamed-file.sheet": (("‘{name}’不会被读取，其中的数据没有计入；请用 `workplan log` 填报，"
         "再把它移出 progress/（如移到 evidence/）"),
        ("'{name}' is not read, and nothing in it counts; report it with `workplan log`, and move the "
         "file out of progress/, for example to evidence/")),
    "problem.misnamed-file.link": (("‘{name}’是指向文件夹的链接，其中的台账不会被读取；"
         "请把文件夹本身放在这里"),
        "'{name}' is a link to a folder, whose logs are not read; put the folder itself here"),
    "problem.misnamed-file.file": ("‘{name}’应是放台账的文件夹，却不是文件夹；请改名或移走",
        "'{name}' is not a folder, where the folder of the logs belongs; rename it or move it away"),
    "problem.log-of-no-plan.progress": (("台账不能直接放在 progress/ 下；请移到计划对应的文件夹，如 "
         "progress/2022/"),
        ("a log directly below progress/ belongs to no plan; move it into the folder of its plan, such "
         "as progress/2022/")),
    "problem.log-of-no-plan": ("文件夹‘{folder}’没有对应的计划 plan/{folder}.yaml；请改名或补上计划",
        ("the folder '{folder}' belongs to no plan: there is no plan/{folder}.yaml; "
         "rename it or add the plan")),
    "problem.unterminated-line": ("最后一行没有换行符，可能没有写完；请检查后补上换行",
        "the last line does not end in a newline and may be incomplete; check it and add one"),
    "problem.not-a-regular-file": ("这不是普通文件（可能是链接、管道或设备）；请换成普通文件",
        "this is not a regular file (a link, a pipe or a device?); replace it with one"),
}

OF_SHAPE: Mapping[str, tuple[str, str]] = {
    "problem.unknown-key": ("没有‘{key}’这个键；可用的有：{known}",
        "no key '{key}' here; allowed are: {known}"),
    "problem.missing-key": ("缺少‘{key}’；请补上", "'{key}' is missing; add it"),
    "problem.missing-key.target": ("没有写明是哪个指标或任务；请补上‘target’或‘task’",
        "neither 'target' nor 'task' is given; add one of them"),
    "problem.missing-key.text": ("没有解释这个名词；请补上‘text’或‘items’",
        "neither 'text' nor 'items' is given; add one of them"),
    "problem.missing-key.value": ("这个节点没有‘value’；请补上（除增速／比率外，也可只写‘name’，作为阶段）",
        "this checkpoint has no 'value'; add it (or, for a stage of anything but a rate, a 'name')"),
    "problem.wrong-type.text": ("这里应是文字；请写一段文字，含逗号、括号的加引号",
        "this should be text; write it in quotes if it contains commas or brackets"),
    "problem.wrong-type.list": ("这里应是列表；请写成 [甲, 乙] 或每行以“- ”开头",
        "this should be a list; write [a, b] or lines that begin with '- '"),
    "problem.wrong-type.mapping": ("这里应是“键: 值”", "this should be keys with values; write key: value"),
    "problem.wrong-type.keys": ("这里应是“键: 值”；可用的键有：{known}",
        "this should be keys with values; write key: value, with keys from: {known}"),
    "problem.wrong-type.reporting": ("这里应写报送周期；请写成 {{every: {every}}}，或写 never",
        "this should say how often reports are due; write {{every: {every}}}, or never"),
    "problem.wrong-type.number": ("这里应是数字；请只写数字，如 12",
        "this should be a number; write it alone, such as 12"),
    "problem.wrong-type.day": ("这里应是日期；请用 2022-06-30 这样的格式",
        "this should be a date; write it as 2022-06-30"),
    "problem.wrong-type.boolean": ("这里应写是与否；请写 true 或 false",
        "this should be yes or no; write true or false"),
    "problem.wrong-type.pair": ("这里应是两个数；请写成 [12, 15]",
        "this should be two numbers; write [12, 15]"),
    "problem.wrong-type.other": ("这里的写法不对", "this is not what belongs here"),
    "problem.bad-date": ("‘{text}’不是日期；请用 2022-06-30 这样的格式，并确认确有这一天",
        "'{text}' is not a date; write a day that exists, as 2022-06-30"),
    "problem.bad-date.month": ("‘{text}’不是月份；请用 2022-08 这样的格式",
        "'{text}' is not a month; write it as 2022-08"),
    "problem.bad-number": ("‘{text}’不是数字；请用半角数字，如 12 或 6.33",
        "'{text}' is not a number; write plain digits such as 12 or 6.33"),
    "problem.bad-number.per-cent": ("‘{text}’是百分数，只用于单位为 % 的指标；请改写为数字，或改 unit",
        "'{text}' is a percentage, which only targets in % take; write a plain number, or change the unit"),
    "problem.bad-number.plain": ("‘{text}’这样写读不出数字；请写成 {plain}",
        "'{text}' is not a number as written here; write {plain}"),
    "problem.bad-number.range": (("‘{text}’是一个范围；请只写一个数，如 {low}"
         "（目标可写 at_least: {low} 加 stretch: {high}，时点数和增速也可写 between: [{low}, {high}]）"),
        ("'{text}' is a range; write one number, such as {low} (a goal may be at_least: {low} "
         "with stretch: {high}; a level or rate may have between: [{low}, {high}])")),
    "problem.bad-number.words": (("‘{text}’不只是数字；请写 {plain}，单位写在 unit，"
         "是下限还是上限由 at_least、at_most 表示，其他说明写在 detail 或 note"),
        ("'{text}' is more than a number; write {plain}: the unit goes into unit, a least or most is "
         "at_least or at_most, and other words go into detail or note")),
    "problem.bad-number.nothing": (("‘{text}’不是数字；还没有数字的，请删去这个键，"
         "目标可用文字写在 goal 中，记录可写 note"),
        ("'{text}' is not a number; if there is none yet, leave the key out "
         "(a goal in words goes into goal, and an entry can have a note)")),
    "problem.bad-number.digits": (("‘{text}’位数太多（小数点前最多 18 位，后最多 12 位）；"
         "请四舍五入，或改用较大的单位"),
        ("'{text}' has too many digits (at most 18 before the point and 12 after it); "
         "round it, or use a larger unit")),
    "problem.bad-number.whole": ("‘{text}’不是整数；请写整数，如 12",
        "'{text}' is not a whole number; write one, such as 12"),
    "problem.bad-number.zero": ("‘{text}’的分母是 0；请改正", "'{text}' divides by zero; correct it"),
    "problem.fullwidth-digits": ("‘{text}’用了全角字符；请写成 {plain}",
        "'{text}' contains full-width characters; write {plain}"),
    "problem.fullwidth-comma": ("‘{text}’用了全角标点分隔；请改为半角逗号加空格“, ”",
        "'{text}' is separated by full-width punctuation; use ', '"),
    "problem.fullwidth-comma.，": ("这里是全角逗号“，”；请改为半角逗号加空格“, ”",
        "there is a full-width comma '，' here; write ', '"),
    "problem.fullwidth-comma.、": ("这里是顿号“、”；请改为半角逗号加空格“, ”",
        "there is an ideographic comma '、' here; write ', '"),
    "problem.bad-choice": ("‘{text}’不可用；可选：{choices}",
        "'{text}' is not one of the choices: {choices}"),
    "problem.bad-id": ("‘{text}’不能作编号；只用文字、数字和 - _ .",
        "'{text}' cannot be an id; use letters, digits and - _ . only"),
    "problem.bad-sum": ("‘{text}’不是 SHA-256 校验和；应为 64 位十六进制数，请改正",
        "'{text}' is not a SHA-256 checksum; correct it to 64 hexadecimal digits"),
    "problem.empty-value": ("‘{key}’没有内容；请填写或删去这个键",
        "'{key}' has no value; fill it in or delete the key"),
    "problem.not-for-kind": ("{kind}类指标没有‘{key}’；请删去或更改 kind",
        "a target of kind {kind} has no '{key}'; delete it or change the kind"),
    "problem.goal-is-figure": ("goal 用文字写目标，而‘{text}’是数字；请改写为 at_least: {figure}",
        "goal is for words, and '{text}' is a figure; write at_least: {figure}"),
    "problem.goal-is-figure.range": (("goal 用文字写目标，而‘{text}’是数字；请改写为 at_least、at_most "
         "或 between"),
        "goal is for words, and '{text}' consists of figures; write it as at_least, at_most or between"),
    "problem.out-of-range.above": ("{text} 不行；须大于 {above}",
        "{text} is not allowed; it must be above {above}"),
    "problem.out-of-range.both": ("{text} 不在 {low} 到 {high} 之间；请改正",
        "{text} is not between {low} and {high}; correct it"),
    "problem.out-of-range.low": ("{text} 太小；至少为 {low}",
        "{text} is too small; it must be at least {low}"),
    "problem.out-of-range.high": ("{text} 太大；至多为 {high}",
        "{text} is too large; it must be at most {high}"),
    "problem.out-of-range.other": ("{text} 超出允许范围；请改正", "{text} is out of range; correct it"),
    "problem.target-and-task": ("同时写了 target 和 task；一条记录只报一个，请删去其一",
        "both target and task are given; an entry reports one of them, so delete the other"),
    "problem.not-for-task": ("任务的记录只有文字，没有‘{key}’；请删去，或改报 target",
        "an entry of a task is words only and has no '{key}'; delete it, or report a target"),
    "problem.says-nothing": (("这条记录没有内容；"
         "请写 add、value、done、reached、light、note、problem、next 或 evidence 之一"),
        ("this entry says nothing; "
         "give one of add, value, done, reached, light, note, problem, next, evidence")),
    "problem.done-and-figure": ("同时写了 done 和数字；请只保留其一",
        "both done and a figure are given; keep one of them"),
}

OF_PLANS: Mapping[str, tuple[str, str]] = {
    "problem.duplicate-id": ("编号‘{id}’已被使用；请另取一个",
        "the id '{id}' is in use already; choose another"),
    "problem.unknown-owner": ("没有牵头领导‘{name}’；请改正，或在 owners 中补上",
        "no owner '{name}'; correct it, or add it to owners"),
    "problem.unknown-term": ("没有名词‘{term}’；请改正，或在 definitions 中补上",
        "no definition of '{term}'; correct it, or add it to definitions"),
    "problem.unknown-target": (("没有指标‘{id}’；请按计划改正（workplan status --by target 列出全部）；"
         "有记录的指标不从计划中删去，而是写 state: cancelled，旧编号写入 "
         "formerly"),
        ("no target '{id}'; check it against the plan (workplan status --by target lists all); a "
         "target with entries is not removed but set to state: cancelled, and an old id goes into "
         "formerly")),
    "problem.unknown-revised": (("这条调整记录写的‘{id}’不在计划中；请核对编号，删去的指标宜恢复并写 "
         "state: cancelled"),
        ("this revision names '{id}', which is not in the plan; check the id, and restore a removed "
         "target as state: cancelled")),
    "problem.unknown-task": ("没有任务‘{id}’；请按计划改正", "no task '{id}'; check it against the plan"),
    "problem.unknown-part": ("part_of 所指的指标‘{id}’不存在；请按计划改正",
        "part_of names no target: '{id}'; check it against the plan"),
    "problem.part-not-count": ("‘{id}’不是累计数（count），不能有其中数；请改 part_of 或 kind",
        "'{id}' is not a count and cannot have parts; change part_of or the kind"),
    "problem.part-of-itself": ("‘{id}’是它自己的其中数；请改 part_of",
        "'{id}' is a part of itself; change part_of"),
    "problem.part-above-whole.entry": (("至此其中数累计 {asked}，大于‘{id}’累计的 {whole}；请核对，"
         "补报‘{id}’，或更正其中数并写 note"),
        ("the part has reached {asked}, more than {whole}, its whole '{id}'; check both: report what "
         "is missing of the whole, or correct the part, with a note")),
    "problem.part-above-whole": ("其中数 {asked} 大于‘{id}’的总数 {whole}；请核对",
        "the part, {asked}, is more than {whole}, its whole '{id}'; check both"),
    "problem.unused-definition": ("名词‘{term}’没有被引用；请在 detail 中写 [^{term}]，或删去",
        "the definition '{term}' is not referred to anywhere; write [^{term}] in a detail, or delete it"),
    "problem.unreferenced-owner": ("‘{name}’没有牵头任何任务或指标；请核对或删去",
        "'{name}' leads no task or target; check it, or delete it"),
    "problem.bound-missing": ("有‘{key}’却没有目标值；请补上 at_least 或 at_most",
        "'{key}' is given without a bound; add at_least or at_most"),
    "problem.bound-missing.at_least": ("‘{key}’须与 at_least 同用；请补上 at_least，或删去‘{key}’",
        "'{key}' needs at_least beside it; add at_least, or delete '{key}'"),
    "problem.bound-contradictory": ("‘{keys}’不能同时使用；请只保留其一",
        "{keys} exclude each other; keep one of them"),
    "problem.between-backwards": ("范围写反了：{low} 大于 {high}；请调换",
        "the range is backwards: {low} is above {high}; swap them"),
    "problem.baseline-side": ("基数 {baseline} 与目标值 {bound} 的方向不对；应低于 at_least 或高于 at_most",
        ("the baseline {baseline} is on the wrong side of {bound}; it must be below at_least or above "
         "at_most")),
    "problem.stretch-below-bound": ("力争值 {stretch} 不及目标值 {bound}；请改正",
        "the stretch {stretch} falls short of the bound {bound}; correct it"),
    "problem.no-completion": ("这个指标没有完成率，不能写‘{key}’；请删去",
        "this target has no completion, so '{key}' does not apply; delete it"),
    "problem.checkpoint-outside": ("节点 {day} 不在指标起止 {start} 至 {due} 之内；请改正",
        "the checkpoint of {day} is outside {start} to {due}; correct it"),
    "problem.checkpoint-falling": ("节点值 {value} 还不及前一节点 {before}；节点是累计值，请改正",
        ("the checkpoint {value} asks for less than the one before, {before}; checkpoints are "
         "cumulative, so correct it")),
    "problem.checkpoint-at-due.rate": ("到期日 {due} 即为目标值，不能另有节点值；请删去这个节点",
        "on the due date {due} the bound applies and no other value; delete this checkpoint"),
    "problem.checkpoint-at-due": (("到期日 {due} 即为目标值，不能另有节点值；请删去这个节点，"
         "或只留‘name’作为阶段"),
        ("on the due date {due} the bound applies and no other value; delete this checkpoint, or keep "
         "only its 'name', as a stage")),
    "problem.duplicate-stage": ("本指标已有阶段‘{name}’；请另取一个名称",
        "this target already has a stage '{name}'; give it another name"),
    "problem.month-outside": ("{month} 不完全在指标起止 {start} 至 {due} 之内；请改正",
        "the month {month} is not wholly within {start} to {due}; correct it"),
    "problem.months-above-bound": ("各月目标合计 {total}，大于目标值 {bound}；请核对",
        "the monthly goals add up to {total}, above the bound {bound}; check them"),
    "problem.profile-falling": ("序时安排中 {share} 低于前一个 {before}；进度不能倒退，请改正",
        "the share {share} is below the one before, {before}; a profile never falls, so correct it"),
    "problem.thresholds-swapped.points": (("黄灯线 {yellow} 大于红灯线 {red}（没有写的按默认值）；"
         "按百分点计，落后先到黄灯线：请写明两条线，黄灯线在前"),
        ("yellow at {yellow} is above red at {red} (a default where it is not written); in points "
         "behind, yellow comes first: write both lines in that order")),
    "problem.thresholds-swapped.ratio": (("黄灯线 {yellow} 小于红灯线 {red}（没有写的按默认值）；"
         "按比例计，低于红灯线更重：请写明两条线，红灯线较低"),
        ("yellow at {yellow} is below red at {red} (a default where it is not written); as a ratio, "
         "red is the lower line: write both lines in that order")),
    "problem.outside-period.due": (("到期日 {day} 晚于计划期末 {end}；请改正，如系延期，请在 revisions "
         "中补上 targets 写有这个指标、带 due 的记录"),
        ("due {day} is after the plan's period, which ends on {end}; correct it, or add a revision "
         "that names this target and has the due that moved it there")),
    "problem.outside-period": ("{day} 不在计划期 {start} 至 {end} 之内；请改正",
        "{day} is outside the plan's period {start} to {end}; correct it"),
    "problem.due-before-start": ("到期日 {due} 早于启动日 {start}；请改正",
        "due {due} is before the start {start}; correct it"),
    "problem.period-backwards": ("计划期写反了：{start} 晚于 {end}；请调换",
        "the period is backwards: {start} is after {end}; swap them"),
    "problem.state-without-revision": (("‘{id}’标为 {state}，但没有说明原因的调整记录；"
         "请在 revisions 中补上"),
        "'{id}' is {state} without a revision that says why; add one to revisions"),
    "problem.due-chain-broken": ("到期日对不上：这里写 {written}，应为 {expected}；请改正",
        ("the due dates do not follow each other: {written} is written where {expected} is expected; "
         "correct it")),
    "problem.due-moved-late": ("{day} 才记录延期，而原到期日 {old} 已过；请核对",
        "the due date {old} was only moved on {day}, after it had passed; check it"),
    "problem.unknown-period": ("这里没有‘{name}’这一期；各期从 {first} 到 {last}，请改正",
        "no period '{name}' here; correct it: they run from {first} to {last}"),
    "problem.unknown-period.nothing": (("这里没有‘{name}’这一期：所写的指标都不是周期任务；请在 targets "
         "中写周期任务，或删去 excused"),
        ("no period '{name}' here, because none of these targets is recurring; name recurring ones in "
         "targets, or delete excused")),
    "problem.all-excused": ("‘{id}’的各期全部免计；请至少留一期，或写 state: suspended",
        "all periods of '{id}' are excused; keep at least one, or set state: suspended"),
    "problem.looks-like-share": ("‘{text}’会当作百分之 {text}；如指 {points}%，请写 {points}",
        "'{text}' means {text} per cent; write {points} if you mean {points} per cent"),
    "problem.owner-circle": ("‘{name}’的上级关系成环；请改 under",
        "'{name}' is under itself through others; change under"),
    "problem.source-missing.missing": ("没有原文文件‘{path}’；请补上文件或改正路径",
        "there is no document '{path}'; add the file or correct the path"),
    "problem.source-missing.outside": ("原文‘{path}’不在计划所在的文件夹内；请复制到 source/ 中再引用",
        "the document '{path}' lies outside the root; copy it into source/ and name it there"),
    "problem.source-missing.empty": ("原文‘{path}’是空的；请补上原文，或改正路径",
        "the document '{path}' is empty; put its text there, or correct the path"),
    "problem.source-missing.large": ("原文‘{path}’太大；请只留计划的文字，另存为 .txt",
        "the document '{path}' is too large; keep the text of the plan alone, as .txt"),
    "problem.source-missing.other": ("原文‘{path}’无法识读；请另存为 UTF-8 文本（.txt 或 .md），写那个文件",
        "the document '{path}' cannot be read; save it as text in UTF-8 (.txt or .md), and name that file"),
    "problem.source-changed": (("原文‘{path}’已不是计划对应的那一版；"
         "请用 `workplan coverage` 核对，然后写成 sha256: {sum}"),
        ("the document '{path}' is another one than the plan was bound to; look through `workplan coverage`, "
         "then write sha256: {sum}")),
    "problem.source-differs": (("原文 {there}，计划 {here}（原文写作‘{text}’）；"
         "请按原文改正数据和引文，确有调整的在 revisions 中记录"),
        ("document {there}, plan {here} (the document has '{text}'); "
         "correct figure and quote by the document, or record in revisions why the plan differs")),
    "problem.source-lost": ("原文‘{path}’中没有‘{text}’；请按原文改正引文，原文已不提的请删去引文",
        "the document '{path}' has no '{text}'; correct the quote, or delete it where the words are gone"),
    "problem.source-ambiguous": ("‘{text}’在原文中有 {number} 处，分不清是哪一处；请引用得长一些",
        "'{text}' stands in {number} places of the document; quote more of the words around it"),
}

OF_ENTRIES: Mapping[str, tuple[str, str]] = {
    "problem.entry-not-for-kind": ("{kind}类指标不用‘{key}’报送；请用：{takes}",
        "a target of kind {kind} is not reported with '{key}'; use: {takes}"),
    "problem.entry-not-for-kind.nothing": ("{kind}类指标只报文字，不用‘{key}’；请改写 note",
        "a target of kind {kind} is reported in words, not with '{key}'; write a note"),
    "problem.points-not-percent": ("这里写了百分数，而指标的单位是‘{unit}’；请按单位填写",
        "a percentage is given, but the target's unit is '{unit}'; give the figure in the unit"),
    "problem.entry-before-period": ("{day} 早于计划期开始日 {start}；请改正日期，或记入上一年的台账",
        "{day} is before the plan's period, which begins on {start}; correct the date"),
    "problem.unknown-stage": ("这个指标没有阶段‘{name}’；请写其中之一：{stages}",
        "the target has no stage '{name}'; write one of: {stages}"),
    "problem.unknown-stage.valued": ("‘{name}’是有数值的节点，靠数据达到，不能写 reached；请报数据，写明数值",
        "'{name}' is a checkpoint with a value, reached by figures and not by reached; report the figure"),
    "problem.unknown-stage.nothing": (("这个指标没有阶段（只写名称的节点），‘{name}’无从达到；请删去 "
         "reached，或在计划的 checkpoints 中补上"),
        ("this target has no stages, so '{name}' cannot be reached; delete reached, or add it to the "
         "target's checkpoints in the plan")),
    "problem.entry-tomorrow": ("{day} 是明天（今天是 {today}）；请核对日期",
        "{day} is tomorrow (today is {today}); check the date"),
    "problem.entry-in-future": ("{day} 在今天（{today}）之后；请改正日期",
        "{day} is after today ({today}); correct the date"),
    "problem.total-mismatch": ("add 之后的累计为 {total}，与所写 value {value} 不符，以 {value} 为准；请核对",
        "with this addition the total is {total}, not {value} as written here; check it: {value} stands"),
    "problem.value-superseded": ("同一天后面又报了 {by}，本条的 {value} 不再计；请核对",
        "a later entry of the same day gives {by}, so this {value} no longer counts; check it"),
    "problem.total-fell": ("累计 {value} 低于此前的 {before}；请核对，如确有减少，请写 note 说明",
        ("the total {value} is below the {before} before it; check it, and if it really fell, say why "
         "in a note")),
    "problem.unlikely-figure": (("{value} 是目标值 {bound} 的十倍以上，也是此前 {before} 的十倍以上；"
         "请核对，如系笔误，请以同一日期另报正确的 value，并写 note"),
        ("{value} is at least ten times the bound {bound} and ten times the {before} before it; check "
         "it, and if it was mistyped report the right value for the same day, with a note")),
    "problem.looks-like-share.entry": (("‘{text}’会当作百分之 {text}；如指 {points}%，请以同一日期另报 "
         "value: {points}；如确是百分之 {text}，请写 {text}%"),
        ("'{text}' means {text} per cent; if you mean {points} per cent, report value: {points} for "
         "the same day, otherwise write {text}%")),
    "problem.missing-evidence": ("没有佐证文件‘{path}’；请补上文件或改正路径",
        "no evidence file '{path}'; add the file or correct the path"),
    "problem.entry-repeated": ("编号‘{id}’的记录与 {file} 第 {line} 行重复，只计一次；请删去这一条",
        "the entry with id '{id}' is also at {file}, line {line}, and counts once; delete this one"),
    "problem.id-conflict": (("编号‘{id}’在 {file} 第 {line} 行是另一条内容不同的记录；"
         "请删去两条中不再有效的一条"),
        ("the id '{id}' is also at {file}, line {line}, with different content; delete the line that "
         "no longer holds")),
    "problem.duplicate-entry": ("与 {file} 第 {line} 行内容完全相同，两条都计入；如系重复，请删去一条",
        "the same as {file}, line {line}, and both count; if it was reported twice, delete one"),
}

OF_REVISIONS: Mapping[str, tuple[str, str]] = {
    "problem.eased-without-reason.changed": (("‘{id}’的 {field} 自 {revision} 以来放宽，没有写明理由；"
         "请在 revisions 中补上写有‘{id}’的记录"),
        ("{field} of '{id}' was eased since {revision} without a reason; "
         "add a record that names '{id}' to revisions")),
    "problem.eased-without-reason.removed": (("‘{id}’自 {revision} 以来被删去，没有写明理由；请恢复并写 "
         "state: cancelled，在 revisions 中说明"),
        ("'{id}' was removed since {revision} without a reason; restore it as state: cancelled, and "
         "say why in revisions")),
    "problem.eased-without-reason.plan": (("计划的 {field} 自 {revision} 以来放宽，没有写明理由；"
         "请在 revisions 中补上不写 targets 的记录"),
        ("{field} of the plan was eased since {revision} without a reason; "
         "add a record without targets to revisions")),
    "problem.eased-without-reason.gone": (("计划自 {revision} 以来被删去，没有记录可以说明理由；"
         "请恢复（往年的计划可以留在 plan/ 中），"
         "或在提交说明中写明理由，以删去它的提交为新的起点"),
        ("the plan was removed since {revision}, and no record can say why; restore it (plans of past "
         "years may stay), or say why in the commit message and check since that commit")),
    "problem.revision-without-change": ("这条调整记录写了‘{id}’，但它自 {revision} 以来没有变化；请核对编号",
        "this revision names '{id}', which has not changed since {revision}; check the id"),
    "problem.id-reused": (("编号‘{id}’原是指标‘{name}’的，已有记录以它报送，这些记录会算到这里；"
         "请在‘{name}’的 formerly 中保留‘{id}’，这里另取一个从未用过的编号"),
        ("'{id}' was an id of '{name}', and entries with it would count here; keep '{id}' in formerly "
         "of '{name}', and choose an id here that was never used")),
    "problem.id-reused.gone": (("编号‘{id}’原是指标‘{name}’的，该指标已不在计划中，"
         "但已有记录以这个编号报送，这些记录会算到这里；"
         "请这里另取一个从未用过的编号，并恢复原指标，写 state: cancelled"),
        ("'{id}' was an id of '{name}', which is no longer in the plan, and entries with it would "
         "count here; choose an id here that was never used, and restore that target as state: "
         "cancelled")),
    "problem.entry-edited": (("‘{subject}’在 {day} 的记录自 {revision} 以来被改动（原在第 {line} 行）；"
         "请恢复原文，另加一条记录更正"),
        ("the entry of '{subject}' of {day} was edited since {revision}, where it was on line {line}; "
         "restore it, and correct it with a new entry")),
    "problem.entry-removed": (("‘{subject}’在 {day} 的记录自 {revision} 以来被删去（原在第 {line} 行）；"
         "请恢复，另加一条记录更正"),
        ("the entry of '{subject}' of {day} was removed since {revision}, where it was on line {line}; "
         "restore it, and add a correction as a new entry")),
}

PROBLEMS: Mapping[str, tuple[str, str]] = {
    **_LINES, **OF_TEXT, **OF_SHAPE, **OF_PLANS, **OF_ENTRIES, **OF_REVISIONS
}
