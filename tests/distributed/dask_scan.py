#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scans a folder by the workers of a Dask cluster, adds their reports up, and compares with one process.

  /usr/bin/python3 tests/distributed/dask_scan.py PROGRAM [FOLDER]

Without FOLDER it writes logs of its own. The cluster is two processes on this machine that talk over 127.0.0.1. Each task
gets a share of the files and runs `PROGRAM scan -f jsonl` on them; what the tasks give back is joined and goes through
`PROGRAM merge -`. Exit status: 0 if both tell the same, 1 if not, 77 without python3-distributed.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SHARES = 6


def write_logs(folder, count=40):
    """Failures of several kinds, tasks and months, and what no rule explains."""
    pick = random.Random(20260304)
    for number in range(count):
        lines = []
        for _ in range(pick.randrange(0, 200)):
            when = f"2026-{pick.randrange(1, 7):02}-{pick.randrange(1, 29):02} {pick.randrange(24):02}:{pick.randrange(60):02}:00,{pick.randrange(1000):03}"
            lines.append(pick.choice([
                f"{when} ERROR AssumeRoleFail EntityNotExist.Role : The role not exists: "
                f"acs:ram::140882613775{pick.randrange(5):04}:role/ram-for-dts",
                f"{when} ERROR dts worker: 1146 (42S02): Table 'shop.t{pick.randrange(4)}' doesn't exist",
                json.dumps({"DtsJobList": [{"DtsJobId": f"job{pick.randrange(9)}", "Status": "Failed", "ErrorMessage":
                                            f"Table 'shop.t{pick.randrange(4)}' doesn't exist"}]}),
                f"{when} ERROR the widget lost its colour",
                f"{when} INFO all is well",
            ]))
        path = folder / f"part-{number % 3}" / f"{number:03}.log"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def run(command, given=b""):
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[:3]} ended with {done.returncode}: {done.stderr.decode()[:500]}")
    return done.stdout


def scan_share(program, files):
    """A task: the report of these files, as bytes."""
    return run([program, "scan", "--jobs", "1", "-f", "jsonl", *files])


def totals(report):
    """What must not depend on who read which file: all but which examples are kept, and how templates are worded."""
    diagnoses = {}
    for each in report["diagnoses"]:
        key = (each["id"], each["job"], json.dumps(each["identity"], sort_keys=True))
        diagnoses[key] = (each["count"], each["files"], each["first"], each["last"], each["histogram"],
                          sorted(json.dumps(job, sort_keys=True) for job in each["jobs"]))
    names = sorted((each["name"], each["bytes"], each["lines"], each["status"]) for each in report["inputs"])
    return {"diagnoses": diagnoses, "inputs": names, "scan": report["scan"], "summary": report["summary"]}


def scan_by_cluster(program, files):
    import distributed
    with tempfile.TemporaryDirectory() as scratch, distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
            local_directory=scratch) as cluster, distributed.Client(cluster) as client:
        shares = [files[i::SHARES] for i in range(SHARES)]
        tasks = client.map(scan_share, [program] * len(shares), shares, pure=False)
        reports = client.gather(tasks)
        ran_on = {worker for who in client.who_has(tasks).values() for worker in who}
    return run([program, "merge", "-f", "json", "-"], b"".join(reports)), len(ran_on)


def compare(program, folder):
    files = sorted(str(path) for path in pathlib.Path(folder).rglob("*") if path.is_file())
    merged, workers = scan_by_cluster(program, files)
    apart, alone = totals(json.loads(merged)), totals(json.loads(run([program, "scan", "-f", "json", *files])))
    for key, value in alone.items():
        if apart[key] != value:
            print(f"'{key}' differs:\n  by the cluster  {apart[key]}\n  by one process  {value}")
            return 1
    sums = alone["summary"]
    print(f"{len(files)} files in {SHARES} shares by {workers} workers: {sums['error_records']} errors, "
          f"{sums['diagnoses']} diagnoses, as by one process")
    return 0


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        import distributed  # noqa: F401
    except ImportError:
        print("skipped: needs python3-distributed (apt-get install python3-distributed)")
        return 77
    program = os.path.abspath(sys.argv[1])
    if len(sys.argv) == 3:
        return compare(program, sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        write_logs(pathlib.Path(folder))
        return compare(program, folder)


if __name__ == "__main__":
    sys.exit(main())
