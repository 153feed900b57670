// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: masking does not know every value: a user, a table, a host without digits. Lines
// that agree in most words are one cluster, and where they differ its template gets "<*>". It is a
// tree of fixed depth after Drain: the shape of a line (how many words, what stands between them),
// then its words that tell errors apart, then a short list. It refuses to put lines together that
// differ in a code, an exception, a word of state or action, or a word that is not English letters:
// two errors in one cluster are worse than one error in two. It depends on the order of the lines
// and on nothing else; what it holds does not grow past max_clusters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dtsdoctor {

class ClusterTree {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  explicit ClusterTree(std::size_t max_clusters);

  struct Added {
    std::uint32_t cluster = kNone;  // kNone: there is no room for another
    bool is_new = false;            // the number may have been of a cluster that was absorbed
  };
  // `masked`: a line of masked_line().
  [[nodiscard]] Added add(std::string_view masked);

  // The clusters that the last add() put into the one it returned: their template came to say the
  // same. Their numbers are free for new clusters.
  [[nodiscard]] const std::vector<std::uint32_t>& absorbed() const { return absorbed_; }

  // What was put into it is forgotten; its number is free for a new cluster.
  void remove(std::uint32_t cluster);

  [[nodiscard]] std::string template_of(std::uint32_t cluster) const;
  [[nodiscard]] std::size_t size() const { return clusters_.size() - free_.size(); }

 private:
  // A word of a template; what stands for anything is between its ends.
  struct Word {
    std::string begin;
    std::string end;
    std::uint64_t hash = 0;
    std::uint64_t shape = 0;  // hash that makes no difference between masks
    bool any = false;
  };
  struct Cluster {
    std::vector<Word> words;
    std::uint64_t leaf = 0;
  };
  struct Token {
    std::string_view text;
    std::uint64_t hash = 0;
    std::uint64_t shape = 0;
    // From the first to the last letter that tells errors apart; equal if there is none.
    std::size_t told_begin = 0;
    std::size_t told_end = 0;
  };
  struct CacheEntry {
    std::string masked;
    std::uint32_t cluster = kNone;
    std::uint64_t changes = 0;  // without a cluster: true as long as there were no more
  };

  enum class Fit { equal, other_mask, covered, mergeable, none };
  [[nodiscard]] static Fit fit(const Word& word, const Token& token);
  void split(std::string_view masked);
  [[nodiscard]] std::uint64_t leaf_key() const;
  [[nodiscard]] std::uint32_t find(const std::vector<std::uint32_t>& leaf) const;
  [[nodiscard]] std::uint32_t create(std::uint64_t key);
  void generalise(std::uint32_t cluster);
  void absorb_covered(std::uint32_t cluster);
  void free(std::uint32_t cluster, std::uint32_t taken_by);

  std::size_t max_clusters_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> free_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> leaves_;
  std::vector<CacheEntry> cache_;  // lines seen of late, by their hash
  std::uint64_t changes_ = 1;      // of templates
  std::vector<std::uint32_t> absorbed_;
  // Of the line at hand.
  std::vector<Token> tokens_;
};

}  // namespace dtsdoctor
