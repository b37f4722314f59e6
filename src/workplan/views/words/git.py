"""The words of what workplan does in git: plans in diffs, and what `git-setup` did."""

from collections.abc import Mapping

from workplan.views.words.text import Text

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
    "not-compared": Text(
        "上次提交的计划有错误，无法对照是否放宽：",
        "the plan that was committed last has errors, so it is not known whether this eases it:",
    ),
    "not-committed": Text(
        "未提交；改正后 `git add`，再提交（`git commit --no-verify` 跳过检查）",
        "not committed; mend this, `git add` it and commit again (`git commit --no-verify` skips the checks)",
    ),
}

# What `git-setup` did, by the thing and what became of it.
SETUP: Mapping[str, Text] = {
    "attributes.done": Text("已写入 {file}：{lines}", "written to {file}: {lines}"),
    "attributes.kept": Text("{file} 已有所需各行", "{file} has its lines already"),
    "attributes.undone": Text("已从 {file} 删去：{lines}", "taken out of {file}: {lines}"),
    "attributes.absent": Text(
        "{file} 中没有 git-setup 写入的内容", "nothing in {file} was written by git-setup"
    ),
    "attributes.link": Text(
        "{file} 是链接，git 不读取链接；请换成普通文件，再运行 `workplan git-setup`。未改动",
        "{file} is a link, which git does not follow; put a file in its place "
        "and run `workplan git-setup` again. Nothing was changed in it",
    ),
    "attributes.no-file": Text(
        "{file} 不是普通文件，git 无从读取；请把它移走，再运行 `workplan git-setup`。未改动",
        "{file} is no file, so git reads nothing from it; move it away "
        "and run `workplan git-setup` again. Nothing was changed in it",
    ),
    "driver.done": Text(
        "已设置 git：`git diff`、`git log -p` 按计划的内容显示 plan/ 的变化",
        "git is set up: `git diff` and `git log -p` show changes of plan/ in the plan's words",
    ),
    "driver.refused": Text(
        "git 未能改写仓库的设置（{reason}）；什么都没有改动。"
        "没有别的 git 在运行时，删去留下的 config.lock 后重试",
        "git could not write the repository's settings ({reason}); nothing was changed. "
        "If no other git is running, delete the config.lock that was left, and try again",
    ),
    "driver.kept": Text("git 的对照方式已设置好", "git's way to compare plans is set up already"),
    "driver.undone": Text("已取消 git 的对照方式", "git compares plans by lines again"),
    "driver.absent": Text("git 的对照方式未曾设置", "git's way to compare plans was not set up"),
    "hook.done": Text(
        "已写入 {file}：提交前检查文件，有放宽而无理由的不予提交",
        "written: {file}, which before each commit checks the files and refuses what eases without a reason",
    ),
    "hook.kept": Text("{file} 已是最新", "{file} is as it should be"),
    "hook.undone": Text("已删除 {file}", "removed: {file}"),
    "hook.absent": Text("没有 git-setup 写入的提交前检查", "there is no hook of git-setup's"),
    "hook.foreign": Text(
        "{file} 不是 git-setup 写的，未改动；如需要，请自行加上：{lines}",
        "{file} is not git-setup's, and is as it was; if you want the checks, add to it: {lines}",
    ),
    "hook.link": Text(
        "{file} 是链接，所指的文件未改动；如需要，请自行加上：{lines}",
        "{file} is a link, and what it leads to is as it was; if you want the checks, add to it: {lines}",
    ),
    "hook.elsewhere": Text(
        "这个仓库的钩子在 {file}（core.hooksPath），未改动；如需要，请自行加上：{lines}",
        "this repository keeps its hooks in {file} (core.hooksPath), which is as it was; "
        "if you want the checks, add: {lines}",
    ),
}
