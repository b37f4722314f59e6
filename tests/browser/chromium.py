"""A headless Chromium as a reader's browser: pages, keys, requests, complaints, paper, and the rules of axe."""

import base64
import json
import os
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

ROOT = Path(__file__).parents[2]
AXE = ROOT / "build" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
_EVENTS = ("requestWillBeSent", "loadingFailed")
_GRAVE = ("serious", "critical")


def why_missing() -> str | None:
    """Why no browser can be started, or None."""
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    return None


def why_no_axe() -> str | None:
    """Why the rules of axe cannot be asked, or None."""
    return None if AXE.exists() else "axe-core is not installed; run `make browser`"


class Chromium:
    """One browser, with a profile of its own."""

    def __init__(self, profile: Path) -> None:
        options = ChromeOptions()
        options.binary_location = str(shutil.which("chromium"))
        root = ("--no-sandbox",) if os.geteuid() == 0 else ()  # which Chromium asks of root
        for flag in (*FLAGS, *root, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))

    def open(self, page: Path, *, width: int = 1440, dark: bool = False, scripts: bool = True) -> None:
        """Show a page in a window of that width; what was requested and complained of before is forgotten."""
        self.devtools(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
        )
        self.devtools("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.media(dark=dark)
        self.driver.get("about:blank")
        self.requests()
        self.complaints()
        self.driver.get(page.as_uri())

    def devtools(self, command: str, **settings: Any) -> dict[str, Any]:
        """Ask the browser itself."""
        found: dict[str, Any] = self.driver.execute_cdp_cmd(command, settings)
        return found

    def media(self, *, dark: bool, kind: str = "") -> None:
        """What the reader prefers, and on what the page is shown: a screen, or `print`."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.devtools("Emulation.setEmulatedMedia", media=kind, features=[scheme])

    def ask(self, script: str, *arguments: Any) -> Any:
        """The value of an expression in the page."""
        return self.driver.execute_script(f"return {script}", *arguments)

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements that can be seen, one line each."""
        seen = "[...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility())"
        lines: list[str] = self.ask(f"{seen}.map(e => e.innerText.replace(/\\s+/g, ' ').trim())", selector)
        return lines

    def press(self, *keys: str) -> None:
        """Press keys, whatever has the focus."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, selector: str, key: str, limit: int = 200) -> None:
        """Press the tab key until the focus is where it should be."""
        for _ in range(limit):
            if self.ask("document.activeElement.matches(arguments[0])", selector):
                return
            self.press(key)
        raise AssertionError(f"{selector} is not reached by {limit} tabs")

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last call."""
        return [address for address in self._addresses() if address != "about:blank"]

    def _addresses(self) -> Iterator[str]:
        """Those of requests that left the page; what its own lock refuses goes nowhere."""
        entries = self.driver.get_log("performance")  # type: ignore[no-untyped-call]
        messages = [json.loads(entry["message"])["message"] for entry in entries]
        said = {name: [m["params"] for m in messages if m["method"] == f"Network.{name}"] for name in _EVENTS}
        refused = {each["requestId"] for each in said["loadingFailed"] if each.get("blockedReason") == "csp"}
        for each in said["requestWillBeSent"]:
            if each["requestId"] not in refused:
                yield each["request"]["url"]

    def complaints(self) -> list[str]:
        """What stands in the console since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def paper(self) -> list[str]:
        """The page as it is printed: the text of each sheet."""
        printed = self.devtools("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        reader = PdfReader(BytesIO(base64.b64decode(printed["data"])))
        return [sheet.extract_text() for sheet in reader.pages]

    def breaches(self) -> list[str]:
        """The rules of axe that the page breaks gravely: each with the first element that does."""
        self.driver.execute_script(AXE.read_text(encoding="utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1]; axe.run().then(r => done(r.violations))"
        )
        grave = [each for each in found if each["impact"] in _GRAVE]
        return [
            f"{each['id']}: {each['nodes'][0]['html']} {each['nodes'][0]['failureSummary']}" for each in grave
        ]

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()
