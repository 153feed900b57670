// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "report/markdown_text.h"
#include "report/writers.h"
#include "sample_batch.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::json;

// What a site would show (cmark-gfm with raw HTML let through): the kinds of elements, where links
// lead, and the text that is not code.
constexpr const char* kRead = R"python(
import html.parser, json, subprocess, sys
page = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough"],
                      stdin=sys.stdin.buffer, capture_output=True, check=True).stdout.decode("utf-8")
tags, links, prose, code = set(), set(), [], 0
class Reader(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        global code
        tags.add(tag)
        code += tag == "code"
        if tag == "a": links.add(dict(attributes)["href"])
    def handle_endtag(self, tag):
        global code
        code -= tag == "code"
    def handle_data(self, data):
        if not code: prose.append(data)
Reader().feed(page)
print(json.dumps({"tags": sorted(tags), "links": sorted(links), "prose": "".join(prose)}))
)python";

Json read_by_cmark(const std::string& markdown) {
  const test::TemporaryFolder folder;
  const test::Run result =
      test::shell("/usr/bin/python3 '" + folder.file("read.py", kRead) + "'", {markdown});
  INFO(result.err);
  REQUIRE(result.exit == 0);
  return Json::parse(result.out);
}

bool has_cmark() { return test::shell("command -v cmark-gfm").exit == 0; }

}  // namespace

TEST_CASE("markdown: words of a log stay words") {
  CHECK(markdown_foreign("plain words, 中文") == "plain words, 中文");
  CHECK(markdown_foreign("a*b_c`d [x](y) <b> #1a | ~z &amp;") ==
        "a\\*b\\_c\\`d \\[x\\](y) \\<b\\> `#1a` \\| `~z` \\&amp;");
  CHECK(markdown_foreign("two\nlines\t\x1b[0m") == "two lines ␛\\[0m");
  CHECK(markdown_foreign("") == "");
}

TEST_CASE("markdown: what sites act on of their own accord becomes code") {
  CHECK(markdown_foreign("ask @ops, or mail a@b.example.") == "ask `@ops`, or mail `a@b.example`.");
  CHECK(markdown_foreign("must read <the account that pays>@dts.aliyuncs.com. If") ==
        "must read `<the account that pays>@dts.aliyuncs.com`. If");
  CHECK(markdown_foreign("应为 <账号 ID>@dts.aliyuncs.com。") ==
        "应为 `<账号 ID>@dts.aliyuncs.com`。");
  CHECK(markdown_foreign("<a> and <b c> | <d|e>@f") == "\\<a\\> and \\<b c\\> \\| \\<d\\|`e>@f`");
  CHECK(markdown_foreign("(see http://e.example/x)") == "(see `http://e.example/x`)");
  CHECK(markdown_foreign("WWW.e.example and !12, C#7") == "`WWW.e.example` and `!12`, `C#7`");
  CHECK(markdown_foreign("/close") == "`/close`");
  CHECK(markdown_foreign("信任 1530@dts.aliyuncs.com。") == "信任 `1530@dts.aliyuncs.com`。");
  CHECK(markdown_foreign("a`@b") == "``a`@b``");
  CHECK(markdown_foreign("x|@b|y") == "x\\|`@b`\\|y");
}

TEST_CASE("markdown: prose begins no list, rule or heading") {
  CHECK(markdown_foreign("- x") == "\\- x");
  CHECK(markdown_foreign("--- x") == "\\--- x");
  CHECK(markdown_foreign("+ x") == "\\+ x");
  CHECK(markdown_foreign("=== x") == "\\=== x");
  CHECK(markdown_foreign("12. x") == "12\\. x");
  CHECK(markdown_foreign("12) x") == "12\\) x");
  CHECK(markdown_foreign("12 x") == "12 x");
}

TEST_CASE("markdown: a bar ends no cell") {
  CHECK(markdown_cell("`a|b`") == "`a\\|b`");
  CHECK(markdown_cell("`a\\|b`") == "`a\\ \\|b`");
}

