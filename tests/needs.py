"""Programs that some tests need: where one is missing the test is skipped, and in .ci/run it fails."""

import os

import pytest


def need(reason: str | None) -> None:
    """Skip the test for this reason, if there is one; with WORKPLAN_TEST_ALL=1 nothing is skipped."""
    if reason is None:
        return
    if os.environ.get("WORKPLAN_TEST_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
