// SPDX-License-Identifier: Apache-2.0
#include "report/paired_secret.h"

#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("paired secret: the value may stand in front of its name") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {R"({"Value":"hunter2","Name":"password"})", R"({"Value":"***","Name":"password"})"},
      {R"({\"Value\":\"hunter2\",\"Name\":\"password\"})",
       R"({\"Value\":\"***\",\"Name\":\"password\"})"},
      {R"([{"value":"h","name":"host"},{"value":"hunter2","name":"pwd"}])",
       R"([{"value":"h","name":"host"},{"value":"***","name":"pwd"}])"},
      {"{'value': 'hunter', 'name': 'password'}", "{'value': '***', 'name': 'password'}"},
      {"Content-Disposition: form-data; name=\"password\"\r\n\r\nhunter\r\n--b",
       "Content-Disposition: form-data; name=\"password\"\r\n\r\n***\r\n--b"},
      {"- value: hunter2\n  name: DB_PASSWORD\n", "- value: ***\n  name: DB_PASSWORD\n"},
      {"<add value=\"hunter2\" key=\"DbPassword\"/>", "<add value=\"***\" key=\"DbPassword\"/>"},
      {"<value>hunter2</value> <name>password</name>", "<value>***</value> <name>password</name>"},
      {"P.1.ParameterValue=hunter2&P.1.ParameterKey=Pwd",
       "P.1.ParameterValue=***&P.1.ParameterKey=Pwd"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("paired secret: elements nest, and a line may be a name and a value") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"<param name=\"password\" type=\"string\">hunter2</param>",
       "<param name=\"password\" type=\"string\">***</param>"},
      {"<property name=\"password\"><value>hunter</value></property>",
       "<property name=\"password\"><value>***</value></property>"},
      {"SourceEndpointUserName,dts\nSourceEndpointPassword,hunter2\n",
       "SourceEndpointUserName,dts\nSourceEndpointPassword,***\n"},
      {"\"password\",\"hunter2\"\r\n", "\"password\",\"***\"\r\n"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("paired secret: the value of another name stays") {
  const auto text = GENERATE(
      as<std::string>{}, R"([{"name":"host","value":"h1"},{"name":"password"}])",
      R"([{"name":"host","value":"h1"},{"key":"password","type":"x"}])",
      R"({"type":"string","name":"password","in":"query"})", R"({"Value":"","Name":"password"})",
      "- name: host\n  value: h1\n- name: password\n  valueFrom: x\n",
      "// form-data; name=\"password\", and below\nint x;\n\nint y1 = 2;\n",
      "form-data; name=\"password\"\r\nno header\r\n\r\nabc123\r\n",
      R"({"m":"- name: host\n  value: h1\n- name: password\n  valueFrom: x\n"})", "name,password\n",
      "host,user\npassword,optional\n", "<input type=\"password\" name=\"password\" id=\"pw1\">");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
