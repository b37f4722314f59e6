import pytest

from workplan.core.source import (
    Block,
    Document,
    Form,
    Sort,
    clauses,
    fold,
    folded,
    is_chinese,
    numbers,
    sentences,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收入 6.33 亿元，增长 15%", [("6.33 亿元", "6.33", None, "亿元"), ("15%", "15", None, "%")]),
        ("四大项目²19 项、7200 m²改造", [("19 项", "19", None, "项"), ("7200 m²", "7200", None, "m²")]),
        ("新增 1-2 台，10%至15%", [("1-2 台", "1", "2", "台"), ("10%至15%", "10", "15", "%")]),
        ("百分之六点五，六成以上，翻一番", [("百分之六点五", "6.5", None, "%"), ("六成", "60", None, "%"), ("翻一番", "100", None, "%")]),
        ("三场，二十五个，一百零八户", [("三场", "3", None, "场"), ("二十五个", "25", None, "个"), ("一百零八户", "108", None, "户")]),
        ("至少一次，一批企业，一个中心，三年行动", [("一次", "1", None, "次")]),
        ("１２００户，1,200户，1.2万亿元", [("１２００户", "1200", None, "户"), ("1,200户", "1200", None, "户"), ("1.2万亿元", "1.2", None, "万亿元")]),
        ("200 多家，50 万元", [("200 多家", "200", None, "家"), ("50 万元", "50", None, "万元")]),
        ("£2.5 million, 3 per cent, two wards and one", [("£2.5 million", "2.5", None, "£million"), ("3 per cent", "3", None, "%"), ("two", "2", None, "")]),
        ("4千万亩，4 百个", [("4千万亩", "4", None, "千万亩"), ("4", "4", None, "")]),
        ("注[^1]、〔2〕和[3]、①没有", []),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_its_unit(text: str, found: list[tuple[str, str, str | None, str]]) -> None:
    read = numbers(text)
    assert {number.sort for number in read} <= {Sort.FIGURE}
    assert [
        (text[n.start : n.unit_end], str(n.low), None if n.high is None else str(n.high), n.unit)
        for n in read
    ] == found


@pytest.mark.parametrize(
    ("sort", "text", "found"),
    [
        (Sort.DATE, "2022年3月15日前、6月底、1—3月、2022-06-30、8:30", ["2022年", "3月15日", "6月", "1—3月", "2022-06-30", "8:30"]),
        (Sort.DATE, "by 31 March 2025, in Q3 2024/25 and 2025", ["31 March 2025", "Q3 2024/25", "2025"]),
        (Sort.ORDER, "第5届、201号、90后，Section 3, 5th", ["5", "201", "90", "3", "5"]),
        (Sort.NAME, "PARK1287、COVID-19、1+5+N、5G、1234567890123456789012", ["1287", "19", "1", "5", "5", "1234567890123456789012"]),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_told_apart(sort: Sort, text: str, found: list[str]) -> None:
    assert [(text[n.start : n.end], n.sort) for n in numbers(text)] == [(each, sort) for each in found]


def test_quotes_are_compared_without_blanks_punctuation_and_note_marks() -> None:
    written = "深化“四大品牌”项目²19 项，\n新增１-２ 台；7200 m²、1,200 户（完工）[^1]。"
    again = '深化"四大品牌"项目[1]19项,新增1—2台;7200m2，1200户(完工).'
    assert folded(written) == folded(again) == "深化四大品牌项目19项新增1-2台7200m2,1200户完工"
    assert folded("3.5%、10、20") == "3.5%10,20"
    assert folded("3, 500 and 3,5") == "3,500and3,5"
    assert folded("over 65. 2 of them") == "over65,2ofthem"


def test_a_quote_is_found_where_it_stands() -> None:
    text = "完工 15 台，\n新增 5\n台、加装 5 台。"
    places = fold(text).find("5台")
    assert [text[start:end] for start, end in places] == ["5\n台", "5 台"]
    assert fold(text).find("，") == ()


def test_sentences_keep_brackets_and_quotes_whole() -> None:
    text = "一是抓项目。（由张三牵头）建5个（含续建；新建）。“好。”再做！1.5倍"
    assert [text[a:z] for a, z in sentences(text)] == [
        "一是抓项目。", "（由张三牵头）", "建5个（含续建；新建）。", "“好。”", "再做！", "1.5倍",
    ]  # fmt: skip
    english = "We built 3.5 km (e.g. Main St. East). Cllr. Doe leads. 5 more) will follow."
    assert [english[a:z] for a, z in sentences(english)] == [
        "We built 3.5 km (e.g. Main St. East).", "Cllr. Doe leads.", "5 more) will follow.",
    ]  # fmt: skip
    assert sentences("（未完\n（完）") == ((0, 3), (4, 7))


def test_clauses_end_at_commas_but_not_within_figures() -> None:
    text = "新增 1,200 户，完工 3 台（含2台）：好。\n下一句 at https://a.b, 5%"
    assert [(text[c.start : c.end], c.sentence) for c in clauses(text)] == [
        ("新增 1,200 户", 0), ("完工 3 台", 0), ("含2台", 0), ("好", 0), ("下一句 at https://a.b", 1), ("5%", 1),
    ]  # fmt: skip


def test_a_document_is_its_blocks() -> None:
    heading = Block(Form.HEADING, "抓民生", 1, "一、", 1)
    document = Document((heading, Block(Form.PARAGRAPH, "新增 52 台。", 3)))
    assert document.text == "一、抓民生\n新增 52 台。"
    assert document.is_chinese
    assert not is_chinese("Lifts in 友谊 and elsewhere: nothing more than that in this plan")
