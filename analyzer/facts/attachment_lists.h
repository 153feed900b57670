// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: Terraform and ROS attach policies to roles one by one, and a role is judged by
// the list of them. This puts them together by role. The lists are never complete: what somebody
// else attached, no configuration and no state knows.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "facts/documents.h"

namespace dtsdoctor {

class AttachmentLists {
 public:
  // `is_meant`: of a configuration, which says what is to be.
  AttachmentLists(std::string input, bool is_meant)
      : input_(std::move(input)), is_meant_(is_meant) {}

  // `place`: of what attaches it.
  void add(const std::string& role, FactValue policy, std::string_view type, const Place& place) {
    const auto [at, is_new] = lists_.try_emplace(role);
    AttachmentsDocument& list = at->second;
    if (is_new) {
      list.input = input_;
      list.place = place;
      list.is_complete = false;
      list.is_meant = is_meant_;
      list.role = role;
    }
    list.policies.push_back({std::move(policy), equals_fold(type, "System"), ""});
  }

  void move_to(std::vector<Document>& out) {
    for (auto& [role, list] : lists_) out.emplace_back(std::move(list));
    lists_.clear();
  }

 private:
  std::string input_;
  bool is_meant_;
  std::map<std::string, AttachmentsDocument> lists_;  // by role
};

}  // namespace dtsdoctor
