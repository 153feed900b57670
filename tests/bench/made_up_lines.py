# SPDX-License-Identifier: Apache-2.0
"""Ordinary lines of programs that do not exist, for benchmarks on a machine without real logs. Levels, lengths
and shapes vary as in a machine room; a share of the lines are errors of no concern to DTS."""
import random

WORDS = ("order shard queue cache index session batch replica partition tenant invoice gateway bucket cursor token "
         "upload snapshot segment policy worker schedule report archive quota handler channel region payload").split()
PATHS = "/api/v2/orders /static/app.js /health /login /api/v2/users/{n}/cart /metrics /images/{w}.png /search?q={w}".split()

# {t} time, {w} word, {n} number, {s} small number, {h} hex, {i} address, {u} uuid, {p} path
SHAPES = {
    "web": ['{i} - - [{t}] "GET {p} HTTP/1.1" 200 {n} "-" "Mozilla/5.0 (X11; Linux x86_64)" 0.0{s}',
            '{i} - {w} [{t}] "POST {p} HTTP/1.1" 201 {n} "https://shop.example.com/{w}" "curl/8.5.0"',
            '{t} [error] {n}#{s}: *{n} open() "/srv/www/{w}.html" failed (2: No such file or directory), client: {i}'],
    "java": ["{t},{s}0 INFO  [pool-{s}-thread-{s}] com.example.{w}.Service - {w} {u} handled in {n} ms, {s} rows",
             "{t},{s}0 DEBUG [main] com.example.{w}.{w}Cache - evicted {n} entries, {s} % full",
             "{t},{s}0 WARN  [pool-{s}-thread-{s}] com.example.{w}.Client - slow {w}: {n} ms (limit 500), attempt {s}",
             "{t},{s}0 ERROR [http-{s}] com.example.{w}.Controller - {w} {u} was refused: {w} is locked"],
    "json": ['{"ts":"{t}Z","level":"info","msg":"{w} {w} finished","took_ms":{n},"id":"{u}","host":"node-{s}"}',
             '{"ts":"{t}Z","level":"warn","msg":"retrying {w}","attempt":{s},"peer":"{i}:{n}"}'],
    "kernel": ["[{n}.{n}] eth{s}: renamed from veth{h}", "[{n}.{n}] EXT4-fs (dm-{s}): mounted filesystem with ordered data mode",
               "[{n}.{n}] audit: type=1400 apparmor=\"ALLOWED\" operation=\"open\" name=\"/var/lib/{w}/{w}\" pid={n}"],
    "sshd": ["Mar  {s} 04:05:{s}6 host-{s} sshd[{n}]: Accepted publickey for {w} from {i} port {n} ssh2",
             "Mar  {s} 04:05:{s}6 host-{s} sshd[{n}]: Failed password for invalid user {w} from {i} port {n} ssh2",
             "Mar  {s} 04:05:{s}6 host-{s} CRON[{n}]: pam_unix(cron:session): session closed for user {w}"],
    "database": ["{t} UTC [{n}] LOG:  checkpoint complete: wrote {n} buffers ({s}.{s}%); write={s}.{n} s, sync=0.00{s} s",
                 "{t} UTC [{n}] LOG:  duration: {n}.{s} ms  statement: SELECT id, {w} FROM {w} WHERE {w}_id = {n} ORDER BY id LIMIT {s}",
                 "{t} UTC [{n}] STATEMENT:  UPDATE {w} SET {w} = '{w}', changed = now() WHERE id IN ({n}, {n}, {n}, {n})"],
    "broker": ["[{t}] INFO [GroupCoordinator {s}]: Member consumer-{w}-{u} in group {w} has left, removing it",
               "[{t}] INFO [Log partition={w}-{s}, dir=/data/{s}] Rolled new log segment at offset {n} in {s} ms."],
    "go": ["I0304 05:06:{s}7.{n} {n} {w}_controller.go:{n}] \"Synced {w}\" {w}=\"{w}-{h}\" duration=\"{s}.{n}ms\"",
           "W0304 05:06:{s}7.{n} {n} reflector.go:{n}] watch of *v1.{w} ended with: too old resource version: {n} ({n})"],
    "python": ["{t} {w}.tasks {n} INFO: task {w}.{w}[{u}] succeeded in {s}.{n}s: None",
               "{t} {w}.views {n} WARNING: deprecated parameter '{w}' in request {h} from {i}"],
}


def filled(shape, pick):
    makers = {
        "t": lambda: "2026-03-%02d %02d:%02d:%02d" % (pick.randint(1, 28), pick.randint(0, 23), pick.randint(0, 59), pick.randint(0, 59)),
        "w": lambda: pick.choice(WORDS),
        "n": lambda: str(pick.randint(100, 99999)),
        "s": lambda: str(pick.randint(1, 9)),
        "h": lambda: "%08x" % pick.getrandbits(32),
        "i": lambda: "10.%d.%d.%d" % (pick.randint(0, 255), pick.randint(0, 255), pick.randint(1, 254)),
        "u": lambda: "%08x-%04x-4%03x-a%03x-%012x" % tuple(pick.getrandbits(bits) for bits in (32, 16, 12, 12, 48)),
    }
    shape = shape.replace("{p}", pick.choice(PATHS))
    for name, make in makers.items():
        while (at := shape.find("{%s}" % name)) >= 0:
            shape = shape[:at] + make() + shape[at + 3:]
    return shape


def programs(lines_each=2000):
    """Lists of lines, one list a program."""
    pick = random.Random(42)
    return [[filled(pick.choice(shapes), pick).encode() for _ in range(lines_each)] for shapes in SHAPES.values()]
