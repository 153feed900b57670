# SPDX-License-Identifier: Apache-2.0
# For ctest, which starts tests in the order of their files until it knows how long each takes: those
# that would be left to run alone at the end come first. COST is in seconds, with sanitizers.
set_tests_properties(
  "shapes: every error of every producer is read from every carrier" PROPERTIES COST 120)
set_tests_properties("samples: no secret of a task is in any output" PROPERTIES COST 40)
