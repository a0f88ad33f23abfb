"""Take the README's pictures of the gift shop's report with a headless Chromium: docs/images/report.png, report.zh.png.

    python docs/pictures.py

Run by hand when the report's looks have changed; needs Chromium and Chinese fonts.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOP = ROOT / "examples" / "gift-shop"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1000,1900",
)


def main() -> None:
    browser = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser is None:
        sys.exit("no Chromium here: apt install chromium fonts-noto-cjk")
    with tempfile.TemporaryDirectory() as folder:
        for lang, name in (("en", "report.png"), ("zh", "report.zh.png")):
            page, picture = Path(folder) / f"{lang}.html", ROOT / "docs" / "images" / name
            command = [
                sys.executable,
                "-m",
                "okr_ai",
                "report",
                f"2011-q3.{lang}.md",
                "--metrics",
                "metrics/weekly.csv",
            ]
            subprocess.run([*command, "--as-of", "2011-08-14", "-o", str(page)], cwd=SHOP, check=True)
            profile = f"--user-data-dir={folder}/profile-{lang}"
            subprocess.run(
                [browser, *FLAGS, profile, f"--screenshot={picture}", page.as_uri()], check=True, timeout=120
            )
            print(picture.relative_to(ROOT))


if __name__ == "__main__":
    main()
