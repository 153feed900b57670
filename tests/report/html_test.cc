// SPDX-License-Identifier: Apache-2.0
//
// The page, in fragments; tests/page has what a browser makes of it.
#include "catch.h"
#include "report/html_assets.h"
#include "report/html_parts.h"
#include "report/writers.h"
#include "sample_report.h"
#include "support.h"

namespace dtsdoctor {
namespace {

bool contains(const std::string& text, const std::string& part) {
  INFO(text.substr(text.find("<body")));
  INFO("wanted: " << part);
  return text.find(part) != std::string::npos;
}

std::string excerpt(const std::string& line, std::vector<Mark> marks) {
  for (Mark& mark : marks) {
    mark.place.input = "a.log";
    mark.place.line = mark.place.column = 1;
    mark.place.text = line;
  }
  HtmlPage page;
  html_excerpts(marks, page);
  const std::string all = page.out.take();
  const std::size_t begin = all.find("<div class=\"row\">");
  return all.substr(begin, all.rfind("</div>\n</figure>") - begin);
}

Mark mark(std::size_t begin, std::size_t end, const std::string& label, bool primary = true) {
  Mark made;
  made.place.mark_begin = begin;
  made.place.mark_end = end;
  made.label = label;
  made.primary = primary;
  return made;
}

const std::string kRow = "<div class=\"row\"><span class=\"no\">1</span><code class=\"line\">";

}  // namespace

TEST_CASE("page: the headline and the verdict come first, documented told apart from inferred") {
  const std::string page = write_html(sample::report(Lang::en), Lang::en);
  CHECK(contains(page,
                 "<h1>DTS may not assume the RAM role</h1>"
                 "<div class=\"lead confirmed\"><p><span class=\"verdict confirmed\">"
                 "<span class=\"sign\" aria-hidden=\"true\">✓</span>confirmed</span> "
                 "<strong>the trust policy names the role&#39;s own account</strong> "
                 "<span class=\"origin documented\">"
                 "<a href=\"https://example.com/errors\" rel=\"noopener noreferrer\">"
                 "documented</a></span></p>\n"
                 "<p>RAM shows the own account&#39;s DTS without an id.</p>\n</div>\n"));
  CHECK(contains(page,
                 "<strong>a Deny keeps DTS out</strong> "
                 "<span class=\"origin inferred\">inferred</span>"));
  CHECK(contains(page, "<dt>code</dt><dd><code>AssumeRoleFail</code></dd>\n"));
}

TEST_CASE("page: a cause says what speaks for it, against it, and what would settle it") {
  const std::string page = write_html(sample::report(Lang::en), Lang::en);
  CHECK(contains(page,
                 "<li class=\"for\"><span class=\"side\">for: </span>no account id "
                 "<span class=\"place\">role.json<span class=\"at\">:2:16</span></span></li>"));
  CHECK(contains(page, "<span class=\"reason\">it names DTS</span>"));
  CHECK(contains(page,
                 "<li>who creates the task: <code>aliyun sts GetCallerIdentity "
                 "--profile creator &gt; caller.json 2&gt;&amp;1</code></li>"));
}

TEST_CASE("page: commands and documents are there to be copied as they stand") {
  const std::string page = write_html(sample::report(Lang::en), Lang::en);
  CHECK(contains(page,
                 "<div class=\"copyable\"><pre><code>aliyun ram UpdateRole "
                 "--NewAssumeRolePolicyDocument &#39;{&quot;Version&quot;:&quot;1&quot;}"
                 "&#39;</code></pre></div>"));
  CHECK(contains(page,
                 "<figcaption><code>trust-policy.json</code></figcaption>"
                 "<div class=\"copyable\"><pre><code>{\n"
                 "  &quot;Service&quot;: [&quot;1530275981640027@dts.aliyuncs.com&quot;],\n"
                 "  &quot;Version&quot;: &quot;1&quot;\n}</code></pre></div>"));
}

TEST_CASE("page: the corrected document shows what changes in the one that was given") {
  Report report = sample::report(Lang::en);
  ArtifactReport& artifact = report.diagnoses[0].causes[0].fixes[0].artifacts[0];
  artifact.given_in = "role.json";
  artifact.given = R"({"Service":["dts.aliyuncs.com"],"Version":"1"})";
  const std::string page = write_html(report, Lang::en);
  CHECK(contains(page,
                 "<pre><b>--- role.json</b>\n<b>+++ trust-policy.json</b>\n"
                 "<i>@@ -1,4 +1,4 @@</i>\n<span> {</span>\n"
                 "<del>-  &quot;Service&quot;: [&quot;dts.aliyuncs.com&quot;],</del>\n"
                 "<ins>+  &quot;Service&quot;: "));
}

TEST_CASE("page: a value to replace is shown in its line, old and new") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].causes[0].fixes[0].changes = {
      {sample::place("role.json", sample::kRole, "dts.aliyuncs.com"), "dts.aliyuncs.com", "<new>"}};
  CHECK(
      contains(write_html(report, Lang::en),
               "<del>-   &quot;Service&quot;: [&quot;<mark>dts.aliyuncs.com</mark>&quot;],</del>\n"
               "<ins>+   &quot;Service&quot;: [&quot;<mark>&lt;new&gt;</mark>&quot;],</ins>\n"));
}

