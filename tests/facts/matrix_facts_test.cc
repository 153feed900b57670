// SPDX-License-Identifier: Apache-2.0
//
// The support matrix of cross-account tasks, cell by cell as the two pages print it, against what a
// ConfigureDtsJob request says.
#include "facts/matrix_facts.h"

#include "catch.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

// An endpoint of a request; an empty value is left out.
std::string endpoint(const std::string& side, const std::string& engine, const std::string& type,
                     const std::string& region = "") {
  std::string out = "\"" + side + "EndpointOwnerID\":\"" + kOwner + "\"";
  if (!engine.empty()) out += ",\"" + side + "EndpointEngineName\":\"" + engine + "\"";
  if (!type.empty()) out += ",\"" + side + "EndpointInstanceType\":\"" + type + "\"";
  if (!region.empty()) out += ",\"" + side + "EndpointRegion\":\"" + region + "\"";
  return out;
}

Facts facts_of(const std::string& members, const std::string& side) {
  const Document task = document("task.json", "{\"JobType\":\"SYNC\"," + members + "}");
  Facts facts(builtin_rules());
  add_region_facts(facts, std::get<TaskDocument>(task), side);
  add_matrix_facts(facts, std::get<TaskDocument>(task), side);
  return facts;
}

Facts source(const std::string& engine, const std::string& type) {
  return facts_of(endpoint("Source", engine, type), "source");
}

Facts destination(const std::string& engine, const std::string& type) {
  return facts_of(endpoint("Destination", engine, type), "destination");
}

// "?" unknown, else the values.
std::string shown(const Facts& facts, const std::string& key) {
  const Fact& fact = facts.at("endpoint." + key);
  if (fact.state == FactState::unknown) return "?";
  std::string out;
  for (const FactValue& value : fact.values) out += (out.empty() ? "" : " | ") + value.text;
  return out;
}

std::string cell(const Facts& facts) { return shown(facts, "matrix.cell"); }

// A row of the page: name, EngineName, InstanceType of its cloud instance, and y or n for Alibaba
// Cloud Instance, Express Connect …, ECS, CEN, Database Gateway.
struct Row {
  std::string name, engine, cloud_type, cells;
};

}  // namespace

TEST_CASE("matrix facts: every documented cell of the source side") {
  const std::vector<Row> rows = {
      {"MySQL", "MYSQL", "RDS", "yyynn"},
      {"PolarDB for MySQL", "PolarDB", "PolarDB", "ynnnn"},
      {"Tair/Redis", "REDIS", "REDIS", "yyyyy"},
      {"SQL Server", "MSSQL", "RDS", "yynnn"},
      {"PostgreSQL", "POSTGRESQL", "RDS", "yynnn"},
      {"MongoDB", "MONGODB", "MONGODB", "yyyyn"},
      {"Oracle", "ORACLE", "", "-ynnn"},
      {"PolarDB-X 1.0", "POLARDBX10", "DISTRIBUTED_POLARDBX10", "ynnnn"},
      {"PolarDB-X 2.0", "POLARDBX20", "POLARDBX20", "ynnnn"},
      {"DB2 for iSeries (AS/400)", "AS400", "", "-ynnn"},
      {"DB2 for LUW", "DB2", "", "-yynn"},
      {"MariaDB", "MARIADB", "RDS", "yyynn"},
      {"AnalyticDB for MySQL 3.0", "ADB30", "ADS", "ynnnn"},
      {"Kafka", "KAFKA", "", "-yynn"},
  };
  for (const Row& row : rows) {
    const std::string types[] = {row.cloud_type, "EXPRESS", "ECS", "CEN", "DG"};
    for (std::size_t i = 0; i < std::size(types); ++i) {
      if (row.cells[i] == '-') continue;  // the API has no value for it
      INFO(row.name << " as " << types[i]);
      const Facts facts = source(row.engine, types[i]);
      CHECK(shown(facts, "matrix.type") == row.name);
      CHECK(cell(facts) == (row.cells[i] == 'y' ? "supported" : "method_missing"));
    }
    CHECK(cell(source(row.engine, "OTHER")) == "method_missing");
  }
}

