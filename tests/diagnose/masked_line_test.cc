// SPDX-License-Identifier: Apache-2.0
//
// What of a line varies and is masked, and what tells errors apart and is not.
#include "diagnose/masked_line.h"

#include "base/utf8.h"
#include "catch.h"

namespace dtsdoctor {

TEST_CASE("masks: numbers, ids, addresses, paths and quoted names") {
  CHECK(masked_line("connection 17 to 10.0.0.5:3306 refused") ==
        "connection <num> to <host> refused");
  CHECK(masked_line("request 0B1F2E3D-4C5B-5A69-8877-665544332211 failed") ==
        "request <id> failed");
  CHECK(masked_line("page 0x7f3a at 31bf3856ad364e35") == "page <id> at <id>");
  CHECK(masked_line("cannot open /var/lib/mysql/ibdata1: no such file") ==
        "cannot open <path>: no such file");
  CHECK(masked_line("cannot open C:\\data\\a b") == "cannot open <path> b");
  CHECK(masked_line("GET https://a.example.com/x?y=1 failed") == "GET https:<url> failed");
  CHECK(masked_line("dial db-1.example.com:5432 and my.db.de") == "dial <host> and <host>");
  CHECK(masked_line("from fe80::1:2:3:4 and aa:bb:cc:dd:ee:ff") == "from <id> and <id>");
  CHECK(masked_line("Table 'orders' in \"shop\"") == "Table <text> in <text>");
  CHECK(masked_line("attempt_1445144423722_0020_m_000001_0 and blk_-78") ==
        "attempt_<num>_m_<num> and blk_<num>");
  CHECK(masked_line("at 2026-03-04T05:06:07.089+08:00, on 2026-03-04, since 05:06:07") ==
        "at <time>, on <time>, since <time>");
  CHECK(masked_line("at Fri Jun 17 05:06:07 2005 again") == "at <time> again");
}

TEST_CASE("masks: a quantity is one number with its unit, a list of a kind is one mask") {
  CHECK(masked_line("size 4.1 KB, 12 B; took 30ms or 5 ms") == "size <num>; took <num> or <num>");
  CHECK(masked_line("30 meters, 30 seconds") == "<num> meters, <num> seconds");
  CHECK(masked_line("shards [1, 2, 3] of 10.0.0.1,10.0.0.2") == "shards [<num>] of <host>");
}

TEST_CASE("masks: what parentheses say again is left out, what they say anew is not") {
  CHECK(masked_line("1165 bytes (1.13 KB) sent") == "<num> bytes sent");
  CHECK(masked_line("from 10.0.0.1 (db.example.com) at 5") == "from <host> at <num>");
  CHECK(masked_line("from 10.0.0.1 () at 5") == "from <host> at <num>");
  CHECK(masked_line("call main () of 5 (6 more)") == "call main () of <num> (<num> more)");
  CHECK(masked_line("pid 17 (10.0.0.1)") == "pid <num> (<host>)");
}

TEST_CASE("masks: codes stay") {
  for (const char* line :
       {"ORA-01017: invalid username", "DTS-1020042 Execute sql error", "DTS-RETRY-ERR-0069: x",
        "ERROR 1045 (28000): Access denied", "SQLSTATE[42S02]: Base table", "errno 111",
        "[Errno 111] Connection refused", "status code 403", "HTTP status: 503",
        "E11000 duplicate key", "exit status 137", "error code: 0x80070005 of",
        "com.mysql.jdbc.exceptions.CommunicationsException: x", "AccessDenied.Sts", "错误码 1045",
        "失败，错误码1045"}) {
    CHECK(masked_line(line) == line);
  }
  CHECK(masked_line("the keycode 17") == "the keycode <num>");
  CHECK(masked_line("error: 17 rows lost") == "error: <num> rows lost");
}

TEST_CASE("masks: quoted messages, keys and codes are no names") {
  CHECK(masked_line("msg=\"dial tcp 10.0.0.1:1: connection refused\"") ==
        "msg=\"dial tcp <host>: connection refused\"");
  CHECK(masked_line("msg=\"dial tcp 10.0.0.1:1: i/o timeout\"") !=
        masked_line("msg=\"dial tcp 10.0.0.1:1: connection refused\""));
  CHECK(masked_line(R"({"code":"Throttling.User","id":"a1"})") ==
        R"({"code":"Throttling.User","id":<text>})");
  CHECK(masked_line("threw 'java.io.IOException'") == "threw 'java.io.IOException'");
  CHECK(masked_line(R"({"level":"error","msg":"sync failed","node":"a"})") ==
        R"({"level":"error","msg":"sync failed","node":<text>})");
  CHECK(masked_line(R"(level=error msg="sync failed" err=EOF node="a")") ==
        R"(level=error msg="sync failed" err=EOF node=<text>)");
  CHECK(masked_line(R"(lastmsg="a b")") == "lastmsg=<text>");
  CHECK(masked_line("can't open, won't close") == "can't open, won't close");
}

TEST_CASE("masks: a quoted message in brackets is none of the header") {
  CHECK(masked_line(R"([2026/03/04 05:06:07.089 +08:00] [ERROR] [pull.go:281] ["puller stopped"])")
            .starts_with("["));
  CHECK(
      masked_line(R"([2026/03/04 05:06:07.089 +08:00] [ERROR] [pull.go:281] ["puller stopped"])") !=
      masked_line(R"([2026/03/04 05:06:07.089 +08:00] [ERROR] [pull.go:281] ["sink stopped"])"));
}

TEST_CASE("masks: the words of two errors stay two") {
  CHECK(masked_line("VM Started") != masked_line("VM Paused"));
  CHECK(masked_line("read/write failed") == "read/write failed");
  CHECK(masked_line("I/O error") == "I/O error");
  CHECK(masked_line("连接 10.0.0.1:3306 失败") == "连接 <host> 失败");
  CHECK(masked_line("表 12 不存在") != masked_line("库 12 不存在"));
  CHECK(masked_line("第12行出错") == "第<num>行出错");
}

TEST_CASE("masks: the header of a logger makes no difference") {
  const std::string message = masked_line("gadget x refused");
  CHECK(message == "gadget x refused");
  for (const char* header : {"ERROR ",
                             "FATAL: ",
                             "[main] ERROR ",
                             "2026-03-04 05:06:07 ERROR ",
                             "2026-03-04 05:06:07,089 ERROR [main] ",
                             "2026-03-04T05:06:07.089Z ERROR 4711 --- [nio-8080-exec-1] ",
                             "[2026-03-04 05:06:07] [error] ",
                             "2026-03-04 05:06:07.089 [http-nio-1] ERROR - ",
                             "03-17 16:13:38.869  2227  2228 E ",
                             "081109 204324 34 ERROR ",
                             "17/06/09 20:10:41 ERROR ",
                             "[Sun Dec 04 04:51:14 2005] [error] ",
                             "Jun 15 02:04:59 ",
                             "05:06:07 | ERROR | ",
                             "2026-03-04 05:06:07 +0800 4711 WARN: ",
                             "20260304-05:06:07:089|",
                             "2026/03/04 05:06:07 ",
                             "E0304 05:06:07.123456       1 controller.go:114] ",
                             "F20260304 05:06:07.123456  4711 main.cc:12] ",
                             "5:06AM ERR ",
                             "12:59PM ERR ",
                             "04-Mar-2026 05:06:07.089 SEVERE [main] ",
                             "04 Mar 2026 05:06:07 ERROR ",
                             "[04/Mar/2026:05:06:07 +0800] [error] "}) {
    INFO(header);
    CHECK(masked_line(header + std::string("gadget x refused")) == message);
  }
}

TEST_CASE("masks: what looks like a header and is the message stays") {
  CHECK(masked_line("[MY-010123] [Server] x") == "[MY-010123] [Server] x");
  CHECK(masked_line("2026-03-04 05:06:07 [ERROR] [MY-010123] x") == "[MY-010123] x");
  CHECK(masked_line("[instance: 17] gone") == "[instance: <num>] gone");
  CHECK(masked_line("Error: x") == "Error: x");
  CHECK(masked_line("10.0.0.1:80 open") == "<host> open");
  CHECK(masked_line("2026-03-04 05:06:07 ERROR") == "<time> ERROR");
  CHECK(masked_line("WARNING") == "WARNING");
  CHECK(masked_line("E0304 05:06:07 gadget") == "E0304 <time> gadget");
  CHECK(masked_line("E1304 gadget") == "E1304 gadget");
  CHECK(masked_line("at 5:06PMX gadget") != masked_line("at 5:06PM gadget"));
  CHECK(masked_line("").empty());
}

TEST_CASE("masks: remembering what was seen of late changes nothing") {
  RecentMasks recent;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525 + 1013904223;
    const std::string line = "2026-03-04 05:06:07 ERROR worker " +
                             std::to_string((state >> 16) % 3000) + " lost host" +
                             std::to_string(state >> 30) + ".example.com";
    REQUIRE(recent.masked_line(line) == masked_line(line));
  }
  CHECK(recent.masked_line("").empty());
}

