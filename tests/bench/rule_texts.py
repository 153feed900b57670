# SPDX-License-Identifier: Apache-2.0
"""What the rules of patterns/ say, for the benchmarks: their texts as other tools would be given
them, and their examples. It judges nothing: a rule is more than its text."""
import json
import pathlib
import re
from re import _parser

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHORTEST = 8  # bytes; shorter texts are numbers and words that need their surroundings


def pattern_files(folder=ROOT / "patterns"):
    return sorted(path for path in folder.glob("*.json") if not path.name.endswith(".schema.json"))


def documents():
    """The files of rules, each with the blocks that all share as its own."""
    found = [(path, json.loads(path.read_text("utf-8"))) for path in pattern_files()]
    shared = {name: regex for _, document in found if "patterns" not in document
              for name, regex in document["blocks"].items()}
    rules = [(path, document) for path, document in found if "patterns" in document]
    for _, document in rules:
        document["blocks"] = shared | document.get("blocks", {})
    return rules


def example_text(example):
    return example if isinstance(example, str) else example.get("text") or example["line"]


def examples(kind):
    """Examples of one line, as bytes; kind: match or no_match."""
    texts = [example_text(example) for _, document in documents() for rule in document["patterns"]
             for example in rule["examples"][kind]]
    return [text.encode() for text in texts if "\n" not in text]


def literals_of_regex(regex, blocks):
    for _ in range(4):  # blocks name blocks
        regex = re.sub(r"\{([A-Z][A-Z0-9_]*)\}", lambda name: blocks[name[1]], regex)
    pieces = [""]

    def walk(parsed):
        for operation, value in parsed:
            if str(operation) == "LITERAL":
                pieces[-1] += chr(value)
            elif str(operation) == "SUBPATTERN" and not value[1]:
                walk(value[3])
            elif str(operation) == "MAX_REPEAT" and "CATEGORY_SPACE" in str(value[2]) and "NOT" not in str(value[2]):
                pieces[-1] += " "  # as it is printed
            elif str(operation) != "AT":
                pieces.append("")
    try:
        walk(_parser.parse(regex))
    except re.error:  # what only RE2 knows
        return []
    return [piece for piece in pieces if piece]


def branches(match, blocks):
    """For each way to match, the literal pieces in order."""
    if "any" in match:
        return [pieces for part in match["any"] for pieces in branches(part, blocks)]
    if "all" in match:
        return max((branches(part, blocks) for part in match["all"]), default=[],
                   key=lambda found: min((len("".join(pieces)) for pieces in found), default=0))
    if "ordered" in match:
        return [[piece for part in match["ordered"] if not part.get("optional")
                 for piece in ([part["text"]] if "text" in part
                               else literals_of_regex(part["re"], blocks))]]
    if "re" in match:
        return [literals_of_regex(match["re"], blocks)]
    text = match.get("text") or match.get("equals")
    return [[text]] if text else []


def texts_of_rules():
    """(longest literal, regex of all literals) of each way to match of each rule, without doubles."""
    found = {}
    for _, document in documents():
        for rule in document["patterns"]:
            for pieces in branches(rule["match"], document["blocks"]):
                longest = max(pieces, default="", key=len).strip()
                if len(longest.encode()) >= SHORTEST:
                    escaped = [re.sub(r"([\\.^$*+?()\[\]{}|])", r"\\\1", piece) for piece in pieces]
                    found.setdefault(longest, ".*".join(escaped))
    return [(literal, regex) for literal, regex in found.items() if "\n" not in literal + regex]
