"""A headless Chromium spoken to over its own pipe: no driver, no port, no dependency."""

import json
import os
import select
import shutil
import subprocess
import sys
from base64 import b64decode

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"),
)
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)

SECONDS = 90  # a busy machine may be slow; silence for longer is a failure

# becomes the browser with its ends of the two pipes where it expects them
AS_THREE_AND_FOUR = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for end, place in zip(ends, (3, 4)):
    os.dup2(end, place)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One page of a browser. `events` holds what the page told: console messages, errors, requests."""

    def __init__(self, profile):
        to_read, self._out = os.pipe()
        self._in, to_write = os.pipe()
        command = [sys.executable, "-c", AS_THREE_AND_FOUR, str(to_read), str(to_write), CHROMIUM, *FLAGS]
        self._process = subprocess.Popen(
            [*command, f"--user-data-dir={profile}"],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._waiting, self._last, self.events = b"", 0, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = None
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    _session = None

    def call(self, method, **params):
        """The result of a DevTools command; events that come meanwhile go to `events`."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer["error"]
                return answer["result"]
            self.events.append(answer)

    def open(self, path, *, width=1280, height=900, scheme="light"):
        """Shows a file at a width, in light or dark, and waits until it has loaded."""
        self.events.clear()
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        self.call("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def run(self, script):
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def pdf(self):
        return b64decode(self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])

    def told(self, *methods):
        """The events of these kinds since the page was opened."""
        self.run("1")  # whatever is on its way arrives before this answer
        return [event["params"] for event in self.events if event.get("method") in methods]

    def close(self):
        self._session = None
        try:
            self.call("Browser.close")
        except (OSError, EOFError):
            self._process.terminate()
        self._process.wait(timeout=SECONDS)
        os.close(self._out)
        os.close(self._in)

    def _next(self):
        while b"\0" not in self._waiting:
            if not select.select([self._in], [], [], SECONDS)[0]:
                raise TimeoutError(f"the browser said nothing for {SECONDS} seconds")
            read = os.read(self._in, 65536)
            if not read:
                raise EOFError("the browser went away")
            self._waiting += read
        message, self._waiting = self._waiting.split(b"\0", 1)
        return json.loads(message)
