"""What is more than plain YAML is refused."""

import pytest

from files.reading_back import PLAN, log_problems, plan_problems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1", "1:4 '&x 1' anchor what=anchor"),
        ("a: *x", "1:4 '*x' anchor what=alias"),
        ("a: &x", "1:4 '&x' anchor what=anchor"),
        ("a: *重点 x", "1:4 '*重点 x' anchor what=alias"),
        ("a: [& b]", "1:5 '& b' anchor what=anchor"),
        ("a: !!str x", "1:4 '!!str x' anchor what=tag"),
        ("a: &x [b]", "1:4 '&x [' anchor what=anchor"),
        ("&x a: b", "1:1 '&x a' anchor what=anchor"),
        ("<<: b", "1:1 '<<' anchor what=merge-key"),
        ("%YAML 1.1\n---\na: b", "1:1 '%' anchor what=directive"),
        ("a: b\n---\nc: d", "2:1 '---' anchor what=document"),
        ("a: b\na: c", "2:1 'a' duplicate-key key=a"),
        ("a: " + "[" * 9 + "]" * 9, "1:12 '[' too-deep limit=8"),
        ("a: " + "[" * 200 + "]" * 200, "1:12 '[' too-deep limit=8"),
        ("é: 1\ne\u0301: 2", "2:1 'e\u0301' duplicate-key key=é"),
    ],
)
def test_what_is_more_than_plain_yaml_is_refused(text: str, found: str) -> None:
    assert found in plan_problems(text)


@pytest.mark.parametrize("depth", [50, 200])
@pytest.mark.parametrize("sign", ["{", "? "])
def test_keys_nested_in_keys_do_no_harm(sign: str, depth: int) -> None:
    for found in (plan_problems(sign * depth), log_problems("- " + sign * depth)):
        assert {"syntax", "too-deep"} & {line.split("' ")[1].split(" ")[0] for line in found}


def test_an_alias_is_no_key() -> None:
    assert plan_problems(PLAN + "? *x\n: y\n") == [
        "15:3 '*x' anchor what=alias",
        "15:3 '*x' syntax reason=key-not-text",
    ]
