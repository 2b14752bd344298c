// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/package_option.h"

#include "detente/formats/toml.h"

namespace detente::answers {

Result<Package> read_package_option(const std::string& text, const std::string& option,
                                    const Scenario& scenario) {
    Result<Package> package = read_package(text, scenario);
    if (package) return package;
    Errors errors = package.errors();
    for (Error& error : errors) {
        error.place = {};
        error.message = option + ": " + error.message;
    }
    return errors;
}

}  // namespace detente::answers
