// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("secret stdin: what is written to a program that reads a password") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"echo hunter | docker login -u a --password-stdin r.example",
       "echo *** | docker login -u a --password-stdin r.example"},
      {"echo -n 'hun ter' | docker login --password-stdin",
       "echo -n '***' | docker login --password-stdin"},
      {"printf '%s' \"hunter\" | podman login --password-stdin",
       "printf '%s' \"***\" | podman login --password-stdin"},
      {"docker login --password-stdin r <<< hunter", "docker login --password-stdin r <<< ***"},
      {"docker login --password-stdin r <<EOF\nhunter\nEOF\n",
       "docker login --password-stdin r <<EOF\n***\nEOF\n"},
      {"echo root:hunter | chpasswd", "echo root:*** | chpasswd"},
      {"echo 'dts:hun:ter' | sudo chpasswd", "echo 'dts:***' | sudo chpasswd"},
      {"echo hunter | passwd --stdin dts", "echo *** | passwd --stdin dts"},
      {"echo 'hunter' | sudo -S systemctl restart mysqld",
       "echo '***' | sudo -S systemctl restart mysqld"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("secret stdin: variables, files and other commands stay") {
  const auto text =
      GENERATE(as<std::string>{}, "echo $TOKEN | docker login --password-stdin",
               "echo \"$(cat t)\" | docker login --password-stdin",
               "cat token | docker login --password-stdin", "echo done | sudo tee /etc/x",
               "echo a | grep b; sudo -S ls", "docker login reads it with --password-stdin");
  stays(text);
}

}  // namespace dtsdoctor::test
