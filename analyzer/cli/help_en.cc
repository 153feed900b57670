// SPDX-License-Identifier: Apache-2.0
#include "cli/help_texts.h"

namespace dtsdoctor {
namespace {

const char* const kDiagnose =
    R"(dtsdoctor: why an Alibaba Cloud DTS task failed, and how to fix it

usage:
  dtsdoctor [options] [FILE...]      diagnose: FILEs, or standard input when none is given or FILE is "-"
  dtsdoctor check [options] FILE...  before anything failed: look for faults in a task configuration and
                                     its RAM documents
  dtsdoctor scan [options] PATH...   batch: files, folders, archives of logs; counts, one report
  dtsdoctor merge REPORT...          reports of several scans as one
  dtsdoctor explain ID|CODE|TEXT     what the rules know, offline (--list)
  dtsdoctor rules list|check|...     the rule bundle: show, test, time it, draft a new rule
  dtsdoctor redact [FILE...]         the input again, fit to share: no secrets, labels in place of ids

A FILE may hold any failing output: console text, aliyun CLI, SDK, Terraform, JSON, logs. A FILE that
is a task configuration or a RAM document by its content plays that part; a warning names one that
cannot be parsed. UTF-16 and GBK, gzip, zstd, xz, bzip2, lz4, tar, zip and 7z are looked into, also
inside each other (case.zip!logs/dts.log.gz). So is a text of several files, each below a line
"==> NAME <==" as head, tail and dtsdoctor redact write it (ticket.txt#task.json).

what to diagnose with:
  -c, --config FILE        the submitted task: a ConfigureDtsJob request (JSON, command line, URL),
                           a DescribeDtsJobDetail reply, Terraform (HCL, state, plan JSON), a ROS
                           template, or the request's or the console's fields, as JSON or one a line
                           (repeatable)
  -e, --evidence FILE      output of aliyun ram GetRole, ListRoles, ListPoliciesForRole, GetPolicy,
                           GetPolicyVersion, GetUser or sts GetCallerIdentity, or a bare policy: JSON
                           or XML, also within an SDK's reply, or of several commands; a Terraform
                           state with RAM resources (repeatable)
      --account UID        the account that creates the task, when no GetCallerIdentity is at hand
      --task ID|NAME       which task is meant, of a configuration, a reply or a log with several
      --fact KEY=VALUE     something only you know, as asked for under "next step" (repeatable)
      --assume-dts         take every record as coming from DTS; a task given with -c does so, too,
                           but for records that name another product's call, and not in scan
      --known-only         do not count errors that no rule explains
      --since TIME, --until TIME
                           only errors printed in between, for example 2026-03-04, 2026-03-04T05:06 or
                           2026-03-04T05:06:07+08:00; what is named is within. Errors without a time
                           (a syslog line has no year) are kept; how many is said
      --time-zone ZONE     of times without one: +08:00, Z (default UTC); "CST" is no zone
      --rules DIR          add or override rules (repeatable)
      --no-builtin-rules   only the rules given with --rules

what to print:
  -o, --output FILE        write there, whole or not at all, in place of standard output
  -f, --format F           text      for people (default)
                           json      one object, see docs/report.schema.json
                           jsonl     one object a line: the diagnoses in input order, then the report
                           markdown  a case for a ticket or merge request
                           sarif     SARIF 2.1.0, for code scanning and editors
                           csv       a row for each diagnosis, finding and unrecognised error
                           junit     JUnit XML, for CI: a suite for each input
                           github    annotations of GitHub Actions, at most ten
                           html      one page to open, print or pass on, whole in one file
      --lang en|zh         default from LC_ALL, LC_MESSAGES, LANG
      --color WHEN         auto (default), always, never; beats NO_COLOR, which beats FORCE_COLOR
      --why                after each verdict why it was reached
  -q, --quiet              only the essentials
      --redact secrets|ids
                           secrets (default): passwords, AccessKeys and tokens are left out, always;
                           ids: accounts, roles, users, instances, tasks and hosts become labels, too
      --fail-on LEVEL      exit 1 on: any diagnosis, a likely or a confirmed cause, unexplained errors
                           (any|likely|confirmed|unexplained, repeatable)

limits (reaching one is reported):
      --examples N         matches kept per diagnosis (5)
      --max-line N         bytes of a line (1048576)
      --max-record N       bytes of a record of several lines (4194304)
      --max-streams N      programs whose lines stand between each other (64)
      --max-interleave N   lines of other programs within one record (1000)
      --max-held N         bytes of records held back for their order (67108864)
      --max-document N     bytes of a document; a longer reply about tasks is read task by task (16777216)
      --max-depth N        nesting of a JSON or XML document (200)
      --max-nesting N      archives and compressions inside each other (5)
      --max-unpacked N     bytes that one FILE unpacks to, every level counted (68719476736)
      --max-members N      files in one FILE: of its archives, or of a text that joins several (10000)
      --max-layers N       envelopes looked into per record (32)
      --max-diagnoses N    distinct diagnoses (1000)
      --max-tasks N        tasks read from one configuration (1000)
      --max-paste N        bytes of an input that is read again with its broken lines joined (1048576)
      --max-templates N    distinct unexplained templates (256): the most frequent are kept

      --help, --version

A command refuses options that would choose what it reads, tells or decides and that it has no use for;
colours, languages, threads, progress, limits, -q and --why do no harm where they change nothing.

exit status:
  0  ran to the end, whatever it found
  1  --fail-on was met
  2  wrong usage, an unusable config or evidence file, or no FILE readable
  3  some input could not be read (the report says what was learnt), or the report not be written
  4  the rule bundle is invalid

It reads what you give it, and nothing else: no network, no account, no clock.
)";

const char* const kCheck =
    R"(dtsdoctor check: find the faults of a cross-account task before it is started

usage:
  dtsdoctor check [options] FILE...

A FILE is the task configuration in any form, or the output of aliyun ram GetRole, ListRoles,
ListPoliciesForRole, GetPolicy, GetPolicyVersion or sts GetCallerIdentity, or a bare policy,
recognised by its content; -c and -e name the two explicitly. An error text among
them (or given with -e) feeds the rules that look at one. A rule whose evidence is not at hand is
"not checked", never passed; the commands that fetch the evidence are printed.

options:
  -c, --config FILE, -e, --evidence FILE, --account UID, --task ID|NAME, --fact KEY=VALUE,
  --rules DIR, --no-builtin-rules, -f FORMAT, --lang en|zh, --color WHEN, -q and the limits: as for
  diagnosing, see dtsdoctor --help
      --fail-on any        exit 1 on any finding, not on errors alone

exit status:
  0  no error found
  1  an error was found
  2  wrong usage, or nothing to check
  3  some input could not be read
  4  the rule bundle is invalid
)";

const char* const kExplain = R"(dtsdoctor explain: what the rules know, offline

usage:
  dtsdoctor explain ID|CODE|TEXT     the id of an error, a cause or a fix, a code, or a pasted error
  dtsdoctor explain matrix           what DTS supports across accounts: databases, regions
  dtsdoctor explain --list           every error, one a line
  dtsdoctor explain --all -f F       all there is, as one document (markdown, json)

An error code may be given with or without DTS.Msg., in any case, as the API's key (dts.retry.err.0069
is DTS-RETRY-ERR-0069), as a symbol or SQLSTATE of a database, or as its number alone. A fact that a report
names (endpoint.role_name) and a field of a task (SourceEndpointRole, "RAM Role Name") have a page, too.

