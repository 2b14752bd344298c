// SPDX-License-Identifier: Apache-2.0
// Numeric scenarios by folder: what open_input() hands on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "detente/base/result.h"
#include "detente/formats/contents.h"
#include "detente/scenario/profile.h"

namespace detente {

// The one scenario whose files stand in this folder; nothing where no file of it looks like numbers.
std::optional<Result<NumericScenario>> numbers_in_folder(const std::string& folder);

// The same where its files hold up to so many bytes together, and nothing where they hold more.
std::optional<Result<NumericScenario>> small_numbers_in_folder(const std::string& folder, std::size_t most);

// A domain file alone stands for itself and the profiles beside it that are of this domain.
Result<NumericScenario> with_profiles_beside(Contents domain_file);

}  // namespace detente
