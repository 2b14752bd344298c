// SPDX-License-Identifier: Apache-2.0
// Shell completions, made from the tables of commands and options.
#pragma once

#include <string>
#include <string_view>

namespace detente::cli {

// The script for "bash", "zsh" or "fish"; empty for another shell.
std::string completions(std::string_view shell);

}  // namespace detente::cli
