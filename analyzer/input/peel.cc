// SPDX-License-Identifier: Apache-2.0
#include "input/peel.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "base/json.h"
#include "base/json_text.h"
#include "input/code_words.h"
#include "input/dynamic_message.h"
#include "input/embedded_parts.h"
#include "input/labels.h"
#include "input/message_envelope.h"
#include "input/reply_object.h"
#include "input/text_below.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxNesting = 8;  // strings in strings in strings

class Peeler {
 public:
  Peeler(const Limits& limits, const IsKnownCode& is_known_code)
      : limits_(limits), is_known_code_(is_known_code) {}

  Peeled run(const MappedText& text) {
    peel_text(text, 0);
    return std::move(peeled_);
  }

 private:
  // A text that several layers point back to.
  using Shared = std::shared_ptr<const MappedText>;

  void peel_text(MappedText given, std::size_t depth) {
    if (peeled_.layers.size() >= limits_.max_layers || depth > kMaxNesting) {
      peeled_.cut = true;
      return;
    }
    const Shared text = std::make_shared<const MappedText>(std::move(given));
    const EmbeddedParts parts = embedded_parts(*text, limits_);
    peeled_.cut = peeled_.cut || parts.cut;
    peeled_.too_deep = peeled_.too_deep || parts.too_deep;
    std::string_view outside = text->bytes();  // of documents and blocks
    std::string_view bare = outside;           // of any other quoted text as well
    std::string blanked, all_blanked;
    if (!parts.empty()) {
      bare = all_blanked = without_parts(outside, parts, true);
      outside = blanked = without_parts(outside, parts, false);
    }
    const std::vector<Label> labels = find_labels(outside);
    // Codes without a label, also in the lines above the labels.
    std::vector<Layer> labelled;
    std::vector<Layer> unlabelled;
    const std::size_t first = peel_labels({text, parts.quoted}, outside, labels, labelled);
    peel_codes(text, bare.substr(0, first), labels, unlabelled);

    const std::size_t layers_before = peeled_.layers.size();
    for (Layer& layer : unlabelled) keep(std::move(layer));
    for (Layer& layer : labelled) keep(std::move(layer));
    for (const EmbeddedDocument& document : parts.documents)
      peel_json(document.root, document.text, depth);
    bool is_told = peeled_.layers.size() > layers_before;
    for (const QuotedText& each : parts.quoted) {
      peel_text(decoded(text->bytes(), each).through(*text), depth + 1);
      is_told = is_told || each.is_block;
    }
    // Text that may be none: behind what was read of it.
    if (!is_told) {
      Layer all;
      all.text = text;
      all.message = *text;
      keep(std::move(all));
    }
  }

  void keep(Layer layer) {
    if (peeled_.layers.size() < limits_.max_layers) {
      peeled_.layers.push_back(std::move(layer));
    } else {
      peeled_.cut = true;
    }
  }

  // Of one failure the first is told; a line may repeat it without end.
  [[nodiscard]] bool is_new_detail(std::string_view name) const {
    return std::none_of(peeled_.details.begin(), peeled_.details.end(),
                        [&](const auto& detail) { return equals_fold(detail.first, name); });
  }

  // ---- text

  // What labels stand in. A value that is all of a quoted text is read as such.
  struct Around {
    const Shared& text;
    const std::vector<QuotedText>& quoted;

    [[nodiscard]] MappedText value(Span span) const {
      const auto each = std::lower_bound(
          quoted.begin(), quoted.end(), span.begin,
          [](const QuotedText& one, std::size_t begin) { return one.span.begin + 1 < begin; });
      const bool is_all = each != quoted.end() && each->span.begin + 1 == span.begin &&
                          each->span.end == span.end + 1;
      if (is_all) return decoded(text->bytes(), *each).through(*text);
      return text->slice(span.begin, span.end);
    }
  };