TEST_CASE("page: marks of one line are told apart by numbers, and may lie in each other") {
  CHECK(excerpt("ab<cd", {mark(2, 4, "")}) ==
        kRow + "ab<mark class=\"one\">&lt;c</mark>d</code></div>\n");
  CHECK(excerpt("abcdef", {mark(1, 2, "x"), mark(4, 6, "y", false)}) ==
        kRow +
            "a<mark class=\"one\"><sup>1</sup>b</mark>cd"
            "<mark class=\"two\"><sup>2</sup>ef</mark></code></div>\n"
            "<p class=\"says one\"><span class=\"tip\">1</span> x</p>\n"
            "<p class=\"says two\"><span class=\"tip\">2</span> y</p>\n");
  CHECK(excerpt("abcdef", {mark(0, 4, "", false), mark(2, 4, "in")}) ==
        kRow +
            "<mark class=\"two\">ab</mark><mark class=\"one\">cd</mark>ef</code></div>\n"
            "<p class=\"says one\"><span class=\"tip\">↑</span> in</p>\n");
  CHECK(excerpt("ab", {mark(2, 2, "missing")}) ==
        kRow +
            "ab<mark class=\"one point\">‸</mark></code></div>\n"
            "<p class=\"says one\"><span class=\"tip\">↑</span> missing</p>\n");
}

TEST_CASE("page: a long line is cut around its marks, between characters") {
  std::string line;
  for (int i = 0; i < 1000; ++i) line += "错";
  line += "X";
  for (int i = 0; i < 1000; ++i) line += "误";
  const std::string shown = excerpt(line, {mark(3000, 3001, "")});
  CHECK(
      contains("<body" + shown, "<span class=\"gap\" title=\"933 characters left out\">…</span>"));
  CHECK(contains("<body" + shown, "错<mark class=\"one\">X</mark>误"));
  CHECK(shown.size() < 1000);
  CHECK(shown.find("\xEF\xBF\xBD") == std::string::npos);
}

TEST_CASE("page: a check leads with its totals and shows the faults before what is only noted") {
  Report report = sample::report(Lang::en);
  report.diagnoses.clear();
  FindingReport note;
  note.rule = "CFG-013";
  note.severity = Severity::info;
  note.message = "noted";
  note.is_routine = true;
  FindingReport fault;
  fault.rule = "TRU-004";
  fault.message = "a fault";
  report.check = CheckReport{{note, fault}, {}, 7};
  const std::string page = write_html(report, Lang::en);
  CHECK(contains(page, "<h1 class=\"ours\">Errors: 1, warnings: 0</h1>"));
  CHECK(page.find(">a fault<") < page.find("also noted, as in sound tasks: 1"));
  report.check->findings.pop_back();
  CHECK(contains(write_html(report, Lang::en), "<h1 class=\"ours\">No fault found</h1>"));
}

