// SPDX-License-Identifier: Apache-2.0
#include "facts/document_fit.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// Is the entered name, or the last part of an entered ARN, that role's?
bool is_name_of(std::string_view role, std::string_view entered) {
  entered = trimmed(entered);
  return equals_fold(role, entered.substr(entered.rfind('/') + 1));
}

constexpr int kForeign = -1000;  // about another account and another role: no evidence here

// How well a role document fits an endpoint: its account counts more than its name, a name in the
// file's name breaks ties.
int fit(const RoleDocument& role, const Unit& unit) {
  int score = 0;
  const bool says_which = role.owner_id && role.name;
  const bool asked_which =
      owner_of(*unit.task, unit.side) != nullptr && role_of(*unit.task, unit.side) != nullptr;
  const bool fits = is_same(role.owner_id, owner_of(*unit.task, unit.side)) ||
                    is_same(role.name, role_of(*unit.task, unit.side));
  if (says_which && asked_which && !fits) return kForeign;
  const bool has_name = is_same(role.name, role_of(*unit.task, unit.side));
  if (is_same(role.owner_id, owner_of(*unit.task, unit.side))) score += 8;
  if (has_name) score += 4;
  // The role that was found somewhere says more than a lookup that failed, another role does not.
  if (role.exists && score > 0 && (has_name || !role.name)) score += 16;
  return score + side_hint(role.input, unit.side);
}

// Without a task: how well a list fits the document of a role, by the command that printed it and
// by the sides that the names of the two files say.
int fit(const AttachmentsDocument& attachments, const RoleDocument& role) {
  if (role.name && !attachments.role.empty())
    return is_name_of(attachments.role, role.name->text) ? 4 : kForeign;
  const int sides = side_hint(attachments.input, "source") * side_hint(role.input, "source");
  return sides < 0 ? kForeign : sides;
}

int fit(const AttachmentsDocument& attachments, const Unit& unit) {
  if (unit.task == nullptr) return unit.role == nullptr ? 0 : fit(attachments, *unit.role);
  int score = side_hint(attachments.input, unit.side) * 2;
  const FactValue* role = role_of(*unit.task, unit.side);
  if (role != nullptr && !attachments.role.empty()) {
    if (!is_name_of(attachments.role, role->text)) return kForeign;
    score += 4;
  }
  if (role != nullptr && role->text.size() >= 4 &&
      lowered(attachments.input).find(lowered(role->text)) != std::string::npos)
    ++score;
  const FactValue* owner = owner_of(*unit.task, unit.side);
  if (owner != nullptr && owner->text.size() >= 8 &&
      attachments.input.find(owner->text) != std::string::npos)
    score += 2;
  return score;
}

// The role that an endpoint names; empty if it does not say whose and which.
std::string named_role(const Unit& unit) {
  if (unit.task == nullptr) return "";
  const FactValue* owner = owner_of(*unit.task, unit.side);
  const FactValue* role = role_of(*unit.task, unit.side);
  if (owner == nullptr || role == nullptr) return "";
  return std::string(trimmed(owner->text)) + "/" + lowered(trimmed(role->text));
}

// Is there nothing to choose between the units of that score: is it one, or is one role named?
bool is_decided(const std::vector<int>& fits, int score, const std::vector<std::string>& roles) {
  const std::string* role = nullptr;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (fits[i] != score) continue;
    if (role != nullptr && (role->empty() || *role != roles[i])) return false;
    role = &roles[i];
  }
  return true;
}

// What one endpoint's role is, is so for each endpoint that names the same one.
template <typename T>
void share(std::vector<Unit>& units, const std::vector<std::string>& roles,
           const T* Unit::*member) {
  std::map<std::string, const T*> known;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!roles[i].empty() && units[i].*member != nullptr)
      known.try_emplace(roles[i], units[i].*member);
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto found = known.find(roles[i]);
    if (units[i].*member == nullptr && found != known.end()) units[i].*member = found->second;
  }
}

std::string text_of(const std::optional<FactValue>& value) { return value ? value->text : ""; }

// Are they about one thing? Of what was printed twice either does.
bool are_of_one(const RoleDocument& a, const RoleDocument& b) {
  const auto text = [](const std::optional<FactValue>& value) {
    return lowered(trimmed(text_of(value)));
  };
  return text(a.owner_id) == text(b.owner_id) && text(a.name) == text(b.name);
}

bool are_of_one(const AttachmentsDocument& /*a*/, const AttachmentsDocument& /*b*/) { return true; }