  // Returns where the first line with a labelled code or message begins.
  std::size_t peel_labels(const Around& around, std::string_view outside,
                          const std::vector<Label>& labels, std::vector<Layer>& found) {
    const std::string_view text_bytes = around.text->bytes();
    Layer layer;
    Span behind_code;  // up to the next label
    std::string_view dynamic;
    std::size_t first = outside.size();
    const auto flush = [&] {
      if (!layer.code.empty() || !layer.message.empty()) {
        layer.text = around.text;
        layer.message = with_dynamic_message(std::move(layer.message), dynamic);
        found.push_back(std::move(layer));
      }
      layer = Layer();
    };
    const auto slice = [&](Span span) { return around.value(span); };
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Label& label = labels[i];
      if (found.size() >= limits_.max_layers) {
        peeled_.cut = true;
        return first;
      }
      const std::size_t next = i + 1 < labels.size() ? labels[i + 1].begin : outside.size();
      const Span span = value_or_below(label, outside, next, is_known_code_);
      const std::string_view value = text_bytes.substr(span.begin, span.end - span.begin);
      switch (label.role) {
        case LabelRole::code:
          if (!can_be_code(value)) break;
          if (!layer.code.empty() || !layer.message.empty()) flush();
          layer.code = slice(span);
          behind_code = {span.end, next};
          break;
        case LabelRole::message:
        case LabelRole::status_prefix: {
          const bool tea_follows = i + 1 < labels.size() &&
                                   labels[i + 1].role == LabelRole::status_prefix &&
                                   label.value.begin == labels[i + 1].begin;
          if (tea_follows || value.empty()) break;
          if (!layer.message.empty()) flush();
          if (layer.code.empty() && looks_like_code(value) && is_known_code_(value)) {
            layer.code = slice(span);
            behind_code = {span.end, next};
            break;
          }
          if (layer.code.empty()) {
            layer.code = slice(code_before(outside, label.begin, is_known_code_));
          }
          layer.message = without_status_prefix(slice(span));
          if (layer.code.empty()) take_code_from_message(layer, is_known_code_);
          break;
        }
        case LabelRole::request_id:
          if (layer.request_id.empty()) layer.request_id = slice(label.value);
          break;
        case LabelRole::dynamic:
          dynamic = value;
          break;
        case LabelRole::detail:
          if (is_new_detail(label.name))
            peeled_.details.emplace_back(label.name, slice(label.value));
          break;
        case LabelRole::other:
          break;
      }
      const bool opened = !layer.code.empty() || !layer.message.empty();
      if (opened && first == outside.size()) first = outside.rfind('\n', label.begin) + 1;
    }
    // A code with a label, and below or behind it its message without one.
    if (!layer.code.empty() && layer.message.empty() && found.empty()) {
      const Span below = text_below(outside, behind_code.begin, behind_code.end);
      const bool is_below = below.begin != below.end;
      layer.message =
          slice(is_below ? below : text_beside(outside, behind_code.begin, behind_code.end));
    }
    flush();
    return first;
  }

  // Of `labels` those count that stand in `outside`.
  void peel_codes(const Shared& text, std::string_view outside, const std::vector<Label>& labels,
                  std::vector<Layer>& found) {
    std::size_t from = 0;
    while (found.size() < limits_.max_layers) {
      const std::optional<CodeAndMessage> hit = find_code(outside, from, is_known_code_);
      if (!hit) return;
      Layer layer;
      layer.text = text;
      layer.code = text->slice(hit->code.begin, hit->code.end);
      Span message = hit->message;
      for (const Label& label : labels) {
        if (label.begin < hit->code.end || label.begin >= outside.size()) continue;
        if (label.role == LabelRole::request_id && layer.request_id.empty()) {
          layer.request_id = text->slice(label.value.begin, label.value.end);
        }
        if (label.begin >= message.begin) message.end = std::min(message.end, label.begin);
      }
      while (message.end > message.begin &&
             (is_space(outside[message.end - 1]) || outside[message.end - 1] == ','))
        --message.end;
      layer.message = text->slice(message.begin, message.end);
      found.push_back(std::move(layer));
      from = std::max(hit->message.end, hit->code.end);
    }
  }

  // ---- JSON

  void peel_json(const JsonValue& value, const Shared& text, std::size_t depth) {
    if (value.is_array()) {
      for (const JsonValue& item : value.items) peel_json(item, text, depth);
      return;
    }
    if (value.is_string()) {
      if (value.text.size() >= 8)
        peel_text(unescape_json(text->bytes(), value.span).through(*text), depth + 1);
      return;
    }
    if (!value.is_object()) return;
    const ReplyRoles roles = roles_of(value);
    const bool layered = roles.tell_failure();
    if (layered) keep(json_layer(value, roles, text));
    for (const JsonMember& member : value.members) {
      if (role_of_key(member.key) == LabelRole::detail && member.value.is_string() &&
          is_new_detail(member.key)) {
        peeled_.details.emplace_back(
            member.key, unescape_json(text->bytes(), member.value.span).through(*text));
      }
      const bool used = layered && (&member.value == roles.code || &member.value == roles.message);
      const bool worth =
          member.value.is_object() || member.value.is_array() || may_hold_failure(member);
      if (!used && worth) peel_json(member.value, text, depth);
    }
  }

  Layer json_layer(const JsonValue& object, const ReplyRoles& roles, const Shared& text) const {
    const auto decoded = [&](const JsonValue* value) {
      return value == nullptr ? MappedText()
                              : unescape_json(text->bytes(), value->span).through(*text);
    };
    Layer layer;
    layer.text = text;
    layer.code = decoded(roles.code);
    const JsonValue* dynamic = object.find("DynamicMessage");
    layer.message = with_dynamic_message(without_status_prefix(decoded(roles.message)),
                                         dynamic == nullptr ? std::string_view() : dynamic->text);
    layer.request_id = decoded(roles.request_id);
    if (layer.code.empty()) take_code_from_message(layer, is_known_code_);
    return layer;
  }

  const Limits& limits_;
  const IsKnownCode& is_known_code_;
  Peeled peeled_;
};

}  // namespace

Peeled peel(const MappedText& text, const Limits& limits, const IsKnownCode& is_known_code) {
  return Peeler(limits, is_known_code).run(text);
}

}  // namespace dtsdoctor
