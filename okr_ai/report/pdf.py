"""The report's page printed to PDF by whatever engine is there: WeasyPrint, or a Chromium browser."""

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
    try:
        import weasyprint
    except ImportError:
        return _by_browser(html)
    printed: bytes = weasyprint.HTML(string=html, url_fetcher=_fetch_nothing).write_pdf()
    return printed


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    """The page needs nothing from outside; whatever asks gets nothing."""
    if url.startswith("data:"):
        return {"string": b"", "mime_type": "text/plain"}
    raise ValueError(f"not fetched: {url}")


def _by_browser(html: str) -> bytes:
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise InputError(
            Bilingual("there is nothing here that prints PDF", "这台机器上没有可以生成 PDF 的程序"),
            Bilingual(
                "install weasyprint (pip) or chromium, or write .html and print it from a browser",
                "请安装 weasyprint（pip）或 chromium，或先写成 .html 再用浏览器打印",
            ),
            path="pdf",
        )
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
