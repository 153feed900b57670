// SPDX-License-Identifier: Apache-2.0
#include "input/unpack.h"

#include <algorithm>

#include "input/archive_reader.h"
#include "input/gzip_source.h"
#include "input/stream_codec.h"

namespace dtsdoctor {
namespace {

// Looked at first: as much as what reads a text asks for, so that it need not ask again.
constexpr std::size_t kHead = 4096;
static_assert(kHead >= kPackingHead);

// Counts what is taken from a packed thing whose size is not known beforehand.
class CountedSource : public ByteSource {
 public:
  explicit CountedSource(ByteSource& source) : source_(source) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    Result<std::size_t> got = source_.read(to, size);
    if (got.ok()) count_ += *got;
    return got;
  }
  std::optional<std::uint64_t> size() const override { return source_.size(); }
  bool seek(std::uint64_t offset) override { return source_.seek(offset); }

  // Archives end before their last byte.
  std::uint64_t count_to_the_end() {
    if (source_.size()) return *source_.size();
    std::string block(std::size_t{1} << 16, '\0');
    while (true) {
      const Result<std::size_t> got = read(block.data(), block.size());
      if (!got.ok() || *got == 0) return count_;
    }
  }

 private:
  ByteSource& source_;
  std::uint64_t count_ = 0;
};

// What a walk may still unpack. Every level counts, or work could hide in a level that yields
// nothing.
struct Budget {
  std::uint64_t bytes = 0;
  std::size_t members = 0;
  bool used_up = false;
};

// The current member of an archive, within the budget. An error is given again if asked again.
class MemberSource : public ByteSource {
 public:
  MemberSource(std::string name, ByteSource& archive, Budget& budget)
      : name_(std::move(name)), archive_(archive), budget_(budget) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (problem_) return *problem_;
    if (ended_ || budget_.used_up) return std::size_t{0};
    char beyond = 0;
    const bool allowed = budget_.bytes > 0;
    const Result<std::size_t> got =
        allowed ? archive_.read(to, std::min<std::uint64_t>(size, budget_.bytes))
                : archive_.read(&beyond, 1);
    if (budget_.used_up) return std::size_t{0};  // by a level below
    if (!got.ok()) {
      problem_ = named(got.problem());
      return *problem_;
    }
    ended_ = *got == 0;
    if (ended_) return std::size_t{0};
    if (!allowed) {
      budget_.used_up = true;
      return std::size_t{0};
    }
    budget_.bytes -= *got;
    return *got;
  }

 private:
  Problem named(Problem problem) const {
    problem.what = said("cannot read {}", name_);
    problem.where = Place();
    problem.where->input = name_;
    return problem;
  }

  std::string name_;
  ByteSource& archive_;
  Budget& budget_;
  bool ended_ = false;
  std::optional<Problem> problem_;
};

Problem cannot_read(const std::string& name, Message why, Message help) {
  Place where;
  where.input = name;
  return {said("cannot read {}", name), where, std::move(why), std::move(help)};
}

class Walk {
 public:
  Walk(const Limits& limits, UnpackVisitor& visitor) : limits_(limits), visitor_(visitor) {
    budget_.bytes = limits.max_unpacked;
    budget_.members = limits.max_members;
  }

  void visit(const std::string& name, ByteSource& source, std::size_t depth) {
    std::string head;
    (void)read_up_to(source, kHead, head);  // an error comes again behind the head
    const Packing packing = packing_of(head);
    const std::unique_ptr<ByteSource> whole = read_after(std::move(head), source);
    if (packing == Packing::none) {
      visitor_.leaf(name, *whole);
    } else if (is_foreign(packing)) {
      visitor_.archive_begins(name);
      visitor_.archive_ends(
          name, CountedSource(*whole).count_to_the_end(),
          cannot_read(name, said("a packing that is not read: {}", name_of(packing)),
                      "unpack it and give the files"));
    } else if (depth == limits_.max_nesting) {
      hit("max-nesting", name, LimitWhat::nesting, depth);
      visitor_.archive_begins(name);
      visitor_.archive_ends(name, CountedSource(*whole).count_to_the_end(), std::nullopt);
    } else if (has_members(packing)) {
      archive(name, *whole, packing, depth);
    } else {
      stream(name, *whole, packing, depth);
    }
  }

  std::vector<LimitHit> take_hits() { return std::move(hits_); }

