"""The report's page printed to PDF by whatever engine is there: a Chromium browser, or else WeasyPrint.

The browser first: it draws the page as it was looked at, in seconds; WeasyPrint 70 was not done after three minutes.
"""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from okr_ai.errors import InputError
from okr_ai.model import Bilingual

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--no-pdf-header-footer")
SECONDS = 120


def to_pdf(html: str) -> bytes:
    """The page as PDF (A4, as its print style says). Raises InputError when no engine is there or it failed."""
    if browser := next((found for name in BROWSERS if (found := shutil.which(name))), None):
        return _by_browser(html, browser)
    try:
        import weasyprint
    except ImportError as error:
        raise _no_engine() from error
    printed: bytes = weasyprint.HTML(string=html, url_fetcher=_fetch_nothing).write_pdf()
    return printed


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    """The page needs nothing from outside; whatever asks gets nothing."""
    if url.startswith("data:"):
        return {"string": b"", "mime_type": "text/plain"}
    raise ValueError(f"not fetched: {url}")


def _no_engine() -> InputError:
    return InputError(
        Bilingual("there is nothing here that prints PDF", "这台机器上没有可以生成 PDF 的程序"),
        Bilingual(
            "install chromium or weasyprint (pip), or write .html and print it from a browser",
            "请安装 chromium 或 weasyprint（pip），或先写成 .html 再用浏览器打印",
        ),
        path="pdf",
    )


def _by_browser(html: str, browser: str) -> bytes:
    with TemporaryDirectory(prefix="okr-ai-") as folder:
        page, printed = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_text(html, encoding="utf-8")
        command = [browser, *FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", page.as_uri()]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
            return printed.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise InputError(
                Bilingual(f"{Path(browser).name} printed nothing ({type(error).__name__})", "浏览器没有打印出 PDF"),
                Bilingual("write .html and print it from a browser", "请先写成 .html 再用浏览器打印"),
                path="pdf",
            ) from error
