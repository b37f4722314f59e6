#!/usr/bin/env python3
"""Take docs/dashboard.webp and docs/tour.webp: the heads of two dashboards, as Chromium shows them.

Run it as `make dashboard`, or `.venv/bin/python docs/dashboard.py`. It needs Chromium and its driver.
"""

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).parents[1]
# The Chinese plan, and the tour in English: each picture, and the folder whose plan it shows.
PICTURES = {"dashboard.webp": ROOT, "tour.webp": ROOT / "examples" / "tour"}
COMMAND = ("report", "--as-of", "2022-06-30", "-o")
WIDTH, HEIGHT, SCALE, QUALITY = 1440, 900, 1.5, 82
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def page(root: Path, folder: Path) -> Path:
    """The dashboard of the plan in `root`, written by the command itself."""
    file = folder / "dashboard.html"
    subprocess.run([sys.executable, "-m", "workplan.cli.main", *COMMAND, file], cwd=root, check=True)  # noqa: S603
    return file


def taken(file: Path, folder: Path) -> bytes:
    """What a window shows of it."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or sys.exit("chromium is not installed")
    for flag in (
        *FLAGS,
        *(("--no-sandbox",) if os.geteuid() == 0 else ()),
        f"--user-data-dir={folder}/profile",
    ):
        options.add_argument(flag)
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": SCALE, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get(file.as_uri())
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    driver.quit()
    return base64.b64decode(shot["data"])


def main() -> None:
    """Write the pictures."""
    for name, root in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            Path(__file__).with_name(name).write_bytes(taken(page(root, Path(folder)), Path(folder)))


if __name__ == "__main__":
    main()
