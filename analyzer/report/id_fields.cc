// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "report/id_finder.h"
#include "report/last_letters.h"
#include "report/named_table.h"
#include "report/quotes.h"

namespace dtsdoctor {
namespace {

using std::string_view;
constexpr std::size_t npos = string_view::npos;

constexpr std::size_t kLongestLabel = 48;
constexpr std::size_t kLongestValue = 256;
constexpr std::size_t kShortestNumber = 8;

struct NameEnd {
  string_view end;
  IdKind kind;
};

// What is before the end does not matter: "SourceEndpointOwnerID", "RAM Role Name".
constexpr std::array<NameEnd, 39> kNameEnds = {{
    {"aliyunuid", IdKind::account},    {"ownerid", IdKind::account},
    {"accountid", IdKind::account},    {"creatorid", IdKind::account},
    {"cloudaccount", IdKind::account}, {"principalid", IdKind::principal},
    {"roleid", IdKind::principal},     {"userid", IdKind::principal},
    {"callerid", IdKind::principal},   {"rolename", IdKind::role},
    {"endpointrole", IdKind::role},    {"ramrole", IdKind::role},
    {"username", IdKind::user},        {"loginname", IdKind::user},
    {"displayname", IdKind::user},     {"databaseaccount", IdKind::user},
    {"accountname", IdKind::user},     {"dbuser", IdKind::user},
    {"instanceid", IdKind::instance},  {"clusterid", IdKind::instance},
    {"vpcid", IdKind::instance},       {"vswitchid", IdKind::instance},
    {"vswid", IdKind::instance},       {"resourcegroupid", IdKind::instance},
    {"jobid", IdKind::task},           {"jobname", IdKind::task},
    {"taskid", IdKind::task},          {"taskname", IdKind::task},
    {"endpointip", IdKind::host},      {"hostname", IdKind::host},
    {"ipaddress", IdKind::host},       {"sourceip", IdKind::host},
    {"clientip", IdKind::host},        {"databasename", IdKind::database},
    {"dbname", IdKind::database},      {"schemaname", IdKind::database},
    {"oraclesid", IdKind::database},   {"tablename", IdKind::table},
    {"phonenumber", IdKind::phone},
}};

// Words of everyday are labels only by themselves, or behind what they belong to.
constexpr std::array<NameEnd, 9> kNames = {{
    {"uid", IdKind::account},
    {"account", IdKind::account},
    {"user", IdKind::user},
    {"host", IdKind::host},
    {"database", IdKind::database},
    {"table", IdKind::table},
    {"mobile", IdKind::phone},
    {"errorphone", IdKind::phone},
    {"delayphone", IdKind::phone},
}};

constexpr LastLetters kLastLetters = [] {
  LastLetters last;
  for (const NameEnd& each : kNameEnds) last.add(each.end);
  for (const NameEnd& each : kNames) last.add(each.end);
  return last;
}();

// Asked of each word of a text, however it separates its parts.
bool may_end_label(string_view name) {
  const auto drop_separators = [&] {
    while (!name.empty() && !is_alnum(name.back())) name.remove_suffix(1);
  };
  drop_separators();
  if (name.empty()) return false;
  const char last = name.back();
  name.remove_suffix(1);
  drop_separators();
  return !name.empty() && kLastLetters.may_end_in(name.back(), last);
}

struct ChineseName {
  string_view name;
  IdKind kind;
};

constexpr std::array<ChineseName, 12> kChineseNames = {{
    {"所属阿里云账号", IdKind::account},
    {"账号 ID", IdKind::account},
    {"账号ID", IdKind::account},
    {"角色名称", IdKind::role},
    {"角色名", IdKind::role},
    {"数据库账号", IdKind::user},
    {"用户名", IdKind::user},
    {"实例 ID", IdKind::instance},
    {"实例ID", IdKind::instance},
    {"任务名称", IdKind::task},
    {"任务 ID", IdKind::task},
    {"数据库名称", IdKind::database},
}};

// What a field may hold that names nobody.
constexpr std::array<string_view, 36> kCommonNames = {"port",        "password",
                                                      "root",        "admin",
                                                      "null",        "nil",
                                                      "none",        "true",
                                                      "false",       "yes",
                                                      "no",          "unknown",
                                                      "undefined",   "source",
                                                      "destination", "target",
                                                      "mysql",       "postgres",
                                                      "oracle",      "redis",
                                                      "mongodb",     "sqlserver",
                                                      "sa",          "system",
                                                      "public",      "dbo",
                                                      "default",     "test",
                                                      "localhost",   "%",
                                                      "ram",         "sts",
                                                      "dts",         "information_schema",
                                                      "self",        "other"};

bool is_label_char(char c) { return is_alnum(c) || c == '_' || c == '-' || c == '.'; }

std::string plain(string_view name) {
  std::string out;
  for (const char c : name.substr(name.size() - std::min(name.size(), kLongestLabel))) {
    if (is_alnum(c)) out += to_lower(c);
  }
  return out;
}

bool is_field_name(string_view value) {
  const std::string word = plain(value);
  const auto is_it = [&](const NameEnd& each) { return word == each.end; };
  return std::any_of(kNameEnds.begin(), kNameEnds.end(), is_it) ||
         std::any_of(kNames.begin(), kNames.end(), is_it);
}

// Behind a name: what makes it a label. Its end, or npos.
std::size_t separator_end(string_view text, std::size_t at, bool is_option, bool is_element) {
  if (const auto quote = quote_at(text, at)) at += quote->spelling.size();
  const std::size_t after_name = at;
  at = past_blanks(text, at);
  const string_view rest = text.substr(at);
  for (const string_view mark : {"%253D", "%253A", "%3D", "%3A", "=>", "=", "：", ":"}) {
    if (starts_with_fold(rest, mark)) return rest.starts_with("://") ? npos : at + mark.size();
  }
  if (is_element && rest.starts_with('>')) return at + 1;
  return is_option && at > after_name ? at : npos;
}

// A value without quotes goes on as far as names do.
std::size_t bare_end(string_view text, std::size_t at) {
  while (at < text.size() && (is_label_char(text[at]) || text[at] == '@' || text[at] == '$' ||
                              static_cast<unsigned char>(text[at]) >= 0x80))
    ++at;
  while (at > 0 && text[at - 1] == '.') --at;  // of the sentence
  return at;
}

// "user: not found": a word of a sentence, no name.
bool is_prose(string_view text, Span value) {
  const bool is_word = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(value.begin),
                                   text.begin() + static_cast<std::ptrdiff_t>(value.end), is_alpha);
  const std::size_t next = past_blanks(text, value.end);
  return is_word && next > value.end && next < text.size() && is_alpha(text[next]);
}

// "arn:aws:…": more than a name, but for a port behind it.
bool goes_on(string_view text, std::size_t end) {
  return end + 1 < text.size() && text[end] == ':' && is_alpha(text[end + 1]);
}

// The value of a label that ends at `at`; nothing if no value stands there.
std::optional<Span> value_behind(string_view text, Span name) {
  const bool is_option = text[name.begin] == '-';
  const bool is_element = name.begin > 0 && text[name.begin - 1] == '<';
  std::size_t at = separator_end(text, name.end, is_option, is_element);
  if (at == npos) return std::nullopt;
  at = past_blanks(text, at);
  const auto quote = quote_at(text, at);
  const std::size_t begin = at + (quote ? quote->spelling.size() : 0);
  const string_view near = text.substr(0, std::min(text.size(), begin + kLongestValue + 1));
  const Span value{begin, quote ? quoted_end(near, begin, *quote) : bare_end(near, begin)};
  if (value.begin >= value.end || value.end - value.begin > kLongestValue) return std::nullopt;
  if (text.substr(value.begin).starts_with("acs:")) return std::nullopt;  // its parts are ids
  if (!quote && (is_prose(text, value) || goes_on(text, value.end))) return std::nullopt;
  return value;
}

bool names_id(string_view name) { return id_kind_of_label(name).has_value(); }

// Many call the user of a database an account.
IdKind kind_of(IdKind kind, string_view value) {
  return kind == IdKind::account && !all_digits(value) ? IdKind::user : kind;
}

// Unix gives its users small numbers.
bool is_no_id(string_view value) {
  return is_common_name(value) || (all_digits(value) && value.size() < kShortestNumber);
}

// If the name at `at` stands in the first row of a table: what is below it and below others.
void find_column_ids(string_view text, std::size_t at, std::vector<FoundId>& found) {
  const auto table = table_below(text, at, names_id);
  if (!table || table->may_be_prose) return;
  for (std::size_t i = 0; i < table->names.size(); ++i) {
    const auto kind = id_kind_of_label(table->names[i]);
    if (!kind) continue;
    for (const std::vector<Span>& row : table->rows) {
      const string_view cell = text.substr(row[i].begin, row[i].end - row[i].begin);
      const bool is_value = !cell.empty() && cell.size() <= kLongestValue &&
                            !cell.starts_with("acs:") && !is_no_id(cell);
      if (is_value) found.push_back({row[i], kind_of(*kind, cell)});
    }
  }
}

}  // namespace

