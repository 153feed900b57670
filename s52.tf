resource "alicloud_dts_synchronization_job" "x" {
  source_endpoint_role = "r"
  source_endpoint_password = "hunTer2zQ
tAilPart77"
  destination_endpoint_region = "cn-hangzhou"
}
