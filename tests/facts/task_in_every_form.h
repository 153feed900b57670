// SPDX-License-Identifier: Apache-2.0
//
// One two-sided cross-account task, written in every form by hand.
#pragma once

#include <string>

namespace dtsdoctor::testing {

inline const std::string kRequest = R"({
  "DtsJobName": "orders",
  "SourceEndpointInstanceType": "RDS", "SourceEndpointEngineName": "MYSQL",
  "SourceEndpointRegion": "cn-hangzhou",
  "SourceEndpointOwnerID": "1408826137750019", "SourceEndpointRole": "ram-for-dts",
  "SourceEndpointPassword": "p@ss w\"rd",
  "DestinationEndpointInstanceType": "EXPRESS",
  "DestinationEndpointOwnerID": 1777720036541188, "DestinationEndpointRole": "dst role"
})";

inline const std::string kCommand =
    R"($ aliyun --profile prod dts ConfigureDtsJob --DtsJobName orders \
    --SourceEndpointInstanceType RDS --SourceEndpointEngineName=MYSQL \
    --SourceEndpointRegion "cn-hangzhou" \
    --SourceEndpointOwnerID '1408826137750019' --SourceEndpointRole ram-for-"dts" \
    --SourceEndpointPassword 'p@ss w"rd' \
    --DestinationEndpointInstanceType EXPRESS \
    --DestinationEndpointOwnerID=1777720036541188 --DestinationEndpointRole dst\ role
)";

inline const std::string kQuery =
    "https://dts.aliyuncs.com/?Action=ConfigureDtsJob&DtsJobName=orders"
    "&SourceEndpointInstanceType=RDS&SourceEndpointEngineName=MYSQL"
    "&SourceEndpointRegion=cn%2Dhangzhou&SourceEndpointOwnerID=1408826137750019"
    "&SourceEndpointRole=ram-for-dts&SourceEndpointPassword=p%40ss+w%22rd"
    "&DestinationEndpointInstanceType=EXPRESS&DestinationEndpointOwnerID=1777720036541188"
    "&DestinationEndpointRole=dst+role\n";

inline const std::string kHcl = R"(# the task
variable "owner" {
  default = "1777720036541188" // of the warehouse
}
locals {
  role = "dst role"
}
resource "alicloud_dts_synchronization_job" "orders" {
  dts_job_name                       = "orders"
  dts_instance_id                    = "dtsabc"
  source_endpoint_instance_type      = "RDS"
  source_endpoint_engine_name        = "MYSQL"
  source_endpoint_region             = "cn-hangzhou"
  source_endpoint_owner_id           = 1408826137750019
  source_endpoint_role               = "ram-for-dts" /* made by ops */
  source_endpoint_password           = "p@ss w\"rd"
  destination_endpoint_instance_type = "EXPRESS"
  destination_endpoint_owner_id      = var.owner
  destination_endpoint_role          = local.role
  db_list = jsonencode({
    "shop" = { name = "shop", all = true }
  })
  timeouts {
    create = "10m"
  }
}
)";

inline const std::string kRosYaml = R"(ROSTemplateFormatVersion: '2015-09-01'
Resources:
  Orders:
    Type: ALIYUN::DTS::SynchronizationJob2
    Properties:
      DtsJobName: orders
      SourceEndpoint:
        InstanceType: RDS
        EngineName: MYSQL
        Region: cn-hangzhou
        OwnerID: "1408826137750019"
        Role: ram-for-dts
        Password: 'p@ss w"rd'
      DestinationEndpoint:
        InstanceType: EXPRESS
        OwnerId: 1777720036541188
        Role: dst role
)";

inline const std::string kConsole = R"({
  "Task Name": "orders",
  "Source Database": {
    "Database Type": "MySQL", "Access Method": "Alibaba Cloud Instance",
    "Instance Region": "cn-hangzhou", "Alibaba Cloud Account": "1408826137750019",
    "RAM Role Name": "ram-for-dts", "Database Password": "p@ss w\"rd"
  },
  "Destination Access Method": "Express Connect, VPN Gateway, or Smart Access Gateway",
  "Destination Alibaba Cloud Account": "1777720036541188",
  "Destination RAM Role Name": "dst role"
})";

inline const std::string kValues = R"({
  "dts_job_name": "orders",
  "source_endpoint_instance_type": "RDS", "source_endpoint_engine_name": "MYSQL",
  "source_endpoint_region": "cn-hangzhou",
  "source_endpoint_owner_id": "1408826137750019", "source_endpoint_role": "ram-for-dts",
  "source_endpoint_password": "p@ss w\"rd",
  "destination_endpoint_instance_type": "EXPRESS",
  "destination_endpoint_owner_id": "1777720036541188", "destination_endpoint_role": "dst role"
})";

inline const std::string kState = R"({"version": 4, "lineage": "9e5c", "resources": [
{"mode": "data", "type": "alicloud_dts_synchronization_jobs", "name": "x", "instances": [{}]},
{"mode": "managed", "type": "alicloud_dts_synchronization_job", "name": "orders", "instances": [
{"schema_version": 0, "attributes": )" +
                                  kValues + "}]}]}\n";

inline const std::string kTfJson = R"({"resource": {"alicloud_dts_synchronization_job": {"orders":
)" + kValues + "}}}\n";

inline const std::string kRosJson = R"({"ROSTemplateFormatVersion": "2015-09-01", "Resources": {
  "Vpc": {"Type": "ALIYUN::ECS::VPC", "Properties": {"CidrBlock": "10.0.0.0/8"}},
  "Orders": {"Type": "ALIYUN::DTS::SynchronizationJob2", "Properties": {
    "DtsJobName": "orders",
    "SourceEndpoint": {"InstanceType": "RDS", "EngineName": "MYSQL", "Region": "cn-hangzhou",
      "OwnerID": "1408826137750019", "Role": "ram-for-dts", "Password": "p@ss w\"rd"},
    "DestinationEndpoint": {"InstanceType": "EXPRESS",
      "OwnerId": 1777720036541188, "Role": "dst role"}}}}})";

}  // namespace dtsdoctor::testing