options:
  -f text|json|markdown, --lang en|zh, --color WHEN, --rules DIR, --no-builtin-rules

exit status:
  0  something fits
  1  nothing fits (near misses on standard error)
  2  wrong usage
  3  standard input could not be read to its end
  4  the rule bundle is invalid
)";

const char* const kRules = R"(dtsdoctor rules: the rule bundle

usage:
  dtsdoctor rules list [WORD...]    id, status, code and title of every rule that mentions all WORDs
  dtsdoctor rules check             run every rule's own examples and look-alikes; prints the whole table
  dtsdoctor rules coverage          how much is known, by area and by database
  dtsdoctor rules profile FILE...   what each rule costs on these logs: candidates, matches, time
  dtsdoctor rules stub [FILE]       draft a rule from the text of an error (standard input without FILE);
                                    it loads as it is, and says where a person has to write
  dtsdoctor rules stub REPORT --cluster N|TEMPLATE
                                    the same from the examples of an unrecognized error of a JSON report:
                                    the N-th, from 1, or the one with this template

options of list:
  --area AREA, --engine ENGINE, --stage STAGE, --status experimental|stable|deprecated

options:
  -f text|json|csv|markdown, --rules DIR (repeatable; later folders override by id),
  --no-builtin-rules, --lang en|zh