TEST_CASE("page: a scan tells its totals, and draws how often over time") {
  Report report = sample::report(Lang::en);
  report.scan.emplace();
  report.scan->files = 3;
  report.scan->bytes = 12345678;
  report.scan->first = "2026-03-04T00:06:01Z";
  report.scan->last = "2026-03-04T00:08:59Z";
  report.scan->histogram = Histogram{1772582760, 60, {4, 0, 2}};
  report.summary = {1234, 1200, 30, 4};
  const std::string page = write_html(report, Lang::en);
  CHECK(contains(page, "<h1>1,234 error records in 3 files</h1>"));
  CHECK(contains(page, "<dt>explained</dt><dd>1,200</dd>"));
  CHECK(contains(page, "<dt>not recognised</dt><dd>30</dd>"));
  CHECK(contains(page, "<dt>skipped</dt><dd>4</dd>"));
  CHECK(contains(page, "<dt>size</dt><dd>11.8 MiB</dd>"));
  CHECK(contains(page, "<p class=\"period\">2026-03-04 00:06 – 2026-03-04 00:08 UTC</p>"));
  CHECK(contains(page, "at most 4 in 1 minute"));
  CHECK(contains(page,
                 "<rect x=\"180.00\" y=\"0.00\" width=\"40.00\" height=\"120.00\">"
                 "<title>2026-03-04 00:06: 4</title>"));
  CHECK(contains(page, "<rect x=\"980.00\" y=\"60.00\" width=\"40.00\" height=\"60.00\">"));
  CHECK(
      contains(page, "<span>2026-03-04 00:06</span><span>UTC</span><span>2026-03-04 00:09</span>"));
}

TEST_CASE("page: inputs that could not be read come first, and are counted where one looks") {
  Report report = sample::report(Lang::en);
  report.scan.emplace();
  report.inputs[1].status = "permission denied";
  const std::string page = write_html(report, Lang::en);
  CHECK(page.find("<code>role.json</code>") < page.find("<code>standard input</code>"));
  CHECK(contains(page,
                 "<a href=\"#inputs\">inputs</a> "
                 "<span class=\"dim\">2, 1 with a problem</span>"));
  CHECK(contains(page,
                 "<td class=\"bad\"><span class=\"sign\" aria-hidden=\"true\">!</span>"
                 "permission denied</td>"));
}

TEST_CASE("page: what was not counted is not told as zero") {
  Report report = sample::report(Lang::en);
  report.scan.emplace();
  CHECK(contains(write_html(report, Lang::en), "<dt>not recognised</dt>"));
  report.unrecognized.reset();
  CHECK(write_html(report, Lang::en).find("<dt>not recognised</dt>") == std::string::npos);
}

TEST_CASE("page: a row of a scan tells its tasks, its first cause and all its places") {
  Report report = sample::report(Lang::en);
  report.scan.emplace();
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.count = 9;
  for (int i = 0; i < 203; ++i) diagnosis.jobs.push_back({"job" + std::to_string(i), "", {}});
  MatchReport again = diagnosis.matches[0];
  again.place.line = 7;
  diagnosis.matches.push_back(again);
  const std::string page = write_html(report, Lang::en);
  CHECK(contains(page,
                 "confirmed</span> <span>the trust policy names the role&#39;s own account"
                 "</span> <span class=\"origin documented\">"));
  CHECK(contains(page, "<a class=\"to-meaning\" href=\"#m1\">causes and fixes</a></p>"));
  CHECK(contains(page, "<p>task: job0, job1, "));
  CHECK(contains(page, ", job199, +3</p>"));
  CHECK(contains(page, "<span class=\"no\">2</span>"));
  CHECK(contains(page, "<span class=\"no\">7</span>"));
  CHECK(contains(page, "<p class=\"dim\">2 of 9 shown</p>"));
}

