"""The words of changes of a plan: effects, fields, what was changed, and the lines around them."""

from collections.abc import Mapping

from workplan.views.words.text import Text

EFFECTS: Mapping[str, Text] = {
    "eased": Text("放宽", "eased"),
    "tightened": Text("收紧", "tightened"),
    "neutral": Text("不影响目标", "neutral"),
}

CHANGE_KINDS: Mapping[str, Text] = {
    "added": Text("新增", "added"),
    "removed": Text("删除", "removed"),
    "renamed": Text("改编号", "id"),
    "first": Text("{field}（初始）", "{field} (first)"),
}

CHANGE_FIELDS: Mapping[str, Text] = {
    "kind": Text("类别", "kind"),
    "unit": Text("单位", "unit"),
    "every": Text("周期", "every"),
    "at_least": Text("目标值（至少）", "at least"),
    "at_most": Text("目标值（至多）", "at most"),
    "between": Text("目标值（范围）", "between"),
    "baseline": Text("基数", "baseline"),
    "stretch": Text("力争值", "stretch"),
    "start": Text("启动日", "start"),
    "due": Text("到期日", "due"),
    "pace": Text("进度口径", "pace"),
    "checkpoints": Text("节点目标", "checkpoint"),
    "reporting.every": Text("报送频次", "reporting"),
    "reporting.grace": Text("报送宽限（日）", "days of grace"),
    "state": Text("计划状态", "state"),
    "weight": Text("权重", "weight"),
    "part_of": Text("其中数", "part of"),
    "task": Text("所属", "belongs to"),
    "owner": Text("牵头领导", "owner"),
    "lead": Text("牵头领导", "lead"),
    "name": Text("名称", "name"),
    "title": Text("名称", "title"),
    "detail": Text("说明", "detail"),
    "size": Text("规模", "size"),
    "department": Text("责任科室", "department"),
    "support": Text("配合单位", "support"),
    "aim": Text("目标", "aim"),
    "organization": Text("单位", "organization"),
    "language": Text("语言", "language"),
    "period.start": Text("计划期起", "period from"),
    "period.end": Text("计划期止", "period to"),
    "pace.rule": Text("亮灯口径", "rule of lights"),
    "pace.yellow": Text("黄灯线", "yellow line"),
    "pace.red": Text("红灯线", "red line"),
    "pace.rate_red": Text("增速红灯线", "red line of rates"),
    "due_soon": Text("临近到期提醒（日）", "days due soon"),
    "owner.title": Text("职务", "title"),
    "under": Text("上级", "under"),
    "text": Text("释义", "text"),
    "items": Text("释义条目", "items"),
    "revisions": Text("调整记录", "revisions"),
    "formerly": Text("曾用编号", "formerly"),
}

RULES: Mapping[str, Text] = {
    "points": Text("按百分点", "by points"),
    "ratio": Text("按比例", "as a ratio"),
}

REPORTING_NEVER = Text("不要求", "never")

CHANGE_LINES: Mapping[str, Text] = {
    "summary": Text(
        "放宽 {eased} 项，收紧 {tightened} 项，不影响目标 {neutral} 项",
        "{eased} eased, {tightened} tightened, {neutral} neutral",
    ),
    "summary.unexplained": Text(
        "放宽 {eased} 项（{unexplained} 项无理由），收紧 {tightened} 项，不影响目标 {neutral} 项",
        "{eased} eased ({unexplained} without a reason), {tightened} tightened, {neutral} neutral",
    ),
    "no-reason": Text("无理由", "no reason"),
    "nothing": Text("计划没有变化", "The plan has not changed"),
    "nothing-of": Text("没有‘{id}’的变化记录", "Nothing has changed of '{id}'"),
    "refused": Text(
        "{file}：{ids} 放宽而没有写明理由；请在 revisions 中补上记录，如 "
        '`- {{date: {day}, targets: [{ids}], reason: "…"}}`',
        "{file}: eased without a reason: {ids}; add a record to revisions, such as "
        '`- {{date: {day}, targets: [{ids}], reason: "…"}}`',
    ),
    "refused.plan": Text(
        "{file}：计划本身的 {fields} 放宽而没有写明理由；请在 revisions 中补上不写 targets 的记录，如 "
        '`- {{date: {day}, reason: "…"}}`',
        "{file}: eased without a reason: {fields} of the plan; "
        "add a record without targets to revisions, such as "
        '`- {{date: {day}, reason: "…"}}`',
    ),
    "refused.removed": Text(
        "{file}：计划被删去，没有记录可以说明理由；请恢复（往年的计划可以留在 plan/ 中），"
        "或在提交说明中写明理由，用 `git commit --no-verify` 提交",
        "{file}: the plan was removed, and no record can say why; "
        "put it back (a plan of a past year may stay), or say why in the commit's message "
        "and commit with `git commit --no-verify`",
    ),
    "record": Text("{what}：{reason}", "{what}: {reason}"),
    "record-by": Text("{what}（{by}）：{reason}", "{what} ({by}): {reason}"),
    "idle": Text(
        "{file}：{date} 的调整记录写了‘{id}’，但它没有变化；请核对编号",
        "{file}: the revision of {date} names '{id}', of which nothing changed; check the id",
    ),
    "skipped": Text(
        "{day} 的提交 {commit}（{author}）中 {file} 无法读取，已跳过",
        "{file} could not be read in commit {commit} of {day} ({author}); it was skipped",
    ),
}

GIT_TROUBLES: Mapping[str, Text] = {
    "no-git": Text(
        "没有安装 git；这个命令要从 git 读取计划的历史",
        "git is not installed; this command reads the plan's history from it",
    ),
    "no-repository": Text(
        "{folder} 不在 git 仓库中；用 `git init` 建立仓库并提交计划",
        "{folder} is in no git repository; make one with `git init` and commit the plan",
    ),
    "not-trusted": Text(
        "{folder} 所在的 git 仓库属于别的用户，git 拒绝读取；如可信任，运行 "
        "`git config --global --add safe.directory 仓库目录`",
        "git refuses to read the repository of {folder}, which belongs to another user; if you trust it, run "
        "`git config --global --add safe.directory` with its folder",
    ),
    "unknown-revision": Text(
        "没有修订版本‘{revision}’；写提交号、分支、标签或 HEAD~1 之类",
        "there is no revision '{revision}'; give a commit, a branch, a tag, or one such as HEAD~1",
    ),
    "missing-history": Text(
        "找不到‘{revision}’：这个仓库是浅克隆，缺少较早的提交；运行 `git fetch --unshallow`",
        "'{revision}' is not here: this is a shallow clone, which lacks older commits; "
        "run `git fetch --unshallow`",
    ),
    "unmerged": Text(
        "{file} 有合并冲突；解决后运行 `git add {file}`",
        "{file} is in conflict; resolve it, and say so with `git add {file}`",
    ),
    "missing-objects": Text(
        "仓库缺少所需的提交或文件内容（不完整的克隆？）；运行 `git fetch --refetch` 补全，或重新克隆",
        "the repository lacks a commit or content that is needed (a partial clone?); "
        "complete it with `git fetch --refetch`, or clone it again",
    ),
}
