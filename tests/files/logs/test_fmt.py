"""Logs rewritten as `log` writes them: nothing is lost, and nothing is touched that has a problem."""

from workplan.core.problems import Problem
from workplan.files.logs.fmt import format_log
from workplan.files.logs.read import read_log


def test_a_log_is_formatted_with_its_comments() -> None:
    raw = b"""\
# head
---

- date: 2022-06-30   # why
  # inside
  target: a
  note: |
    # no comment

    text
# between

-  # dash
  # before it
  {date: 2022-06-30, task: 'b',
   note: x} # end
- {date: 2022-06-30, target: a, value: "027/38", evidence: x}
- date: 2022-06-30
  target: a
  light: red
  reached: lift #3
# tail

"""
    canonical = """\
# head

# why
# inside
- {date: 2022-06-30, target: a, note: "# no comment\\u000a\\u000atext\\u000a"}
# between

# dash
# before it
# end
- {date: 2022-06-30, task: b, note: "x"}
- {date: 2022-06-30, target: a, value: 027/38, evidence: ["x"]}
#3
- {date: 2022-06-30, target: a, reached: "lift", light: red}
# tail
"""
    found = format_log(raw, "f")
    assert isinstance(found, bytes)
    assert found.decode() == canonical
    assert format_log(found, "f") == found
    assert read_log(found, "f").entries == read_log(raw, "f").entries


def test_two_entries_on_one_line_become_two_lines() -> None:
    raw = b"[{date: 2022-06-30, target: a, add: 1}, {date: 2022-06-30, target: a, add: 2}] # both"
    assert format_log(raw, "f") == (
        b"# both\n- {date: 2022-06-30, target: a, add: 1}\n- {date: 2022-06-30, target: a, add: 2}\n"
    )


def test_an_empty_log_keeps_its_comments() -> None:
    assert format_log(b"# nothing\n\n", "f") == b"# nothing\n"
    assert format_log(b"", "f") == b""


def test_a_log_with_problems_is_not_formatted() -> None:
    found = format_log(b"- {date: 2022-06-30}\n", "f")
    assert [p.code for p in found if isinstance(p, Problem)] == ["missing-key", "says-nothing"]
