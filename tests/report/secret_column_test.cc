// SPDX-License-Identifier: Apache-2.0
#include "report/secret_column.h"

#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("secret column: what stands below a label in a table goes") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"user,password\napp,hunter\nroot,hunter2\n", "user,password\napp,***\nroot,***\n"},
      {"user,password,host\r\napp,\"hun,\"\"ter\",h1\r\n",
       "user,password,host\r\napp,\"***\",h1\r\n"},
      {"host;user;password\nh1;app;hunter\n", "host;user;password\nh1;app;***\n"},
      {"host\tpassword\tdb\nh1\thun ter\torders\n", "host\tpassword\tdb\nh1\t***\torders\n"},
      {"| user | password | host |\n|---|---|---|\n| app | hunter | h |\n| b | hunter2 | h |\n",
       "| user | password | host |\n|---|---|---|\n| app | *** | h |\n| b | *** | h |\n"},
      {"||user||password||\n|app|hunter|\n|root|hunter2|\n",
       "||user||password||\n|app|***|\n|root|***|\n"},
      {"+------+----------+\n| user | password |\n+------+----------+\n| app  | hunter   |\n",
       "+------+----------+\n| user | password |\n+------+----------+\n| app  | ***   |\n"},
      {" user | password \n------+----------\n app  | hunter\n",
       " user | password \n------+----------\n app  | ***\n"},
      {"12:00:01 INFO x - user,password\napp,hunter2\n",
       "12:00:01 INFO x - user,password\napp,***\n"},
      {"User Name,Secret Access Key\ndts,hunter\n", "User Name,Secret Access Key\ndts,***\n"},
      {"用户名,密码\napp,hunter\n", "用户名,密码\napp,***\n"},
      {R"({"csv":"user,password\napp,hunter\n"})", R"({"csv":"user,password\napp,***\n"})"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("secret column: what is no first row of a table stays") {
  const auto text = GENERATE(
      as<std::string>{},
      "| Field | Type | Null |\n|---|---|---|\n| password | text | NO |\n| host | text | YES |\n",
      "user,host,plugin\ndts1,h,caching_sha2_password\n",
      "check the host, user, password\nand the port, of the source, first\n",
      "user,password\n\nnext,line\n", "invalid user,password\nretrying,now\n",
      "user,password\nonly one cell\n",
      "dtsJobId,status,errorMessage\ndtsa1,Failed,\"Access denied (using password: YES)\"\n",
      "user,password\napp,NULL\nb,***\n");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
