// SPDX-License-Identifier: Apache-2.0
//
// Passwords in documents that are broken: cut, with a quotation mark inside, quoted wrongly, over
// several lines. No part of one may be shown, in whatever it is carried; and what is not broken
// keeps everything that is no password.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.h"
#include "report/redact.h"
#include "report/secret_finder.h"

namespace dtsdoctor {
namespace {

const std::string kHead = "hunTer2zQ";
const std::string kTail = "tAilPart77";

// {K}, {V}: the key and the value; {H}, {T}: what no output may hold.
std::string filled(std::string text, const std::string& mark, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += with.size())
    text.replace(at, mark.size(), with);
  return text;
}

// Any four characters of the password, in a row.
std::string leak_in(const std::string& text) {
  for (const std::string& part : {kHead, kTail}) {
    for (std::size_t at = 0; at + 4 <= part.size(); ++at) {
      if (text.find(part.substr(at, 4)) != std::string::npos) return part.substr(at, 4);
    }
  }
  return "";
}

struct Carrier {
  std::vector<std::string> documents;
  std::vector<std::string> values;
};

const std::vector<std::string> kKeys = {
    "Password",
    "SourceEndpointPassword",
    "source_endpoint_password",
    "source-endpoint-password",
    "DestinationEndpointPassword",
    "destination_endpoint_password",
    "destination-endpoint-password",
    "SrcClientPassword",
    "src_client_password",
    "DestCaCertificatePassword",
    "dest-ca-certificate-password",
    "AccessKeySecret",
    "数据库密码",
};

const Carrier kJson = {{R"({"JobType":"SYNC","{K}":{V},"SourceEndpointRole":"r"})",
                        R"({"a":"b","{K}":{V}})", R"({"{K}":{V})", R"({"a":"b","{K}" {V},"c":"d"})",
                        "{\n  \"a\": \"b\",\n  \"{K}\": {V},\n  \"c\": \"d\"\n}\n"},
                       {R"("{H}"{T}")",       R"("{H}\q{T}")",
                        R"({H}{T})",          R"({H} {T})",
                        R"('{H}{T}')",        "\"{H}\t{T}\"",
                        "\"{H}\n{T}\"",       R"("{H}"" {T}")",
                        R"("{H}\u12{T}")",    R"("{H}{T})",
                        R"(["{H}" "{T}"])",   "[\"{H}\n{T}\"]",
                        R"("a"{H}"b"{T}"c")", R"("a, {H}\q {T}")",
                        R"("a", "{H}\q{T}")", R"("a" b c {H}\q{T}")",
                        R"("ok\"{H}\q{T}")",  R"("ok}{H}\q{T}")",
                        R"(“{H}{T}”)",        R"("{H}"}{T}")",
                        R"("{H}","{T}")",     R"("{H}":"{T}")",
                        R"("{H}, {T})",       "\n\"{H}{T}\"",
                        "\n  {H}{T}",         "\n\n\"{H}\" \"{T}\"",
                        R"('{H}'{T}')",       R"("{H}""{T}")",
                        R"(""{H}{T}"")",      R"("{H}\"{T})",
                        R"(`{H}{T}`)",        R"("{H}' {T}")",
                        "\"{H}\"\n{T}\"",     "{\"value\":\"{H}\n{T}\"}"}};

const Carrier kYaml = {{"Resources:\n  T:\n    Properties:\n      SourceEndpoint:\n        {K}: "
                        "{V}\n        Role: r\n"},
                       {R"("{H}\q{T}")",
                        R"("{H}{T})",
                        R"('{H}'{T}')",
                        R"("{H}" {T})",
                        "@{H}{T}",
                        "`{H}{T}",
                        "%{H}{T}",
                        "[{H} {T}",
                        "{{H}: {T}",
                        "&{H} {T}: x",
                        "*{H}: {T}: ",
                        "\"{H}\n         {T}\"",
                        "|\n          {H}\n          {T}",
                        ">-\n          {H}\n      {T}",
                        "!<{H} {T}",
                        "{H}: {T}",
                        "! {H}: {T}: x",
                        "- {H} {T}",
                        "\"{H}\n\n\"{T}\"",
                        "\n          {H}{T}",
                        "{H} {T}",
                        R"("{H}" "{T}")",
                        "{H} 'x {T}"}};

