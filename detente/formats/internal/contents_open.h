// SPDX-License-Identifier: Apache-2.0
// What was looked into, opened: between open.h and the part that touches files.
#pragma once

#include <vector>

#include "detente/formats/contents.h"
#include "detente/formats/open.h"

namespace detente {

Result<Opened> open_contents(std::vector<Contents> contents);

}  // namespace detente
