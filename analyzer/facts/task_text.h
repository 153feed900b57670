// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a task is submitted as JSON, on a command line, in a URL, by Terraform or ROS,
// or written down in the console's words. Each reader turns its form into the same thing: named
// values with the place of each, and whether the value stands there or is computed elsewhere. What
// a name means is not known here; that is one table and one mapper (task_document.h).
#pragma once

#include <string>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// How a task was written down, so that a fix can be printed in the same way.
enum class TaskForm {
  request,         // parameters of ConfigureDtsJob and its kin as JSON
  detail,          // a reply of DTS about a task
  command,         // aliyun dts … --Key value
  query,           // a request's URL, query string or form body, also of curl
  hcl,             // Terraform configuration
  terraform_json,  // terraform show -json, of a plan or a state; *.tf.json
  ros_json,        // ROS template
  ros_yaml,
  console,  // the console's labels
};

// Which names of a field a value's name is looked up in.
enum class NameSet { request, endpoint, terraform, console };

struct NamedValue {
  NameSet names = NameSet::request;
  std::string side;  // where the form groups values by side: "source", "destination"
  std::string name;
  Span name_span;
  std::string text;      // the value as it takes effect
  Span span;             // of the value as it is spelled, in the Source
  bool resolved = true;  // false: it is computed, or kept elsewhere; `text` is then empty
  bool spelled = true;   // false: `text` stands elsewhere, and a reference to it at `span`
  std::string variable;  // of Terraform, or "local.…", whose value it is: another file may set it
};

struct TaskText {
  TaskForm form = TaskForm::request;
  Span span;         // what stands for the task as a whole
  std::string kind;  // resource type or operation, may be empty
  Span kind_span;
  std::string label;      // what the form calls the task: a Terraform address, a ROS logical id
  bool complete = false;  // it is all of what is submitted: what it lacks is not set
  std::vector<NamedValue> values;
};

}  // namespace dtsdoctor
