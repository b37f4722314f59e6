"""The words of roll-ups: of many plans, what they come to together, and what cannot be added up."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
OF_ROLLUPS: Mapping[str, tuple[str, str]] = {
    "problem.bad-part": (("‘{text}’不是指标编号；请写指标编号，或用半角冒号写“单位编号:指标编号”，"
         "如 youyi:lifts"),
        "'{text}' is no id of a target; write one, or BODY:ID for that of one body, as north:lifts"),
    "problem.body-without-place": ("单位‘{id}’没有写明计划在哪里；请补上 folder，或 git 和 revision",
        "where the plan of '{id}' lies is not said; add folder, or git and revision"),
    "problem.revision-without-git": ("单位‘{id}’是文件夹，没有 revision；请删去这个键，或用 git 写明仓库",
        "'{id}' is a folder, which has no revision; delete this key, or name the repository with git"),
    "problem.body-twice": ("‘{id}’与‘{other}’是同一份计划，会重复计算；请删去一个",
        "'{id}' and '{other}' are the same plan, which would count twice; delete one of them"),
    "problem.not-for-aggregate": (
        "aggregate: {aggregate} 没有‘{key}’，它用：{takes}；请删去，或更改 aggregate",
        "aggregate: {aggregate} has no '{key}', it takes: {takes}; delete it or change the aggregate"),
    "problem.unknown-body": ("没有单位‘{name}’；请改正，或在 bodies 中补上",
        "no body '{name}'; correct it, or add it to bodies"),
    "problem.part-twice": ("‘{part}’写了两次；请删去一个", "'{part}' stands here twice; delete one of them"),
    "problem.part-of-no-body": ("没有一个单位有指标‘{id}’；请按各单位的计划改正",
        "no body has a target '{id}'; correct it by their plans"),
    "problem.part-contained": (("单位‘{body}’的‘{id}’包含在‘{whole}’之中，会重复计算；"
         "请从这个指标中删去‘{id}’"),
        "'{id}' of '{body}' is contained in '{whole}' and would count twice; leave '{id}' out of this one"),
    "problem.not-summable": ("单位‘{body}’的指标是{kind}，不能相加；请改为 mean、weighted、worst 或 none",
        ("the target of '{body}' is of kind {kind} and cannot be added up; write mean, weighted, worst or "
         "none")),
    "problem.not-summable.level": (("单位‘{body}’的指标是时点数，未声明可以相加；各单位互不重复时请加 "
         "additive: true，否则改为 worst 或 none"),
        ("the target of '{body}' is a level, which is not declared to add up; where no two bodies count the "
         "same, add additive: true, else write worst or none")),
    "problem.not-summable.percent": (("单位‘{body}’的指标是百分比，不能相加；请用 aggregate: ratio "
         "写明分子（of）和分母（to），或改为 mean"),
        ("the target of '{body}' is a percentage and cannot be added up; write aggregate: ratio with what is "
         "divided (of) and by what (to), or write mean")),
    "problem.mean-of-figures": (("单位‘{body}’的指标是{kind}，分子分母都已知，不取完成率的平均；"
         "请改为 sum 或 ratio"),
        ("the target of '{body}' is of kind {kind}, whose figures are known: no mean of percentages is made "
         "of them; write sum or ratio")),
    "problem.parts-differ.unit": (("计量单位不一致：‘{body}’用 {first}，‘{other}’用 {second}，不能相加；"
         "请统一这些计划的 unit，或分成两个指标"),
        ("units differ: '{body}' has {first}, '{other}' has {second}; make the unit of these plans one, or "
         "make two indicators")),
    "problem.parts-differ.kind": (("指标类型不一致：‘{body}’是 {first}，‘{other}’是 {second}，不能相加；"
         "请统一这些计划的 kind，或分成两个指标"),
        ("kinds differ: '{body}' has {first}, '{other}' has {second}; make the kind in these plans one, or "
         "make two indicators")),
    "problem.parts-differ.direction": (("目标方向不一致：‘{body}’是 {first}，‘{other}’是 {second}，不能相加；"
         "请统一这些计划的目标写法，或分成两个指标"),
        ("bounds differ: '{body}' has {first}, '{other}' has {second}; make the bounds in these plans alike, "
         "or make two indicators")),
    "problem.unit-not-declared": ("这里写 {unit}，而单位‘{body}’用 {other}；请改成一致",
        "{unit} is written here, and '{body}' has {other}; make them one"),
}

ROLLUP: Mapping[str, tuple[str, str]] = {
    **OF_ROLLUPS,
    "command.rollup": ("多个单位的计划汇总：各单位一行、指标一列，全体、排名、未报",
        "Many plans in one table: rows bodies, columns indicators, the whole, ranks, who is missing."),
    "help.rollup-file": ("汇总文件，如 rollup/2022.yaml", "The plan of plans, such as rollup/2022.yaml."),
    "help.rollup-sort": ("各单位的顺序", "In what order bodies are listed."),
    "help.rollup-output": ("写成报告，格式按扩展名：html、xlsx、docx 等",
        "Write a report; its ending says the format: html, xlsx, docx and others."),
    "help.rollup-data": ("把各单位的数据表留在 DIR；下次只重算有变化的单位",
        "Keep the bodies' tables in DIR; the next call judges only bodies that changed."),
    "example.rollup": (("workplan rollup rollup/2022.yaml --as-of 2022-06\n"
         "workplan rollup rollup/2022.yaml --sort rank --data build/tables\n"
         "workplan rollup rollup/2022.yaml -o 全区.html\ndocs/rollup.md"),
        ("workplan rollup rollup/2022.yaml --as-of 2022-06\n"
         "workplan rollup rollup/2022.yaml --sort rank --data build/tables\n"
         "workplan rollup rollup/2022.yaml -o district.html\ndocs/rollup.md")),
    "rollup-sort.plan": ("按文件所列", "as listed"),
    "rollup-sort.rank": ("按完成率排名", "by rank"),
    "rollup-sort.light": ("红灯在前", "red first"),
    "rollup-sort.gap": ("差距大的在前", "widest gap first"),

    "head.rank": ("排名", "Rank"),
    "head.body": ("单位", "Body"),
    "rollup.whole": ("全体（{number} 个单位）", "All ({number} {number:body|bodies})"),
    "rollup.whole-section": ("全体", "All bodies"),
    "rollup.failed": ("未能汇总", "not read"),
    "rollup.failed-section": ("{name}（未能汇总）", "{name} (not read)"),
    "rollup.no-figure": ("未报", "no figure"),
    "rollup.rests-on": ("（{bodies}/{asked} 个单位）", " ({bodies} of {asked})"),
    "rollup.column.completion": ("{name} 完成率", "{name}: completion"),
    "rollup.column.light": ("{name} 亮灯", "{name}: light"),
    "rollup.column.unit": ("{name}（{unit}）", "{name} ({unit})"),
    "rollup.silent": ("未报数据，不计入合计：", "Without a figure, and in no sum:"),
    "rollup.silent-of": ("{name}：{bodies}", "{name}: {bodies}"),
    "rollup.and-more": ("{bodies} 等 {number} 个单位", "{bodies} and others, {number} in all"),
    "rollup.not-read": ("未能汇总 {number} 个单位：{bodies}", "Not read, and in no sum ({number}): {bodies}"),
    "rollup.body-failed": ("{name}（{id}）未汇总：", "{name} ({id}) is in no sum:"),
    "rollup-call.no-file": ("没有汇总文件 {file}；请写出文件，如 workplan rollup rollup/2022.yaml",
        "there is no plan of plans {file}; name one, as in workplan rollup rollup/2022.yaml"),
    "rollup-call.unknown-ending": ("看不出“{file}”的格式；文件名请以 {endings} 之一结尾",
        "cannot tell the format of '{file}'; end its name in one of {endings}"),
    "rollup-call.unreadable-tables": (("{folder} 里的数据表读不出来（{reason}）；"
         "请删去那个文件所在的 body= 文件夹，再运行一次，会重新写成"),
        ("the tables in {folder} cannot be read ({reason}); delete the folder body=… of that file and call "
         "again: they are then made anew")),
    "cause.rolled-up": ("按各单位自己的计划判定", "as the plans of the bodies have it"),
}
