"""The words of `export`: what was written, and which bodies were not, and why."""

from collections.abc import Mapping

# Each message in Chinese, then in English: side by side, or one under the other.
# fmt: off
EXPORT: Mapping[str, tuple[str, str]] = {
    "command.export": ("把一个或许多单位的计划与结论写成数据表（Parquet）",
        "Tables of one plan, or of the plans of many bodies, as Parquet."),
    "help.export-listed": ("列出各单位的汇总计划；不写则只导出这里的计划",
        "The plan of plans that lists the bodies; without it, the plan here is the one body."),
    "help.export-output": ("写入哪个文件夹", "The folder to write to."),
    "help.export-jobs": ("最多同时用几个进程（默认每个处理器一个）",
        "At most so many processes at a time (default: one for each processor)."),
    "example.export": (("workplan export -o tables --as-of 2022-06-30\n"
         "workplan export rollup/2022.yaml -o tables --jobs 2\ndocs/export.md"),
        ("workplan export -o tables --as-of 2022-06-30\n"
         "workplan export rollup/2022.yaml -o tables --jobs 2\ndocs/export.md")),
    "export.summary": ("{folder}：写入 {written} 个单位，{same} 个没有变化，{failed} 个未写入",
        "{folder}: {written} {written:body|bodies} written, {same} unchanged, {failed} not written"),
    "export.gone": ("已删去不再列出的单位：{names}", "deleted, as no longer listed: {names}"),
    "export.failed": ("{name}（{id}）未写入，原有的表保持不变：",
        "{name} ({id}) was not written; what tables it has stay as they were:"),
    "export.missing-library": (("数据表需要 {library}，尚未安装；运行 `pip install 'workplan[{extra}]'`"
         "（用 pipx 安装的：`pipx runpip workplan install 'workplan[{extra}]'`）"),
        ("tables need {library}, which is not installed; run `pip install 'workplan[{extra}]'` "
         "(with pipx: `pipx runpip workplan install 'workplan[{extra}]'`)")),
    "export.not-a-folder": ("{folder} 不是文件夹；请换一个名字",
        "{folder} is no folder; choose another name"),
    "export.by-hand": ("{folder} 在 plan/ 或 progress/ 下，那里放计划与台账；请换一个位置",
        "{folder} is below plan/ or progress/, which hold plans and logs; choose another place"),
    "export.unsafe-name": (("“{name}”不能用作文件夹名；编号只用字母、数字、- _ .，不以 - 或 . 开头，至多 "
         "100 个字；只导出这里的计划时，用汇总计划给它一个编号"),
        ("'{name}' cannot be the name of a folder: use letters, digits, - _ . (neither - nor . first), "
         "at most 100; to export the plan of a folder of that name, list it in a plan of plans under an id")),
    "export.name-twice": ("有不止一个单位叫“{name}”（不分大小写）；请改成不同的编号",
        "more than one body is called '{name}', in whatever case; give them different ids"),
    "export.not-ours": ("{folder} 里有别人的文件，没有动；请移走，或换一个 -o",
        "{folder} holds files that are not of an export and was left alone; move them, or choose another -o"),
    "export.process-ended": ("没有做完：一个进程被结束了（内存不足？）；已写的都是完整的；用 --jobs 1 再试",
        ("not finished: one of its processes was ended (too little memory?); what is written is whole; try "
         "again with --jobs 1")),
    "export.too-many-digits": ("有一个数据或完成率的整数部分超过 26 位，表里放不下；请核对目标值与填报的数据",
        ("a figure or a completion has more than 26 digits before its point, which no table holds; check "
         "bounds and reports")),
    "export.no-plan-folder": ("{folder} 里没有 plan/；请核对这个单位的 folder",
        "{folder} has no plan/ in it; check the body's folder"),
    "export.no-repository-there": (
        "没有文件夹 {folder}；先把仓库克隆到那里：`git clone --mirror URL {folder}`",
        "there is no folder {folder}; clone the repository there first: `git clone --mirror URL {folder}`"),
    "export.unreadable": ("{folder} 读不了：{reason}；请核对路径与权限",
        "{folder} cannot be read: {reason}; check the path and the rights"),
    "export.repository-elsewhere": (
        "{url} 是网址，这里不联网；先克隆下来：`git clone --mirror {url} {folder}`，再把 git 改成那个文件夹",
        ("{url} is an address, and nothing is fetched; clone it first, `git clone --mirror {url} {folder}`, "
         "and name that folder as git")),
    "export.no-plan": ("{folder} 的 plan/ 里没有计划（.yaml）；请核对这个单位的 folder 或 revision",
        "{folder} has no plan (.yaml) in its plan/; check the body's folder or revision"),
    "export.no-such-plan": ("{folder} 没有名为“{name}”的计划；现有：{files}",
        "{folder} has no plan named '{name}'; it has: {files}"),
    "export.other-period": (("{file} 的计划期是 {start} 至 {end}，没有一天在汇总的 period 之内；"
         "请用 plan 指定另一个计划，或改正 period"),
        ("{file} is a plan for {start} to {end}, of which no day is in the period of the plan of plans; name "
         "another one by the body's plan, or correct the period")),
    "export.several-plans": ("{folder} 有不止一个计划适合这一天：{files}；用 plan 指定一个",
        "{folder} has more than one plan for that day: {files}; name one by the body's plan"),
}
