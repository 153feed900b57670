// SPDX-License-Identifier: Apache-2.0
//
// Which lines are one cluster, and what becomes of clusters over time.
#include "diagnose/cluster_tree.h"

#include <set>

#include "catch.h"

namespace dtsdoctor {
namespace {

// The templates of lines added in this order.
std::set<std::string> templates(const std::vector<std::string>& lines) {
  ClusterTree tree(1000);
  std::set<std::uint32_t> ids;
  for (const std::string& line : lines) {
    ids.insert(tree.add(line).cluster);
    for (const std::uint32_t id : tree.absorbed()) ids.erase(id);
  }
  std::set<std::string> out;
  for (const std::uint32_t id : ids) CHECK(out.insert(tree.template_of(id)).second);
  CHECK(out.size() == tree.size());
  return out;
}

using Set = std::set<std::string>;

}  // namespace

TEST_CASE("clusters: lines that differ in a value are one, its ends stay") {
  CHECK(templates({"cannot reach gadget bob at noon", "cannot reach gadget eve at noon"}) ==
        Set{"cannot reach gadget <*> at noon"});
  CHECK(templates(
            {"login of the gadget owner=bob, failed", "login of the gadget owner=eve, failed"}) ==
        Set{"login of the gadget owner=<*>, failed"});
  CHECK(templates({"lost the gadget (x.bob)", "lost the gadget (x.eve)"}) ==
        Set{"lost the gadget (<*>)"});
}

TEST_CASE("clusters: errors that differ in a word that tells them apart are several") {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"[instance: <id>] VM Started (Lifecycle Event)",
            "[instance: <id>] VM Paused (Lifecycle Event)"},
           {"connection to the gadget at <host> refused",
            "connection to the gadget at <host> failed"},
           {"can the gadget at <host> be opened", "can the gadget at <host> be closed"},
           {"ORA-01017: the gadget has no owner", "ORA-01018: the gadget has no owner"},
           {"the gadget gave status 403 at once", "the gadget gave status 503 at once"},
           {"the gadget threw IOException at once", "the gadget threw SQLException at once"},
           {"the gadget said AccessDenied at once", "the gadget said NoSuchKey at once"},
           {"the gadget is in STANDBY at present", "the gadget is in READONLY at present"},
           {"gadget x: the table is not there", "gadget x: the column is not there"},
           {"gadget x 连接失败 at once", "gadget x 认证失败 at once"},
           {"the gadget state=running is wrong", "the gadget state=stopped is wrong"}}) {
    INFO(a << " / " << b);
    CHECK(templates({a, b}).size() == 2);
    CHECK(templates({b, a}).size() == 2);
  }
}

TEST_CASE("clusters: what has little in common stays apart") {
  CHECK(templates({"gadget gone", "sprocket gone"}).size() == 2);
  CHECK(templates({"alpha beta gamma delta x", "alpha beta one two three"}).size() == 2);
}

TEST_CASE("clusters: another mask is a value, too") {
  CHECK(templates({"shard x=<num> of the gadget", "shard x=<id> of the gadget"}) ==
        Set{"shard x=<*> of the gadget"});
}

TEST_CASE("clusters: one whose template comes to say the same is taken in, its number used again") {
  ClusterTree tree(3);
  CHECK(tree.add("gadget <num> shard <path>").cluster == 0);
  CHECK(tree.add("gadget bob shard eve").cluster == 1);
  CHECK(tree.add("sprocket").cluster == 2);
  CHECK(tree.add("spindle").cluster == ClusterTree::kNone);
  CHECK(tree.absorbed().empty());
  const auto third = tree.add("gadget <id> shard <text>");
  CHECK(third.cluster == 0);
  CHECK(tree.absorbed() == std::vector<std::uint32_t>{1});
  CHECK(tree.template_of(0) == "gadget <*> shard <*>");
  CHECK(tree.add("gadget bob shard eve").cluster == 0);
  const auto late = tree.add("spindle");
  CHECK(late.cluster == 1);
  CHECK(late.is_new);
  CHECK(tree.template_of(1) == "spindle");
}

TEST_CASE("clusters: the same template text is the same cluster") {
  ClusterTree tree(100);
  const auto any = tree.add("cannot reach gadget <*> at noon");
  CHECK(tree.add("cannot reach gadget eve at noon").cluster == any.cluster);
  CHECK(tree.add("cannot reach gadget <*> at noon").cluster == any.cluster);
  CHECK(tree.template_of(any.cluster) == "cannot reach gadget <*> at noon");
  CHECK(tree.size() == 1);
}

TEST_CASE("clusters: of lines without values the order makes no difference") {
  std::vector<std::string> lines;
  for (const char* verb : {"opened", "closed", "failed", "refused", "missing"}) {
    for (const char* code : {"ORA-01017", "DTS-1020042", "IOException"})
      lines.push_back(std::string("the gadget was ") + verb + " with " + code);
  }
  const Set forwards = templates(lines);
  CHECK(forwards.size() == 15);
  CHECK(templates({lines.rbegin(), lines.rend()}) == forwards);
}

TEST_CASE("clusters: past the limit there are no more, those that there are go on") {
  ClusterTree tree(2);
  CHECK(tree.add("gadget one gone").cluster == 0);
  CHECK(tree.add("sprocket lost").cluster == 1);
  CHECK(tree.add("something else entirely").cluster == ClusterTree::kNone);
  CHECK(tree.add("sprocket lost").cluster == 1);
  ClusterTree none(0);
  CHECK(none.add("x").cluster == ClusterTree::kNone);
}

TEST_CASE("clusters: a hundred thousand different lines are kept as so many as asked for") {
  ClusterTree tree(256);
  std::size_t without = 0;
  for (int i = 0; i < 100000; ++i) {
    std::string word;
    for (int n = i + 1; n > 0; n /= 26) word += static_cast<char>('a' + n % 26);
    // Of one leaf, and each of another one.
    const std::string line = i % 2 == 0 ? word + " " + word + "x y" : "Failed" + word + "Exception";
    if (tree.add(line).cluster == ClusterTree::kNone) ++without;
  }
  CHECK(tree.size() == 256);
  CHECK(without > 90000);
}

TEST_CASE("clusters: a line without blanks, an empty one and one of masks") {
  ClusterTree tree(100);
  CHECK(tree.add("").is_new);
  CHECK_FALSE(tree.add("").is_new);
  CHECK(tree.add(std::string(700, 'x')).is_new);
  CHECK(tree.add("<num>").is_new);
  CHECK(tree.add("<id>").is_new);
  CHECK(tree.add("<").is_new);
  CHECK(tree.add("<*>").cluster != ClusterTree::kNone);
}

}  // namespace dtsdoctor
