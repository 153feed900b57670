// SPDX-License-Identifier: Apache-2.0
#include "diagnose/cluster_tree.h"

#include <algorithm>
#include <functional>

#include "base/ascii.h"
#include "diagnose/masked_line.h"
#include "diagnose/telling_words.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kCacheEntries = 1024;  // a power of two

// To be of a cluster a line shares with its template six in ten of its words, and two of them;
// masks do not count.
constexpr std::size_t kFewestShared = 2;
constexpr bool shares_enough(std::size_t same, std::size_t words) {
  return same >= kFewestShared && same * 10 >= words * 6;
}

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
  seed = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
  return seed ^ (seed >> 29);
}

// Joints within a name do not separate words.
bool separates(char c) {
  return !is_alnum(c) && static_cast<unsigned char>(c) < 0x80 && c != '_' && c != '-' && c != '.' &&
         c != '\'' && c != '<' && c != '>' && c != '*';
}

bool is_mask(std::string_view text) {
  return text.front() == '<' && text.find('>') + 2 >= text.size();
}

// "LOCAL(0)" is a thing, no state.
bool is_constant(std::string_view word) { return std::all_of(word.begin(), word.end(), is_upper); }

std::uint64_t shape_of(std::string_view text) {
  std::uint64_t shape = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mask = text.find('<', at);
    if (mask == std::string_view::npos && at == 0) return hash_of(text);
    const std::size_t end = mask == std::string_view::npos ? mask : text.find('>', mask);
    shape = mixed(shape, hash_of(text.substr(at, mask - at)));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return shape;
}

std::size_t common_begin(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  std::size_t end = 0;  // behind the last separator of it
  while (same < std::min(a.size(), b.size()) && a[same] == b[same]) {
    if (separates(a[same])) end = same + 1;
    ++same;
  }
  return end;
}

std::size_t common_end(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  std::size_t end = 0;
  while (same < std::min(a.size(), b.size()) && a[a.size() - 1 - same] == b[b.size() - 1 - same]) {
    ++same;
    const char c = a[a.size() - same];
    if (separates(c) || (end + 1 == same && c == '.')) end = same;
  }
  return end;
}

}  // namespace

ClusterTree::ClusterTree(std::size_t max_clusters) : max_clusters_(max_clusters) {}

ClusterTree::Fit ClusterTree::fit(const Word& word, const Token& token) {
  if (!word.any) {
    if (word.hash == token.hash && word.begin == token.text) return Fit::equal;
    if (word.shape == token.shape) return Fit::other_mask;
  } else if (token.text.size() >= word.begin.size() + word.end.size() &&
             token.text.starts_with(word.begin) && token.text.ends_with(word.end)) {
    const bool told = token.told_end <= word.begin.size() ||
                      token.told_begin >= token.text.size() - word.end.size();
    return told ? Fit::covered : Fit::none;
  }
  if (token.told_begin == token.told_end) return Fit::mergeable;
  const std::size_t begin = common_begin(word.begin, token.text);
  const std::size_t end = common_end(word.any ? word.end : word.begin, token.text);
  return token.told_end <= begin || token.told_begin >= token.text.size() - end ? Fit::mergeable
                                                                                : Fit::none;
}

void ClusterTree::split(std::string_view masked) {
  tokens_.clear();
  for (std::size_t at = 0; at < masked.size(); ++at) {
    const std::size_t end = std::min(masked.find(' ', at), masked.size());
    const std::string_view text = masked.substr(at, end - at);
    Token token{text, hash_of(text), shape_of(text), 0, 0};
    for (std::size_t i = 0; i < token.text.size();) {
      std::size_t stop = i;
      while (stop < token.text.size() && !separates(token.text[stop])) ++stop;
      std::string_view word = token.text.substr(i, stop - i);
      while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
      const bool call = stop < token.text.size() && token.text[stop] == '(';
      if (tells_errors_apart(word) && !(call && is_constant(word))) {
        if (token.told_end == 0) token.told_begin = i;
        token.told_end = i + word.size();
      }
      i = stop + 1;
    }
    tokens_.push_back(token);
    at = end;
  }
}

std::uint64_t ClusterTree::leaf_key() const {
  std::uint64_t key = tokens_.size();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.told_end == 0) continue;
    key = mixed(
        key, hash_of(token.text.substr(token.told_begin, token.told_end - token.told_begin)) + i);
  }
  return key;
}

// The most alike of a leaf; of equals the first.
std::uint32_t ClusterTree::find(const std::vector<std::uint32_t>& leaf) const {
  const auto words = static_cast<std::size_t>(std::count_if(
      tokens_.begin(), tokens_.end(), [](const Token& token) { return !is_mask(token.text); }));
  std::uint32_t best = kNone;
  std::size_t most = 0;
  for (const std::uint32_t id : leaf) {
    const Cluster& cluster = clusters_[id];
    if (cluster.words.size() != tokens_.size()) continue;
    std::size_t same = 0;
    bool covers = true;
    bool fits = true;
    for (std::size_t i = 0; i < tokens_.size() && fits; ++i) {
      const Fit each = fit(cluster.words[i], tokens_[i]);
      fits = each != Fit::none;
      covers = covers && (each == Fit::equal || each == Fit::covered);
      if ((each == Fit::equal || each == Fit::other_mask) && !is_mask(tokens_[i].text)) ++same;
    }
    if (!fits) continue;
    if (covers) return id;
    if (same > most && shares_enough(same, words)) {
      best = id;
      most = same;
    }
  }
  return best;
}