// Gives each document to the unit it fits best, and to those that name the same role; of two for
// one unit the better one is kept, and of two that fit alike but are about other roles none, or
// the order of the files would decide. A document that fits several units equally well, or none, is
// given to none, unless only it and one unit are left and it does not say that it is about
// something else.
template <typename T>
void assign(const std::vector<const T*>& documents, std::vector<Unit>& units,
            const T* Unit::*member) {
  std::vector<int> scores(units.size(), 0);
  std::vector<bool> is_tied(units.size(), false);
  std::vector<std::string> roles;
  for (const Unit& unit : units) roles.push_back(named_role(unit));
  std::vector<const T*> left;
  for (const T* document : documents) {
    std::vector<int> fits;
    for (const Unit& unit : units) fits.push_back(fit(*document, unit));
    const auto best = std::max_element(fits.begin(), fits.end());
    const auto index = static_cast<std::size_t>(best - fits.begin());
    const bool decided = *best > 0 && is_decided(fits, *best, roles);
    if (!decided) {
      const bool is_again = std::any_of(
          left.begin(), left.end(), [&](const T* one) { return say_the_same(*one, *document); });
      if (*best != kForeign && !is_again) left.push_back(document);
    } else if (units[index].*member == nullptr || scores[index] < *best) {
      units[index].*member = document;
      scores[index] = *best;
      is_tied[index] = false;
    } else if (scores[index] == *best && !are_of_one(*(units[index].*member), *document)) {
      is_tied[index] = true;
    }
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (is_tied[i]) units[i].*member = nullptr;
  }
  share(units, roles, member);
  std::vector<Unit*> open;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].*member == nullptr && !is_tied[i]) open.push_back(&units[i]);
  }
  const bool is_one_open = !open.empty() && std::all_of(open.begin(), open.end(), [&](Unit* unit) {
    return unit == open.front() ||
           (!named_role(*unit).empty() && named_role(*unit) == named_role(*open.front()));
  });
  if (left.size() == 1 && is_one_open) open.front()->*member = left.front();
  share(units, roles, member);
}

// What is first, and then what is meant to be: of a role that a configuration makes twice none.
// `name_of`: the role's, which a document that is meant has.
template <typename T, typename Name>
void assign_meant(const std::vector<const T*>& documents, std::vector<Unit>& units,
                  const T* Unit::*member, const Name& name_of) {
  std::vector<const T*> real, meant;
  for (const T* document : documents) (document->is_meant ? meant : real).push_back(document);
  assign(real, units, member);
  for (Unit& unit : units) {
    const FactValue* role = unit.task == nullptr ? nullptr : role_of(*unit.task, unit.side);
    if (unit.*member != nullptr || role == nullptr) continue;
    const auto names_it = [&](const T* document) {
      return equals_fold(name_of(*document), trimmed(role->text));
    };
    const auto found = std::find_if(meant.begin(), meant.end(), names_it);
    if (found != meant.end() && std::none_of(found + 1, meant.end(), names_it))
      unit.*member = *found;
  }
}

}  // namespace

const FactValue* owner_of(const TaskDocument& task, std::string_view side) {
  return task.value(side, "endpoint.owner_id");
}

const FactValue* role_of(const TaskDocument& task, std::string_view side) {
  return task.value(side, "endpoint.role_name");
}

bool is_same(const std::optional<FactValue>& a, const FactValue* b) {
  return a && b != nullptr && equals_fold(trimmed(a->text), trimmed(b->text));
}

bool say_the_same(const RoleDocument& a, const RoleDocument& b) {
  const auto policy = [](const RoleDocument& role) { return role.trust ? role.trust->json : ""; };
  return a.exists == b.exists && a.is_complete == b.is_complete &&
         text_of(a.arn) == text_of(b.arn) && text_of(a.name) == text_of(b.name) &&
         text_of(a.owner_id) == text_of(b.owner_id) && text_of(a.created) == text_of(b.created) &&
         text_of(a.updated) == text_of(b.updated) && policy(a) == policy(b);
}

bool say_the_same(const AttachmentsDocument& a, const AttachmentsDocument& b) {
  const auto is_same_policy = [](const AttachedPolicy& x, const AttachedPolicy& y) {
    return x.name.text == y.name.text && x.is_system == y.is_system && x.version == y.version;
  };
  return a.is_refused == b.is_refused && a.is_complete == b.is_complete && a.role == b.role &&
         std::equal(a.policies.begin(), a.policies.end(), b.policies.begin(), b.policies.end(),
                    is_same_policy);
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    if (is_alnum(c)) {
      words.back() += to_lower(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

int side_hint(const std::string& name, std::string_view side) {
  constexpr std::array<std::string_view, 2> kSource = {"src", "source"};
  constexpr std::array<std::string_view, 5> kDestination = {"dst", "dest", "destination", "target",
                                                            "tgt"};
  const std::vector<std::string> words = words_of(name);
  const auto says = [&](const auto& names) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(names.begin(), names.end(), [&](std::string_view n) {
        return word.starts_with(n) && word.size() <= n.size() + 4;
      });
    });
  };
  const int source = says(kSource) ? 1 : 0;
  const int destination = says(kDestination) ? 1 : 0;
  return side == "source" ? source - destination : destination - source;
}

void assign_roles(const std::vector<const RoleDocument*>& documents, std::vector<Unit>& units) {
  assign_meant(documents, units, &Unit::role,
               [](const RoleDocument& role) { return role.name->text; });
}

void assign_attachments(const std::vector<const AttachmentsDocument*>& documents,
                        std::vector<Unit>& units) {
  assign_meant(documents, units, &Unit::attachments,
               [](const AttachmentsDocument& list) { return list.role; });
}

}  // namespace dtsdoctor
