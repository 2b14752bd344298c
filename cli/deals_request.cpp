// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_request.h"

#include "cli/input.h"

namespace detente::cli {

namespace {

template <class T>
void append(Errors& errors, const Result<T>& result) {
    if (!result) errors.insert(errors.end(), result.errors().begin(), result.errors().end());
}

}  // namespace

deals::Family family_of(const Arguments& arguments) {
    return arguments.text("--family") == "monotone" ? deals::Family::monotone : deals::Family::additive;
}

deals::Directions directions_of(const Arguments& arguments) {
    return arguments.text("--directions") == "strict" ? deals::Directions::strict : deals::Directions::weak;
}

Result<deals::Request> deals_request(const Arguments& arguments, const Scenario& scenario) {
    deals::Request request;
    for (const std::string& account : arguments.all("--account")) {
        bool known = false;
        for (const std::string& before : request.accounts) known = known || before == account;
        if (!known) request.accounts.push_back(account);
    }
    request.family = family_of(arguments);
    request.directions = directions_of(arguments);
    request.settle = arguments.has("--settle");
    request.verify = arguments.has("--verify");

    Errors errors;
    if (arguments.has("--package")) {
        Result<Package> package = read_package_option(arguments.text("--package"), "--package", scenario);
        append(errors, package);
        if (package) request.package = *package;
    }
    if (const auto& two = arguments.all("--compare"); two.size() == 2) {
        Result<Package> first = read_package_option(two[0], "--compare (first package)", scenario);
        Result<Package> second = read_package_option(two[1], "--compare (second package)", scenario);
        append(errors, first);
        append(errors, second);
        if (first && second) request.compare = std::pair(*first, *second);
    }
    if (!errors.empty()) return errors;
    return request;
}

}  // namespace detente::cli
