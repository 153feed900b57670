#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs dtsdoctor over a corpus of real outputs and counts what it finds in them.

  python3 tests/bench/corpus.py CORPUS.jsonl [--program FILE] [--jobs N] [-- OPTION…]

CORPUS.jsonl has a JSON object a line: `id`, `producer` (what printed it), `kind` (dts, ram, sts, other-alicloud,
unrelated), `text`, and `expected.codes`: the codes of which one must be found (null or empty: none is expected).
Each text goes through standard input alone; OPTIONs after -- are handed to the program (such as --assume-dts).

  texts     in the corpus
  code      of these, with a code expected
  right     a diagnosis has one of these codes (ASCII case and a leading DTS.Msg. do not count)
  wrong     there are diagnoses, but none has one of these codes
  none      no diagnosis at all
  found     diagnoses of texts without an expected code, and of the kinds below
  dts       diagnoses that speak of DTS: all but those of RAM, STS and the API gateway

A text of the kind `unrelated` must give no diagnosis; one of `other-alicloud` none that speaks of DTS: these are listed
as FALSE. Every text whose code is missed is listed as MISS, with what was found. Exit status: 0, 1 if something was
FALSE or the program failed on a text, 2 for a wrong usage. Misses do not fail: a corpus may hold what nobody documents.
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COLUMNS = ("texts", "code", "right", "wrong", "none", "found", "dts")
MAY_NOT_FIND = {"unrelated": lambda found, dts: found, "other-alicloud": lambda found, dts: dts}


def gateway_ids():
    """Errors of the API gateway: any product of Alibaba Cloud can answer with them."""
    with open(os.path.join(ROOT, "patterns", "api-gateway.json"), encoding="utf-8") as rules:
        return {pattern["id"] for pattern in json.load(rules)["patterns"]}


def plain(code):
    folded = (code or "").lower()
    return folded[len("dts.msg."):] if folded.startswith("dts.msg.") else folded


def diagnoses_of(program, options, text):
    """(id, code) of each diagnosis, and what went wrong."""
    run = subprocess.run([program, "--format", "json", "--lang", "en"] + options, input=text.encode("utf-8", "surrogatepass"),
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    try:
        report = json.loads(run.stdout)
        return [(d["id"], d["code"]) for d in report["diagnoses"]], "" if run.returncode in (0, 1) else f"exit {run.returncode}"
    except (ValueError, KeyError) as problem:
        return [], f"exit {run.returncode}, no report: {problem} {run.stderr[:200]!r}"


class Counts:
    def __init__(self):
        self.rows = {}

    def add(self, name, numbers):
        row = self.rows.setdefault(name, dict.fromkeys(COLUMNS, 0))
        for column, number in numbers.items():
            row[column] += number

    def print(self, title):
        width = max(map(len, list(self.rows) + [title]))
        print(title.ljust(width), *(column.rjust(6) for column in COLUMNS))
        for name in sorted(self.rows):
            print(name.ljust(width), *(str(self.rows[name][column]).rjust(6) for column in COLUMNS))
        print()


def judge(entry, found, gateway):
    """The numbers of one text, and the line that lists it, if it is to be listed."""
    expected = {plain(code) for code in ((entry.get("expected") or {}).get("codes") or [])}
    about_dts = [d for d in found if d[0].split("/")[0] not in ("ram", "sts") and d[0] not in gateway]
    numbers = {"texts": 1}
    listed = None
    says = ", ".join(f"{identity} ({code})" for identity, code in found) or "nothing"
    where = f'{entry["id"]}  {entry["kind"]}  {entry["producer"]}'
    if expected:
        numbers["code"] = 1
        outcome = "right" if any(plain(code) in expected for _, code in found) else "wrong" if found else "none"
        numbers[outcome] = 1
        if outcome != "right":
            listed = f'MISS   {where}: expected {" or ".join(sorted(expected))}; found {says}'
    if not expected or entry["kind"] in MAY_NOT_FIND:
        numbers.update(found=len(found), dts=len(about_dts))
    if MAY_NOT_FIND.get(entry["kind"], lambda *_: False)(found, about_dts):
        listed = f"FALSE  {where}: found {says}"
    return numbers, listed


def main():
    parser = argparse.ArgumentParser(usage=__doc__, add_help=True)
    parser.add_argument("corpus")
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "release", "dtsdoctor"))
    parser.add_argument("--jobs", type=int, default=2)
    own, options = sys.argv[1:], []
    if "--" in own:
        own, options = own[:own.index("--")], own[own.index("--") + 1:]
    arguments = parser.parse_args(own)
    if not os.access(arguments.program, os.X_OK):
        parser.error(f"no program at {arguments.program}: run ./run.sh, or name it with --program")

    try:
        with open(arguments.corpus, encoding="utf-8") as lines:
            corpus = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as problem:
        parser.error(f"cannot read {arguments.corpus}: {problem}")
    corpus.sort(key=lambda entry: entry["kind"])
    gateway = gateway_ids()
    kinds, producers, listed, failed = Counts(), Counts(), [], False
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        answers = pool.map(lambda entry: diagnoses_of(arguments.program, options, entry["text"]), corpus)
        for entry, (found, problem) in zip(corpus, answers):
            numbers, line = judge(entry, found, gateway)
            kinds.add(entry["kind"], numbers)
            kinds.add("(all)", numbers)
            producers.add(f'{entry["producer"]} ({entry["kind"]})', numbers)
            if problem:
                line = f'FAILED {entry["id"]}: {problem}'
            if line:
                listed.append(line)
                failed = failed or not line.startswith("MISS")
    kinds.print("kind")
    producers.print("producer (kind)")
    print("\n".join(listed) if listed else "nothing missed, nothing false")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
