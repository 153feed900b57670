#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the logs that tests/bench/scan.py times, the same bytes for the same options.

  python3 tests/bench/make_corpora.py FOLDER [--mb 512] [--logs LOGHUB]

LOGHUB: a folder of *.log files with real lines (github.com/logpai/loghub, the 2k samples); without it
ordinary lines are made up. Lines stand in bursts of 1 to 40 of one program. Written are

  clean.log                  these lines alone, --mb; all others have a quarter of it
  quiet.log                  the same without lines that tell of an error of any kind
  d0.1.log d1.log d10.log    an error record after 0.1, 1, 10 % of the lines, from the rules' own examples:
                             50 % timestamped, 20 % in docker's JSON, 20 % with a Java stack trace below,
                             9 % bare, 1 % within a line of 4 to 64 KiB
  near.log                   after 1 % of the lines one that is almost an error: the rules' look-alikes, and
                             texts of rules less their last byte
  *.log.gz *.log.zst         clean and d1, packed
  many-clean/ many/          clean and d1 in files of 5 to 50 KiB
  hostile/                   what is to be slow: NULs, noise, empty lines, texts of rules less their last byte, labels
                             without values, 64 containers line by line, one line
"""
import argparse
import gzip
import json
import pathlib
import random
import re
import shutil
import subprocess

import made_up_lines
import rule_texts

BLOCK = 1 << 22
# Words of errors, and parts of such words.
TELLS_OF_ERROR = re.compile("(?i)err|fail|exception|fatal|crit|severe|panic|fault|alert|traceback|错误|失败|异常".encode())


def read_logs(folder):
    programs = []
    for path in sorted(folder.glob("*.log")):
        lines = path.read_bytes().replace(b"\r\n", b"\n").split(b"\n")
        programs.append([line for line in lines if line])
    return [lines for lines in programs if lines]


class Bursts:
    """Endless bursts of lines, each of one program: (bytes, where its lines end)."""

    def __init__(self, programs, seed):
        self.random = random.Random(seed)
        self.programs = []
        for lines in programs:
            offsets = [0]
            for line in lines:
                offsets.append(offsets[-1] + len(line) + 1)
            self.programs.append((b"\n".join(lines) + b"\n", offsets))

    def __iter__(self):
        while True:
            blob, offsets = self.random.choice(self.programs)
            begin = self.random.randrange(len(offsets) - 1)
            end = min(begin + self.random.randint(1, 40), len(offsets) - 1)
            base = offsets[begin]
            yield blob[base:offsets[end]], [at - base for at in offsets[begin + 1:end + 1]]


STACK = b"".join(b"\tat com.example.%s.%s(%s.java:%d)\n" % (package, call, name, line) for package, call, name, line in (
    (b"store.Writer", b"flush", b"Writer", 118), (b"store.Writer", b"put", b"Writer", 77),
    (b"sync.Applier", b"apply", b"Applier", 342), (b"sync.Applier", b"run", b"Applier", 60),
    (b"sync.Main", b"main", b"Main", 21)))


class ErrorRecords:
    def __init__(self, texts, seed):
        self.random = random.Random(seed)
        self.texts = texts

    def make(self):
        pick = self.random
        text = pick.choice(self.texts)
        when = "2026-03-%02d %02d:%02d:%02d" % (pick.randint(1, 28), pick.randint(0, 23), pick.randint(0, 59), pick.randint(0, 59))
        thread = "worker-%d" % pick.randint(0, 15)
        stamped = ("%s.%03d ERROR [%s] c.e.sync.Applier - " % (when, pick.randint(0, 999), thread)).encode()
        kind = pick.random()
        if kind < 0.5:
            return stamped + text + b"\n"
        if kind < 0.7:
            log = json.dumps({"log": (stamped + text).decode() + "\n", "stream": "stderr", "time": when.replace(" ", "T") + "Z"},
                             ensure_ascii=False)
            return log.encode() + b"\n"
        if kind < 0.9:
            return stamped + b"apply failed\njava.lang.IllegalStateException: " + text + b"\n" + STACK
        if kind < 0.99:
            return text + b"\n"
        row = b"(%d,'order of March'),"
        values = b"".join(row % pick.randint(1, 10**9) for _ in range(pick.randint(4096, 65536) // 28))
        return stamped + b"INSERT INTO orders VALUES " + values + b" failed: " + text + b"\n"


class NearMisses(ErrorRecords):
    def make(self):
        return self.random.choice(self.texts) + b"\n"


def mixed(bursts, records, density):
    """Pieces of a log with a record after this share of the lines."""
    pick = random.Random(7)
    gap = pick.expovariate(density) if records else None
    for block, ends in bursts:
        if not records:
            yield block
            continue
        begin = 0
        for end in ends:
            gap -= 1
            if gap <= 0:
                yield block[begin:end]
                yield records.make()
                begin, gap = end, pick.expovariate(density)
        yield block[begin:]


def write(path, pieces, size):
    """Whole pieces until size is reached."""
    with open(path, "wb") as out:
        written = 0
        for piece in pieces:
            written += out.write(piece)
            if written >= size:
                return


def repeated(piece):
    while True:
        yield piece


def write_many(folder, pieces, size):
    pick = random.Random(11)
    total = number = 0
    while total < size:
        sub = folder / ("%03d" % (number // 200))
        sub.mkdir(parents=True, exist_ok=True)
        wanted = pick.randint(5 << 10, 50 << 10)
        write(sub / ("%05d.log" % number), pieces, wanted)
        total += wanted
        number += 1


def in_streams(bursts):
    """64 containers whose lines stand between each other, as compose prints them."""
    sources = [iter(Bursts(bursts.programs_lines, seed)) for seed in range(64)]
    held = [[] for _ in sources]
    pick = random.Random(13)
    while True:
        source = pick.randrange(64)
        if not held[source]:
            held[source] = next(sources[source])[0].splitlines(keepends=True)
        yield b"service-%d  | " % source + held[source].pop(0)


def hostile(programs, literals):
    """Name, pieces."""
    cut = [literal[:-1] + b"\n" for literal in literals]
    bursts = Bursts(programs, 17)
    bursts.programs_lines = programs
    unbroken = (block.replace(b"\n", b" ") for block, _ in Bursts(programs, 19))
    labels = b"".join(b"%s:\n" % label for label in (b"ERROR", b"Message", b"ErrorCode", b"RequestId", b"Caused by", b"Code", b"Error"))
    noise = random.Random(23)
    return {
        "nul": repeated(bytes(1 << 16)),
        "random": (noise.randbytes(1 << 16) for _ in repeated(b"")),
        "empty-lines": repeated(b"\n" * (1 << 16)),
        "cut-literals": repeated(b"".join(cut)),
        "labels": repeated(labels * 1000),
        "streams": in_streams(bursts),
        "one-line": unbroken,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--mb", type=int, default=512)
    parser.add_argument("--logs", type=pathlib.Path)
    options = parser.parse_args()
    folder, size = options.folder, options.mb << 20
    (folder / "hostile").mkdir(parents=True, exist_ok=True)
    for name in ("many-clean", "many"):
        shutil.rmtree(folder / name, ignore_errors=True)
    quarter = size // 4

    programs = read_logs(options.logs) if options.logs else made_up_lines.programs()
    if not programs:
        parser.error(f"no *.log with lines in {options.logs}")
    literals = [literal.encode() for literal, _ in rule_texts.texts_of_rules()]
    errors = rule_texts.examples("match")
    near = rule_texts.examples("no_match") + [literal[:-1] for literal in literals]

    write(folder / "clean.log", mixed(Bursts(programs, 1), None, 0), size)
    quiet = [[line for line in lines if not TELLS_OF_ERROR.search(line)] for lines in programs]
    write(folder / "quiet.log", mixed(Bursts([lines for lines in quiet if lines], 1), None, 0), quarter)
    for name, density in (("d0.1", .001), ("d1", .01), ("d10", .1)):
        write(folder / f"{name}.log", mixed(Bursts(programs, 2), ErrorRecords(errors, 3), density), quarter)
    write(folder / "near.log", mixed(Bursts(programs, 4), NearMisses(near, 5), .01), quarter)
    for name in ("clean", "d1"):
        source = folder / f"{name}.log"
        with open(source, "rb") as plain, gzip.GzipFile(folder / f"{name}.log.gz", "wb", 6, mtime=0) as packed:
            shutil.copyfileobj(plain, packed, BLOCK)
        if shutil.which("zstd"):
            subprocess.run(["zstd", "-q", "-f", "-3", source, "-o", folder / f"{name}.log.zst"], check=True)
    write_many(folder / "many-clean", mixed(Bursts(programs, 6), None, 0), quarter)
    write_many(folder / "many", mixed(Bursts(programs, 6), ErrorRecords(errors, 8), .01), quarter)
    for name, pieces in hostile(programs, literals).items():
        write(folder / "hostile" / f"{name}.log", pieces, quarter)
    lines = sum(len(lines) for lines in programs)
    print(f"{folder}: {len(programs)} programs, {lines} lines, {len(errors)} errors, {len(near)} near misses, {len(literals)} texts of rules")


if __name__ == "__main__":
    main()
