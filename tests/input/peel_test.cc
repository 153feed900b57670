// SPDX-License-Identifier: Apache-2.0
//
// Envelopes inside envelopes, and what is none.
#include "input/peel.h"

#include "catch.h"
#include "input/layers.h"

namespace dtsdoctor::testing {
namespace {

using Layers = std::vector<std::string>;

// Text as a JSON string.
std::string json_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out + "\"";
}

// The bytes of the record that the outermost message stands for.
std::string raw_message(std::string_view text) {
  const Record record = record_of(text);
  const MappedText& message = record.layers.front().message;
  const Span span = message.origin({0, message.size()});
  return record.raw.substr(span.begin, span.end - span.begin);
}

}  // namespace

TEST_CASE("peel: text without any envelope is its own message") {
  CHECK(layers_of("nothing of interest here") == Layers{"|nothing of interest here||1:1"});
  CHECK(layers_of("") == Layers{"|||1:1"});
  CHECK(layers_of("see http://x.y/Code") == Layers{"|see http://x.y/Code||1:1"});
}

TEST_CASE("peel: a labelled message that brings an envelope of its own along") {
  CHECK(layer_of("message=\"com.x.ClientException: AssumeRoleFail : no role\"") ==
        "AssumeRoleFail|no role||1:50");
  CHECK(layer_of("message: AssumeRoleFail : NoPermission : no") ==
        "AssumeRoleFail|NoPermission : no||1:27");
  CHECK(layer_of("ErrorMessage: AssumeRoleFail: NoPermission : no") ==
        "AssumeRoleFail|NoPermission : no||1:31");
  // Without an outer code the text is DTS's own.
  CHECK(layer_of("message: NoPermission : no") == "|NoPermission : no||1:10");
  CHECK(layer_of("message: com.x.ClientException: Odd : no") ==
        "|com.x.ClientException: Odd : no||1:10");
}

TEST_CASE("peel: a labelled code, and its message below without a label") {
  CHECK(layer_of("ErrorCode: AssumeRoleFail\nNoPermission : no") ==
        "AssumeRoleFail|NoPermission : no||2:1");
  CHECK(layer_of("报错信息：AssumeRoleFail\nNoPermission : no\nRequestId: X1") ==
        "AssumeRoleFail|NoPermission : no|X1|2:1");
  CHECK(layer_of("错误码：\nAssumeRoleFail\n错误信息：\nNoPermission : no\n请求ID：\nX1") ==
        "AssumeRoleFail|NoPermission : no||4:1");
  // What is indented is of a trace; what has a label of its own is something else.
  CHECK(layer_of("ErrorCode: AssumeRoleFail\n\tat x.Y(Z.java:1)") == "AssumeRoleFail|||1:1");
  CHECK(layer_of("ErrorCode: AssumeRoleFail\nRequestId: X1") == "AssumeRoleFail||X1|1:1");
  CHECK(layer_of("Code: Oddity\nMessage:\nRequestId: X1") == "Oddity||X1|1:1");
}

TEST_CASE("peel: a labelled code, and its message behind it on its line") {
  CHECK(layer_of("错误码：AssumeRoleFail 说明：NoPermission : no") ==
        "AssumeRoleFail|NoPermission : no||1:23");
  CHECK(layer_of("code: AssumeRoleFail, reason: NoPermission : no RequestId: X1") ==
        "AssumeRoleFail|NoPermission : no|X1|1:31");
  CHECK(layer_of("错误码：AssumeRoleFail，NoPermission : no") ==
        "AssumeRoleFail|NoPermission : no||1:20");
  // Other words, and fields of their own.
  CHECK(layer_of("code: AssumeRoleFail in worker 3") == "AssumeRoleFail|||1:1");
  CHECK(layer_of("code=AssumeRoleFail, job=42 state=failed") == "AssumeRoleFail|||1:1");
  CHECK(layer_of("code=AssumeRoleFail job=42") == "AssumeRoleFail|||1:1");
}

