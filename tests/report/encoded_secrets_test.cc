// SPDX-License-Identifier: Apache-2.0
#include "report/encoded_secrets.h"

#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("encoded secrets: a string, a word or HTML is searched as the text it is") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {R"({"msg":"user,password\napp,hunter\nroot,hunter2"})",
       R"({"msg":"user,password\napp,***\nroot,***"})"},
      {R"({"msg":"{\"out\":\"Password:\\nhunter2\\n\"}"})",
       R"({"msg":"{\"out\":\"Password:\\n***\\n\"}"})"},
      {R"({"msg":"password: |\n  hunter2\nhost: x"})",
       R"({"msg":"password: ***\n  ***\nhost: x"})"},
      {R"({"msg":"\u003cpassword\u003ehunter2\u003c/password\u003e"})",
       R"({"msg":"\u003cpassword\u003e***\u003c/password\u003e"})"},
      {R"({"msg":"\u5bc6\u7801\u4e3ahunter2\uff0c\u8bf7"})",
       R"({"msg":"\u5bc6\u7801\u4e3a***\uff0c\u8bf7"})"},
      {R"({"cmd":"ConvertTo-SecureString \"hunter\" -AsPlainText"})",
       R"({"cmd":"ConvertTo-SecureString \"***\" -AsPlainText"})"},
      {"body=%3Cpassword%3Ehunter2%3C%2Fpassword%3E&x=1",
       "body=%3Cpassword%3E***%3C%2Fpassword%3E&x=1"},
      {"q=%7B%22Value%22%3A%22hunter2%22%2C%22Name%22%3A%22password%22%7D",
       "q=%7B%22Value%22%3A%22***%22%2C%22Name%22%3A%22password%22%7D"},
      {R"({'msg': 'user,password\napp,hunter'})", R"({'msg': 'user,password\napp,***'})"},
      {"2026-03-04T05:06:07.1Z stderr F Password:\n2026-03-04T05:06:07.2Z stderr F hunter2\n",
       "2026-03-04T05:06:07.1Z stderr F Password:\n2026-03-04T05:06:07.2Z stderr F ***\n"},
      {"Mar  4 05:06:07 h db[1]: password: |\nMar  4 05:06:07 h db[1]:   hun\n"
       "Mar  4 05:06:07 h db[1]:   ter\nMar  4 05:06:07 h db[1]: x: 1",
       "Mar  4 05:06:07 h db[1]: password: |\nMar  4 05:06:07 h db[1]:   ***\n"
       "Mar  4 05:06:07 h db[1]:   ***\nMar  4 05:06:07 h db[1]: x: 1"},
      {R"({"log":"user,password\n","stream":"stderr","time":"2026-03-04T05:06:07Z"})"
       "\n"
       R"({"log":"app,hunter\n","stream":"stderr","time":"2026-03-04T05:06:07Z"})",
       R"({"log":"user,password\n","stream":"stderr","time":"2026-03-04T05:06:07Z"})"
       "\n"
       R"({"log":"app,***\n","stream":"stderr","time":"2026-03-04T05:06:07Z"})"},
      {R"(failed \u5bc6\u7801\u4e3ahunter2\uff0c\u8bf7)",
       R"(failed \u5bc6\u7801\u4e3a***\uff0c\u8bf7)"},
      {R"("\u5bc6\u7801\uff1ahunter2")", R"("\u5bc6\u7801\uff1a***")"},
      {R"({"m":"app.yml:1:password: |\napp.yml-2-  hunter\n"})",
       R"({"m":"app.yml:1:password: ***\napp.yml-2-  ***\n"})"},
      {"app.yml:11:password: |\napp.yml-12-  hunter\n",
       "app.yml:11:password: |\napp.yml-12-  ***\n"},
      {"+password: |\n+  hunter\n+user: x", "+password: |\n+  ***\n+user: x"},
      {"[36mpassword[0m=[31mhunter2[0m", "[36mpassword[0m=[31m***[0m"},
      {"pass\u200bword: hunter2", "pass\u200bword: ***"},
      {R"({"body":"dXNlcj1kdHMgcGFzc3dvcmQ9aHVudGVyMi03NyBkYj14"})",
       R"({"body":"dXNlcj1kdHMgcGFzc3dvcmQ9***Yj14"})"},
      {"a line of a mail that is broken, and it ends with a mark, =E5=AF=86=E7=A0=\n=81: hunter2\n",
       "a line of a mail that is broken, and it ends with a mark, =E5=AF=86=E7=A0=\n=81: ***\n"},
      {"ｐａｓｓｗｏｒｄ：hunter2", "ｐａｓｓｗｏｒｄ：***"},
      {"see:\n> user,password\n> app,hunter\n", "see:\n> user,password\n> app,***\n"},
      {"> > Password:\n> > hunter2\n", "> > Password:\n> > ***\n"},
      {"│ db:\n│   password: |-\n│     hunter2\n│   port: 1\n",
       "│ db:\n│   password: |-\n│     ***\n│   port: 1\n"},
      {"\x1b[31mdbpass: hunter2\x1b[0m", "\x1b[31mdbpass: ***\x1b[0m"},
      {"\x1b[1mmysql\x1b[0m -uroot \x1b[36m-phunter2\x1b[0m",
       "\x1b[1mmysql\x1b[0m -uroot \x1b[36m-p***\x1b[0m"},
      {R"({"msg":"\u001b[31m--password hunter2\u001b[0m"})",
       R"({"msg":"\u001b[31m--password ***"})"},
      {"x=%7B%22Name%22%3A+%22password%22%2C+%22Value%22%3A+%22hunter2%22%7D",
       "x=%7B%22Name%22%3A+%22password%22%2C+%22Value%22%3A+%22***%22%7D"},
      {"cmd=mysql+-uroot+-phunter2+-h+%22x%22&y=1", "cmd=mysql+-uroot+-p***+-h+%22x%22&y=1"},
      {"10:00:00 ERROR read password: |\n  hunter2\nhost: x",
       "10:00:00 ERROR read password: |\n  ***\nhost: x"},
      {"<pre>[password] =&gt; hunter2\n</pre>", "<pre>[password] =&gt; ***\n</pre>"},
      {"&lt;password a=&quot;b&quot;&gt;hunter2&lt;/password&gt;",
       "&lt;password a=&quot;b&quot;&gt;***&lt;/password&gt;"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("encoded secrets: what is none there stays") {
  const auto text = GENERATE(
      as<std::string>{}, R"({"msg":"Invalid password\nhunter2x"})",
      R"j({"msg":"Access denied for user \"dts\"@\"h\" (using password: YES)"})j",
      R"({"path":"C:\\new\\password\\x1"})", "msg=password%20expired%20for%20user1",
      "&lt;td&gt;password&lt;/td&gt;&lt;td&gt;***&lt;/td&gt;", "100%25 of \"\\\" password");
  CAPTURE(text);
  stays(text);
}

TEST_CASE("encoded secrets: strings in strings and many marks take linear time") {
  for (const std::string piece :
       {"\"\\\\", "\"a\\n", "%41", "%41 ", "&quot;", "\\\\\\\\", "=%41&", "\n>", "\n> password\n",
        "\x1b[31m", "\x1b[1mpassword", "\n│ a", "%41+", "\"%41&lt;\\n"}) {
    std::string many;
    for (int i = 0; i < 100000; ++i) many += piece;
    CHECK(!Redactor().redact(many).empty());
  }
}

}  // namespace dtsdoctor::test
