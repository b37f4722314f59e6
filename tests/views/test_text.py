import pytest

from workplan.views.text import cells, cut, filled, linked, prose, safe, widest_piece, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("新增加梯", "新增加梯"), ("\x1b[31mred", "\\x1b[31mred"), ("a\u202eb", "a\\u202eb"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"), ("\x9b2J", "\\x9b2J"), ("lone \ud800", "lone \\ud800"),
        ("tag \U000e0041", "tag \\U000e0041"), ("a\tb\nc\r\nd\u2028e", "a b c d e"),
        ("葛\U000e0100城", "葛\U000e0100城"),
    ],
)  # fmt: skip
def test_what_would_act_on_a_terminal_is_shown_instead(text: str, shown: str) -> None:
    assert safe(text) == shown
    assert safe(shown) == shown


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("lifts", 5, 5), ("加梯", 4, 4), ("“谊学”", 6, 8), ("● ▲ ■ ○", 7, 11), ("—·…", 3, 6), ("e\u0301", 1, 2),
        ("，：（", 6, 6), ("\u1100\u1161", 2, 2),
    ],
)  # fmt: skip
def test_a_text_is_as_wide_as_a_terminal_draws_it(text: str, narrow: int, wide: int) -> None:
    assert cells(text) == narrow
    assert cells(text, True) == wide or text == "e\u0301"


def test_filling_counts_cells() -> None:
    assert filled("加梯", 6) == "加梯  "
    assert filled("18", 6, right=True) == "    18"
    assert filled("“x”", 6, True) == "“x” "


def test_cutting_leaves_no_half_character() -> None:
    assert cut("新增加梯", 8) == "新增加梯"
    assert cut("新增加梯", 7) == "新增加…"
    assert cut("新增加梯", 6) == "新增…"
    assert cut("新增加梯", 6, True) == "新增…"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]), ("做优民生项目", 6, ["做优民", "生项目"]), ("做优民生，项目", 8, ["做优民", "生，项目"]),
        ("做优（民生）", 6, ["做优", "（民", "生）"]), ("roads and lights", 9, ["roads and", "lights"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("PARK1287项目建设", 12, ["PARK1287项目", "建设"]),
    ],
)  # fmt: skip
def test_words_stay_whole_and_punctuation_clings(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_items_of_a_list_stay_whole() -> None:
    assert wrapped("黄永、陈阳、万韬 按分工", 10, in_phrases=True) == ["黄永、", "陈阳、万韬", "按分工"]
    assert wrapped("红 1 黄 3 绿 12 灰 2", 12, in_phrases=True) == ["红 1 黄 3", "绿 12 灰 2"]
    assert wrapped("1 no target set, 2 met", 16, in_phrases=True) == ["1 no target set,", "2 met"]
    assert widest_piece("黄永、陈阳、万韬 按分工", in_phrases=True) == 6


def test_a_light_stays_beside_its_word() -> None:
    assert wrapped("差距 -1.7 个百分点，■ 红灯", 22, in_phrases=True) == ["差距 -1.7 个百分点，", "■ 红灯"]
    assert wrapped("gap -5.9 points, ■ red", 19, in_phrases=True) == ["gap -5.9 points,", "■ red"]


def test_an_item_wider_than_its_line_breaks_at_its_spaces() -> None:
    assert wrapped("1 no target set, 2 met", 10, in_phrases=True) == ["1 no", "target", "set, 2 met"]
    assert wrapped("未设目标值 2、已完成 12", 14, in_phrases=True) == ["未设目标值 2、", "已完成 12"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("低于目标4.4个百分点；牵头：林必德", 28, ["低于目标4.4个百分点；", "牵头：林必德"]),
        ("牵头：杨颖、黄永、林必德、万韬", 24, ["牵头：杨颖、黄永、", "林必德、万韬"]),
        ("下一步；七、八月每月开工", 16, ["下一步；", "七、八月每月开工"]),
        ("一个没有逗号的很长的句子，还有尾巴", 16, ["一个没有逗号的很", "长的句子，", "还有尾巴"]),
        ("（一，二）三四五六", 10, ["（一，二）", "三四五六"]),
        ("roads and lights, all of them", 18, ["roads and lights,", "all of them"]),
    ],
)
def test_a_line_of_prose_ends_after_a_comma_near_its_end(text: str, width: int, lines: list[str]) -> None:
    assert prose(text, width) == lines


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("见https://a.cn/统计/年鉴_(2022).pdf。", ["https://a.cn/统计/年鉴_(2022).pdf"]),
        ("（https://a.cn/A_(b)）、http://例子.cn?名=值；", ["https://a.cn/A_(b)", "http://例子.cn?名=值"]),
        ("(see http://a.cn/x).", ["http://a.cn/x"]),
        ("“https://a.cn/x”，https://a.cn.", ["https://a.cn/x", "https://a.cn"]),
        ("http://a.cn已上线 https:// ftp://a.cn javascript://a.cn", []),
        ("https://a.cn/x\u202ey http://a\u3164.cn/", ["https://a.cn/x"]),
    ],
)
def test_an_address_in_a_text_is_whole_and_without_what_ends_the_sentence(
    text: str, addresses: list[str]
) -> None:
    pieces = [*linked(text)]
    assert [address for _, address in pieces if address] == addresses
    assert "".join(piece for piece, _ in pieces) == safe(text)