std::optional<IdKind> id_kind_of_label(string_view name) {
  if (!may_end_label(name)) return std::nullopt;
  const std::string label = plain(name);
  const auto* const end =
      std::find_if(kNameEnds.begin(), kNameEnds.end(),
                   [&](const NameEnd& each) { return label.ends_with(each.end); });
  if (end != kNameEnds.end()) return end->kind;
  const std::string last = plain(name.substr(name.rfind('.') + 1));
  const auto* const whole = std::find_if(kNames.begin(), kNames.end(),
                                         [&](const NameEnd& each) { return last == each.end; });
  return whole == kNames.end() ? std::nullopt : std::optional(whole->kind);
}

bool is_common_name(string_view value) {
  const string_view name = trimmed(value);
  if (name.size() < 2 || name.find('*') != npos) return true;
  if (string_view("<{$").find(name[0]) != npos) return true;
  if (starts_with_fold(name, "aliyun") && name.find_first_of("-_.") == npos) return true;
  if (name.ends_with(".aliyuncs.com")) return true;  // what is its owner's there, a shape finds
  if (name.starts_with("dts.step.")) return true;    // what DTS calls the steps of a task
  if (is_field_name(name)) return true;              // documentation: "user: user_name"
  return std::any_of(kCommonNames.begin(), kCommonNames.end(),
                     [&](string_view each) { return equals_fold(each, name); });
}