TEST_CASE("masks: a long line is cut between characters") {
  std::string line = "x";
  while (line.size() < kMaxMasked) line += "满";
  CHECK(masked_line(line) == line.substr(0, line.size() - 3));
}

TEST_CASE("masks: any bytes give valid text of bounded length") {
  std::string every;
  for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
  std::string some;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525 + 1013904223;
    some += static_cast<char>(state >> 24);
  }
  const std::string noise = ":/-.'\"(<[=,0aZ_\\ \xE9";
  for (const std::string& line :
       {std::string(100000, 'x'), std::string(100000, '7'), std::string(1000, '/'),
        std::string(1000, '\''), std::string(1000, '('), std::string(1000, '<'),
        std::string(1000, ':'), std::string(1000, '-'), std::string(1000, ' '), every, some,
        std::string(kMaxMasked - 1, 'x') + "错误", std::string("\xFF\xFE\xE9\x94")}) {
    const std::string masked = masked_line(line);
    CHECK(is_valid_utf8(masked));
    CHECK(masked.size() <= 3 * kMaxMasked);
  }
  for (std::size_t i = 0; i + 60 < some.size(); i += 7) {
    std::string line;
    for (std::size_t j = 0; j < 60; ++j)
      line += noise[static_cast<unsigned char>(some[i + j]) % noise.size()];
    const std::string masked = masked_line(line);
    CHECK(is_valid_utf8(masked));
    CHECK(masked.size() <= 3 * kMaxMasked);
  }
}

}  // namespace dtsdoctor