 private:
  void stream(const std::string& name, ByteSource& packed, Packing packing, std::size_t depth) {
    CountedSource counted(packed);
    std::optional<Problem> problem;
    const std::unique_ptr<ByteSource> unpacked =
        packing == Packing::gzip ? open_gzip(counted) : open_stream(counted, packing);
    if (unpacked != nullptr) {
      problem = content(name, *unpacked, depth);
      if (!problem) return;
      visitor_.archive_begins(name);
      end_archive(name, counted, problem);
      return;
    }
    const Result<std::unique_ptr<ArchiveReader>> reader = ArchiveReader::open(counted, packing);
    if (reader.ok()) {
      const Result<std::optional<ArchiveMember>> content = (*reader)->next();
      if (content.ok()) {
        MemberSource bytes(name, **reader, budget_);
        const std::unique_ptr<ByteSource> nothing = read_memory("");
        visit(name, *content ? static_cast<ByteSource&>(bytes) : *nothing, depth + 1);
        note_budget(name);
        return;
      }
      problem = content.problem();
    } else {
      problem = reader.problem();
    }
    visitor_.archive_begins(name);
    end_archive(name, counted, problem);
  }

  // A Problem only if there is nothing before it.
  std::optional<Problem> content(const std::string& name, ByteSource& unpacked, std::size_t depth) {
    std::string head(kPackingHead, '\0');
    const Result<std::size_t> got = unpacked.read(head.data(), head.size());
    if (!got.ok()) return got.problem();
    head.resize(*got);
    const std::unique_ptr<ByteSource> all = read_after(std::move(head), unpacked);
    MemberSource bytes(name, *all, budget_);
    visit(name, bytes, depth + 1);
    note_budget(name);
    return std::nullopt;
  }

  void archive(const std::string& name, ByteSource& packed, Packing packing, std::size_t depth) {
    CountedSource counted(packed);
    visitor_.archive_begins(name);
    const Result<std::unique_ptr<ArchiveReader>> reader = ArchiveReader::open(counted, packing);
    std::optional<Problem> problem;
    if (!reader.ok()) problem = reader.problem();
    while (!problem && !budget_.used_up) {
      const Result<std::optional<ArchiveMember>> member = (*reader)->next();
      if (!member.ok()) problem = member.problem();
      if (!member.ok() || !*member) break;
      if (budget_.members == 0) {
        hit("max-members", name, LimitWhat::members, limits_.max_members);
        members_hit_ = true;
        budget_.used_up = true;
        break;
      }
      --budget_.members;
      if ((*member)->is_file) visit_member(name + "!" + (*member)->name, **member, **reader, depth);
    }
    end_archive(name, counted, problem);
  }

  void visit_member(const std::string& name, const ArchiveMember& member, ArchiveReader& reader,
                    std::size_t depth) {
    if (member.encrypted) {
      visitor_.unreadable(name, cannot_read(name, "it is encrypted",
                                            "unpack it with its password and give the files"));
      return;
    }
    MemberSource bytes(name, reader, budget_);
    visit(name, bytes, depth + 1);
    note_budget(name);
  }

  // A level that ends because the budget ran out below it is no damage.
  void end_archive(const std::string& name, CountedSource& counted,
                   const std::optional<Problem>& problem) {
    std::optional<Problem> told;
    if (problem && !budget_.used_up) told = cannot_read(name, problem->why, problem->help);
    note_budget(name);
    visitor_.archive_ends(name, counted.count_to_the_end(), told);
  }

  void note_budget(const std::string& name) {
    if (!budget_.used_up || budget_noted_ || members_hit_) return;
    budget_noted_ = true;
    hit("max-unpacked", name, LimitWhat::unpacked, limits_.max_unpacked);
  }

  void hit(const std::string& limit, const std::string& name, LimitWhat what,
           std::uint64_t amount) {
    hits_.push_back({limit, name, 0, what, amount});
  }

  const Limits& limits_;
  UnpackVisitor& visitor_;
  Budget budget_;
  bool budget_noted_ = false;
  bool members_hit_ = false;
  std::vector<LimitHit> hits_;
};

}  // namespace

std::vector<LimitHit> walk(const std::string& name, ByteSource& source, const Limits& limits,
                           UnpackVisitor& visitor) {
  Walk walk(limits, visitor);
  walk.visit(name, source, 0);
  return walk.take_hits();
}

}  // namespace dtsdoctor