const Carrier kHcl = {
    {"resource \"alicloud_dts_synchronization_job\" \"x\" {\n  source_endpoint_role = \"r\"\n"
     "  {K} = {V}\n  destination_endpoint_region = \"cn-hangzhou\"\n}\n"},
    {"\"{H}\n{T}\"", R"("{H}" {T})", "{H}{T}", R"("{H}{T})", "<<EOT\n{H}\n{T}\nEOT",
     "<<-EOT\n{H}\n{T}\n", R"("{H}${{T}")", R"("{H}\q{T}")", "'{H}{T}'", "[{H} {T}",
     R"({ x = "{H}" {T})", R"("{H}"{T}")", "@{H}{T}"}};

const Carrier kXml = {{"<Error><Code>AssumeRoleFail</Code><{K}>{V}<Role>r</Role></Error>\n"},
                      {"{H}<{T}</{K}>", "{H}{T}", "{H} {T}", "{H}&{T}</{K}>", "{H}</{T}</{K}>",
                       R"("{H}" "{T}"</{K}>)", "\n  {H}{T}\n</{K}>", "\n {H}\n {T}</{K}>",
                       "{H}>{T}</{K}>", "<![CDATA[{H}{T}]]></{K}>"}};

const Carrier kAttribute = {{"<Endpoint Code=\"x\" {K}={V} role=\"r\"/>\n",
                             "2024-01-02 03:04:05 ERROR AssumeRoleFail request {K}={V} role=r\n"},
                            {R"("{H}"{T}")", "'{H}{T}", "'{H}'{T}'", "{H}{T}", R"("{H}<{T}")",
                             R"("{H}{T})", R"("{H}" {T}")"}};

const Carrier kShell = {
    {"aliyun dts ConfigureDtsJob --{K} {V} --SourceEndpointRole r\nERROR: AssumeRoleFail\n",
     "aliyun dts ConfigureDtsJob --{K}={V} --SourceEndpointRole r\nERROR: AssumeRoleFail\n"},
    {R"("{H}"{T})", R"("{H}"{T}")", "'{H}{T}", "'{H}'{T}'", R"({H}"{T}")", "{H}'{T}'", "{H}\\ {T}",
     "$'{H}{T}'", "\"{H}\\\n{T}\"", R"("{H}" {T}")", "\"{H}\n{T}\"", R"({H}\"{T})",
     R"('{H}'\''{T}')", R"("{H}'{T}")", R"({H}\&{T})", R"("{H}"'{T}')"}};

std::vector<std::string> broken(const Carrier& carrier) {
  std::vector<std::string> texts;
  for (const std::string& key : kKeys) {
    for (const std::string& document : carrier.documents) {
      for (const std::string& value : carrier.values) {
        std::string text = filled(filled(document, "{V}", value), "{K}", key);
        texts.push_back(filled(filled(std::move(text), "{H}", kHead), "{T}", kTail));
      }
    }
  }
  return texts;
}

void hides(const std::string& text) {
  CAPTURE(text);
  const std::string shown = Redactor().redacted(text);
  CAPTURE(shown);
  CHECK(leak_in(shown).empty());
  CHECK(Redactor().redacted(shown) == shown);
}

void stays(const std::string& text) { CHECK(Redactor().redacted(text) == text); }

std::string redacted(const std::string& text) { return Redactor().redacted(text); }

}  // namespace

TEST_CASE("broken secret: no part of a password is shown, whatever broke in front of its end") {
  for (const Carrier* carrier : {&kJson, &kYaml, &kHcl, &kXml, &kAttribute, &kShell}) {
    for (const std::string& text : broken(*carrier)) hides(text);
  }
}

