// SPDX-License-Identifier: Apache-2.0
#include "input/reply_slices.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

using Lines = std::vector<std::string>;

struct Sliced {
  Lines slices;  // "line:left columns|document"
  Lines bytes;
  std::size_t used = 0;
  bool has_list = false;
  std::uint64_t cut_line = 0;
};

// `step`: how many bytes come at once.
Sliced sliced(const std::string& text, std::size_t step = 7, std::size_t max_bytes = 1000) {
  Sliced out;
  ReplySlicer slicer(first_sign(text), max_bytes, 1, 0, [&](const ReplySlice& slice) {
    out.slices.push_back(std::to_string(slice.line) + ":" + std::to_string(slice.left_columns) +
                         (slice.whole ? "|" : "|cut ") + slice.text.bytes());
    out.bytes.push_back(slice.bytes);
  });
  for (std::size_t at = 0; at < text.size() && !slicer.ended(); at += step)
    out.used += slicer.feed(std::string_view(text).substr(at, step));
  slicer.finish();
  out.has_list = slicer.has_list();
  out.cut_line = slicer.cut_line();
  return out;
}

}  // namespace

TEST_CASE("reply slices: each task is a document, and so is what is left") {
  const std::string text =
      "{\"RequestId\":\"r\",\n \"DtsJobList\" : [ {\"a\":\"]}\\\"\"}, 5,\n"
      "  {\"b\":[{\"c\":1}]} ],\"é\":\"x\", \"Success\":true}\nnext";
  for (const std::size_t step : {1, 7, 1000}) {
    const Sliced out = sliced(text, step);
    CHECK(out.slices == Lines{"2:18|{\"DtsJobList\":[{\"a\":\"]}\\\"\"}]}",
                              "3:2|{\"DtsJobList\":[{\"b\":[{\"c\":1}]}]}",
                              "1:0|{\"RequestId\":\"r\",\n \"DtsJobList\" : [\n],\"é\":\"x\", "
                              "\"Success\":true}"});
    CHECK(out.has_list);
    CHECK(text.substr(out.used) == "\nnext");
  }
}

TEST_CASE("reply slices: lists that are known by how deep they stand") {
  Lines slices;
  const std::string text = "{\"a\":[\n{\"b\":[{}]},{\"c\":1}],\"d\":[{}]}";
  ReplySlicer slicer(
      '{', 1000, 1, 0,
      [&](const ReplySlice& slice) {
        slices.push_back((slice.is_rest ? "rest " : "") + slice.text.bytes());
      },
      1);
  CHECK(slicer.feed(text) == text.size());
  CHECK(slices == Lines{"{\"b\":[{}]}", "{\"c\":1}", "{}", "rest {\"a\":[\n],\"d\":[\n]}"});
}

TEST_CASE("reply slices: a document that is a list ends where the list does") {
  Lines slices;
  ReplySlicer slicer(
      '[', 1000, 1, 0, [&](const ReplySlice& slice) { slices.push_back(slice.text.bytes()); }, 0);
  CHECK(slicer.feed("[{\"a\":1}]\n[{}]") == 9);
  CHECK(slicer.ended());
  CHECK(slices == Lines{"{\"a\":1}", "[\n]"});
}

TEST_CASE("reply slices: what stands behind a list keeps its line and column") {
  const std::string text = "{\"DtsJobList\":[\n{}],\"Tail\":1}";
  std::vector<LineJump> jumps;
  ReplySlicer slicer('{', 1000, 7, 3, [&](const ReplySlice& slice) { jumps = slice.jumps; });
  slicer.feed(text);
  CHECK(jumps == std::vector<LineJump>{{16, 8, 2}});
}

TEST_CASE("reply slices: a list in an object or of an older SDK, with the task it belongs to") {
  CHECK(sliced(R"({"data":{"DtsJobList":{"DtsJobStatus":[{"a":1}]}}})").slices.at(0) ==
        R"(1:39|{"DtsJobList":{"DtsJobStatus":[{"a":1}]}})");
  CHECK(sliced(R"({"JobId":"b4","Name":"n","JobProgress":[{"Item":"x"}]})").slices.at(0) ==
        R"(1:40|{"JobId":"b4","JobProgress":[{"Item":"x"}]})");
}

