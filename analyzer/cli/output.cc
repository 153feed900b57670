// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "report/writers.h"

namespace dtsdoctor {

void show(const Problem& problem, const Environment& environment, const Redactor& redactor,
          const std::string& headline) {
  environment.err(redactor.redact(render(problem, headline)).bytes());
}

void print(Report& report, const Options& options, const Environment& environment,
           const Redactor& redactor) {
  redactor.redact(report);
  if (options.format == "json") {
    environment.out(write_json(report));
    return;
  }
  const bool colour = choose_colour(options.colour, environment);
  environment.out(write_text(
      report, {colour, colour && environment.stdout_is_terminal, choose_width(environment),
               choose_language(options.lang, environment), options.why, options.quiet}));
}

}  // namespace dtsdoctor
