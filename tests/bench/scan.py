#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times `dtsdoctor scan` beside cat, wc -l, GNU grep and ripgrep with the texts of the same rules, and holds it
against its targets. Tables in Markdown on standard output.

  cmake --preset release -DDTSDOCTOR_BUILD_BENCH=ON && ninja -C build/release
  python3 tests/bench/make_corpora.py FOLDER [--mb 512] [--logs LOGHUB]
  python3 tests/bench/scan.py FOLDER [--rounds 5] [--only SECTION ...] [--large]

Every command of a table runs once a round, in turn, its log in the page cache; ratios are between runs of one round, their
median and range are shown. Wall time beside CPU time (user and system): on a shared machine only the latter holds
still. Peak memory is that of the process itself. Tools that take a minute run in one round.
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading

import rule_texts

BUILD = rule_texts.ROOT / "build" / "release"
Cost = collections.namedtuple("Cost", "wall cpu peak status")
SCAN = [str(BUILD / "dtsdoctor"), "scan", "-f", "json"]
KNOWN = SCAN + ["--known-only"]
READ = str(BUILD / "bench_read_files")
LEAST = str(BUILD / "bench_least_work")
SINK = tempfile.NamedTemporaryFile()
MB = 1 << 20


def timed(argv, feed=None, out=subprocess.DEVNULL):
    """Cost of one run; feed: pieces for its standard input."""
    environment = dict(os.environ, LC_ALL="C")
    process = subprocess.Popen([str(BUILD / "bench_timed")] + [str(word) for word in argv], stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                               stdout=out, stderr=subprocess.PIPE, env=environment)
    if feed:
        def pour():
            try:
                for piece in feed:
                    process.stdin.write(piece)
                process.stdin.close()
            except BrokenPipeError:
                pass
        threading.Thread(target=pour, daemon=True).start()
    message = process.stderr.read().decode(errors="replace").strip()
    process.wait()
    wall, cpu, peak, status = message.split("\n")[-1].split()
    if int(status) not in (0, 1):
        sys.exit(f"{' '.join(map(str, argv))}: exit status {status}\n{message[-500:]}")
    return Cost(float(wall), float(cpu), int(peak) / 1024, int(status))


def in_turn(commands, rounds, seldom=()):
    """Costs of each command, round by round; None where one that is seldom run was left out."""
    costs = {name: [] for name in commands}
    timed([READ] + sorted({str(argv[-1]) for argv in commands.values() if os.path.exists(argv[-1])}))  # into the page cache
    for turn in range(rounds):
        for name, argv in commands.items():
            left_out = turn > 0 and name in seldom
            # grep stops at the first match where its output goes nowhere: that of all goes to a file, but what is as long as the log.
            with open(os.devnull if argv[0] in ("cat", "gzip", "zstd") else SINK.name, "wb") as out:
                costs[name].append(None if left_out else timed(argv, out=out))
    return costs


def middle(costs, field):
    return statistics.median(getattr(cost, field) for cost in costs if cost)


def ratios(costs, reference, field):
    return [getattr(one, field) / max(getattr(other, field), 1e-4) for one, other in zip(costs, reference) if one and other]


def show_ratio(values):
    low, centre, high = min(values), statistics.median(values), max(values)
    form = lambda value: f"{value:.3g}" if value < 100 else f"{value:.0f}"
    return form(centre) if len(values) == 1 else f"{form(centre)} ({form(low)}..{form(high)})"


def table(title, costs, size, reference):
    print(f"\n### {title}\n\n| | wall s | CPU s | MB/s of CPU | wall / {reference} | CPU / {reference} | peak MiB |\n|---|--:|--:|--:|--:|--:|--:|")
    for name, column in costs.items():
        cpu = middle(column, "cpu")
        print(f"| {name} | {middle(column, 'wall'):.3f} | {cpu:.3f} | {size / MB / max(cpu, 1e-4):.0f} "
              f"| {show_ratio(ratios(column, costs[reference], 'wall'))} | {show_ratio(ratios(column, costs[reference], 'cpu'))} "
              f"| {max(cost.peak for cost in column if cost):.1f} |", flush=True)