TEST_CASE("broken secret: nor in a string of JSON, as a collector of logs wraps it") {
  for (const Carrier* carrier : {&kJson, &kYaml}) {
    for (const std::string& text : broken(*carrier)) {
      nlohmann::json line = {{"log", text + "\n"}, {"stream", "stderr"}};
      hides(line.dump() + "\n");
      // Of one that escapes no backslashes.
      hides("{\"log\":\"" + filled(filled(text, "\"", "\\\""), "\n", "\\n") +
            "\\n\",\"stream\":\"stderr\"}\n");
    }
  }
}

TEST_CASE("broken secret: nor where the text is cut within the password, or a log stands around") {
  for (const Carrier* carrier : {&kJson, &kYaml, &kHcl, &kXml, &kAttribute, &kShell}) {
    for (const std::string& text : broken(*carrier)) {
      hides(text.substr(0, text.find(kTail) + kTail.size()));
      hides("some log line\n2026-01-02 ERROR x \"quoted\" it's\n" + text + "\nnext \"of\" log\n");
      hides(filled(text, "\n", "\r\n"));
      hides("    " + filled(text, "\n", "\n    "));
    }
  }
}

TEST_CASE("broken secret: the next key and what is around the value stay") {
  CHECK(redacted(R"({"Password":"hun" ter","Region":"cn"})") ==
        R"({"Password":"***","Region":"cn"})");
  CHECK(redacted(R"({"Password":hun ter,"Region":"cn"})") == R"({"Password":***,"Region":"cn"})");
  CHECK(redacted("{\"Password\":\n  hunter,\"Region\":\"cn\"}") ==
        "{\"Password\":\n  ***,\"Region\":\"cn\"}");
  CHECK(redacted(R"({"Region":"cn","Password" "hunter","Role":"r"})") ==
        R"({"Region":"cn","Password" "***","Role":"r"})");
  CHECK(redacted("{\"Password\":\"hun\nter\",\"Region\":\"cn\"}\n") ==
        "{\"Password\":\"***\",\"Region\":\"cn\"}\n");
  CHECK(redacted("{\"Password\":\"cut\n2026-01-02 03:04:05 ERROR AssumeRoleFail\n") ==
        "{\"Password\":\"***\n2026-01-02 03:04:05 ERROR AssumeRoleFail\n");
  CHECK(redacted("  Password: |\n    hun\n    ter\n  Role: r\n") ==
        "  Password: |\n    ***\n  Role: r\n");
  CHECK(redacted("  password = <<EOT\nhunter\nEOT\n  role = \"r\"\n") ==
        "  password = <<EOT\n***\nEOT\n  role = \"r\"\n");
  CHECK(redacted("--password \"hun\"ter --region cn") == "--password \"*** --region cn");
  CHECK(redacted("<Password>hun</ter</Password><Role>r</Role>") ==
        "<Password>***</Password><Role>r</Role>");
}

TEST_CASE("broken secret: of what is not broken only the password goes") {
  CHECK(redacted(R"({"Password": "hunter"} // as given)") == R"({"Password": "***"} // as given)");
  CHECK(redacted(R"({"a": {"Password": "hunter"}, "b": ["x", "y"]} and more)") ==
        R"({"a": {"Password": "***"}, "b": ["x", "y"]} and more)");
  CHECK(redacted("{\"Password\": \"hunter\"\n}\nnext \"line\"\n") ==
        "{\"Password\": \"***\"\n}\nnext \"line\"\n");
  CHECK(redacted("{'Password': 'hunter', 'Role': None}") == "{'Password': '***', 'Role': None}");
  CHECK(redacted("  Password: \"hunter\"  # of the source\n  Role: r\n") ==
        "  Password: \"***\"  # of the source\n  Role: r\n");
  CHECK(redacted("  Password: hunter # of the source\n") == "  Password: *** # of the source\n");
  CHECK(redacted("password='hunter' is wrong, isn't it") == "password='***' is wrong, isn't it");
  CHECK(redacted("password=\"hunter\" user=\"app\" msg=\"x\"") ==
        "password=\"***\" user=\"app\" msg=\"x\"");
  CHECK(redacted("--password \"hunter\" --user \"app\"") == "--password \"***\" --user \"app\"");
  CHECK(redacted("<a password=\"hunter\" user=\"app\"/>") == "<a password=\"***\" user=\"app\"/>");
  CHECK(redacted(R"({"msg":"login with password='hunter' failed","level":"error"})") ==
        R"({"msg":"login with password='***' failed","level":"error"})");
  CHECK(redacted(R"({"msg":"password=hunter\nAssumeRoleFail","level":"error"})") ==
        R"({"msg":"password=***\nAssumeRoleFail","level":"error"})");
}

