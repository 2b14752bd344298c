// SPDX-License-Identifier: Apache-2.0
// Two documents side by side: the values that are not the same.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "detente/base/document.h"

namespace detente {

struct ValueDifference {
    std::string path;    // "accounts / public / stable"
    std::string before;  // as JSON in one line; empty: there was none
    std::string after;
};

// In the order of the second document, then what only the first has. Lists of the same length are compared
// one by one. `skip`: keys that are not looked into, at any depth.
std::vector<ValueDifference> document_differences(const Document& before, const Document& after,
                                                  const std::vector<std::string>& skip = {});

}  // namespace detente
