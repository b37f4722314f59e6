"""The words of what workplan does in git: plans in diffs, and what `git-setup` did."""

from collections.abc import Mapping

from workplan.views.words.language import Text

GIT: Mapping[str, Text] = {
    "field": Text("  {field}：{value}", "  {field}: {value}"),
    "revision": Text("调整记录 {day} {ids}", "revision of {day} {ids}"),
    "by": Text("决定", "by"),
    "reason": Text("理由", "reason"),
    "due": Text("到期日", "due"),
    "unreadable": Text(
        "{file}：有错误，无法按计划对照，以下按文本行对照；用 `workplan check` 查看",
        "{file}: not readable as a plan, so compared by lines; see what is wrong with `workplan check`",
    ),
    "moved": Text("{old} → {new}", "{old} → {new}"),
}

# What `git-setup` did, by the thing and what became of it.
SETUP: Mapping[str, Text] = {
    "attributes.done": Text("已写入 {file}：{lines}", "written to {file}: {lines}"),
    "attributes.kept": Text("{file} 已有所需各行", "{file} has its lines already"),
    "attributes.undone": Text("已从 {file} 删去：{lines}", "taken out of {file}: {lines}"),
    "attributes.absent": Text(
        "{file} 中没有 git-setup 写入的内容", "nothing in {file} was written by git-setup"
    ),
    "driver.done": Text(
        "已设置 git：`git diff`、`git log -p` 按计划的内容显示 plan/ 的变化",
        "git is set up: `git diff` and `git log -p` show changes of plan/ in the plan's words",
    ),
    "driver.kept": Text("git 的对照方式已设置好", "git's way to compare plans is set up already"),
    "driver.undone": Text("已取消 git 的对照方式", "git compares plans by lines again"),
    "driver.absent": Text("git 的对照方式未曾设置", "git's way to compare plans was not set up"),
    "hook.done": Text(
        "已写入 {file}：提交前运行 check 和 diff --require-reasons",
        "written: {file}, which runs check and diff --require-reasons before each commit",
    ),
    "hook.kept": Text("{file} 已是最新", "{file} is as it should be"),
    "hook.undone": Text("已删除 {file}", "removed: {file}"),
    "hook.absent": Text("没有 git-setup 写入的提交前检查", "there is no hook of git-setup's"),
    "hook.foreign": Text(
        "{file} 不是 git-setup 写的，未改动；如需要，请自行加上：{lines}",
        "{file} is not git-setup's, and is as it was; if you want the checks, add to it: {lines}",
    ),
    "hook.elsewhere": Text(
        "这个仓库的钩子在 {file}（core.hooksPath），未改动；如需要，请自行加上：{lines}",
        "this repository keeps its hooks in {file} (core.hooksPath), which is as it was; "
        "if you want the checks, add: {lines}",
    ),
}