std::uint32_t ClusterTree::create(std::uint64_t key) {
  if (size() >= max_clusters_) return kNone;
  std::uint32_t id = static_cast<std::uint32_t>(clusters_.size());
  if (free_.empty()) {
    clusters_.emplace_back();
  } else {
    id = free_.back();
    free_.pop_back();
  }
  Cluster& cluster = clusters_[id];
  cluster.leaf = key;
  cluster.words.clear();
  cluster.words.reserve(tokens_.size());
  for (const Token& token : tokens_) {
    const std::size_t any = token.text.find(kAnyWord);
    const bool has_any = any != std::string_view::npos;
    cluster.words.push_back({std::string(token.text.substr(0, any)),
                             has_any ? std::string(token.text.substr(any + kAnyWord.size())) : "",
                             token.hash, token.shape, has_any});
  }
  leaves_[key].push_back(id);
  return id;
}

void ClusterTree::generalise(std::uint32_t id) {
  bool changed = false;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    Word& word = clusters_[id].words[i];
    const Token& token = tokens_[i];
    const Fit each = fit(word, token);
    if (each != Fit::mergeable && each != Fit::other_mask) continue;
    const std::size_t begin = common_begin(word.begin, token.text);
    std::string_view last = word.any ? word.end : word.begin;
    if (!word.any) last.remove_prefix(begin);
    const std::size_t end = common_end(last, token.text.substr(begin));
    word.end = std::string(last.substr(last.size() - end));
    word.begin.resize(begin);
    word.any = true;
    word.hash = 0;
    changed = true;
  }
  if (!changed) return;
  ++changes_;
  absorb_covered(id);
}

void ClusterTree::absorb_covered(std::uint32_t id) {
  const Cluster& cluster = clusters_[id];
  std::vector<std::uint32_t>& leaf = leaves_[cluster.leaf];
  const auto covered = [&](std::uint32_t other) {
    const Cluster& inner = clusters_[other];
    if (other == id || inner.words.size() != cluster.words.size()) return false;
    for (std::size_t i = 0; i < inner.words.size(); ++i) {
      const Word& outer = cluster.words[i];
      const Word& word = inner.words[i];
      if (!outer.any && (word.any || outer.begin != word.begin)) return false;
      const std::string_view word_end = word.any ? word.end : word.begin;
      if (outer.any &&
          (!std::string_view(word.begin).starts_with(outer.begin) ||
           !word_end.ends_with(outer.end) ||
           word.begin.size() + word.end.size() < outer.begin.size() + outer.end.size()))
        return false;
    }
    return true;
  };
  for (const std::uint32_t other : leaf) {
    if (covered(other)) absorbed_.push_back(other);
  }
  for (const std::uint32_t other : absorbed_) free(other, id);
}

// `taken_by`: the cluster that its lines are of from now on.
void ClusterTree::free(std::uint32_t cluster, std::uint32_t taken_by) {
  const auto leaf = leaves_.find(clusters_[cluster].leaf);
  leaf->second.erase(std::find(leaf->second.begin(), leaf->second.end(), cluster));
  if (leaf->second.empty()) leaves_.erase(leaf);
  free_.push_back(cluster);
  for (CacheEntry& entry : cache_) {
    if (entry.cluster == cluster) entry.cluster = taken_by;
  }
}

void ClusterTree::remove(std::uint32_t cluster) {
  ++changes_;  // a line that found no room may find some
  free(cluster, kNone);
}

ClusterTree::Added ClusterTree::add(std::string_view masked) {
  absorbed_.clear();
  cache_.resize(kCacheEntries);
  CacheEntry& entry = cache_[hash_of(masked) & (kCacheEntries - 1)];
  if ((entry.cluster != kNone || entry.changes == changes_) && entry.masked == masked)
    return {entry.cluster, false};
  split(masked);
  const std::uint64_t key = leaf_key();
  Added added;
  if (const auto leaf = leaves_.find(key); leaf != leaves_.end())
    added.cluster = find(leaf->second);
  if (added.cluster == kNone) {
    added.cluster = create(key);
    added.is_new = added.cluster != kNone;
  } else {
    generalise(added.cluster);
  }
  entry.masked.assign(masked);
  entry.cluster = added.cluster;
  entry.changes = changes_;
  return added;
}

std::string ClusterTree::template_of(std::uint32_t id) const {
  const Cluster& cluster = clusters_[id];
  std::string out;
  for (const Word& word : cluster.words) {
    if (!out.empty()) out += ' ';
    out += word.begin;
    if (word.any) out.append(kAnyWord).append(word.end);
  }
  return out;
}

}  // namespace dtsdoctor
