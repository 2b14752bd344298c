// SPDX-License-Identifier: Apache-2.0
// The manual, made from the tables of commands and options.
#pragma once

#include <string>

namespace detente::cli {

// The manual page detente(1), in roff's man macros.
std::string manual_page();

// The same content as Markdown: docs/cli.md.
std::string manual_markdown();

}  // namespace detente::cli