TEST_CASE("markdown: a case for a ticket") {
  CHECK("\n" + write_markdown(sample::report(Lang::en), Lang::en) == R"md(
## error: DTS may not assume the RAM role

`cross-account/role-not-assumable` · code: `AssumeRoleFail` · endpoint: source

`-:2:10`

```text
Message: NoPermission : You are not authorized to do this action.
```

**cause**: the trust policy names the role's own account (confirmed)

RAM shows the own account's DTS without an id.

- `role.json:2:16` `dts.aliyuncs.com`: no account id

**fix**: trust the account that creates the task (ready to run)

1. Sign in as 1408826137750019, the owner of the source instance.
2. Replace the trust policy of ram-for-dts.

```sh
aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{"Version":"1"}'
```

**verify**

```sh
aliyun ram GetRole --RoleName ram-for-dts
```

- **undo**: write the old policy back

<details>
<summary>the document to write</summary>

`trust-policy.json`

```json
{
  "Service": ["1530275981640027@dts.aliyuncs.com"],
  "Version": "1"
}
```

</details>

<details>
<summary>the other causes</summary>

- ? unknown, inferred: a Deny keeps DTS out
- ✗ ruled out: the trust policy was never edited (it names DTS)

```sh
# the account that creates the task
aliyun sts GetCallerIdentity --profile creator > caller.json 2>&1
```

</details>

- **source**: <https://example.com/errors>
- **request id**: `5C3E8A10-77B2-5D0E-9D61-2C1A0B7F4E21`
)md");
}

TEST_CASE("markdown: in Chinese, with two likely causes and a question") {
  Report report = sample::report(Lang::zh);
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.causes[0].verdict = Verdict::likely;
  diagnosis.causes[1].missing[0].obtain->command.clear();
  CHECK("\n" + write_markdown(report, Lang::zh) == R"md(
## error: DTS 无权扮演 RAM 角色

`cross-account/role-not-assumable` · 错误码：`AssumeRoleFail` · 端点：源端

`-:2:10`

```text
Message: NoPermission : You are not authorized to do this action.
```

**原因**：信任策略写的是角色所属账号自己（很可能）

RAM 显示本账号的 DTS 时不带账号 ID。

- `role.json:2:16` `dts.aliyuncs.com`：没有账号 ID

**解决方法**：信任创建任务的账号（可直接执行）

针对：信任策略写的是角色所属账号自己

1. 用源实例所属阿里云账号 1408826137750019 登录。
2. 修改 ram-for-dts 的信任策略。

```sh
aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{"Version":"1"}'
```

**验证**

```sh
aliyun ram GetRole --RoleName ram-for-dts
```

- **撤销**：写回原来的策略

<details>
<summary>要写入的文档</summary>

`trust-policy.json`

```json
{
  "Service": ["1530275981640027@dts.aliyuncs.com"],
  "Version": "1"
}
```

</details>

<details>
<summary>其他原因</summary>

- ? 未知，推断：策略中的 Deny 拒绝了 DTS
- ✗ 已排除：信任策略从未修改（已写入 DTS）

- 创建任务的账号（加上 -e caller.json）

</details>

- **来源**：<https://example.com/errors>
- **请求 ID**：`5C3E8A10-77B2-5D0E-9D61-2C1A0B7F4E21`
)md");
}

TEST_CASE("markdown: nothing is decided, so what would decide it comes first") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].causes = {sample::unknown(Lang::en)};
  const std::string text = write_markdown(report, Lang::en);
  CHECK(test::contains(text, R"md(
**causes**

- ? unknown, inferred: a Deny keeps DTS out

**next step**

```sh
# the account that creates the task
aliyun sts GetCallerIdentity --profile creator > caller.json 2>&1
```
)md"));
  CHECK_FALSE(test::contains(text, "<details>"));
}

TEST_CASE("markdown: a scan is two tables") {
  CHECK("\n" + write_markdown(sample::scan_report(Lang::en), Lang::en) == R"md(
## 1,210 error records in 3 files (4.1 KiB)

1,201 explained (2 diagnoses), 7 not recognised, 2 skipped

2026-03-04 05:06 – 2026-03-06 05:06 UTC

| count | diagnosis | what it is | cause | fix | jobs | files | first – last |
| ---: | --- | --- | --- | --- | ---: | ---: | --- |
| 1,200 | `mysql/duplicate-key` | A row is there already (table shop.orders) | Somebody else writes the table (likely) | Stop the other writer | 2 | 3 | 03-04 05:06 – 03-06 05:06 |
| 1 | `cross-account/role-not-assumable` | DTS may not assume the RAM role (source) | the trust policy names the role's own account (confirmed) | trust the account that creates the task | 0 | 1 |  |

### not recognised

| count | template | first at |
| ---: | --- | --- |
| 7 | `ERROR worker: 写入 slot <n> lost` | `logs/b.log:1:35` |

### note

- `logs/旧.zip!c.log`: damaged archive
- `max-line logs/b.log:12`: line cut at 1 MiB
)md");
}

