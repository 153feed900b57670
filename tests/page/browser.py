# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium, driven over its debugging pipe with nothing but the standard library.

Messages of the DevTools protocol are JSON, each ended by a zero byte, on two pipes that the browser
inherits as descriptors 3 and 4: no port is opened, and nothing else can talk to it.
"""
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def executable():
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="dtsdoctor-browser-")
        their_in, self.to = os.pipe()
        self.came, their_out = os.pipe()

        def descriptors():
            # Moved out of the way first: either may be 3 or 4 already.
            reading = fcntl.fcntl(their_in, fcntl.F_DUPFD, 10)
            writing = fcntl.fcntl(their_out, fcntl.F_DUPFD, 10)
            os.dup2(reading, 3)
            os.dup2(writing, 4)
            os.close(reading)
            os.close(writing)

        self.process = subprocess.Popen(
            [executable(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking",
             "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe",
             "--user-data-dir=" + self.profile, "about:blank"],
            preexec_fn=descriptors, close_fds=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(their_in)
        os.close(their_out)
        self.number = 0
        self.buffer = b""
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.send("Browser.close")
            self.process.wait(10)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, params=None, session=None):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params or {}}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        return self.number

    def read(self, until):
        """The next message, or None when its time has come."""
        while b"\0" not in self.buffer:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.came], [], [], left)[0]:
                return None
            got = os.read(self.came, 1 << 20)
            if not got:
                raise RuntimeError("the browser went away")
            self.buffer += got
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, params=None, session=None, seconds=30):
        wanted = self.send(method, params, session)
        until = time.monotonic() + seconds
        while True:
            message = self.read(until)
            if message is None:
                raise RuntimeError(method + ": no answer")
            if message.get("id") == wanted:
                if "error" in message:
                    raise RuntimeError(method + ": " + message["error"]["message"])
                return message["result"]
            if "method" in message:
                self.events.append(message)

    def wait_for(self, event, session, seconds=30):
        until = time.monotonic() + seconds
        while True:
            for at, message in enumerate(self.events):
                if message["method"] == event and message.get("sessionId") == session:
                    return self.events.pop(at)["params"]
            message = self.read(until)
            if message is None:
                raise RuntimeError("waited in vain for " + event)
            if "method" in message:
                self.events.append(message)

    def page(self):
        return Page(self)


class Page:
    def __init__(self, browser):
        self.browser = browser
        self.target = browser.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = browser.call("Target.attachToTarget",
                                    {"targetId": self.target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def call(self, method, params=None, seconds=30):
        return self.browser.call(method, params, self.session, seconds)

    def open(self, path, script=True, width=1280, height=900, dark=False, seconds=60):
        """Loads the page; gives the seconds until its load event."""
        self.browser.events = [e for e in self.browser.events
                               if e.get("sessionId") != self.session]
        self.call("Emulation.setScriptExecutionDisabled", {"value": not script})
        self.call("Emulation.setDeviceMetricsOverride",
                  {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        self.media("", dark)
        begun = time.monotonic()
        self.call("Page.navigate", {"url": "file://" + str(path)}, seconds)
        self.browser.wait_for("Page.loadEventFired", self.session, seconds)
        return time.monotonic() - begun

    def media(self, media, dark=False):
        self.call("Emulation.setEmulatedMedia", {
            "media": media,
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def run(self, script, seconds=60):
        """The value of a script's expression, which may be a promise."""
        answer = self.call("Runtime.evaluate", {
            "expression": script, "awaitPromise": True, "returnByValue": True,
            "userGesture": True}, seconds)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", str(details)))
        return answer["result"].get("value")

    def press(self, key, code, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", {
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code,
                "text": text if kind == "keyDown" else ""})

    def events(self, method):
        self.run("0")  # whatever happened before is in by then
        return [e["params"] for e in self.browser.events
                if e.get("sessionId") == self.session and e["method"] == method]

    def close(self):
        self.browser.call("Target.closeTarget", {"targetId": self.target})
