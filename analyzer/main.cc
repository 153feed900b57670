// SPDX-License-Identifier: Apache-2.0
#include <csignal>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/environment.h"
#include "cli/run.h"

int main(int argc, char** argv) {
#ifdef __GLIBC__
  // Large blocks stay apart from what small ones are taken from, also after the first was freed.
  mallopt(M_MMAP_THRESHOLD, 1 << 17);
  // And what is free is not given back at each file, to be taken again for the next.
  mallopt(M_TRIM_THRESHOLD, 1 << 19);
#endif
  dtsdoctor::keep_closed_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is the end of the output, no error
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow further: said where it is written
  return dtsdoctor::run(dtsdoctor::arguments(argc, argv), dtsdoctor::this_process());
}