TEST_CASE("peel: a labelled message that says in front of an envelope what failed") {
  CHECK(layer_of("Message:  create failed: AssumeRoleFail: NoPermission : no") ==
        "AssumeRoleFail|NoPermission : no||1:42");
  CHECK(layer_of("错误信息：创建失败：AssumeRoleFail：NoPermission : no") ==
        "AssumeRoleFail|NoPermission : no||1:26");
  CHECK(
      layer_of(R"({"RequestId":"X1","message":"it failed: AssumeRoleFail: NoPermission : no"})") ==
      "AssumeRoleFail|NoPermission : no|X1|1:57");
  CHECK(layer_of("Message: it failed: DTS.Msg.Forbidden.AliyunUIDNotFound: no user") ==
        "DTS.Msg.Forbidden.AliyunUIDNotFound|no user||1:58");
  // Whose the code is cannot be told.
  CHECK(layer_of("Message: create failed: NoPermission : no") ==
        "|create failed: NoPermission : no||1:10");
}

TEST_CASE("peel: a string of logfmt with the lines of an error block in it") {
  CHECK(layer_of("level=error msg=\"no job\" err=\"SDK.ServerError\\nErrorCode: AssumeRoleFail\\n"
                 "RequestId: X1\\nMessage: x \\\"a\\\" : b\" x=1") ==
        "AssumeRoleFail|x \"a\" : b|X1|1:99");
  // Other strings stay what they are.
  CHECK(layer_of("a=\"b\\nc: d\" Code=\"X\"") == "X|||1:1");
}

TEST_CASE("peel: quoted text is read as it was meant, and stays text if it is none") {
  CHECK(layers_of(R"(level=error err="no \"role\" here")") ==
        Layers{"|no \"role\" here||1:18", R"(|level=error err="no \"role\" here"||1:1)"});
  CHECK(layer_of(R"(code=AssumeRoleFail message="no \"role\"")") ==
        "AssumeRoleFail|no \"role\"||1:30");
  CHECK(layer_of("1,\"{\"\"Code\"\":\"\"AssumeRoleFail\"\",\"\"Message\"\":\"\"no role\"\"}\"") ==
        "AssumeRoleFail|no role||1:47");
}

TEST_CASE("peel: a log line that holds the error as a JSON string") {
  CHECK(
      layers_of(
          R"({"__time__":"1772600767","message":"SDK.ServerError\nErrorCode: AssumeRoleFail\nRequestId: X1\nMessage: no \"a\" role"})") ==
      Layers{"AssumeRoleFail|no \"a\" role|X1|1:105"});
  CHECK(layers_of(
            R"({"PRIORITY":"3","MESSAGE":"ERROR: ErrorCode: AssumeRoleFail\nMessage: no role"})") ==
        Layers{"AssumeRoleFail|no role||1:71"});
  CHECK(layers_of("2026-03-04 05:06:07 "
                  R"({"content":"ErrorCode: AssumeRoleFail\nMessage: no role","__time__":"1"})") ==
        Layers{"AssumeRoleFail|no role||1:69"});
}

TEST_CASE("peel: the message's place counts what escaping added") {
  const std::string text =
      R"({"log":"角色 \"x\"\tErrorCode: AssumeRoleFail\nMessage: role \"y\" \u89d2"})";
  CHECK(layer_of(text) == "AssumeRoleFail|role \"y\" 角||1:55");
  CHECK(raw_message(text) == R"(role \"y\" \u89d2)");
}

TEST_CASE("peel: JSON in JSON in JSON") {
  const std::string reply = R"({"Code":"AssumeRoleFail","Message":"no \"role\"","RequestId":"X1"})";
  const std::string middle = R"({"msg":)" + json_string("call failed: " + reply) + "}";
  const std::string outer = R"({"log":)" + json_string(middle + "\n") + R"(,"stream":"stderr"})";
  CHECK(layers_of(reply) == Layers{"AssumeRoleFail|no \"role\"|X1|1:37"});
  CHECK(layers_of(middle) == Layers{"AssumeRoleFail|no \"role\"|X1|1:65"});
  CHECK(layers_of(outer) == Layers{"AssumeRoleFail|no \"role\"|X1|1:90"});
  CHECK(raw_message(outer) == R"(no \\\\\\\"role\\\\\\\")");
}