exit status:
  0  done
  1  nothing to draft a rule from
  2  wrong usage
  3  some FILE could not be read
  4  the rules are invalid, or an example fails
)";

const char* const kScan = R"(dtsdoctor scan: what failed in many logs, why, and how often

usage:
  dtsdoctor scan [options] PATH...

A PATH is a file, a folder (all that is in it), an archive, or "-" for standard input; a FIFO or device
is read only if it is a PATH itself. Every input ends with a status. Configurations and RAM documents
among them are named, and nothing is concluded from them.

Folders are read depth first, names in the order of their bytes, hidden ones too. Links are followed,
but what is read anyway, or by another link, is not read again; nor is what an earlier PATH came to, or a
file of two names (hard links): its status has the name it was read by. A link to nothing, a folder that
may not be listed and a file that vanished count as input that could not be read.

Ctrl-C (SIGINT, SIGTERM) ends the reading: the report of what was learnt is printed, what was not read
says so, and the exit status is 3. A second one ends the program at once.

what to read of folders:
      --include GLOB       only files that match, or stand in a folder that does (repeatable)
      --exclude GLOB       no file and no folder that matches; beats --include (repeatable)

A GLOB without "/" is held against the name, one with "/" against the path below the PATH. * and ? and
[a-z] and [!a-z] stay within a name, **/ is any number of folders, /** all below one; "/" at the end
means folders only. A file that is a PATH itself is read in any case; members of archives are not chosen.

      --ignore ID          leave out what this rule explains; such records count as skipped (repeatable)

how:
      --jobs N             threads (as many as processors, at most 4); the report is the same with any
                           number. Inputs of up to --max-paste are read as pastes are in diagnosing,
                           longer ones as the logs of programs
      -f jsonl             a line for each diagnosis when it is first found, also while a pipe stays
                           open; the last line is the whole report, with the counts

night after night:
      --state FILE         read only what is new since the last run with this FILE, and write there how far
                           it came. Two runs cannot use it at once
  -o, --output REPORT      write the report to a file, not to standard output; also without --state
      --max-remembered N   files that the state tells of and that were not met, the last ones (100000)

A file is known by its content: renamed, copied, truncated behind a copy or compressed, it goes on where
reading ended; written anew, it begins at its first line. Less than 4096 bytes of it tell it only together
with its name or inode. An archive with members is read once. A last line without an end is left to the
next run, which reads it even if nothing came. A record that goes on behind the end of a run begins a
record of its own in the next. Standard input and pipes are read whole each time.

With -o, REPORT and FILE are one step: a run that is killed, whenever that is, counts wholly or not at all;
give each run a REPORT of its own (-o reports/$(date +%F).json), outside of what is read. Without -o the
state is written when the report was printed: a run that is killed in between is counted twice. After
Ctrl-C the next run goes on where reading ended, but reads an archive that was not finished again. --since
and --until choose what is told, not what is read: what they leave out is not told by a later run either.

while it runs:
      --progress WHEN      auto (default): a line on standard error if that is a terminal, unless -q;
                           always, never. Sizes are as stored; totals come as they are known

what is new:
      --baseline REPORT    an earlier report of scan or merge (-f json, jsonl; may be packed): what it does not
                           have is marked as new, and --fail-on looks at nothing else

options:
  --since TIME, --until TIME, --time-zone ZONE: errors printed in between, see dtsdoctor --help
  -f FORMAT, --lang en|zh, --color WHEN, --fail-on LEVEL, --assume-dts, --known-only,
  --rules DIR, --no-builtin-rules and the limits: as for diagnosing, see dtsdoctor --help

exit status:
  0  ran to the end, whatever it found
  1  --fail-on was met
  2  wrong usage, or nothing readable
  3  some input could not be read; the report says what was learnt
  4  the rule bundle is invalid
)";

const char* const kMerge = R"(dtsdoctor merge: reports of several scans as one

usage:
  dtsdoctor merge [options] REPORT...

A REPORT is the output of `dtsdoctor scan -f json` or `-f jsonl`, or of merge itself; "-" is standard input.
It may be compressed or in an archive, and several may stand behind each other, so that the outputs of
many machines can just be joined: cat part-*.jsonl | dtsdoctor merge -

The sum is what one scan of everything would have told: diagnoses that agree in rule, endpoint, task and
identity are one; counts, files, tasks, times and histograms add up exactly, in whatever order or groups.
Of the matches the first by time are kept. Errors that no rule explains are one where their templates are
the same. Inputs that two reports share count twice, and so does a call whose error two parts have: its
request id is known to one scan only. Texts are as the parts have them: use one --lang.
Reports of other rules are added as long as these mean the same by every id that both reports have.

options:
      --baseline REPORT    an earlier report of scan or merge: what it does not have is marked as new, and
                           --fail-on looks at nothing else
      --examples N         matches kept per diagnosis (5)
      --max-diagnoses N    distinct diagnoses (1000): further ones are added up by rule
      --max-templates N    distinct unexplained templates (256): the most frequent are kept
      --max-report N       bytes of a REPORT (268435456)
  -f FORMAT, --lang en|zh, --color WHEN, -q, --fail-on LEVEL: as for diagnosing, see dtsdoctor --help

exit status:
  0  added up, whatever it found
  1  --fail-on was met
  2  wrong usage, a REPORT that is none or that means something else by an id, or no REPORT readable
  3  some REPORT could not be read; the sum has the others
  4  the rule bundle is invalid
)";

const char* const kRedact = R"(dtsdoctor redact: a failing output, fit to share

usage:
  dtsdoctor redact [options] [FILE...]    FILEs, or standard input, printed again

Left out, as "***": passwords, AccessKey ids and secrets, tokens, private keys, in whatever they are quoted
or encoded; one of 8 characters or more, and not letters alone, also where it stands without its label.
Where a document is broken, and a password may end anywhere, all up to the next key or the end of the line.

Labelled, as "<account-1>": ids of accounts, RAM users and roles, names of roles and users, instances and
networks, tasks, hosts and addresses, databases, tables and telephone numbers, by their shape or by the
field they stand in, then wherever they stand, unless they could be any word. The same value has the same
label in all FILEs of a run.

Kept: error texts, codes, request ids, times, regions, names that everybody has (root,
AliyunDTSDefaultRole), 100.64.0.0/10, from where DTS connects. What no shape or field tells to be a name,
such as the keys of DbList, stays: look through it before you share it.

FILEs are unpacked and decoded to UTF-8; of several each has a line "==> name <==" in front.
What comes out can be diagnosed, all in one: equal labels are equal ids, and how an id was spelled is not
known.

options:
      --redact ids|secrets
                           ids (default): both; secrets: secrets alone
  -o, --output FILE        write there, whole or not at all, in place of standard output
      --max-document N     bytes that are held, so that what comes last may tell what to take out of the
                           first line (16777216); more is looked through in parts
      --max-labels N       distinct ids that are told apart (100000); further ones are "<account>"
      --max-nesting N, --max-unpacked N, --max-members N: as for diagnosing, see dtsdoctor --help

exit status:
  0  printed
  2  wrong usage, or no FILE readable
  3  some input could not be read; the rest is printed
)";

}  // namespace

const HelpPages kHelpEn = {kDiagnose, kCheck, kExplain, kRules, kScan, kMerge, kRedact};

}  // namespace dtsdoctor
