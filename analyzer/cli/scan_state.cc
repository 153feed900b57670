// SPDX-License-Identifier: Apache-2.0
#include "cli/scan_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "base/json.h"
#include "report/json_text.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "dtsdoctor-state/1";

Json to_json(const Fingerprint& print) {
  return {{"bytes", print.bytes}, {"hash", fmt::format("{:016x}", print.hash)}};
}

Json to_json(const FileMark& mark) {
  Json content, stored;
  if (mark.content) {
    content = {{"size", mark.content->size},
               {"offset", mark.content->offset},
               {"lines", mark.content->lines},
               {"head", to_json(mark.content->head)},
               {"tail", to_json(mark.content->tail)}};
  }
  if (mark.stored) {
    stored = {{"size", mark.stored->size},
              {"head", to_json(mark.stored->head)},
              {"tail", to_json(mark.stored->tail)}};
  }
  return {{"path", mark.file.path},      {"device", mark.file.device},
          {"inode", mark.file.number},   {"content", std::move(content)},
          {"stored", std::move(stored)}, {"unseen", mark.unseen}};
}

// Reads values of one state; the first that is not as it should be makes it bad.
class StateReader {
 public:
  [[nodiscard]] bool ok() const { return ok_; }

  std::uint64_t number(const JsonValue& of, std::string_view key, int base = 10) {
    const JsonValue* value = of.find(key);
    const auto kind = base == 10 ? JsonValue::Kind::number : JsonValue::Kind::string;
    std::uint64_t out = 0;
    if (value == nullptr || value->kind != kind) return bad(out);
    const char* const end = value->text.data() + value->text.size();
    const auto [at, error] = std::from_chars(value->text.data(), end, out, base);
    return error == std::errc() && at == end ? out : bad(out);
  }

  std::string text(const JsonValue& of, std::string_view key) {
    const JsonValue* value = of.find(key);
    if (value == nullptr || !value->is_string()) return bad(std::string());
    return value->text;
  }

  Fingerprint fingerprint(const JsonValue& of, std::string_view key, std::uint64_t most) {
    const JsonValue* value = of.find(key);
    if (value == nullptr || !value->is_object()) return bad(Fingerprint());
    const Fingerprint print{number(*value, "bytes"), number(*value, "hash", 16)};
    return print.bytes <= most ? print : bad(print);
  }

  // null, or an object that is read with `read`.
  template <typename Read>
  auto optional(const JsonValue& of, std::string_view key, Read read)
      -> std::optional<decltype(read(of))> {
    const JsonValue* value = of.find(key);
    if (value != nullptr && value->is_object()) return read(*value);
    if (value == nullptr || value->kind != JsonValue::Kind::null) ok_ = false;
    return std::nullopt;
  }

  const std::vector<JsonValue>& items(const JsonValue& of, std::string_view key) {
    static const std::vector<JsonValue> kNone;
    const JsonValue* value = of.find(key);
    if (value != nullptr && value->is_array()) return value->items;
    return ok_ = false, kNone;
  }

  FileMark mark(const JsonValue& of) {
    FileMark out;
    out.file = {text(of, "path"), number(of, "device"), number(of, "inode")};
    out.content = optional(of, "content", [this](const JsonValue& value) {
      ContentMark content{
          number(value, "size"), number(value, "offset"), number(value, "lines"), {}, {}};
      content.head = fingerprint(value, "head", kMarkHead);
      content.tail = fingerprint(value, "tail", kMarkTail);
      const bool fits = content.offset <= content.size && content.head.bytes <= content.offset &&
                        content.tail.bytes <= content.offset;
      return fits ? content : bad(content);
    });
    out.stored = optional(of, "stored", [this](const JsonValue& value) {
      return StoredMark{number(value, "size"), fingerprint(value, "head", kMarkHead),
                        fingerprint(value, "tail", kMarkTail)};
    });
    out.unseen = number(of, "unseen");
    return out;
  }

 private:
  template <typename T>
  T bad(T value) {
    ok_ = false;
    return value;
  }

  bool ok_ = true;
};

Problem unusable(const std::string& name, Message why) {
  return {said("{} is not a state of dtsdoctor scan", name), std::nullopt, std::move(why),
          "it is left as it is; name another file, or remove it to read everything again"};
}

}  // namespace

std::string write_state(ScanState state) {
  const auto key = [](const FileMark& mark) {
    const std::uint64_t offset = mark.content ? mark.content->offset : 0;
    return std::tuple(std::string_view(mark.file.path), mark.unseen, mark.file.device,
                      mark.file.number, offset);
  };
  std::stable_sort(state.files.begin(), state.files.end(),
                   [&](const FileMark& a, const FileMark& b) { return key(a) < key(b); });
  Json report;
  if (state.report)
    report = {{"path", state.report->path}, {"content", to_json(state.report->content)}};
  const auto line = [](const Json& json) {
    std::string text = json_text(json, kOnOneLine);
    text.pop_back();
    return text;
  };
  std::string out =
      fmt::format("{{\"schema\": \"{}\",\n\"report\": {},\n\"files\": [", kSchema, line(report));
  for (const FileMark& mark : state.files)
    out += fmt::format("{}\n{}", out.back() == '[' ? "" : ",", line(to_json(mark)));
  return out + fmt::format("],\n\"events\": {}}}\n", line(Json(state.events)));
}

Result<ScanState> read_state(const std::string& text, const std::string& name) {
  StateReader reader;
  ScanState state;
  const Result<JsonValue> json = parse_json_list(
      text, "files", [&](const JsonValue& file) { state.files.push_back(reader.mark(file)); });
  if (!json.ok()) return unusable(name, json.problem().what);
  const JsonValue* schema = json->find("schema");
  if (schema == nullptr || schema->text != kSchema)
    return unusable(name, said("its schema is not {}", kSchema));
  (void)reader.items(*json, "files");
  for (const JsonValue& event : reader.items(*json, "events")) {
    if (!event.is_string()) return unusable(name, "an event is no string");
    state.events.push_back(event.text);
  }
  state.report = reader.optional(*json, "report", [&](const JsonValue& value) {
    return CommittedReport{reader.text(value, "path"),
                           reader.fingerprint(value, "content", UINT64_MAX)};
  });
  if (!reader.ok()) return unusable(name, "a value in it is missing, or none that may stand there");
  return state;
}

std::size_t renew(ScanState& state, const std::vector<const FileMark*>& outdated,
                  std::vector<FileMark> marks, std::size_t most) {
  const auto content_of = [](const FileMark& mark) {
    return std::tuple(
        mark.file.path, mark.file.device, mark.file.number, mark.content ? mark.content->offset : 0,
        mark.content ? mark.content->tail.hash : 0, mark.stored ? mark.stored->tail.hash : 0);
  };
  std::set<decltype(content_of(FileMark()))> gone;
  for (const FileMark* mark : outdated) gone.insert(content_of(*mark));
  std::vector<FileMark> kept;
  for (FileMark& mark : state.files) {
    if (gone.contains(content_of(mark))) continue;
    ++mark.unseen;
    kept.push_back(std::move(mark));
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const FileMark& a, const FileMark& b) { return a.unseen < b.unseen; });
  const std::size_t dropped = kept.size() - std::min(kept.size(), most);
  kept.resize(kept.size() - dropped);
  marks.insert(marks.end(), std::make_move_iterator(kept.begin()),
               std::make_move_iterator(kept.end()));
  state.files = std::move(marks);
  return dropped;
}

}  // namespace dtsdoctor
