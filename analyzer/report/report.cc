// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

namespace dtsdoctor {

std::string_view name_of(InputKind value) {
  switch (value) {
    case InputKind::log:
      return "log";
    case InputKind::config:
      return "config";
    case InputKind::evidence:
      return "evidence";
    case InputKind::job:
      return "job";
    case InputKind::archive:
      return "archive";
    case InputKind::empty:
      return "empty";
  }
  return "log";
}

}  // namespace dtsdoctor
