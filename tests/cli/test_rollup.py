import shutil
from pathlib import Path

import pytest

from program import Call
from repository import Repository
from workplan.views.text import cells

DISTRICT = Path(__file__).parents[2] / "examples" / "district"
WHEN = ("--as-of", "2022-07-10")
FILE = "rollup/2022.yaml"


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The district of the examples, in which commands are called."""
    shutil.copytree(DISTRICT, tmp_path / "district")
    monkeypatch.chdir(tmp_path / "district")
    return tmp_path / "district"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.mark.usefixtures("district")
def test_the_whole_and_each_body_stand_in_a_row_each_indicator_in_a_column(call: Call) -> None:
    said = call("rollup", FILE, *WHEN, "--width", "150")
    assert (said.code, said.err) == (0, "")
    assert (
        said.out
        == """\
全区2022年重点指标  截至 2022-07-10，全年时间已过 52.7%
完成率 43.7%  应达 53.8%  差距 -10.1  ■ 红灯（因 1 项红灯）  达序 10/14
共 17 项，已报数据 11/14；红 1：严重滞后 1；黄 2：进度滞后 2；绿 10：正常推进 9、已完成 1；灰 4：未报送 2、未报数据 1、推进中 1

排名  单位             完成率   应达   差距  亮灯    已报数据  新增加梯           毕业生就业率         高新技术企业       财政收入增速  新城运中心启用
----  ---------------  ------  -----  -----  ------  --------  -----------------  -------------------  -----------------  ------------  --------------
      全体（3 个单      43.7%  53.8%  -10.1  ■ 红灯  11/14     33台 42.3%         89.39% 99.3%         57家 52.9%         3.6% ■ 红灯   ● 绿灯
      位）                                                     ▲ 黄灯（2/3        ▲ 黄灯（2/3          ● 绿灯（2/3
                                                               个单位）           个单位）             个单位）

   2  杨行镇            49.2%  52.5%   -3.3  ▲ 黄灯  5/5       18台 34.6% ▲ 黄灯  89.58% 99.5% ● 绿灯  44家 50.0% ● 绿灯  4.2% ▲ 黄灯   60.0% ○ 不亮灯
   1  友谊路街道        50.3%  60.0%   -9.7  ● 绿灯  4/5       15台 57.7% ● 绿灯  88.98% 98.9% ● 绿灯  ○ 不亮灯 未报      6.6% ● 绿灯   100.0% ● 绿灯
   3  淞南镇            25.9%  50.0%  -24.1  ■ 红灯  2/4       ○ 不亮灯 未报      ▲ 黄灯 未报          13家 60.0% ● 绿灯  -0.6% ■ 红灯  —

未报数据，不计入合计：
新增加梯：淞南镇
毕业生就业率：淞南镇
高新技术企业：友谊路街道
"""
    )


@pytest.mark.parametrize("width", [40, 80, 120])
def test_many_indicators_stand_in_tables_one_below_the_other_none_too_wide(
    district: Path, call: Call, width: int
) -> None:
    more = [
        f"  - {{id: i{n}, name: 第{n}个指标的很长名称, aggregate: worst, parts: [centre]}}\n"
        for n in range(30)
    ]
    (district / FILE).write_text((district / FILE).read_text() + "".join(more))
    lines = call("rollup", FILE, *WHEN, "--width", str(width)).out.splitlines()
    assert max(map(cells, lines)) <= width
    heads = [line for line in lines if line.startswith("排名")]
    assert len(heads) > 3
    assert all(line.split()[1] == "单位" for line in heads)
    page = call("rollup", FILE, *WHEN, "--width", str(width), "--format", "markdown").out
    assert sum(line.startswith("| 排名") for line in page.splitlines()) == 1


@pytest.mark.usefixtures("district")
def test_a_table_for_machines_has_a_column_for_each_measure(call: Call) -> None:
    said = call("rollup", FILE, *WHEN, "--format", "csv", "--sort", "rank")
    assert (
        said.out
        == """\
