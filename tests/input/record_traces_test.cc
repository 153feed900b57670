// SPDX-License-Identifier: Apache-2.0
//
// Exceptions, tracebacks and panics, and the line of a log above them, are one record.
#include "catch.h"
#include "input/records_of.h"

namespace dtsdoctor::testing {

TEST_CASE("records: the exception below a logger's line of an error") {
  const std::string trace = "java.sql.SQLException: no\n\tat a.b(C.java:1)\nCaused by: x.YError: z";
  for (const char* head :
       {"2026-03-04 05:06:07,089 ERROR [main] c.e.A - apply failed",
        "05:06:07.089 [main] WARN c - x", "2026-03-04 05:06:07 INFO c.e.A - it failed",
        "ERROR: apply", "[error] apply", "WARN  apply", "Mar  4 05:06:07 host x[1]: SEVERE: y",
        "E0304 05:06:07.000000 1 x.go:1] apply"}) {
    INFO(head);
    CHECK(together(head + ("\n" + trace)));
  }
  CHECK(together("2026-03-04 05:06:07 ERROR x\ncom.example.ApplyError\n\tat x"));
  CHECK(
      together("2026-03-04 05:06:07 [ERR] x\nSystem.Data.SqlException (0x80131904): no\n   at X"));
}

TEST_CASE("records: a logger's line is known by any time that it begins with") {
  const std::string trace = "java.sql.SQLException: no\n\tat a.b(C.java:1)\nCaused by: x.YError: z";
  const std::string python = "Traceback (most recent call last):\n  File \"x\"\nValueError: y";
  for (const std::string head :
       {"26/03/04 05:06:07 ERROR Executor: ", "04-Mar-2026 05:06:07.089 SEVERE [main] a.B.c ",
        "[Wed Mar 04 05:06:07.089000 2026] [core:error] ", "Wed, 04 Mar 2026 05:06:07 GMT ERROR ",
        "Wednesday, 04-Mar-26 05:06:07 GMT ERROR ", "2026年3月4日 05:06:07 ERROR ",
        "E20260304 05:06:07.089123  42 a.cc:7] ", "E, [2026-03-04T05:06:07.089123 #7] ERROR -- : ",
        "1772600767 ERROR ", "1772600767.089 ERROR ", "1772600767089 ERROR ", "3:04PM ERR ",
        "03/04/2026 05:06:07 ERROR ", "\"1772600767\",\"h\",\"ERROR ", "1772600767089,ERROR ",
        "\"03/04/2026, 5:06:07.089 AM\",\"h\",\"ERROR ",
        "\"Mar 4, 2026 @ 05:06:07.089\",\"h\",\"ERROR "}) {
    INFO(head);
    CHECK(together(head + "it broke\n" + trace));
    CHECK(together(head + "it broke\n" + python));
    CHECK(records_of(head + "it broke\n" + trace + "\n" + head + "again").size() == 2);
    CHECK(records_of(python + "\n" + head + "again").size() == 2);
  }
}

TEST_CASE("records: a traceback takes one line of what stands flush left below it") {
  const std::string python = "Traceback (most recent call last):\n  File \"x\"\nValueError: y";
  CHECK(records_of(python + "\n  field\nplain\n  deep\nplain").size() == 3);
  // Where all that is printed is indented, the exception stands as far to the right.
  const std::string entry =
      "fail: A.B[0]\n      Traceback (most recent call last):\n        File "
      "\"x\"\n      ValueError: y";
  CHECK(records_of(entry + "\n" + entry + "\ninfo: A.B[0]\n      x").size() == 3);
}

TEST_CASE("records: java.util.logging's two lines in Chinese") {
  CHECK(
      together("11月 27, 2026 4:06:07 下午 com.example.Job run\n严重: x\njava.io.IOException: y"));
  CHECK(together("2026年3月4日 下午4:06:07 com.example.Job run\n信息: x"));
  CHECK(records_of("2026年3月4日 下午4:06:07 ERROR x y\n信息: x").size() == 2);
}

TEST_CASE("records: an event of Windows begins one") {
  const std::string event = "<Event xmlns='x'><System/></Event>";
  CHECK(records_of("<Events>" + event + "\n" + event + "\n" + event + "</Events>").size() == 3);
}

TEST_CASE("records: an exception below anything else is a record of its own") {
  const std::string exception = "java.sql.SQLException: no\n\tat x";
  for (const char* line :
       {"plain words", "Error in line 3", "2026-03-04 05:06:07 INFO c.e.A - done", "[main] started",
        "java.io.IOException: broken"}) {
    INFO(line);
    CHECK(records_of(line + ("\n" + exception)) ==
          Records{std::string("1|") + line, "2|" + exception});
  }
  const std::string head = "2026-03-04 05:06:07 ERROR c.e.A - no";
  CHECK(records_of(head + "\n" + exception + "\n" + exception) ==
        Records{"1|" + head + "\n" + exception, "4|" + exception});
  CHECK(records_of(head + "\nError: it failed\n" + head) ==
        Records{"1|" + head, "2|Error: it failed", "3|" + head});
  CHECK(records_of(head + "\n\n\n" + exception).size() == 2);
}

TEST_CASE("records: a traceback below a logger's line") {
  for (const char* head : {"ERROR:root:it failed", "2026-03-04 05:06:07,089 ERROR root: failed"}) {
    const std::string record =
        std::string(head) + "\nTraceback (most recent call last):\n  File \"x\"\na.b.NoError: y";
    CHECK(together(record));
    CHECK(records_of(record + "\n" + record).size() == 2);
  }
}

TEST_CASE("records: a traceback that begins in a logger's line") {
  for (const char* head :
       {"2026-03-04 05:06:07,089 - sync - ERROR - ", "E0304 05:06:07.089 1 sync.py:7] ",
        "ERROR:x:", "2026-03-04 05:06:07,089 ERROR [w-2] c.e.Sync - the job failed: "}) {
    const std::string record = std::string(head) +
                               "Traceback (most recent call last):\n  File \"x\"\n"
                               "a.b.NoError: y";
    CHECK(together(record));
    CHECK(records_of(record + "\n" + record).size() == 2);
    CHECK(records_of(record + "\nplain").size() == 2);
  }
}

TEST_CASE("records: tracebacks of which one led to the other") {
  const std::string first = "Traceback (most recent call last):\n  File \"x\"\na.b.NoError: y";
  const std::string second = "Traceback (most recent call last):\n  File \"z\"\nValueError: w";
  for (const std::string between :
       {"During handling of the above exception, another exception occurred:",
        "The above exception was the direct cause of the following exception:"}) {
    CHECK(together(first + "\n\n" + between + "\n\n" + second));
    CHECK(together("ERROR:root:it failed\n" + first + "\n\n" + between + "\n\n" + second + "\n\n" +
                   between + "\n\n" + first));
    CHECK(records_of(first + "\n\n" + between + "\n\nplain").size() == 2);
    CHECK(records_of("plain\n\n" + between + "\n\n" + second).size() == 3);
  }
  CHECK(records_of(first + "\n\n" + second).size() == 2);
  CHECK(records_of(first + "\n\nplain").size() == 2);
  CHECK(records_of(first + "\nplain").size() == 2);
}

TEST_CASE("records: the message of an exception that led to another goes on over lines") {
  CHECK(
      together("Traceback (most recent call last):\n  File \"a.py\", line 1\na.E: SDK.ServerError\n"
               "ErrorCode: X\nMessage: y\n  Detail: z\n\n"
               "The above exception was the direct cause of the following exception:\n\n"
               "Traceback (most recent call last):\n  File \"b.py\", line 2\nE: z"));
}

TEST_CASE("records: Spring Boot's exception below an empty line") {
  CHECK(
      together("2026-03-04T05:06:07Z ERROR 1 --- [main] a.B : it failed\n\njava.lang.E"
               "rror: x\n\tat a.B.run(B.java:1)"));
  CHECK(records_of("2026-03-04T05:06:07Z ERROR 1 --- a.B : it failed\n\nError: x\n").size() == 2);
  CHECK(records_of("2026-03-04T05:06:07Z INFO 1 --- a.B : done\n\njava.lang.Error: x\n").size() ==
        2);
  CHECK(records_of("2026-03-04T05:06:07Z ERROR 1 --- a.B : it failed\n\n\njava.lang.Error: x\n")
            .size() == 2);
}

TEST_CASE("records: Node's line of a program, and below it what was thrown") {
  CHECK(together(
      "/app/a.js:12\n    throw new Error(x);\n    ^\n\nTypeError: y\n    at run (/app/a.js:1:2)"));
  CHECK(records_of("/app/a.js:12\n    throw x;\n    ^\n\nnext\n").size() == 2);
}

TEST_CASE("records: PowerShell's place of an error, and the rest of the error behind it") {
  const std::string error =
      "aliyun : ERROR: SDK.ServerError\nAt line:1 char:1\n+ aliyun dts ConfigureDtsJob\n+ ~~~~~~\n"
      "    + CategoryInfo          : NotSpecified: (ERROR: SDK.ServerError:String) [], x\n"
      "    + FullyQualifiedErrorId : NativeCommandError\n \nErrorCode: X\nMessage: y";
  CHECK(together(error));
  CHECK(records_of(error + "\n" + error).size() == 2);
  CHECK(together("aliyun : ERROR: a\n所在位置 行:1 字符: 1\n+ aliyun dts\n+ ~~~~"));
  CHECK(records_of("ERROR: a\n+ aliyun dts\nAt noon it was well\n").size() == 3);
  CHECK(records_of("ERROR: a\nAt line:1 char:1\n+ x\n\nnext\n").size() == 2);
}

TEST_CASE("records: an exception whose message stands below its name") {
  CHECK(together("DTS-077100: it failed. cause by [org.postgresql.util.PSQLException: \nERROR: a"));
  CHECK(records_of("it failed:\nERROR: a\n").size() == 2);
}

TEST_CASE("records: the two lines of java.util.logging, and the exception below") {
  const std::string stamp = "Nov 26, 2026 8:00:00 AM com.example.Job run";
  CHECK(together(stamp + "\nSEVERE: it failed"));
  CHECK(together(stamp + "\nSEVERE: it failed\na.b.NoException: y\n\tat a.b.C.d(C.java:1)"));
  CHECK(records_of(stamp + "\nINFO: all is well\na.b.NoException: y").size() == 2);
  CHECK(records_of(stamp + "\nSEVERE: a\n" + stamp + "\nSEVERE: b").size() == 2);
  CHECK(records_of(stamp + "\nplain words").size() == 2);
  CHECK(records_of("2026-11-26 08:00:00 com.example.Job run\nSEVERE: it failed").size() == 2);
}

TEST_CASE("records: Go's panic and its goroutine") {
  const std::string routine =
      "goroutine 1 [running]:\nmain.run(0x1)\n\t/x/main.go:3 +0x1\ncreated by main.main\n\t/x.go:9";
  CHECK(together("panic: no\n[signal SIGSEGV: x]\n\n" + routine));
  CHECK(together("fatal error: all goroutines are asleep - deadlock!\n\n" + routine));
  CHECK(together("2026/03/04 05:06:07 http: panic serving 10.0.0.1:5: failed\n" + routine));
  CHECK(records_of("panic: no\n\n" + routine + "\nexit status 2").size() == 2);
  CHECK(records_of("panic: no\nplain\n" + routine).size() == 3);
}

TEST_CASE("records: a trace each of whose lines a store gave a time") {
  const std::string java =
      "ERROR [main] c.e.A - it broke\njava.sql.SQLException: no\nRequestId : 7\n\tat "
      "a.b(C.java:1)\n"
      "Caused by: x.YError: z\n    at d.e(F.java:2)\n\t... 3 more";
  const std::string python =
      "ERROR it broke\nTraceback (most recent call last):\n  File \"x\", line 1\n    "
      "run()\nValueError: y";
  for (const std::string stamp :
       {"2026-03-04T05:06:07.089Z ", "2026-03-04T05:06:07.089Z 2026-03-04 05:06:07,089 ",
        "2026-03-04 05:06:07 ", "Mar  4 05:06:07 "}) {
    INFO(stamp);
    const std::string front = stamp.find("Z ") == std::string::npos ? stamp : stamp.substr(0, 25);
    const auto with = [&](std::string text) {
      for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        text.insert(at + 1, front);
      return stamp + text;
    };
    CHECK(together(with(java)));
    CHECK(together(with(python)));
    CHECK(records_of(with(java) + "\n" + with(java)).size() == 2);
    CHECK(records_of(with(python) + "\n" + with(python) + "\n" + with("plain")).size() == 3);
  }
}

TEST_CASE("records: behind a time, what a logger writes there begins a record") {
  const std::string head = "2026-03-04T05:06:07.089Z ERROR 1 --- [main] a.B : it broke\n";
  for (const char* line :
       {"2026-03-04T05:06:07.089Z  INFO 1 --- [main] a.B : ready", "2026-03-04T05:06:07.089Z ready",
        "2026-03-04T05:06:07.089Z         0 [Note] ready", "2026-03-04T05:06:07.089Z status: ready",
        "2026-03-04 05:06:07 java.sql.SQLException: no", "2026-03-04T05:06:07.089Z TypeError: x"}) {
    INFO(line);
    CHECK(records_of(head + line).size() == 2);
  }
}

TEST_CASE("records: an event of Log4j's XML layout") {
  const std::string event =
      "<log4j:event logger=\"a\" timestamp=\"1772600767123\" level=\"ERROR\">\n"
      "<log4j:message><![CDATA[no]]></log4j:message>\n"
      "<log4j:throwable><![CDATA[java.sql.SQLException: no\n\tat x\n]]></log4j:throwable>\n"
      "</log4j:event>";
  CHECK(together(event));
  CHECK(records_of(event + "\n" + event) == Records{"1|" + event, "7|" + event});
  const std::string cut = "<log4j:event logger=\"a\">\n<log4j:message>no";
  CHECK(records_of(cut + "\n" + event) == Records{"1|" + cut, "3|" + event});
  CHECK(records_of(event + "\n]]>plain") == Records{"1|" + event, "7|]]>plain"});
}

}  // namespace dtsdoctor::testing
