// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/arguments.h"

#include <cstdlib>

#include "detente/requests/options.h"

namespace detente::requests {

const std::vector<std::string>& Arguments::all(std::string_view option) const {
    static const std::vector<std::string> none;
    const auto found = given.find(option);
    return found == given.end() ? none : found->second;
}

std::string Arguments::text(std::string_view option) const {
    const std::vector<std::string>& values = all(option);
    if (!values.empty()) return values.back();
    const Option* known = find_option(command, option);
    return known ? std::string(known->standard) : std::string();
}

long long Arguments::number(std::string_view option) const {
    return std::strtoll(text(option).c_str(), nullptr, 10);
}

}  // namespace detente::requests