排名,单位,编号,完成率,应达,差距（百分点）,亮灯,已报数据,新增加梯（台）,新增加梯 完成率,新增加梯 亮灯,毕业生就业率（%）,毕业生就业率 完成率,毕业生就业率 亮灯,高新技术企业（家）,高新技术企业 完成率,高新技术企业 亮灯,财政收入增速（%）,财政收入增速 完成率,财政收入增速 亮灯,新城运中心启用（%）,新城运中心启用 完成率,新城运中心启用 亮灯
,全体（3 个单位）,,43.7%,53.8%,-10.1,■ 红灯,11/14,33,42.3%,▲ 黄灯,89.39,99.3%,▲ 黄灯,57,52.9%,● 绿灯,3.6,,■ 红灯,,,● 绿灯
1,友谊路街道,youyi,50.3%,60.0%,-9.7,● 绿灯,4/5,15,57.7%,● 绿灯,88.98,98.9%,● 绿灯,,,○ 不亮灯,6.6,,● 绿灯,,100.0%,● 绿灯
2,杨行镇,yanghang,49.2%,52.5%,-3.3,▲ 黄灯,5/5,18,34.6%,▲ 黄灯,89.58,99.5%,● 绿灯,44,50.0%,● 绿灯,4.2,,▲ 黄灯,,60.0%,○ 不亮灯
3,淞南镇,songnan,25.9%,50.0%,-24.1,■ 红灯,2/4,,,○ 不亮灯,,,▲ 黄灯,13,60.0%,● 绿灯,-0.6,,■ 红灯,,,
"""
    )


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("plan", ["yanghang", "youyi", "songnan"]), ("rank", ["youyi", "yanghang", "songnan"]),
        ("light", ["songnan", "yanghang", "youyi"]), ("gap", ["songnan", "youyi", "yanghang"]),
    ],
)  # fmt: skip
def test_bodies_are_listed_in_the_order_asked_for(call: Call, order: str, names: list[str]) -> None:
    said = call("rollup", FILE, *WHEN, "--format", "json", "--sort", order)
    assert [body["id"] for body in said.data["bodies"]] == names


def test_bodies_that_cannot_be_read_are_told_and_the_others_answered(district: Path, call: Call) -> None:
    change(district / "youyi/plan/2022.yaml", "at_least: 26", "at_least: 二十六")
    listed = (
        "  - {id: gone, name: 罗店镇, folder: ../luodian}\n  - {id: far, name: 顾村镇, git: ../gucun.git}\n"
    )
    change(district / FILE, "indicators:\n", f"{listed}indicators:\n")
    said = call("rollup", FILE, *WHEN, "--format", "json")
    assert said.code == 1
    assert [body["id"] for body in said.data["bodies"]] == ["yanghang", "songnan"]
    assert said.data["failed"] == ["youyi", "gone", "far"]
    assert said.data["indicators"][0]["value"] == "18"
    assert (
        said.err
        == """\
友谊路街道（youyi）未汇总：
youyi/plan/2022.yaml:14:69: 错误：‘二十六’不是数字；请用半角数字，如 12 或 6.33 [bad-number]
   14 | ...ts, name: 加装电梯, kind: count, unit: 台, at_least: 二十六}
      |                                                         ^^^^^^