TEST_CASE("page: what is said of many diagnoses of a rule is said once, their names left open") {
  Report report = sample::report(Lang::en);
  report.scan.emplace();
  report.diagnoses[0].identity = {{"role_name", "ram-for-dts"}, {"account_id", "140882"}};
  report.diagnoses.push_back(report.diagnoses[0]);
  DiagnosisReport& other = report.diagnoses[1];
  other.identity["role_name"] = "role-of-orders";
  for (FixReport& fix : other.causes[0].fixes) {
    fix.steps[1] = "Replace the trust policy of role-of-orders.";
    fix.verify = {{"aliyun", "ram", "GetRole", "--RoleName", "role-of-orders"}};
  }
  const auto meanings = [](const std::string& page) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = page.find("class=\"meaning\"", at)) != std::string::npos; ++at)
      ++count;
    return count;
  };
  const std::string page = write_html(report, Lang::en);
  CHECK(meanings(page) == 1);
  CHECK(contains(page, "<li>Replace the trust policy of <var>role_name</var>.</li>"));
  CHECK(contains(page, "role_name=<code data-name=\"role_name\">role-of-orders</code>"));
  // A name that the shell would take apart is never filled into a command of another diagnosis.
  for (FixReport& fix : other.causes[0].fixes) {
    fix.steps[1] = "Replace the trust policy of x';reboot;'.";
    fix.verify[0][4] = "x';reboot;'";
  }
  other.identity["role_name"] = "x';reboot;'";
  const std::string quoted = write_html(report, Lang::en);
  CHECK(meanings(quoted) == 2);
  CHECK(
      contains(quoted, "--RoleName &#39;x&#39;\\&#39;&#39;;reboot;&#39;\\&#39;&#39;&#39;</code>"));
  other.identity["role_name"] = "role-of-orders";
  other.causes[0].fixes[0].steps[1] = "Something else.";
  const std::string apart = write_html(report, Lang::en);
  CHECK(meanings(apart) == 2);
  CHECK(contains(apart, "<li>Replace the trust policy of ram-for-dts.</li>"));
}

TEST_CASE("page: in Chinese it says so to the browser") {
  const std::string page = write_html(sample::report(Lang::zh), Lang::zh);
  CHECK(contains(page, "<html lang=\"zh-CN\">"));
  CHECK(contains(page, ">已确认</span>"));
  CHECK(contains(page, "<span class=\"origin inferred\">推断</span>"));
}

namespace {

// Well-formed: every element is closed by its own end. And the policy names what the page holds.
constexpr const char* kRead = R"python(
import base64, hashlib, html.parser, re, sys
VOID = {"meta", "link", "input", "br", "hr"}
class Reader(html.parser.HTMLParser):
    open, wrong = [], []
    def handle_starttag(self, tag, attributes):
        if tag not in VOID: self.open.append(tag)
        names = [name for name, _ in attributes]
        if len(set(names)) != len(names): self.wrong.append("twice: " + tag)
    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag: self.wrong.append("unbalanced: " + tag)
text = open(sys.argv[1], encoding="utf-8").read()
reader = Reader()
reader.feed(text)
reader.close()
wrong = reader.wrong + reader.open
for tag in ("style", "script"):
    inside = re.search("<%s>(.*?)</%s>" % (tag, tag), text, re.S).group(1)
    hash = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    if "%s-src 'sha256-%s'" % (tag, hash) not in text: wrong.append("hash of " + tag)
print("\n".join(wrong[:9]))
sys.exit(1 if wrong else 0)
)python";

}  // namespace

TEST_CASE("page: every page is well-formed, and its policy knows the page's own script and style") {
  const test::TemporaryFolder folder;
  const std::string reader = folder.file("read.py", kRead);
  Report scan = sample::report(Lang::en);
  scan.scan.emplace();
  Report hostile = sample::report(Lang::en);
  hostile.diagnoses[0].title = "</h1></script><b a='";
  hostile.diagnoses[0].matches[0].place = sample::place("<i>", "x </code> \" y", "</code>");
  for (const Report& report : {sample::report(Lang::en), scan, hostile}) {
    const std::string page = folder.file("page.html", write_html(report, Lang::en));
    const test::Run result = test::shell("/usr/bin/python3 '" + reader + "' '" + page + "'");
    INFO(result.out << result.err);
    CHECK(result.exit == 0);
  }
}

}  // namespace dtsdoctor
