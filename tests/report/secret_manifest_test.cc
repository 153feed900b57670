// SPDX-License-Identifier: Apache-2.0
//
// The data of a Secret of Kubernetes.
#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("secret manifest: all data of a Secret goes, whatever its name") {
  CHECK(
      redacted("kind: Secret\nmetadata:\n  name: dts\ndata:\n  user: ZHRz\n  a.conf: |\n    eDE=\n"
               "type: Opaque\n") ==
      "kind: Secret\nmetadata:\n  name: dts\ndata:\n  user: ***\n  a.conf: |\n    ***\n"
      "type: Opaque\n");
  CHECK(redacted("stringData:\n  conf: hunter\nkind: Secret\n") ==
        "stringData:\n  conf: ***\nkind: Secret\n");
  CHECK(redacted(R"({"data": {"a": "eDE=", "b": "eDI="}, "kind": "Secret", "type": "Opaque"})") ==
        R"({"data": {"a": "***", "b": "***"}, "kind": "Secret", "type": "Opaque"})");
}

TEST_CASE("secret manifest: other documents of the file and other kinds stay") {
  stays("kind: ConfigMap\ndata:\n  conf: abcdef\n---\nkind: Secret\nmetadata:\n  name: a\n");
  stays("kind: Deployment\nspec:\n  secretName: dts\ndata:\n  x: y\n");
  stays(R"({"kind":"Secretary","data":{"a":"b"}})");
}

}  // namespace dtsdoctor::test