罗店镇（gone）未汇总：
luodian 里没有 plan/；请核对这个单位的 folder
顾村镇（far）未汇总：
没有文件夹 gucun.git；先把仓库克隆到那里：`git clone --mirror URL gucun.git`
"""
    )


def test_a_body_may_be_a_repository_at_a_revision(district: Path, call: Call) -> None:
    repository = Repository.at(district / "youyi")
    repository.commit()
    repository.git("tag", "v1")
    change(
        district / "youyi/progress/2022/2022-06.yaml", "target: lifts, value: 15", "target: lifts, value: 26"
    )
    change(district / FILE, "folder: ../youyi}", "git: ../youyi, revision: v1}")
    assert call("rollup", FILE, *WHEN, "--format", "json").data["indicators"][0]["value"] == "33"
    change(district / FILE, "git: ../youyi, revision: v1}", "folder: ../youyi}")
    assert call("rollup", FILE, *WHEN, "--format", "json").data["indicators"][0]["value"] == "44"


@pytest.mark.parametrize(
    ("other", "line"),
    [
        ("git: ../youyi, revision: v1", "git: ../youyi, revision: main"),
        ("git: ../youyi", "git: ../bare.git"),
        ("git: ../youyi", "git: .., folder: youyi"),
        ("folder: ../youyi", "folder: ../link"),
    ],
)
def test_one_plan_by_two_ways_is_one_body(district: Path, call: Call, other: str, line: str) -> None:
    top = district if ".., folder" in line else district / "youyi"
    repository = Repository.at(top)
    repository.commit()
    repository.git("tag", "v1")
    repository.git("clone", "--quiet", "--bare", ".", str(district / "bare.git"))
    (district / "link").symlink_to(district / "youyi")
    change(district / FILE, "folder: ../youyi}", f"{other}}}")
    change(district / FILE, "indicators:\n", f"  - {{id: again, name: 又, {line}}}\nindicators:\n")
    said = call("rollup", FILE, *WHEN, "--format", "json", "--lang", "en")
    assert said.code == 1
    assert "'again' and 'youyi' are the same plan, which would count twice" in said.err
    assert said.data["indicators"][0]["value"] == "33"
    assert said.data["failed"] == []


@pytest.mark.parametrize("url", ["https://example.org/towns/youyi.git", "git@example.org:youyi"])
def test_of_an_address_it_is_said_how_to_clone_it(district: Path, call: Call, url: str) -> None:
    change(district / FILE, "folder: ../youyi}", f'git: "{url}"}}')
    said = call("rollup", FILE, *WHEN, "--lang", "en")
    assert said.code == 1
    assert f"clone it first, `git clone --mirror {url} youyi.git`, and name that folder as git" in said.err


def test_one_repository_may_hold_the_folders_of_many_bodies(district: Path, call: Call) -> None:
    repository = Repository.at(district)
    repository.commit()
    repository.git("clone", "--quiet", "--bare", ".", str(district / "all.git"))
    text = (district / FILE).read_text()
    expected = call("rollup", FILE, *WHEN, "--format", "json").data
    for git in ("..", "../all.git"):
        (district / FILE).write_text(text.replace("folder: ../", f"git: {git}, folder: ./"))
        said = call("rollup", FILE, *WHEN, "--format", "json")
        assert (said.err, said.data) == ("", expected)
    change(district / FILE, "folder: ./youyi", "folder: ../youyi")
    said = call("rollup", FILE, *WHEN, "--lang", "en")
    assert (said.code, said.err) == (
        1,
        (
            "友谊路街道 (youyi) is in no sum:\n"
            "all.git@HEAD:../youyi has no plan (.yaml) in its plan/; check the body's folder or revision\n"
        ),
    )


def test_what_cannot_be_added_up_is_shown_where_it_stands(district: Path, call: Call) -> None:
    change(
        district / FILE,
        "indicators:\n",
        "indicators:\n  - {id: no, name: 无, aggregate: sum, parts: [a b]}\n",
    )
    change(district / FILE, "additive: true, ", "")
    said = call("rollup", FILE, *WHEN, "--lang", "en")
    assert "rollup/2022.yaml:13:44: error: the target of" in said.err
    assert "[not-summable]\n   13 |   - {id: hi-tech" in said.err


def test_of_tables_that_are_kept_only_those_of_changed_bodies_are_made_again(
    district: Path, call: Call
) -> None:
    first = call("rollup", FILE, *WHEN, "--data", "tables")
    made = {path.name: path.stat().st_ino for path in (district / "tables").glob("body=*/period=2022")}
    change(district / "youyi/progress/2022/2022-06.yaml", "value: 15", "value: 16")
    before = {path: path.stat().st_ino for path in (district / "tables").glob("body=*/period=2022")}
    assert call("rollup", FILE, *WHEN, "--data", "tables").out != first.out
    changed = [path.parent.name for path, inode in before.items() if path.stat().st_ino != inode]
    assert (changed, len(made)) == (["body=youyi"], 1)


def test_of_tables_that_are_kept_only_those_of_the_bodies_are_read(district: Path, call: Call) -> None:
    whole = call("rollup", FILE, *WHEN, "--data", "it's [x]").out
    (district / "it's [x]/body=other/period=2022").mkdir(parents=True)
    (district / "it's [x]/body=other/period=2022/verdicts.parquet").write_text("no table")
    assert call("rollup", FILE, *WHEN, "--data", "it's [x]") == (0, whole, "")
    file = district / "it's [x]/body=youyi/period=2022/groups.parquet"
    file.write_bytes(bytes(file.stat().st_size))
    said = call("rollup", FILE, *WHEN, "--data", "it's [x]")
    assert (said.code, said.out) == (3, "")
    assert "请删去那个文件所在的 body= 文件夹" in said.err
    shutil.rmtree(file.parents[1])
    assert call("rollup", FILE, *WHEN, "--data", "it's [x]") == (0, whole, "")


@pytest.mark.parametrize("ending", ["html", "xlsx", "docx", "md", "csv", "json", "ics"])
def test_every_format_of_a_report_is_written(district: Path, call: Call, ending: str) -> None:
    said = call("rollup", FILE, *WHEN, "-o", f"district.{ending}")
    assert (said.code, said.out, said.err) == (0, f"已建立：district.{ending}\n", "")
    assert (district / f"district.{ending}").stat().st_size > 500


def test_a_report_has_a_section_for_the_whole_and_for_each_body(district: Path, call: Call) -> None:
    call("rollup", FILE, *WHEN, "-o", "district.md")
    lines = (district / "district.md").read_text().splitlines()
    assert [line for line in lines if line.startswith("### ")] == [
        "### 全体",
        "### 杨行镇",
        "### 友谊路街道",
        "### 淞南镇",
    ]


@pytest.mark.usefixtures("district")
def test_a_report_compares_bodies_by_their_own_plans_and_says_who_has_not_reported(call: Call) -> None:
    call("rollup", FILE, *WHEN, "-o", "district.md")
    _, text = Path("district.md").read_text().split("## 各单位\n")
    table, silent, *_ = text.split("\n## ")
    assert [line.split(" | ")[:3] for line in table.splitlines()[3:6]] == [
        ["| 杨行镇", "6", "49.2%"],
        ["| 友谊路街道", "6", "50.3%"],
        ["| 淞南镇", "5", "25.9%"],
    ]
    assert "| 淞南镇 | 2 | 新增加梯（自2022-06）、毕业生就业率（自2022-06） |" in silent


def test_in_a_report_no_body_is_taken_for_the_whole_and_none_is_left_out(district: Path, call: Call) -> None:
    change(district / FILE, "{id: yanghang", "{id: all")
    change(district / FILE, "folder: ../songnan", "folder: ../songnam")
    call("rollup", FILE, *WHEN, "-o", "district.md")
    lines = (district / "district.md").read_text().splitlines()
    heads = [line for line in lines if line.startswith("### ")]
    assert heads == ["### 全体", "### 杨行镇", "### 友谊路街道", "### 淞南镇（未能汇总）"]
    found = [
        line for line in lines if line.startswith("| ") and "新增加梯" in line and line.endswith("lifts |")
    ]
    assert [line.split(" | ")[6] for line in found] == ["33台", "18台", "15台"]


def test_the_plan_of_the_period_counts_also_on_days_after_it(district: Path, call: Call) -> None:
    plan = (district / "youyi/plan/2022.yaml").read_text()
    (district / "youyi/plan/2023.yaml").write_text(plan.replace("2022-", "2023-"))
    data = call("rollup", FILE, "--as-of", "2023-01-10", "--format", "json").data
    assert data["indicators"][0]["value"] == "33"
    (district / "youyi/plan/2022.yaml").unlink()
    call("export", FILE, "--as-of", "2023-01-10", "-o", "tables")
    said = call("rollup", FILE, "--as-of", "2023-01-10", "--lang", "en", "--data", "tables")
    assert (
        said.err
        == """\