TEST_CASE("markdown: a check tells faults, and folds notes and what was not checked") {
  CHECK("\n" + write_markdown(sample::check_report(Lang::en), Lang::en) == R"md(
## error TRU-004: source: 'dts.aliyuncs.com' without an account ID

`role.json:2:16`

```text
  "Service": ["dts.aliyuncs.com"],
```

**fix**: trust the account that creates the task (ready to run)

1. Sign in as 1408826137750019, the owner of the source instance.
2. Replace the trust policy of ram-for-dts.

```sh
aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{"Version":"1"}'
```

**verify**

```sh
aliyun ram GetRole --RoleName ram-for-dts
```

- **undo**: write the old policy back

<details>
<summary>the document to write</summary>

`trust-policy.json`

```json
{
  "Service": ["1530275981640027@dts.aliyuncs.com"],
  "Version": "1"
}
```

</details>

- **source**: <https://example.com/errors>

**errors: 1, warnings: 0, notes: 1; rules passed: 31, not checked: 1**

<details>
<summary>note</summary>

- `CFG-007`: 'dts.aliyuncs.com' without an account ID

</details>

<details>
<summary>not checked: give these to check more</summary>

- `UID-008`: Who owns the source

```sh
# the account that creates the task
aliyun sts GetCallerIdentity --profile creator > caller.json 2>&1
```

</details>
)md");
}

TEST_CASE("markdown: nothing found") {
  CHECK(write_markdown(Report{}, Lang::en) == "**no known DTS error found**\n");
}

TEST_CASE("markdown: hostile text becomes no element, no link and no mention") {
  const Report report = sample::hostile_report();
  Report one = report;
  one.scan.reset();
  const std::string pages[] = {write_markdown(report, Lang::en), write_markdown(one, Lang::en)};
  for (const std::string& page : pages) CHECK(sample::is_harmless(page));
  if (!has_cmark()) {
    WARN("skipped: needs cmark-gfm");
    return;
  }
  for (const std::string& page : pages) {
    INFO(page);
    const Json read = read_by_cmark(page);
    for (const Json& tag : read["tags"]) {
      INFO(tag);
      CHECK(
          std::string(" a code details h2 h3 li ol p pre strong summary table tbody td th thead tr "
                      "ul ")
              .find(" " + tag.get<std::string>() + " ") != std::string::npos);
    }
    for (const Json& link : read["links"]) CHECK(link == "https://example.com/errors");
    const std::string prose = read["prose"];
    for (const char* part : {"@", "e.example", "::error"}) CHECK_FALSE(test::contains(prose, part));
    CHECK(test::contains(prose, "<U+202E> <b>&amp;"));
  }
}

TEST_CASE("markdown: a table keeps its columns") {
  if (!has_cmark()) {
    WARN("skipped: needs cmark-gfm");
    return;
  }
  const std::string rendered =
      test::shell("cmark-gfm -e table", {write_markdown(sample::hostile_report(), Lang::en)}).out;
  std::size_t rows = 0, cells = 0;
  for (std::size_t at = 0; (at = rendered.find("<tr>", at)) != std::string::npos; ++at) ++rows;
  for (std::size_t at = 0; (at = rendered.find("<td", at)) != std::string::npos; ++at) ++cells;
  CHECK(rows == 2 + 2 + 1);       // two headings, two diagnoses, one template
  CHECK(cells == 2 * 8 + 1 * 3);  // a bar of a log would make more
}

TEST_CASE("markdown: what is not documented says so, of a cause and of the error itself") {
  Report report = sample::report(Lang::en);
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.origin = {OriginKind::observed, "https://example.com/issue"};
  diagnosis.causes[0].origin = {OriginKind::inferred, ""};
  const std::string text = write_markdown(report, Lang::en);
  CHECK(test::contains(text, "## error: DTS may not assume the RAM role (observed)\n"));
  CHECK(test::contains(text, " (confirmed, inferred)\n"));
  CHECK(
      test::contains(text, "- **source**: observed, not documented <https://example.com/issue>\n"));
}

}  // namespace dtsdoctor
