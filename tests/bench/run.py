#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times dtsdoctor against peers, in turn, in one run: absolute times drift on a shared machine, ratios hold.

  python3 tests/bench/run.py [--mb 200] [--rounds 21]     after a build with -DDTSDOCTOR_BUILD_BENCH=ON

One-shot: a diagnosis with config and evidence against an empty process (its own cost is the floor of the harness).
Log: a generated log with one failure in 10 000 lines against `cat` and `wc -l`; peak memory at two sizes, and of scan
with 1 to 100 000 failures of one kind in 100 MB.
"""
import argparse
import os
import resource
import statistics
import tempfile

from scan import timed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARY = os.path.join(ROOT, "build", "release", "dtsdoctor")
SAMPLE = os.path.join(ROOT, "samples", "first-look")


def in_turn(commands, rounds):
    """Median wall seconds of each command, run A B C A B C …, after one round of warming up."""
    times = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, argv in commands.items():
            seconds = timed(argv).wall
            if turn > 0:
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def write_log(path, megabytes, every=10000, most=None):
    """`every`: lines from one failure to the next; `most`: how many failures, if not as many as there is room for."""
    plain = "2026-03-04 05:06:07.%03d INFO  [worker-%d] c.e.OrderSync - shard %d done, %d rows, lag %d ms\n"
    failure = "2026-03-04 05:06:08 ERROR [main] c.e.Sync - AssumeRoleFail : NoPermission : You are not authorized to do this action. You should be authorized by RAM.\n"
    line = written = failures = 0
    with open(path, "w", encoding="utf-8") as out:
        while written < megabytes << 20:
            fails = line % every == every - 1 and failures != most
            failures += fails
            text = failure if fails else plain % (line % 1000, line % 16, line % 64, line * 7919 % 100000, line % 900)
            written += out.write(text)
            line += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()

    documents = [os.path.join(SAMPLE, name) for name in ("error.log", "task.json", "role.json", "caller.json")]
    one_shot = in_turn({"/bin/true": ["/bin/true"], "dtsdoctor, one-shot": [BINARY] + documents}, options.rounds)
    floor = one_shot["/bin/true"]
    for name, seconds in one_shot.items():
        print(f"{name:28} {seconds * 1000:8.2f} ms   +{(seconds - floor) * 1000:.2f} ms")

    with tempfile.TemporaryDirectory() as folder:
        small, large = os.path.join(folder, "small.log"), os.path.join(folder, "large.log")
        write_log(small, max(1, options.mb // 10))
        write_log(large, options.mb)
        log = in_turn({
            "cat": ["cat", large],
            "wc -l": ["wc", "-l", large],
            "dtsdoctor": [BINARY, large],
            "dtsdoctor --known-only": [BINARY, "--known-only", large],
        }, max(3, options.rounds // 4))
        for name, seconds in log.items():
            print(f"{name:28} {seconds:8.3f} s    {options.mb / seconds:7.0f} MB/s   {seconds / log['cat']:.1f}x cat")
        for path in (small, large):
            print(f"peak memory, {os.path.getsize(path) >> 20:6} MB log   {timed([BINARY, path]).peak:8.1f} MiB")
        for failures in (1, 100, 10000, 100000):
            write_log(small, 100, every=10, most=failures)
            peak = timed([BINARY, "scan", "--jobs", "1", small]).peak
            print(f"peak memory, {failures:6} failures {peak:8.1f} MiB")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
