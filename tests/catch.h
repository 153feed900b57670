// SPDX-License-Identifier: Apache-2.0
// Catch2, whichever version is installed.
#pragma once
#ifdef DTSDOCTOR_CATCH2_V3
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
