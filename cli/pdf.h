// SPDX-License-Identifier: Apache-2.0
// A page printed through a Chromium on this machine.
#pragma once

#include <optional>
#include <string>

#include "detente/base/error.h"

namespace detente::cli {

// The program that CHROMIUM names, or the first of the usual names on the path; empty where there is none.
std::string find_chromium();

// Prints the page's HTML to `path`, whole or not at all. Nothing is fetched: the page loads nothing. Errors:
// no Chromium is found; it fails, or takes more than a minute.
std::optional<Error> print_pdf(const std::string& html, const std::string& path);

}  // namespace detente::cli