友谊路街道 (youyi) is in no sum:
youyi/plan/2023.yaml is a plan for 2023-01-01 to 2023-12-31, of which no day is in the period of the plan of plans; name another one by the body's plan, or correct the period
"""
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: 全区2022年重点指标\n", "", "[missing-key]"),
        ("bodies:\n", "bodies\n", "[syntax]"),
        ("end: 2022-12-31", "end: 2021-12-31", "[period-backwards]"),
    ],
)
def test_of_a_file_that_says_too_little_nothing_is_answered(
    district: Path, call: Call, old: str, new: str, said: str
) -> None:
    change(district / FILE, old, new)
    ended = call("rollup", FILE, *WHEN)
    assert (ended.code, ended.out) == (1, "")
    assert said in ended.err


@pytest.mark.usefixtures("district")
def test_a_file_that_is_not_there_is_named_with_the_remedy(call: Call) -> None:
    said = call("rollup", "rollup/2023.yaml", "--lang", "en")
    assert (said.code, said.out) == (2, "")
    assert (
        said.err
        == "there is no plan of plans rollup/2023.yaml; name one, as in workplan rollup rollup/2022.yaml\n"
    )


@pytest.mark.usefixtures("district")
def test_a_report_of_no_known_ending_is_not_written(call: Call) -> None:
    said = call("rollup", FILE, "-o", "district.pdf", "--lang", "en")
    endings = ".html, .htm, .xlsx, .docx, .md, .markdown, .csv, .json, .ics"
    assert (said.code, said.err) == (
        2,
        f"cannot tell the format of 'district.pdf'; end its name in one of {endings}\n",
    )


def test_names_that_would_act_are_shown_and_do_nothing(district: Path, call: Call) -> None:
    change(district / FILE, "name: 新增加梯", 'name: "=cmd()\\e[31m"')
    change(district / FILE, "name: 淞南镇", 'name: "+1|*x*"')
    table = call("rollup", FILE, *WHEN, "--format", "csv").out
    assert "'=cmd()\\x1b[31m 亮灯" in table.splitlines()[0]
    assert "\n3,'+1|*x*," in table