TEST_CASE("peel: Terraform's JSON lines, an SDK's block with JSON inside a string") {
  const std::string block =
      "Error: [SDK ERROR]:\nSDKError:\n   Code: AssumeRoleFail\n   Message: code: 400, no role "
      "request id: X1\n   Data: "
      R"({"Code":"AssumeRoleFail","Message":"no role","RequestId":"X1"})";
  const std::string text =
      R"({"@level":"error","@message":)" + json_string(block) + R"(,"type":"diagnostic"})";
  CHECK(layers_of(text) ==
        Layers{"AssumeRoleFail|no role|X1|1:111", "AssumeRoleFail|no role|X1|1:187"});
}

TEST_CASE("peel: objects and lists are looked into") {
  CHECK(layers_of(R"([{"a":{"error":{"code":"AssumeRoleFail","message":"no role"}}}])") ==
        Layers{"AssumeRoleFail|no role||1:52"});
}

TEST_CASE("peel: several failures are several layers, outermost first") {
  CHECK(
      layers_of("ErrorCode: NoPermission\nMessage: a b\nErrorCode: AssumeRoleFail\nMessage: c d") ==
      Layers{"NoPermission|a b||2:10", "AssumeRoleFail|c d||4:10"});
}

TEST_CASE("peel: a number is no error code") {
  CHECK(layers_of("Code: 400 Message: no role") == Layers{"|no role||1:20"});
  CHECK(layers_of(R"({"Code":"200","Message":"ok then","RequestId":"X1"})") ==
        Layers{"|ok then|X1|1:26"});
}

TEST_CASE("peel: a number with a full stop is no error code either") {
  CHECK(record_of("Code: 500. Errors:").layers[0].code.empty());
}

TEST_CASE("peel: a successful reply has no failure") {
  const Record record =
      record_of(R"({"Success":true,"Code":"Something","Message":"all is well","RequestId":"X1"})");
  for (const Layer& layer : record.layers) CHECK(layer.code.empty());
}

TEST_CASE("peel: links and identifiers are not searched for codes") {
  CHECK(record_of(R"({"Recommend":"see AssumeRoleFail : x","RequestId":"AssumeRoleFail : y"})")
            .layers[0]
            .code.empty());
  CHECK(record_of("https://x.y/AssumeRoleFail?q=AssumeRoleFail").layers[0].code.empty());
}

TEST_CASE("peel: the reasons of a denial, from JSON and from Go's dump of a map") {
  const Record json = record_of(
      R"({"Code":"NoPermission","Message":"m m","AccessDeniedDetail":{"AuthAction":"ram:GetRole","PolicyType":"ResourcePolicy"}})");
  REQUIRE(json.details.size() == 2);
  CHECK(json.details[0].first == "AuthAction");
  CHECK(json.details[0].second.bytes() == "ram:GetRole");
  const Record dump = record_of(
      "ErrorCode: NoPermission\nAccessDeniedDetail: map[AuthAction:ram:GetRole "
      "AuthPrincipalType:SubUser]");
  REQUIRE(dump.details.size() == 2);
  CHECK(dump.details[0].second.bytes() == "ram:GetRole");
  CHECK(dump.details[1].second.bytes() == "SubUser");
}

TEST_CASE("peel: what a line says of a refusal again and again is kept once") {
  std::string text = "ErrorCode: Forbidden.RAM ";
  for (int i = 0; i < 20000; ++i) text += "err=\"a\\\"b\" NoPermissionType: ImplicitDeny ";
  const Record peeled = record_of(text);
  REQUIRE(peeled.details.size() == 1);
  CHECK(peeled.details[0].first == "NoPermissionType");
}

TEST_CASE("peel: envelopes beyond the limit are not looked into, and that is said") {
  Limits limits;
  limits.max_layers = 3;
  std::string text;
  for (int i = 0; i < 5; ++i) text += "ErrorCode: NoPermission\nMessage: a b\n";
  std::vector<LimitHit> hits;
  const Record record = read_record({text, 7}, "x.log", limits, is_documented, hits);
  CHECK(record.layers.size() == 3);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].name == "max-layers");
  CHECK(hits[0].input == "x.log");
  CHECK(hits[0].line == 7);
}