void find_labelled_ids(string_view text, std::vector<FoundId>& found) {
  std::size_t next_line = 0;  // a line is looked at once, however many names it has
  const auto take = [&](Span name, IdKind kind) {
    const auto value = value_behind(text, name);
    if (!value) {
      if (name.begin < next_line) return name.end;
      next_line = std::min(text.find('\n', name.end), text.size());
      find_column_ids(text, name.begin, found);
      return name.end;
    }
    const string_view shown = text.substr(value->begin, value->end - value->begin);
    if (!is_no_id(shown)) found.push_back({*value, kind_of(kind, shown)});
    return value->end;
  };
  std::size_t line = 0;  // begin of the phrase that the words stand in
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) {
      const auto* const chinese = std::find_if(
          kChineseNames.begin(), kChineseNames.end(),
          [&](const ChineseName& each) { return text.substr(at).starts_with(each.name); });
      at = chinese == kChineseNames.end() ? at + 1
                                          : take({at, at + chinese->name.size()}, chinese->kind);
      line = at;
    } else if (!is_label_char(text[at])) {
      if (text[at] != ' ') line = at + 1;
      ++at;
    } else {
      Span name{at, at};
      while (name.end < text.size() && is_label_char(text[name.end])) ++name.end;
      // "RAM Role Name"
      const std::size_t phrase = std::max(line, name.end - std::min(name.end, kLongestLabel));
      auto kind = id_kind_of_label(text.substr(phrase, name.end - phrase));
      if (!kind) kind = id_kind_of_label(text.substr(name.begin, name.end - name.begin));
      at = kind ? std::max(name.end, take(name, *kind)) : name.end;
    }
  }
}

}  // namespace dtsdoctor