class Bench:
    def __init__(self, folder, rounds, large, work):
        self.folder, self.rounds, self.large, self.work = folder, rounds, large, work
        self.targets = []  # what, required, measured, met

    def target(self, what, limit, measured, unit="x", at_least=False):
        met = measured >= limit if at_least else measured <= limit
        self.targets.append(f"| {what} | {'≥' if at_least else '≤'} {limit:g}{unit} | {measured:.3g}{unit} | {'met' if met else '**not met**'} |")

    def log(self, name):
        return str(self.folder / f"{name}.log")

    def size(self, name):
        return os.path.getsize(self.log(name))

    def peers(self):
        """grep and rg with the rules' texts, without those that ordinary lines hold."""
        with open(self.log("clean"), "rb") as clean:
            ordinary = clean.read(16 * MB)
        texts = [(literal, regex) for literal, regex in rule_texts.texts_of_rules() if literal.encode() not in ordinary]
        literals, regexes, bytewise = (self.work / name for name in ("literals.txt", "regexes.txt", "bytewise.txt"))
        literals.write_text("".join(literal + "\n" for literal, _ in texts), "utf-8")
        regexes.write_text("".join(regex + "\n" for _, regex in texts), "utf-8")
        in_bytes = lambda regex: "".join(chr(byte) if byte < 128 else "\\x%02X" % byte for byte in regex.encode())
        bytewise.write_text("".join(in_bytes(regex) + "\n" for _, regex in texts), "utf-8")
        print(f"\n{len(texts)} texts of rules for grep and rg.")
        commands = {"grep -cF -f": ["grep", "-cF", "-f", literals], "grep -cE -f": ["grep", "-cE", "-f", regexes]}
        if shutil.which("rg"):
            commands["rg -c -f"] = ["rg", "--no-config", "--no-unicode", "-c", "-f", bytewise]
        return commands

    def throughput(self):
        peers = self.peers()
        clean_rate, rates, names = None, {}, ("quiet", "clean", "d0.1", "d1", "d10", "near")
        for name in names:
            log = self.log(name)
            commands = {"cat": ["cat", log], "read()": [READ, log], "wc -l": ["wc", "-l", log]}
            commands |= {peer: argv + [log] for peer, argv in peers.items() if name not in ("quiet", "near")}
            commands |= {"scan --known-only --jobs 1": KNOWN + ["--jobs", "1", log], "scan --known-only --jobs 2": KNOWN + ["--jobs", "2", log],
                         "scan --jobs 1": SCAN + ["--jobs", "1", log], "scan --jobs 2": SCAN + ["--jobs", "2", log]}
            costs = in_turn(commands, self.rounds, {"grep -cE -f"})
            table(f"{name}, {self.size(name) // MB} MB", costs, self.size(name), "cat")
            for command, column in costs.items():
                rates.setdefault(command, {})[name] = self.size(name) / MB / max(middle(column, "cpu"), 1e-4)
            against = lambda one, other, field="cpu": statistics.median(ratios(costs[one], costs[other], field))
            if name == "quiet":
                self.target("without errors of any kind, unknown ones counted, against --known-only, CPU", 2, against("scan --jobs 1", "scan --known-only --jobs 1"))
            if name == "clean":
                clean_rate = middle(costs["scan --known-only --jobs 1"], "cpu") / self.size(name)
                if "rg -c -f" in costs:
                    self.target("clean, against rg with the same texts, CPU", .33, against("scan --known-only --jobs 1", "rg -c -f"))
                self.target("clean, against wc -l, CPU", 4, against("scan --known-only --jobs 1", "wc -l"))
                self.target("clean, against read() of the same bytes, CPU", 4.5, against("scan --known-only --jobs 1", "read()"))
                self.target("clean, unknown errors counted, against --known-only, CPU", 2, against("scan --jobs 1", "scan --known-only --jobs 1"))
                self.target("clean, 1 thread against 2, wall, --known-only", 1.6, against("scan --known-only --jobs 1", "scan --known-only --jobs 2", "wall"), at_least=True)
                self.target("clean, 1 thread against 2, wall", 1.6, against("scan --jobs 1", "scan --jobs 2", "wall"), at_least=True)
            if name == "d1" and "rg -c -f" in costs:
                self.target("1 % errors, against rg, CPU", .1, against("scan --known-only --jobs 1", "rg -c -f"))
            if name == "d10":
                self.target("10 % errors, against own clean time, CPU", 2, middle(costs["scan --known-only --jobs 1"], "cpu") / self.size(name) / clean_rate)
                self.target("10 % errors, unknown ones counted, against --known-only, CPU", 3, against("scan --jobs 1", "scan --known-only --jobs 1"))
            if name in ("clean", "d10"):
                self.target(f"{name}, peak memory, 1 thread", 16, max(cost.peak for cost in costs["scan --known-only --jobs 1"]), " MiB")

        print(f"\n### MB/s of CPU time\n\n| | {' | '.join(names)} |\n|---{'|--:' * len(names)}|")
        for command, row in rates.items():
            print(f"| {command} | {' | '.join(f'{row[name]:.0f}' if name in row else '' for name in names)} |")

    def agreement(self):
        """The same report from one thread, two and a pipe, and what the reader of single cases finds: compared, not assumed."""
        def report(argv, feed=None):
            out = self.work / "report.json"
            with open(out, "wb") as target:
                timed(argv, feed, target)
            document = json.loads(out.read_bytes())
            for key in ("inputs", "scan"):
                document.pop(key, None)
            text = json.dumps(document, sort_keys=True, ensure_ascii=False)
            return text, sum(found["count"] for found in document["diagnoses"])

        print("\n### The same report\n\n| | errors known | --jobs 2 | standard input | without scan |\n|---|--:|---|---|--:|")
        for name in ("clean", "d0.1", "d1", "d10", "near"):
            log = self.log(name)
            one, count = report(SCAN + ["--jobs", "1", log])
            two, _ = report(SCAN + ["--jobs", "2", log])
            with open(log, "rb") as file:
                piped, _ = report(SCAN + ["--jobs", "2", "-"], iter(lambda: file.read(MB), b""))
            anonymous = lambda text: text.replace(json.dumps(log)[1:-1], "-").replace("<stdin>", "-").replace("stdin", "-")
            same = lambda yes: "the same" if yes else "**differs**"
            _, diagnosed = report([SCAN[0], "-f", "json", log])
            print(f"| {name} | {count} | {same(one == two)} | {same(anonymous(one) == anonymous(piped))} | {diagnosed} |", flush=True)

    def memory(self):
        print("\n### Peak memory\n\n| | bytes | --jobs 1, MiB | --jobs 2, MiB | --jobs 4, MiB | CPU s, --jobs 1 |\n|---|--:|--:|--:|--:|--:|")

        def row(what, size, pieces):
            one, two, four = (timed(SCAN + ["--jobs", jobs, "-"], pieces()) for jobs in ("1", "2", "4"))
            print(f"| {what} | {size} | {one.peak:.1f} | {two.peak:.1f} | {four.peak:.1f} | {one.cpu:.2f} |", flush=True)
            return one.peak

        def over_and_over(block, size):
            for _ in range(size // len(block)):
                yield block
            yield block[:size % len(block)]

        def start_of(name, size):
            with open(self.log(name), "rb") as log:
                block = log.read(size)
            return block[:block.rindex(b"\n") + 1]

        blocks = {name: start_of(name, 32 * MB) for name in ("clean", "d1")}
        for gigabytes, label in ((.1, "100 MB"), (1, "1 GB")) + (((10, "10 GB"),) if self.large else ()):
            for name, block in blocks.items():
                peak = row(f"{name}, {label}", f"{gigabytes:g} GB", lambda: over_and_over(block, int(gigabytes * 1e9)))
        self.target("peak memory, 1 % errors, largest stream", 16, peak, " MiB")
        error = b"2026-03-04 05:06:08 ERROR [main] c.e.Sync - AssumeRoleFail : NoPermission : You are not authorized to do this action. You should be authorized by RAM.\n"
        for matches in (1, 10, 100, 1000, 10000, 100000):
            def pieces():
                lines = blocks["clean"].splitlines(keepends=True)
                step = max(1, len(lines) // matches)
                at = written = 0
                while written < matches:
                    yield b"".join(lines[at:at + step]) + error
                    written += 1
                    at = at + step if at + 2 * step <= len(lines) else 0
            row(f"clean with {matches} known errors", "32 MB", pieces)
        line = blocks["clean"].replace(b"\n", b" ")
        peak = row("one line", "1 GB", lambda: over_and_over(line, 1000 * 1000 * 1000))
        self.target("peak memory, one line of 1 GB", 16, peak, " MiB")

    def files(self):
        rg = self.peers().get("rg -c -f", ["true"])
        for name, what in (("many-clean", "clean"), ("many", "1 % errors")):
            folder = str(self.folder / name)
            sizes = [path.stat().st_size for path in pathlib.Path(folder).rglob("*.log")]
            state = str(self.work / "state")
            with_state = KNOWN + ["--jobs", "1", "--state", state, folder]
            costs = in_turn({"open, read, close": [READ, folder], "scan --known-only --jobs 1": KNOWN + ["--jobs", "1", folder],
                             "the same, a first --state": ["sh", "-c", 'rm -f "$1"; shift; exec "$@"', "sh", state] + with_state,
                             "the same, with that --state": with_state,
                             "scan --known-only --jobs 2": KNOWN + ["--jobs", "2", folder], "scan --jobs 2": SCAN + ["--jobs", "2", folder],
                             "rg": rg + ["-j1", folder]}, self.rounds)
            table(f"{len(sizes)} files of 5 to 50 KiB, {what}, {sum(sizes) // MB} MB", costs, sum(sizes), "open, read, close")
            self.target(f"small files, {what}, against open, read, close, CPU", 4,
                        statistics.median(ratios(costs["scan --known-only --jobs 1"], costs["open, read, close"], "cpu")))

    def packed(self):
        inflate = "import sys,zlib\nd=zlib.decompressobj(31)\nf=open(sys.argv[1],'rb')\nwhile b:=f.read(1<<16):d.decompress(b)"
        commands = {}
        for name in ("clean", "d1"):
            log = self.log(name)
            commands |= {f"{name}: gzip -dc": ["gzip", "-dc", log + ".gz"], f"{name}: zlib": [sys.executable, "-c", inflate, log + ".gz"],
                         f"{name}: scan --known-only .gz": KNOWN + ["--jobs", "1", log + ".gz"], f"{name}: scan .gz": SCAN + ["--jobs", "1", log + ".gz"]}
            if os.path.exists(log + ".zst"):
                commands |= {f"{name}: zstd -dc": ["zstd", "-dcq", log + ".zst"], f"{name}: scan --known-only .zst": KNOWN + ["--jobs", "1", log + ".zst"],
                             f"{name}: scan --known-only --jobs 2 .zst": KNOWN + ["--jobs", "2", log + ".zst"],
                             f"{name}: scan .zst": SCAN + ["--jobs", "1", log + ".zst"]}
        costs = in_turn(commands, self.rounds)
        for name in ("clean", "d1"):
            table(f"{name}, packed, {self.size(name) // MB} MB unpacked",
                  {row: column for row, column in costs.items() if row.startswith(f"{name}: ")}, self.size(name), f"{name}: gzip -dc")
        against = lambda scan, decoder, field: statistics.median(ratios(costs[f"clean: scan {scan}"], costs[f"clean: {decoder}"], field))
        self.target("clean .gz, against the decoder alone (zlib), CPU", 1.25, against("--known-only .gz", "zlib", "cpu"))
        if "clean: zstd -dc" in costs:
            # It unpacks as fast as a scan reads: only beside each other, in a thread each, can both take the time of one.
            self.target("clean .zst, against the decoder alone (zstd -dc), wall, decoder beside scanner (2 threads)", 1.25,
                        against("--known-only --jobs 2 .zst", "zstd -dc", "wall"))
        self.target("peak memory, packed", 32, max(cost.peak for name, column in costs.items() if "scan" in name for cost in column), " MiB")

    def hostile(self):
        paths = sorted((self.folder / "hostile").glob("*.log"))
        commands = {"clean": self.log("clean")} | {path.stem: str(path) for path in paths}
        for label, scan in (("--known-only", KNOWN), ("unknown errors counted", SCAN)):
            costs = in_turn({name: scan + ["--jobs", "1", path] for name, path in commands.items()}, max(1, self.rounds // 2))
            print(f"\n### Hostile input, {label}, 1 thread\n\n| | MB | CPU s | MB/s of CPU | times slower than clean | peak MiB |\n|---|--:|--:|--:|--:|--:|")
            rate = {name: middle(column, "cpu") / os.path.getsize(commands[name]) for name, column in costs.items()}
            for name, column in costs.items():
                print(f"| {name} | {os.path.getsize(commands[name]) // MB} | {middle(column, 'cpu'):.2f} | {1 / rate[name] / MB:.0f} "
                      f"| {rate[name] / rate['clean']:.2f} | {max(cost.peak for cost in column):.1f} |", flush=True)
            worst = max(rate, key=rate.get)
            self.target(f"worst hostile input ({worst}), {label}, against own clean rate, CPU", 15, rate[worst] / rate["clean"])

    def least(self):
        """What no scan can do without (least_work.cc), a byte and against finding nothing in clean: how near a target can be met at all."""
        names = ("clean", "d0.1", "d1", "d10", "hostile/cut-literals")
        told = subprocess.run([LEAST] + [self.log(name) for name in names], capture_output=True, text=True, check=True).stdout
        costs = [line.split() for line in told.splitlines()]
        clean = float(costs[0][0]) / self.size(names[0])
        print("\n### The least work, against clean, bytes at hand\n\n| | lines | they are found | cut out | and their times read |\n|---|--:|--:|--:|--:|")
        for name, (*steps, lines, _) in zip(names, costs):
            print(f"| {name} | {lines} | " + " | ".join(f"{float(step) / self.size(name) / clean:.2f}x" for step in steps) + " |")

    def rules(self):
        """Clean with 10, 100 and all rules, loading them taken away: an empty input costs that."""
        total = sum(len(document["patterns"]) for _, document in rule_texts.documents())
        counts, empty, commands = (10, 100, total), self.work / "empty.log", {}
        empty.write_bytes(b"")
        for count in counts:
            folder = self.work / f"rules-{count}"
            shutil.copytree(rule_texts.ROOT / "knowledge", folder, dirs_exist_ok=True)
            kept = set()
            for _, document in rule_texts.documents():
                share = document["patterns"][::max(1, total // count)]
                kept |= {rule["id"] for rule in share[:count - len(kept)]}
            for path, document in rule_texts.documents():
                document["patterns"] = [rule for rule in document["patterns"] if rule["id"] in kept]
                for rule in document["patterns"]:
                    # A look-alike may be told apart by a rule that was left out.
                    rule["examples"]["no_match"] = ["The task is running.", "All rows were copied."]
                    rule["supersedes"] = [other for other in rule["supersedes"] if other == "*" or other in kept]
                (folder / path.name).write_text(json.dumps(document, ensure_ascii=False), "utf-8")
            argv = KNOWN + ["--jobs", "1", "--no-builtin-rules", "--rules", str(folder)]
            commands[f"{count}, empty"], commands[f"{count}"] = argv + [str(empty)], argv + [self.log("clean")]
        costs = in_turn(commands, self.rounds)
        net = {count: middle(costs[f"{count}"], "cpu") - middle(costs[f"{count}, empty"], "cpu") for count in counts}
        print("\n### Rules, clean, --known-only, 1 thread, without loading them\n\n| rules | CPU s | against 10 |\n|--:|--:|--:|")
        for count, seconds in net.items():
            print(f"| {count} | {seconds:.3f} | {seconds / net[10]:.2f} |")
        self.target(f"10 rules to {total}, CPU", 1.3, net[total] / net[10])

    def start(self):
        sample = rule_texts.ROOT / "samples" / "first-look"
        documents = [sample / name for name in ("error.log", "task.json", "role.json", "caller.json")]
        costs = in_turn({"/bin/true": ["/bin/true"], "dtsdoctor FILE": [BUILD / "dtsdoctor", documents[0]],
                         "dtsdoctor FILE with config and evidence": [BUILD / "dtsdoctor"] + documents}, max(21, self.rounds))
        print("\n### One diagnosis\n\n| | wall ms | CPU ms | peak MiB |\n|---|--:|--:|--:|")
        for name, column in costs.items():
            print(f"| {name} | {1000 * middle(column, 'wall'):.2f} | {1000 * middle(column, 'cpu'):.2f} | {max(cost.peak for cost in column):.1f} |")
        self.target("one diagnosis, over an empty process, CPU", 5, 1000 * (middle(costs["dtsdoctor FILE"], "cpu") - middle(costs["/bin/true"], "cpu")), " ms")


SECTIONS = ("throughput", "agreement", "memory", "files", "packed", "hostile", "least", "rules", "start")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=SECTIONS)
    parser.add_argument("--large", action="store_true", help="a stream of 10 GB, too")
    options = parser.parse_args()
    for program in ("dtsdoctor", "bench_timed", "bench_read_files", "bench_least_work"):
        if not (BUILD / program).exists():
            parser.error(f"{BUILD / program} is missing: see above")
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(options.folder, options.rounds, options.large, pathlib.Path(work))
        for section in options.only:
            getattr(bench, section)()
        if bench.targets:
            print("\n### Targets\n\n| | required | measured | |\n|---|--:|--:|---|")
            print("\n".join(bench.targets))


if __name__ == "__main__":
    main()
