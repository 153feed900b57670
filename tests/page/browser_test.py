# SPDX-License-Identifier: Apache-2.0
"""The pages of -f html in a real browser: browser_test.py PAGES_PROGRAM [NAME...]

PAGES_PROGRAM (tests/page/make_pages.cc) writes them. Exit status 77: skipped, no Chromium is here.
With names, only the tests whose names hold one of them are run.
"""
import base64
import pathlib
import subprocess
import sys
import tempfile
import time

import browser

HERE = pathlib.Path(__file__).parent
PROBES = (HERE / "probes.js").read_text(encoding="utf-8").replace("const probes =", "var probes =")
MOST_MS = 250  # a filter on a machine that others use, too; what it took is printed


class Failure(Exception):
    pass


def check(fine, *words):
    if not fine:
        raise Failure(" ".join(map(str, words)))


class Tests:
    def __init__(self, chromium, folder):
        self.folder = folder
        self.page = chromium.page()
        self.pages = sorted(path.stem for path in folder.glob("*.html"))
        self.small = [name for name in self.pages if name != "scan-big"]

    def open(self, name, **how):
        took = self.page.open(self.folder / (name + ".html"), **how)
        self.page.run(PROBES + "; 0")
        return took

    def run(self, script):
        return self.page.run(script)

    def unfold(self):
        self.run("for (const each of document.querySelectorAll('details')) each.open = true; 0")

    def test_asks_nothing_of_anybody(self):
        for name in self.small:
            self.open(name)
            asked = [e["request"]["url"] for e in self.page.events("Network.requestWillBeSent")]
            asked = [url for url in asked if not url.startswith(("file:", "data:"))]
            check(not asked, name, "asked for", asked)
            said = [e["entry"]["text"] for e in self.page.events("Log.entryAdded")]
            said += [e["exceptionDetails"].get("exception", {}).get("description", "?")
                     for e in self.page.events("Runtime.exceptionThrown")]
            check(not said, name, "complained:", said)

    def test_policy_stops_what_is_not_ours(self):
        self.open("case")
        self.run("document.body.insertAdjacentHTML('beforeend', '<p onclick=\"window.broken = 1\">x');"
                 "document.body.lastChild.click();"
                 "document.body.append(Object.assign(document.createElement('script'),"
                 "                                   {textContent: 'window.broken = 2'}));"
                 "document.body.append(Object.assign(document.createElement('img'),"
                 "                                   {src: 'https://example.com/x.png'})); 0")
        check(self.run("window.broken") is None, "foreign script ran")
        check(len(self.page.events("Log.entryAdded")) >= 3, "the policy did not speak up")

    def test_hostile_bytes_are_only_text(self):
        for name in ("hostile", "hostile-scan"):
            self.open(name)
            self.unfold()
            check(self.run("window.broken") is None, name, "ran what stood in a log")
            text = self.run("document.body.innerText")
            check("<script>window.broken=1</script>" in text, name, "does not show the text")
            check("<U+202E>" in text and "\u241b[31m" in text, name, "does not show controls")
            whole = self.run("document.documentElement.textContent")
            for bad in "\u202e\u2028\x1b":
                check(bad not in whole, name, "has", hex(ord(bad)))

    def test_structure(self):
        for name in self.pages:
            self.open(name)
            wrong = self.run("probes.structure()")
            check(not wrong, name, wrong[:5])
            want = "zh-CN" if name.endswith("zh") else "en"
            check(self.run("document.documentElement.lang") == want, name, "is not", want)

    def test_contrast(self):
        least = (99,)
        for name in self.small:
            for dark in (False, True):
                self.open(name, dark=dark)
                self.unfold()
                worst = self.run("probes.contrast()")
                check(len(worst) > 10, name, "has no text")
                check(worst[0][0] >= 4.5, name, "dark" if dark else "light", worst[:4])
                least = min(least, (*worst[0], name, "dark" if dark else "light"))
        return "least contrast {:.2f}: {}".format(least[0], " ".join(map(str, least[1:])))

    def test_fits_every_width(self):
        for name in self.small:
            for width in (320, 360, 768, 1280, 2200):
                self.open(name, width=width)
                self.unfold()
                out = self.run("probes.overflow()")
                check(not out, name, width, "px:", out)
                out = self.run("probes.overlaps()")
                check(not out, name, width, "px, on each other:", out[:4])

    def test_copies(self):
        self.open("case")
        want = self.run("document.querySelector('.fix .copyable code').textContent")
        check(want.startswith("aliyun ram UpdateRole"), want)
        press = "document.querySelector('.fix .copyable button').click();"
        wait = "await new Promise((done) => setTimeout(done, 50));"
        said = "document.getElementById('announcer').textContent"
        clipboard = ("Object.defineProperty(navigator, 'clipboard', {configurable: true, value: %s});")
        got = self.run("(async () => { let got; " +
                       clipboard % "{writeText: async (text) => { got = text; }}" +
                       press + wait + "return [got, " + said + "]; })()")
        check(got == [want, "Copied"], "clipboard:", got)
        got = self.run("(async () => { let got;" + clipboard % "undefined" +
                       "document.execCommand = (what) => {"
                       "  const area = document.activeElement;"
                       "  got = what + area.value.slice(area.selectionStart, area.selectionEnd);"
                       "  return true; };" + press + wait + "return [got, " + said + "]; })()")
        check(got == ["copy" + want, "Copied"], "textarea:", got)
        got = self.run("(async () => { document.execCommand = () => false; " + press + wait +
                       "return [String(getSelection()), " + said + "]; })()")
        check(got[0] == want and "Ctrl+C" in got[1], "by hand:", got)
        check(self.run("document.querySelectorAll('textarea').length") == 0, "a textarea is left")

    def test_sorts(self):
        self.open("scan")
        head = "document.querySelector('#found th:nth-child({}) button')"
        cells = ("Array.from(document.querySelectorAll('#found tbody tr'),"
                 " (row) => row.cells[{0}].dataset.v ?? row.cells[{0}].textContent)")
        counts = self.run(cells.format(0))
        check([int(c) for c in counts] == sorted(map(int, counts), reverse=True), "not by count")
        state = "document.querySelector('#found th:nth-child({})').ariaSort"
        check(self.run(state.format(1)) == "descending", "count is not said to be sorted")
        self.run(head.format(3) + ".focus(); 0")
        self.page.press("Enter", 13, "\r")
        files = [int(f) for f in self.run(cells.format(2))]
        check(files == sorted(files, reverse=True) and len(set(files)) > 3, "files:", files)
        check(self.run(state.format(3)) == "descending" and self.run(state.format(1)) is None,
              "aria-sort did not move")
        self.run(head.format(3) + ".click(); 0")
        files = [int(f) for f in self.run(cells.format(2))]
        check(files == sorted(files), "files, up:", files)
        self.run(head.format(4) + ".click(); 0")
        times = self.run(cells.format(3))
        check(times == sorted(times) and len(set(times)) > 3, "times:", times)

    def test_filters(self):
        self.open("scan")
        rows = "document.querySelectorAll('#found tbody tr').length"
        told = "document.querySelector('#found output').textContent"
        check([self.run(rows), self.run(told)] == [40, "40 of 40"], "at first", self.run(told))
        self.run("document.querySelector('#found input[type=search]').focus(); 0")
        self.page.call("Input.insertText", {"text": "ACCESS orders_00005"})
        check([self.run(rows), self.run(told)] == [1, "1 of 40"], "two words", self.run(told))
        self.run("probes.filter('job-003.log')")  # stands in the folded part of a row
        check(self.run(rows) == 1, "an excerpt is not searched")
        self.run("probes.filter('no such thing')")
        check(self.run(told) == "0 of 40", "nothing", self.run(told))
        self.run("probes.filter('')")
        self.run("document.querySelector('#found input[value=error]').click(); 0")
        left = self.run("Array.from(document.querySelectorAll('#found tbody tr'),"
                        " (row) => row.dataset.severity)")
        check(len(left) == 20 and "error" not in left, "severity", left)

    def test_unfolds(self):
        self.open("case")
        closed = "document.querySelectorAll('main details:not([open])').length"
        check(self.run(closed) > 0, "nothing is folded")
        self.run("document.getElementById('unfold').click(); 0")
        check(self.run(closed) == 0, "not all unfolded")
        self.run("document.getElementById('unfold').click(); 0")
        check(self.run(closed) > 1, "not folded again")
        self.open("scan")
        self.run("const row = document.querySelectorAll('#found tbody tr')[3];"
                 "row.querySelector('details').open = true; row.querySelector('a.to-meaning').click(); 0")
        self.run("new Promise((done) => setTimeout(done, 100))")
        got = self.run("(() => { const at = document.querySelector(location.hash);"
                       " const top = at.getBoundingClientRect().top;"
                       " return [at.closest('details').open, top >= 0 && top < innerHeight,"
                       "         at.querySelector('pre code').textContent,"
                       "         row.querySelector('[data-name=table]').textContent]; })()")
        check(got[:2] == [True, True], "the link leads nowhere:", got)
        check(got[2].endswith(got[3] + "'"), "the row's name is not filled in:", got)

    def test_keyboard(self):
        self.open("case")
        self.page.press("Tab", 9)
        got = self.run("[document.activeElement.className, probes.shown(document.activeElement)]")
        check(got == ["skip", True], "the first stop is", got)
        self.page.press("Enter", 13, "\r")
        check(self.run("document.activeElement.id") == "main", "it does not skip")
        for name in ("case", "scan", "check"):
            self.open(name)
            unmarked = self.run("probes.unmarkedFocus()")
            check(not unmarked, name, "no sign of focus:", unmarked[:5])

    def test_prints(self):
        for name in ("case", "scan"):
            self.open(name, width=720)
            before = self.run("document.querySelectorAll('details[open]').length")
            self.page.media("print")
            self.run("dispatchEvent(new Event('beforeprint')); 0")
            got = self.run("[document.querySelectorAll('details:not([open])').length,"
                           " Array.from(document.querySelectorAll('button, input'))"
                           "   .filter(probes.shown).length, probes.overflow().length]")
            check(got == [0, 0, 0], name, "folded, buttons, too wide:", got)
            out = self.run("probes.overlaps()")
            check(not out, name, "on each other:", out[:4])
            self.run("dispatchEvent(new Event('afterprint')); 0")
            after = self.run("document.querySelectorAll('details[open]').length")
            check(before == after, name, "is not as before")
        self.open("case")
        pdf = base64.b64decode(self.page.call("Page.printToPDF")["data"])
        check(pdf.startswith(b"%PDF") and len(pdf) > 10000, "no PDF")

    def test_works_without_script(self):
        for name in ("case", "scan", "check"):
            self.open(name, script=False)
            got = self.run("[document.documentElement.className,"
                           " Array.from(document.querySelectorAll('button, input'))"
                           "   .filter(probes.shown).length, probes.overflow().length]")
            check(got == ["", 0, 0], name, "script, buttons, too wide:", got)
            got = self.run("Array.from(document.querySelectorAll('tbody tr'))"
                           "  .filter((row) => !row.closest('details') && !probes.shown(row)).length")
            check(got == 0, name, got, "rows are not shown")
        self.open("case", script=False)
        self.page.media("print")
        folded = self.run("Array.from(document.querySelectorAll('details > :not(summary)'))"
                          "  .filter((each) => each.getBoundingClientRect().height === 0"
                          "                    && each.textContent).length")
        check(folded == 0, folded, "parts stay folded on paper")

    def test_ten_thousand_diagnoses(self):
        size = (self.folder / "scan-big.html").stat().st_size
        loaded = self.open("scan-big")
        rows = "document.querySelectorAll('#found tbody tr').length"
        check(self.run(rows) == 100, "lays out", self.run(rows), "rows")
        self.run("new Promise((done) => requestIdleCallback(done))")
        times = []
        for words, want in (("orders_04321", 1), ("access denied", 2500), ("orders_0", 10000),
                            ("timeout job-007", None), ("", 10000)):
            once = "probes.filter({!r})".format(words)
            times.append(min(self.run(once) for _ in range(3)))  # others use this machine, too
            told = self.run("document.querySelector('#found output').textContent")
            check(want is None or told == "{:,} of 10,000".format(want), words, told)
        begun = time.monotonic()
        self.run("document.querySelector('#found th:nth-child(3) button').click();"
                 "document.body.getBoundingClientRect(); 0")
        sorting = time.monotonic() - begun
        self.run("document.querySelector('.more-rows').click(); 0")
        check(self.run(rows) == 200, "does not show more")
        check(max(times) < MOST_MS, "filters take", times)
        return "{:.1f} MB, loaded in {:.1f} s; filters {} ms; sorted in {:.0f} ms".format(
            size / 1e6, loaded, "/".join("{:.0f}".format(t) for t in times), sorting * 1000)

    def test_long_lines_are_cut(self):
        self.open("long-line")
        got = self.run("(() => { const line = document.querySelector('.line');"
                       " return [line.textContent.length, line.querySelector('mark').textContent,"
                       "         line.querySelectorAll('.gap').length]; })()")
        check(got[0] < 1500 and got[1:] == ["NoPermission", 2], got)


def main():
    if browser.executable() is None:
        print("skipped: no Chromium here (Debian: chromium)")
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as folder, browser.Browser() as chromium:
        subprocess.run([sys.argv[1], folder], check=True)
        tests = Tests(chromium, pathlib.Path(folder))
        for name in (each for each in dir(Tests) if each.startswith("test_")):
            if len(sys.argv) > 2 and not any(word in name for word in sys.argv[2:]):
                continue
            begun = time.monotonic()
            try:
                word = getattr(tests, name)() or ""
            except (Failure, RuntimeError) as problem:
                failed += 1
                word = "FAILED: {}".format(problem)
            print("{:5.1f} s  {}  {}".format(time.monotonic() - begun, name[5:], word), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
