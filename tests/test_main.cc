// SPDX-License-Identifier: Apache-2.0
// The main function of the tests.
#ifdef DTSDOCTOR_CATCH2_V3
#include <catch2/catch_session.hpp>

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
#else
#define CATCH_CONFIG_MAIN
#include "catch.h"
#endif