TEST_CASE("broken secret: a Chinese label is one also as JSON of ASCII has it") {
  CHECK(redacted(R"({"\u6570\u636e\u5e93\u5bc6\u7801":"hunter","a":"b"})") ==
        R"({"\u6570\u636e\u5e93\u5bc6\u7801":"***","a":"b"})");
  CHECK(redacted(R"("{\"\\u5BC6\\u7801\":\"hunter\"}")") == R"("{\"\\u5BC6\\u7801\":\"***\"}")");
}

TEST_CASE("broken secret: what names no password stays, whatever it looks like") {
  const auto text = GENERATE(
      as<std::string>{}, "token: ${{ secrets.NAME }}\n", "  TOKEN: ${{ steps.a.outputs.token }}\n",
      "tokens:\n  - a\n  - b\n", "credential {\n  name = \"x\"\n}\n",
      "SELECT \"id\", \"password\" FROM t", "INSERT INTO t (\"id\", \"password\") VALUES (1)",
      "git://[<user>[:<password>]@]<host>/", "Password:\n  Type: String\n  NoEcho: true\n",
      R"({"Password": {"Type": "String", "NoEcho": true}})",
      "ALTER USER u IDENTIFIED BY '<password>';\nGO\n", "IDENTIFIED BY \"<新密码>\";\nGO\n",
      "SET PASSWORD FOR 'u' = PASSWORD('<密码>');", "WITH PASSWORD = '<新密码>', X = OFF;\n",
      "the message goes on\",\"RequestId\":\"5C3E8A10\"}");
  stays(text);
}

TEST_CASE("broken secret: an element in quotes holds one") {
  CHECK(redacted("'<password>hunter</password>'") == "'<password>***</password>'");
  CHECK(redacted("curl -d '<password>'hunter'</password>'") ==
        "curl -d '<password>***</password>'");
  CHECK(redacted("\"<password>'hunter") == "\"<password>***");
}

TEST_CASE("broken secret: a record that begins within a value of a request") {
  CHECK(redacted(R"(terRest","SourceEndpointRole":"r","ErrCode":"AssumeRoleFail"})") ==
        R"(***,"SourceEndpointRole":"r","ErrCode":"AssumeRoleFail"})");
  CHECK(redacted(R"("hun" "ter","job_type":"SYNC"})") == R"(***,"job_type":"SYNC"})");
  stays(R"("JobType":"SYNC","SourceEndpointRole":"r"})");
  stays(R"(AssumeRoleFail: no role","RequestId":"5C3E8A10"})");
}

TEST_CASE("broken secret: its lines are known one by one") {
  using Lines = std::vector<std::string>;
  CHECK(secret_lines("{\"Password\":\"hunter\n tailing\",\"a\":1}") == Lines{"hunter", "tailing"});
  CHECK(secret_lines("--password \"hunter\\\ntailing\" --x y") == Lines{"hunter", "tailing"});
  CHECK(secret_lines("{\"Password\":\"hunter\",\"a\":1}").empty());
}

TEST_CASE("broken secret: hostile texts take linear time") {
  for (const std::string part :
       {"password=<", "password=a\"b\"", "\"password\":\"x\"y", "\"password\" \"x\", ",
        "<password>", "password:\n", "\"password\":\"x\n", "password: |\n", "password='x'\\''y"}) {
    std::string text;
    while (text.size() < 1'000'000) text += part;
    CHECK_FALSE(Redactor().redacted(text).empty());
  }
}

}  // namespace dtsdoctor
