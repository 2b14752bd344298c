// SPDX-License-Identifier: Apache-2.0
// Files as the numeric readers take them.
#pragma once

#include "detente/formats/source_text.h"

namespace detente::numeric {

using SourceFile = SourceText;
using detente::ending_of;
using detente::file_part;
using detente::stem_of;

}  // namespace detente::numeric
