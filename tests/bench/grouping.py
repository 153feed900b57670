#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the clusters of unknown errors on the Loghub-2k logs (github.com/logpai/loghub).

A message is right if its cluster holds the same messages as its event in the ground truth. FOLDER
has SET.csv or SET/SET_2k.log_structured.csv for each set, and SET.log for --whole-lines.
"""
import argparse
import collections
import csv
import pathlib
import subprocess
import sys

DRAIN = {"HDFS": .9975, "Hadoop": .9475, "Spark": .92, "Zookeeper": .9665, "BGL": .9625, "HPC": .887,
         "Thunderbird": .955, "Windows": .997, "Linux": .69, "Android": .911, "HealthApp": .78,
         "Apache": 1, "Proxifier": .5265, "OpenSSH": .7875, "OpenStack": .7325, "Mac": .7865}


def accuracy(events, clusters):
    by_event, by_cluster = collections.Counter(events), collections.Counter(clusters)
    both = collections.Counter(zip(events, clusters))
    right = sum(n for (event, cluster), n in both.items()
                if n == by_event[event] == by_cluster[cluster])
    return right / len(events)


def grouped(program, lines):
    run = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, text=True,
                         encoding="utf-8", errors="surrogateescape", check=True)
    rows = [line.split("\t", 1) for line in run.stdout.split("\n")[:-1]]
    return [row[0] for row in rows], [row[1] for row in rows], [float(ns) for ns in run.stderr.split()]


def first_of(folder, *names):
    return next((folder / name for name in names if (folder / name).exists()), None)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--program", default="build/release/bench_grouping")
    arguments.add_argument("--whole-lines", action="store_true", help="with the logger's headers")
    arguments.add_argument("--wrong", metavar="SET", help="show the events of a set that are not met")
    options = arguments.parse_args()
    scores = []
    print(f"{'set':12} {'accuracy':>8} {'Drain':>7}   mask ns/line, cluster ns/line")
    for name, drain in DRAIN.items():
        table = first_of(options.folder, f"{name}.csv", f"{name}/{name}_2k.log_structured.csv")
        if table is None:
            sys.exit(f"{options.folder} has no {name}.csv")
        with open(table, encoding="utf-8", errors="surrogateescape", newline="") as file:
            rows = list(csv.DictReader(file))
        lines = [row["Content"].replace("\n", " ").replace("\r", " ") for row in rows]
        if options.whole_lines:
            log = first_of(options.folder, f"{name}.log", f"{name}/{name}_2k.log")
            lines = log.read_bytes().decode("utf-8", "surrogateescape").replace("\r", "").split("\n")
            lines = lines[:len(rows)]
        clusters, masked, speed = grouped(options.program, lines)
        events = [row["EventId"] for row in rows]
        score = accuracy(events, clusters)
        scores.append(score)
        print(f"{name:12} {score:8.4f} {drain:7.4f}   {speed[0]:.0f} {speed[1]:.0f}")
        if options.wrong == name:
            show_wrong(rows, events, clusters, masked)
    print(f"{'mean':12} {sum(scores) / len(scores):8.4f} {sum(DRAIN.values()) / len(DRAIN):7.4f}")


def show_wrong(rows, events, clusters, masked):
    of_event, of_cluster = collections.defaultdict(set), collections.defaultdict(set)
    for event, cluster in zip(events, clusters):
        of_event[event].add(cluster)
        of_cluster[cluster].add(event)
    counts = collections.Counter(events)
    shown = collections.Counter()
    for row, event, cluster, text in zip(rows, events, clusters, masked):
        if (len(of_event[event]) > 1 or len(of_cluster[cluster]) > 1) and not shown[event, cluster]:
            shown[event, cluster] += 1
            if sum(n for (e, _), n in shown.items() if e == event) <= 4:
                print(f"  {counts[event]:4} {event} cluster {cluster} of {len(of_event[event])}, "
                      f"with {len(of_cluster[cluster])} events: {text[:150]}")


if __name__ == "__main__":
    main()
