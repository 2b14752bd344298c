// SPDX-License-Identifier: Apache-2.0
// A day as a person writes it.
#pragma once

#include <optional>
#include <string_view>

#include "detente/scenario/item.h"

namespace detente {

// "2019-02-28", "2019-02" or "2019"; none when it is no day that can be.
std::optional<Date> read_date(std::string_view text);

}  // namespace detente
