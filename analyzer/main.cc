// SPDX-License-Identifier: Apache-2.0
#include <csignal>

#include "cli/run.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is the end of the output, no error
  return dtsdoctor::run(dtsdoctor::arguments(argc, argv), dtsdoctor::this_process());
}