TEST_CASE("peel: envelopes that pasting hid are held to the limit, too") {
  Limits limits;
  limits.max_layers = 3;
  std::string json = "[";
  for (int i = 0; i < 9; ++i) {
    const std::string number = std::to_string(i);
    json += "{\"a\": \"ErrorCode: E" + number + ".A<br>Message: a&nbsp;b" + number + "\"},";
  }
  json.back() = ']';
  std::vector<LimitHit> hits;
  const Record record = read_record({json, 1}, "x.log", limits, is_documented, hits);
  CHECK(record.layers.size() <= 2 * limits.max_layers);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].name == "max-layers");
}

TEST_CASE("peel: strings in strings are followed eight deep") {
  std::string text = "ErrorCode: AssumeRoleFail";
  for (int i = 0; i < 8; ++i) text = "{\"m\":" + json_string(text) + "}";
  CHECK(record_of(text).layers[0].code.bytes() == "AssumeRoleFail");
  std::vector<LimitHit> hits;
  const std::string deeper = "{\"m\":" + json_string(text) + "}";
  (void)read_record({deeper, 1}, "-", {}, is_documented, hits);
  CHECK(hits.size() == 1);
}

TEST_CASE("peel: broken JSON is text") {
  CHECK(layers_of(R"({"Code":"AssumeRoleFail","Message":"no role)") ==
        Layers{"AssumeRoleFail|no role||1:37"});
  CHECK(record_of("{{{{ Code: AssumeRoleFail }").layers[0].code.bytes() == "AssumeRoleFail");
}

TEST_CASE("peel: hostile nesting ends soon") {
  const std::string brackets(100000, '{');
  CHECK(record_of(brackets).layers.size() == 1);
  CHECK(record_of("{\"a\":" + std::string(100000, '[')).layers.size() == 1);
}

TEST_CASE("peel: hostile labels in one line are linear") {
  std::string labels = "Code: AssumeRoleFail ";
  for (int i = 0; i < 300'000; ++i) labels += "RequestId: x ";
  CHECK(record_of(labels).layers.size() == 1);
  std::string quotes;  // that are never closed, each of another kind
  for (std::size_t i = 1; i < 2'000; ++i) quotes += "Code: " + std::string(i, '\\') + "\"a\n";
  CHECK(record_of(quotes).layers.size() >= 1);
}

TEST_CASE("peel: what the layers point to lies in the record") {
  const Record record = record_of(
      "角 {\"m\":\"\\u89d2 ErrorCode: AssumeRoleFail\\nMessage: \\ud83d\\ude00 no role\"}");
  for (const Layer& layer : record.layers) {
    for (const MappedText* text : {layer.text.get(), &layer.code, &layer.message}) {
      const Span span = text->origin({0, text->size()});
      CHECK(span.end <= record.raw.size());
      CHECK(span.begin < span.end);
    }
  }
}

TEST_CASE("peel: DynamicMessage fills every %s of the message") {
  for (
      const std::string text :
      {R"({"Success":false,"ErrCode":"InternalError","ErrMessage":"%s of %s","DynamicMessage":"X"})",
       "response: map[DynamicMessage:X ErrCode:InternalError ErrMessage:%s of %s Success:false]"}) {
    const std::vector<Layer> layers = peel(MappedText(text), {}, is_documented).layers;
    CHECK(layers.at(0).message.bytes() == "X of X");
  }
}

TEST_CASE("peel: a document nested deeper than is read stays text, and that is said") {
  Limits limits;
  limits.max_depth = 3;
  std::vector<LimitHit> hits;
  (void)read_record({R"({"a":{"b":{"c":{"Code":"X"}}}})", 7}, "x.log", limits, is_documented, hits);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].name == "max-depth");
  CHECK(hits[0].line == 7);
  hits.clear();
  (void)read_record({R"({"a":{"b":{"Code":"X"}}})", 7}, "x.log", limits, is_documented, hits);
  CHECK(hits.empty());
}

}  // namespace dtsdoctor::testing
