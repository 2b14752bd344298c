// SPDX-License-Identifier: Apache-2.0
// The text module of base, by its short names in the command line.
#pragma once

#include "detente/base/text.h"

namespace detente::cli {

using text::display_width;
using text::painted;
using text::paragraph;
using text::plain;
using text::Style;
using text::wrap;

}  // namespace detente::cli