TEST_CASE("matrix facts: every documented cell of the destination side") {
  const std::vector<Row> rows = {
      {"MySQL", "MYSQL", "RDS", ""},
      {"PolarDB for MySQL", "PolarDB", "PolarDB", ""},
      {"AnalyticDB for MySQL 3.0", "ADB30", "ADS", ""},
      {"Tair/Redis", "REDIS", "REDIS", ""},
      {"MongoDB", "MONGODB", "MONGODB", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Facts facts = destination(row.engine, row.cloud_type);
    CHECK(shown(facts, "matrix.type") == row.name);
    CHECK(cell(facts) == "supported");
    for (const char* method : {"EXPRESS", "ECS", "CEN", "DG", "OTHER"})
      CHECK(cell(destination(row.engine, method)) == "method_missing");
  }
}

TEST_CASE("matrix facts: what the API knows and the matrix lacks is a missing type") {
  for (const char* engine : {"DMSPOLARDB", "HBASE", "TERADATA", "TiDB"})
    CHECK(cell(source(engine, "EXPRESS")) == "type_missing");
  for (const char* engine :
       {"MARIADB", "POLARDB_O", "POLARDBX10", "POLARDBX20", "ORACLE", "PostgreSQL", "MSSQL", "ADS",
        "GREENPLUM", "KAFKA", "DATAHUB", "DB2", "AS400", "ODPS", "Tablestore", "ELK"})
    CHECK(cell(destination(engine, "ECS")) == "type_missing");
  CHECK(cell(source("HBASE", "")) == "type_missing");  // whatever the access method is
}

TEST_CASE("matrix facts: a value that no page explains is not mappable, never unsupported") {
  CHECK(cell(source("DAMENG", "EXPRESS")) == "not_mappable");
  CHECK(cell(source("MYSQL", "QUANTUM")) == "not_mappable");
  CHECK(cell(source("MYSQL", "REDIS")) == "not_mappable");  // the two contradict each other
  CHECK(cell(source("KAFKA", "KAFKA")) == "not_mappable");
  // Types of the console for which the API reference has no value, spelled as their own name.
  CHECK(cell(source("SLS", "EXPRESS")) == "not_mappable");
  CHECK(cell(destination("SelectDB", "ECS")) == "not_mappable");
  CHECK(cell(destination("ClickHouse", "CLICKHOUSE")) == "not_mappable");
}

TEST_CASE("matrix facts: PolarDB (Compatible with Oracle) is in both documents over EXPRESS only") {
  CHECK(shown(source("POLARDB_O", "EXPRESS"), "matrix.type") == "PolarDB (Compatible with Oracle)");
  CHECK(cell(source("POLARDB_O", "EXPRESS")) == "supported");
  CHECK(cell(source("POLARDB_O", "OTHER")) == "not_mappable");
  CHECK(cell(source("POLARDB_O", "PolarDB")) == "not_mappable");
  CHECK(cell(source("POLARDB_O", "ECS")) == "method_missing");
}

TEST_CASE("matrix facts: the console's words are understood in both languages") {
  const auto in_words = [](const std::string& type, const std::string& method) {
    return cell(source(type, method));
  };
  CHECK(in_words("SLS", "Alibaba Cloud Instance") == "supported");
  CHECK(in_words("PolarDB for PostgreSQL", "云实例") == "supported");
  CHECK(in_words("PolarDB (Compatible with Oracle)", "Alibaba Cloud Instance") == "supported");
  CHECK(in_words("ApsaraDB OceanBase for MySQL", "Self-managed Database on ECS") == "supported");
  CHECK(in_words("ApsaraDB OceanBase for MySQL", "Database Gateway") == "method_missing");
  CHECK(in_words("Tair/Redis", "云企业网 CEN") == "supported");
  CHECK(in_words("SQL Server", "ECS 自建数据库") == "method_missing");
  CHECK(in_words("MySQL", "Public IP Address") == "method_missing");
  CHECK(cell(destination("ClickHouse", "Alibaba Cloud Instance")) == "supported");
  CHECK(cell(destination("SelectDB", "云实例")) == "supported");
  CHECK(cell(destination("ClickHouse", "Self-managed Database on ECS")) == "method_missing");
}

TEST_CASE("matrix facts: case and blanks around a value do not matter") {
  CHECK(cell(source("mysql", "rds")) == "supported");
  CHECK(cell(source(" MySQL ", "express")) == "supported");
  CHECK(cell(source("polardb", "POLARDB")) == "supported");
}

TEST_CASE("matrix facts: a complete request without EngineName is about MySQL") {
  CHECK(shown(source("", "RDS"), "matrix.type") == "MySQL");
  CHECK(cell(source("", "RDS")) == "supported");
  CHECK(cell(source("", "CEN")) == "method_missing");
  CHECK(cell(source("", "REDIS")) == "not_mappable");
  const Facts reply =  // a reply of DTS may leave out what it likes
      facts_of(R"("SourceEndpoint":{"InstanceType":"CEN","AliyunUid":"1408826137750019"})",
               "source");
  CHECK(shown(reply, "matrix.type") == "?");
  CHECK(shown(reply, "matrix.method") == "cen");
  CHECK(cell(reply) == "?");
}

TEST_CASE("matrix facts: change tracking has no matrix of its own") {
  const auto cell_in = [](const std::string& members) {
    const Document task = document("task.json", "{" + members + "}");
    Facts facts(builtin_rules());
    add_matrix_facts(facts, std::get<TaskDocument>(task), "source");
    return cell(facts);
  };
  const std::string source_only = endpoint("Source", "MYSQL", "CEN");
  CHECK(cell_in(source_only) == "?");  // a subscription looks like this, too
  CHECK(cell_in(source_only + R"(,"JobType":"SUBSCRIBE")") == "?");
  CHECK(cell_in(source_only + R"(,"JobType":"MIGRATION")") == "method_missing");
  CHECK(cell_in(source_only + R"(,"DestinationEndpointInstanceType":"RDS")") == "method_missing");
}

TEST_CASE("matrix facts: without an access method only the type is known") {
  const Facts facts = source("MYSQL", "");
  CHECK(shown(facts, "matrix.type") == "MySQL");
  CHECK(shown(facts, "matrix.method") == "?");
  CHECK(cell(facts) == "?");
}

TEST_CASE("matrix facts: the methods offered, in both languages") {
  const Facts db2 = source("DB2", "CEN");
  CHECK(shown(db2, "matrix.offered") ==
        "Express Connect, VPN Gateway, or Smart Access Gateway | Self-managed Database on ECS");
  CHECK(shown(db2, "matrix.offered_zh") == "专线/VPN 网关/智能网关 | ECS 自建数据库");
  CHECK(shown(source("HBASE", "ECS"), "matrix.offered").empty());
  CHECK(shown(db2, "matrix.disputed") == "false");
  CHECK(shown(source("KAFKA", "ECS"), "matrix.disputed") == "true");
}

TEST_CASE("matrix facts: the cell points at the value that decides it") {
  const Facts facts = facts_of(endpoint("Source", "DB2", "CEN"), "source");
  REQUIRE(facts.at("endpoint.matrix.cell").values[0].place);
  CHECK(facts.at("endpoint.matrix.cell").values[0].place->column ==
        facts.at("endpoint.matrix.method").values[0].place->column);
  const Facts missing = facts_of(endpoint("Source", "HBASE", "CEN"), "source");
  CHECK(missing.at("endpoint.matrix.cell").values[0].place->column ==
        missing.at("endpoint.matrix.type").values[0].place->column);
}

TEST_CASE("matrix facts: the pairs of two-way tasks") {
  const auto pair = [](const std::string& engine, const std::string& type,
                       const std::string& other_engine, const std::string& other_type) {
    const std::string task =
        endpoint("Source", engine, type) + "," + endpoint("Destination", other_engine, other_type);
    const std::string seen = shown(facts_of(task, "source"), "matrix.two_way");
    CHECK(shown(facts_of(task, "destination"), "matrix.two_way") == seen);
    return seen;
  };
  CHECK(pair("MYSQL", "RDS", "MYSQL", "RDS") == "listed");
  CHECK(pair("REDIS", "REDIS", "REDIS", "REDIS") == "conditional");
  CHECK(pair("MONGODB", "MONGODB", "MONGODB", "MONGODB") == "conditional");
  CHECK(pair("PolarDB", "PolarDB", "PolarDB", "PolarDB") == "disputed");
  CHECK(pair("MYSQL", "RDS", "PolarDB", "PolarDB") == "not_listed");
  CHECK(pair("MYSQL", "ECS", "MYSQL", "RDS") == "not_listed");
  CHECK(pair("POSTGRESQL", "RDS", "PostgreSQL", "RDS") == "not_listed");
  CHECK(pair("MYSQL", "RDS", "CLICKHOUSE", "CLICKHOUSE") == "?");
  CHECK(pair("MYSQL", "RDS", "MYSQL", "") == "?");
}

TEST_CASE("matrix facts: regions belong to an infrastructure, and to the mainland or not") {
  const auto region = [](const std::string& id) {
    const Facts facts = facts_of(endpoint("Source", "MYSQL", "RDS", id), "source");
    return shown(facts, "region_class") + " " + shown(facts, "region_is_mainland");
  };
  CHECK(region("cn-hangzhou") == "public true");
  CHECK(region("cn-hongkong") == "public false");
  CHECK(region("eu-central-1") == "public false");
  CHECK(region("cn-shanghai-finance-1") == "finance true");
  CHECK(region("cn-hangzhou-finance") == "finance true");
  CHECK(region("cn-north-2-gov-1") == "gov true");
  const std::string both = endpoint("Source", "MYSQL", "RDS", "cn-hangzhou") + "," +
                           endpoint("Destination", "MYSQL", "RDS", "us-east-1");
  CHECK(facts_of(both, "source").value("other.region_is_mainland")->text == "false");
  CHECK(facts_of(both, "destination").value("other.region_is_mainland")->text == "true");
  CHECK(region("cn-atlantis") == "? ?");
  CHECK(region("") == "? ?");
}

}  // namespace dtsdoctor::testing
