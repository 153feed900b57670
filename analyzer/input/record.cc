// SPDX-License-Identifier: Apache-2.0
#include "input/record.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "input/clean_text.h"
#include "input/dts_context.h"
#include "input/paste_text.h"
#include "input/peel.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostText = 200;  // bytes of a link that its path shows

std::string part_of(const MappedText& text, Span span) {
  return text.bytes().substr(span.begin, span.end - span.begin);
}

std::string beginning_of(const MappedText& text, Span span) {
  std::string out = part_of(text, {span.begin, std::min(span.end, span.begin + kMostText + 3)});
  if (out.size() <= kMostText) return out;
  std::size_t end = kMostText;
  while (end > 0 && continues_character(out[end])) --end;
  return out.substr(0, end) + "…";
}

bool tells_the_same(const Layer& a, const Layer& b) {
  return a.code.bytes() == b.code.bytes() && a.message.bytes() == b.message.bytes() &&
         a.request_id.bytes() == b.request_id.bytes();
}

// Behind the layers of the text as it stands: what they tell goes first. Strings inside of JSON are
// taken decoded, for plain quotation marks would break the JSON around them. True if there were
// more of them than limits.max_layers.
bool add_unpasted_layers(Record& record, const Limits& limits, const IsKnownCode& is_known_code) {
  std::vector<MappedText> texts;
  if (has_paste_marks(record.text.bytes())) texts.push_back(record.text);
  const MappedText* last = nullptr;
  for (const Layer& layer : record.layers) {
    const bool seen = layer.text.get() == last || layer.text->size() == record.text.size();
    last = layer.text.get();
    if (!seen && has_paste_marks(last->bytes())) texts.push_back(*last);
  }
  const std::size_t most = record.layers.size() + limits.max_layers;
  for (const MappedText& text : texts) {
    Peeled peeled = peel(unpasted(text), limits, is_known_code);
    for (Layer& layer : peeled.layers) {
      const bool known = std::any_of(record.layers.begin(), record.layers.end(),
                                     [&](const Layer& l) { return tells_the_same(l, layer); });
      if (known) continue;
      if (record.layers.size() == most) return true;
      layer.pasted = true;
      record.layers.push_back(std::move(layer));
    }
    if (record.details.empty()) record.details = std::move(peeled.details);
  }
  return false;
}

}  // namespace

std::vector<PathLink> path_of(const MappedText& text, const Chain& chain, std::size_t first) {
  std::vector<PathLink> path;
  for (std::size_t each = first; each < chain.links.size(); ++each) {
    const ChainLink& link = chain.links[each];
    path.push_back({part_of(text, link.exception), part_of(text, link.component),
                    part_of(text, link.code), beginning_of(text, link.text), text.origin(link.span),
                    link.retry});
  }
  return path;
}

bool add_chain(Record& record, const Limits& limits) {
  const std::size_t peeled = record.layers.size();
  for (std::size_t i = 0; i < peeled; ++i) {
    const Layer& around = record.layers[i];
    // A chain's first code may have been taken for an envelope's.
    const bool headless = !parse_chain(around.code.bytes()).links.empty();
    const MappedText& text = headless ? *around.text : around.message;
    const Chain chain = parse_chain(text.bytes());
    if (chain.links.empty()) continue;
    const std::size_t room = std::max<std::size_t>(1, limits.max_layers);
    const std::size_t first = chain.links.size() > room ? chain.links.size() - room : 0;
    std::vector<Layer> layers;
    for (std::size_t each = first; each < chain.links.size(); ++each) {
      const ChainLink& link = chain.links[each];
      Layer& layer = layers.emplace_back();
      layer.text = std::make_shared<const MappedText>(text.slice(link.span.begin, link.span.end));
      layer.code = text.slice(link.code.begin, link.code.end);
      layer.message = text.slice(link.text.begin, link.text.end);
      layer.request_id = around.request_id;
      layer.link = static_cast<int>(each - first);
    }
    record.path = path_of(text, chain, first);
    std::move(layers.begin(), layers.end(), std::back_inserter(record.layers));
    return first > 0;
  }
  return false;
}

MappedText text_of(const RawRecord& raw) {
  return raw.inner != nullptr ? clean_text(*raw.inner) : clean_text(raw.bytes);
}

Record read_record(const RawRecord& raw, const std::string& input, const Limits& limits,
                   const IsKnownCode& is_known_code, std::vector<LimitHit>& hits) {
  Record record;
  record.input = input;
  record.line = raw.line;
  record.left_columns = raw.left_columns;
  record.raw = std::string(raw.bytes);
  if (raw.jumps != nullptr) record.jumps = *raw.jumps;
  record.text = text_of(raw);
  read_text(record, limits, is_known_code, hits);
  return record;
}

void read_text(Record& record, const Limits& limits, const IsKnownCode& is_known_code,
               std::vector<LimitHit>& hits) {
  Peeled peeled = peel(record.text, limits, is_known_code);
  record.layers = std::move(peeled.layers);
  record.details = std::move(peeled.details);
  const bool pasted_cut = add_unpasted_layers(record, limits, is_known_code);
  record.dts_context = has_dts_context(record);
  const bool links_cut = add_chain(record, limits);
  if (peeled.cut || pasted_cut || links_cut)
    hits.push_back({"max-layers", record.input, record.line, LimitWhat::envelopes});
  if (peeled.too_deep) {
    hits.push_back({"max-depth", record.input, record.line, LimitWhat::depth, limits.max_depth});
  }
}

}  // namespace dtsdoctor