TEST_CASE("reply slices: what is no list of tasks is left as it is") {
  for (const std::string text : {R"({"PrecheckStatus":{"Detail":[{"a":1}]}})",
                                 R"({"list":[{"DtsJobId":1}]})", R"({"DtsJobList":"[{}]"})",
                                 R"([[{}]])", "{\"log\":\"DtsJobList\"}", R"({"DtsJobList":[]})"}) {
    INFO(text);
    CHECK_FALSE(begins_with_reply_list(text));
    CHECK(sliced(text).slices == Lines{"1:0|" + text});
  }
  CHECK_FALSE(begins_with_reply_list("2026-11-24 {\"DtsJobList\":[{"));
  CHECK(begins_with_reply_list("\n {\"DtsJobList\":[{"));
}

TEST_CASE("reply slices: a cut reply gives what it has, a long task what is allowed") {
  const Sliced ends = sliced(R"({"DtsJobList":[{"a":1},{"b":)");
  CHECK(ends.slices ==
        Lines{R"(1:15|{"DtsJobList":[{"a":1}]})", "1:23|cut {\"b\":", "1:0|cut {\"DtsJobList\":["});
  CHECK(ends.cut_line == 0);
  const Sliced cut =
      sliced("{\"DtsJobList\":[\n{\"a\":\"" + std::string(50, 'x') + "\"},{}]}", 7, 20);
  CHECK(cut.bytes.at(0).size() == 20);
  CHECK(cut.cut_line == 2);
  CHECK(cut.slices.at(1) == R"(2:59|{"DtsJobList":[{}]})");
}

TEST_CASE("reply slices: hundreds of thousands of tasks leave no trace behind") {
  std::string text = "{\"DtsJobList\":[";
  for (int i = 0; i < 200'000; ++i) text += "{\"a\":1},\n";
  const Sliced out = sliced(text + "{}],\"x\":1}", 1 << 16);
  CHECK(out.slices.size() == 200'002);
  CHECK(out.bytes.back() == "{\"DtsJobList\":[\n],\"x\":1}");
}

TEST_CASE("reply slices: XML, with the list's name or an element of its own") {
  const std::string text =
      "<?xml version=\"1.0\"?>\n<R a=\">\"><Id>1</Id>\n <DtsJobList><A>x</A><!-- </DtsJobList> -->"
      "</DtsJobList>\n <DtsJobList><B/></DtsJobList><T>2</T></R>\nnext";
  for (const std::size_t step : {1, 7, 1000}) {
    const Sliced out = sliced(text, step);
    CHECK(out.slices ==
          Lines{"3:1|<R><DtsJobList><A>x</A><!-- </DtsJobList> --></DtsJobList></R>",
                "4:1|<R><DtsJobList><B/></DtsJobList></R>",
                "1:0|<?xml version=\"1.0\"?>\n<R a=\">\"><Id>1</Id>\n \n<T>2</T></R>"});
    CHECK(text.substr(out.used) == "\nnext");
  }
  CHECK(sliced("<R><DtsJobList>\n<DtsJobStatus><A/></DtsJobStatus><DtsJobStatus/>"
               "<DtsJobStatus>t</DtsJobStatus></DtsJobList></R>")
            .slices ==
        Lines{"2:0|<R><DtsJobList><DtsJobStatus><A/></DtsJobStatus></DtsJobList></R>",
              "2:48|<R><DtsJobList><DtsJobStatus>t</DtsJobStatus></DtsJobList></R>",
              "1:0|<R><DtsJobList>\n\n<DtsJobStatus/>\n</DtsJobList></R>"});
  CHECK(sliced("<R><JobId>b4</JobId><JobProgress><I>1</I></JobProgress></R>").slices.at(0) ==
        "1:20|<R><JobId>b4</JobId><JobProgress><I>1</I></JobProgress></R>");
  CHECK_FALSE(
      begins_with_reply_list("<R><PrecheckStatus><Detail><A/></Detail></PrecheckStatus></R>"));
}

TEST_CASE("reply slices: XML that ends early or closes what is not open") {
  CHECK(sliced("<R><DtsJobList><A>1</A>").slices ==
        Lines{"1:3|cut <DtsJobList><A>1</A>", "1:0|cut <R>"});
  CHECK(sliced("<R></R></R>").used == 7);
  CHECK(sliced("</R><DtsJobList><").slices.size() == 1);
  CHECK(sliced("<R><DtsJobList><![CDATA[</DtsJobList>").slices.at(0) ==
        "1:3|cut <DtsJobList><![CDATA[</DtsJobList>");
}

}  // namespace dtsdoctor::testing
