"""The words of problems with a file and its YAML, before anything is read into records."""

from collections.abc import Mapping

from workplan.views.words.text import Text

TEXT_PROBLEMS: Mapping[str, Text] = {
    "tab": Text("这里有制表符（Tab）；请改用空格", "a tab stands here; use spaces"),
    "fullwidth-colon": Text(
        "这里是全角冒号“：”；请改为半角冒号加空格“: ”", "a full-width colon '：' stands here; write ': '"
    ),
    "ideographic-space": Text(
        "这里有全角空格（U+3000）；请改用半角空格",
        "an ideographic space (U+3000) stands here; use plain spaces",
    ),
    "percent-unquoted": Text(
        '‘{text}’不能以 % 开头；请加引号，写成 "{text}"', "'{text}' cannot begin with %; quote it: \"{text}\""
    ),
    "bracket-text": Text(
        '文字‘{text}’以方括号开头，会被当作列表；请加引号，写成 "{text}"',
        "the text '{text}' begins with a bracket and is taken for a list; quote it: \"{text}\"",
    ),
    "merge-conflict": Text(
        "这里有 git 合并冲突标记；请保留需要的行并删去标记",
        "a conflict marker of git stands here; keep the lines you need and delete the markers",
    ),
    "control-character": Text(
        "这里有控制字符 {code}；请删去", "a control character {code} stands here; delete it"
    ),
    "syntax.unclosed-bracket": Text(
        "括号没有闭合；请补上 ] 或 }}", "a bracket is not closed; add the missing ] or }}"
    ),
    "syntax.unclosed-quote": Text("引号没有闭合；请补上引号", "a quotation mark is not closed; add it"),
    "syntax.bad-indentation": Text(
        "缩进不对；请与同级的行对齐", "the indentation is wrong; align it with the lines of the same level"
    ),
    "syntax.missing-colon": Text(
        "键的后面缺少冒号；请写成 key: value", "a colon is missing after the key; write key: value"
    ),
    "syntax.extra-bracket": Text("多了一个括号；请删去", "a bracket too many; delete it"),
    "syntax.missing-comma": Text(
        "这里缺少逗号或括号；请补上", "a comma or a bracket is missing here; add it"
    ),
    "syntax.missing-space": Text(
        "冒号后面要有空格；请写成 key: value", "a space belongs behind the colon; write key: value"
    ),
    "syntax.unexpected-colon": Text(
        "这里的冒号会被当作键；含冒号的文字请加引号",
        "the colon here would make a key; quote a text that has a colon in it",
    ),
    "syntax.text-after-value": Text(
        "值的后面还有文字；请删去，或把整段文字加上引号",
        "more text stands behind the value; delete it, or quote the whole text",
    ),
    "syntax.bad-escape": Text(
        "双引号内的反斜杠写法不对；请改用单引号，或写成两个反斜杠",
        "the backslash between double quotes means nothing; use single quotes, or write it twice",
    ),
    "syntax.reserved-character": Text(
        "文字不能以 @、` 或 ! 开头；请加引号", "a text cannot begin with @, ` or !; quote it"
    ),
    "syntax.unexpected-dash": Text(
        "值不能以“- ”开头；请加引号，列表请另起一行",
        "a value cannot begin with '- '; quote it, or begin the list on a line of its own",
    ),
    "syntax.gave-up": Text(
        "错误太多，从这里起没有再读；请先改正以上各处，再检查一次",
        "too many mistakes: from here on the file was not read; correct those above, then check again",
    ),
    "syntax.key-not-text": Text("键应是文字；请写成 key: value", "a key is a text; write key: value"),
    "syntax.empty-key": Text("冒号前面没有键；请补上键名", "no key stands before the colon; add it"),
    "syntax.other": Text(
        "YAML 写法有误；请检查本行的引号、括号、冒号和缩进",
        "this is not YAML; check the quotes, brackets, colons and indentation of this line",
    ),
    "not-utf8.gb18030": Text(
        "文件不是 UTF-8 编码，像是 GBK/GB18030；请转换："
        "iconv -f GB18030 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
        "the file is not UTF-8 but looks like GBK/GB18030; convert it: "
        "iconv -f GB18030 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
    ),
    "not-utf8.utf-16": Text(
        "文件不是 UTF-8 编码，像是 UTF-16；请转换："
        "iconv -f UTF-16 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
        "the file is not UTF-8 but looks like UTF-16; convert it: "
        "iconv -f UTF-16 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
    ),
    "not-utf8.utf-32": Text(
        "文件不是 UTF-8 编码，像是 UTF-32；请转换："
        "iconv -f UTF-32 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
        "the file is not UTF-8 but looks like UTF-32; convert it: "
        "iconv -f UTF-32 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
    ),
    "not-utf8.other": Text(
        "文件不是 UTF-8 编码；请另存为 UTF-8，或在查明原编码后转换："
        "iconv -f 原编码 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
        "the file is not UTF-8; save it as UTF-8, or convert it once its encoding is known: "
        "iconv -f ENCODING -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}",
    ),
    "anchor.anchor": Text(
        "不支持 YAML 锚点（&）；请把内容直接写出，以 & 开头的文字请加引号",
        "YAML anchors (&) are not read; write the thing out, or quote a text that begins with &",
    ),
    "anchor.alias": Text(
        "不支持 YAML 别名（*）；请把内容直接写出，以 * 开头的文字请加引号",
        "YAML aliases (*) are not read; write the thing out, or quote a text that begins with *",
    ),
    "anchor.tag": Text(
        "不支持 YAML 标签（!）；请删去，以 ! 开头的文字请加引号",
        "YAML tags (!) are not read; delete it, or quote a text that begins with !",
    ),
    "anchor.merge-key": Text(
        "不支持 YAML 合并键（<<）；请把内容直接写出", "YAML merge keys (<<) are not read; write the keys out"
    ),
    "anchor.directive": Text(
        "不支持 YAML 指令（以 % 开头的行）；请删去",
        "YAML directives (lines beginning with %) are not read; delete it",
    ),
    "anchor.document": Text(
        "一个文件只能有一份 YAML 文档；请删去多余的 --- 或分成两个文件",
        "a file holds one YAML document; delete the extra --- or make two files",
    ),
    "anchor.other": Text(
        "不支持这种 YAML 写法；请直接写出内容", "this feature of YAML is not read; write the thing out"
    ),
    "too-deep": Text(
        "嵌套超过 {limit} 层；请减少层次", "nested more than {limit} levels deep; use fewer levels"
    ),
    "duplicate-key": Text("‘{key}’写了两次；请只保留一个", "'{key}' is written twice; keep one of them"),
    "empty-file": Text(
        "文件是空的；请写入内容或删去文件（workplan init 可新建计划）",
        "the file is empty; fill it or delete it (workplan init writes a new plan)",
    ),
    "unreadable-file.missing": Text("没有这个文件；请检查文件名", "there is no such file; check its name"),
    "unreadable-file.permission": Text(
        "没有权限读取文件；请检查文件权限", "no permission to read the file; check its mode"
    ),
    "unreadable-file.directory": Text(
        "这是一个文件夹而不是文件；请改名或移走", "this is a folder, not a file; rename it or move it away"
    ),
    "unreadable-file.other": Text(
        "文件无法读取；请检查文件和磁盘", "the file cannot be read; check the file and the disk"
    ),
    "unreadable-file.outside": Text(
        "这是指向计划文件夹之外的链接，不予读取；请把文件本身放在这里",
        "this is a link out of the folder of the plan, and is not read; put the file itself here",
    ),
    "too-large": Text(
        "文件超过 {limit} MB；请检查是否放错了文件，或用环境变量 WORKPLAN_MAX_MB 提高上限",
        "the file has more than {limit} MB; is it the right one? "
        "WORKPLAN_MAX_MB in the environment raises the limit",
    ),
    "misnamed-file": Text(
        "‘{name}’不会被读取；台账须是 .yaml 文件，请改名为 .yaml",
        "'{name}' is not read; a log is a .yaml file: rename it",
    ),
    "misnamed-file.plan": Text(
        "‘{name}’不会被读取；计划须是 .yaml 文件，请改名为 .yaml",
        "'{name}' is not read; a plan is a .yaml file: rename it",
    ),
    "misnamed-file.link": Text(
        "‘{name}’是指向文件夹的链接，其中的台账不会被读取；请把文件夹本身放在这里",
        "'{name}' is a link to a folder, whose logs are not read; put the folder itself here",
    ),
    "misnamed-file.file": Text(
        "‘{name}’应是放台账的文件夹，却是文件；请改名或移走",
        "'{name}' is a file where the folder of the logs belongs; rename it or move it away",
    ),
    "log-of-no-plan.progress": Text(
        "台账不能直接放在 progress/ 下；请移到计划对应的文件夹，如 progress/2022/",
        "a log right below progress/ belongs to no plan; move it into the folder of its plan, such as "
        "progress/2022/",
    ),
    "log-of-no-plan": Text(
        "文件夹‘{folder}’没有对应的计划 plan/{folder}.yaml；请改名或补上计划",
        "the folder '{folder}' belongs to no plan: there is no plan/{folder}.yaml; rename it or add the plan",
    ),
    "unterminated-line": Text(
        "最后一行没有换行符，可能没有写完；请检查后补上换行",
        "the last line does not end in a newline and may be cut off; check it and add one",
    ),
    "not-a-regular-file": Text(
        "这不是普通文件（可能是链接、管道或设备）；请换成普通文件",
        "this is not a regular file (a link, pipe or device?); replace it by one",
    ),
}
