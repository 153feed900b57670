# SPDX-License-Identifier: Apache-2.0
# Runs dtsdoctor_embed (-DEMBED= -DPATTERNS= -DKNOWLEDGE= -DOUTPUT=). The output is replaced only when
# it changed, so that a change in the loader alone recompiles nothing; after a failure none is left.

get_filename_component(folder "${OUTPUT}" DIRECTORY)
file(MAKE_DIRECTORY "${folder}")
execute_process(COMMAND "${EMBED}" "${PATTERNS}" "${KNOWLEDGE}" "${OUTPUT}.new" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  file(REMOVE "${OUTPUT}" "${OUTPUT}.new")
  message(FATAL_ERROR "dtsdoctor_embed: the rules could not be embedded (${status}); see above.")
endif()
execute_process(COMMAND "${CMAKE_COMMAND}" -E copy_if_different "${OUTPUT}.new" "${OUTPUT}"
                COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE "${OUTPUT}.new")
