// SPDX-License-Identifier: Apache-2.0
#include "input/chain.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

using Lines = std::vector<std::string>;

// The links, each as "exception|component|code|text".
Lines links_of(std::string_view text) {
  Lines lines;
  const auto part = [&](Span span) {
    return std::string(text.substr(span.begin, span.end - span.begin));
  };
  for (const ChainLink& link : parse_chain(text).links) {
    lines.push_back(part(link.exception) + "|" + part(link.component) + "|" + part(link.code) +
                    "|" + part(link.text));
  }
  return lines;
}

}  // namespace

TEST_CASE("chain: retry wrapper, two glued frames with class, component and code") {
  const std::string text =
      "DTS-100047: retry 120 times, 1200 seconds, which exceed the supposed 1200 seconds cause: "
      "RecoverableAnyAllException: transaction-replicate: DTS-70004: execute upload failed, may "
      "try "
      "it again CriticalAnyAllException: framework: DTS-30018: SchemaManager: There are not any "
      "columns in table xxx";
  CHECK(
      links_of(text) ==
      Lines{"||DTS-100047|retry 120 times, 1200 seconds, which exceed the supposed 1200 seconds",
            "RecoverableAnyAllException|transaction-replicate|DTS-70004|execute upload failed, "
            "may try it again",
            "CriticalAnyAllException|framework|DTS-30018|SchemaManager: There are not any columns "
            "in table xxx"});
  const Chain chain = parse_chain(text);
  REQUIRE(chain.links[0].retry);
  CHECK(chain.links[0].retry->times == 120);
  CHECK(chain.links[0].retry->seconds == 1200);
  CHECK(chain.links[0].retry->limit == 1200U);
  CHECK(chain.links[1].kind == ChainClass::recoverable);
  CHECK(chain.links[2].kind == ChainClass::critical);
  CHECK_FALSE(chain.truncated);
}

TEST_CASE("chain: the innermost frame may be a driver's, without a code") {
  CHECK(links_of("DTS-100047: retry 0 times, 0 seconds, which exceed the supposed 43200 seconds "
                 "cause: ClientException: The size of attribute column 'a' has exceeded") ==
        Lines{"||DTS-100047|retry 0 times, 0 seconds, which exceed the supposed 43200 seconds",
              "ClientException|||The size of attribute column 'a' has exceeded"});
}

TEST_CASE("chain: separators that were lost") {
  CHECK(links_of("framework: DTS-31009: In process of processing data (recordRange: 1) failed "
                 "cause:PSQLException: ERROR: out of memory") ==
        Lines{"|framework|DTS-31009|In process of processing data (recordRange: 1) failed",
              "PSQLException|||ERROR: out of memory"});
  CHECK(links_of("es: DTS-10035: tooIOException: postgresql: DTS-11002: bad") ==
        Lines{"|es|DTS-10035|too", "IOException|postgresql|DTS-11002|bad"});
  CHECK(links_of("DTS-10035: one\nFatalAnyAllException: DTS-11002: two\n\tat a.b.C(D.java:1)") ==
        Lines{"||DTS-10035|one", "FatalAnyAllException||DTS-11002|two"});
}

TEST_CASE("chain: a list of Java exceptions in brackets, the documentation link left out") {
  CHECK(links_of("DTS-070211: Connect Source DB failed. cause by "
                 "[com.mysql.jdbc.CommunicationsException:link [1] failure]"
                 "[java.net.ConnectException:Connection timed out (Connection timed out)] About "
                 "more information in [https://yq.aliyun.com/articles/499178].") ==
        Lines{"||DTS-070211|Connect Source DB failed.",
              "com.mysql.jdbc.CommunicationsException|||link [1] failure",
              "java.net.ConnectException|||Connection timed out (Connection timed out)"});
}

TEST_CASE("chain: truncated ones say so") {
  const std::string text = "truncated CriticalAnyAllException: postgresql: DTS-11002: Invalid";
  CHECK(parse_chain(text).truncated);
  CHECK(links_of(text) == Lines{"CriticalAnyAllException|postgresql|DTS-11002|Invalid"});
}

TEST_CASE("chain: no limit, and numbers that do not fit") {
  const auto limit = [](const std::string& number) {
    const Chain chain = parse_chain(
        "DTS-100047: retry 3 times, 5 seconds, which exceed the "
        "supposed " +
        number + " seconds cause: x");
    return chain.links.at(0).retry.value().limit;
  };
  CHECK(limit("43200") == 43200U);
  CHECK_FALSE(limit("9223372036854775807"));
  CHECK_FALSE(limit("922337203685477"));
  CHECK_FALSE(limit("99999999999999999999999999"));
  CHECK_FALSE(parse_chain("DTS-100047: retry many times").links.at(0).retry);
}

TEST_CASE("chain: codes have four to seven digits, also negative") {
  CHECK(links_of("capture-dstore: DTS--0001: x") == Lines{"|capture-dstore|DTS--0001|x"});
  CHECK(links_of("DTS-1020042 Execute sql error sql: ERROR: y") ==
        Lines{"||DTS-1020042|Execute sql error sql: ERROR: y"});
  CHECK(links_of("DTS-123: x").empty());
  CHECK(links_of("DTS-10035: OK").empty());
  CHECK(links_of("DTS-12345678: x").empty());
  CHECK(links_of("MY-DTS-10035: x").empty());
  CHECK(links_of("DTS-10035ms").empty());
  CHECK(links_of("DTS-RETRY-ERR-0046").empty());
}

TEST_CASE("chain: without a DTS code it is none") {
  CHECK(links_of("java.io.IOException: x cause: java.net.SocketException: y").empty());
  CHECK(links_of("").empty());
  CHECK(links_of("ERROR: nothing").empty());
}

TEST_CASE("chain: the key of a branch or an address is no code") {
  CHECK(parse_chain("Merge branch feature/DTS-30019: the reader").links.empty());
  CHECK(parse_chain("https://tracker.example.com/browse/DTS-30019: the reader").links.empty());
}

TEST_CASE("chain: levels and separators are no components") {
  CHECK(links_of("ERROR: DTS-10035: x cause: DTS-10036: y") ==
        Lines{"||DTS-10035|x", "||DTS-10036|y"});
}

TEST_CASE("chain: the last code of a list is named and no link") {
  CHECK(links_of("retry policy: codes=[DTS-70004]").empty());
  CHECK(links_of("codes=[DTS-51009, DTS-70004]") == Lines{"||DTS-51009|,"});
  CHECK(links_of("DTS-70004") == Lines{"||DTS-70004|"});
  CHECK(links_of("cause: DTS-70004") == Lines{"||DTS-70004|"});
}

TEST_CASE("chain: how often a code was met is no link") {
  CHECK(links_of("DTS-70004: 0").empty());
  CHECK(links_of("transaction-replicate: DTS-70004: 0").size() == 1);
  CHECK(links_of("DTS-70004: 0 rows").size() == 1);
}

TEST_CASE("chain: hostile texts are linear") {
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += "DTS-10035:AException:";
  CHECK(parse_chain(many).links.size() == 200'001);
  CHECK(parse_chain("DTS-10035: " + std::string(3'000'000, ':')).links.size() == 1);
  CHECK(parse_chain("DTS-10035: " + std::string(3'000'000, ']')).links.size() == 1);
  std::string causes = "DTS-10035: x";
  for (int i = 0; i < 300'000; ++i) causes += " cause:";
  CHECK(parse_chain(causes).links.size() == 1);
}

}  // namespace dtsdoctor
