// SPDX-License-Identifier: Apache-2.0
// The little language of comparisons: `no deal > { nuclear = Yongbyon complete, sanctions = all }`.
//
//   comparison = side relation side
//   side       = `no deal` | `{` entries `}` | `any {` conditions `}` | `state` name
//   relation   = `>` | `>=` | `≥` | `=` | `<=` | `≤` | `<`
//   entry      = issue `=` level          condition = issue relation level
//   level      = a name, or a bare whole number that counts levels from 0
// A name that contains `,{}=<>` or quotes, or only digits, stands in "..." or '...'. White space round names
// does not count.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/scenario/scenario.h"

namespace detente::toml {

// Called with the byte offset of what is wrong, a message and a remedy.
using Fault = std::function<void(std::size_t offset, std::string message, std::string remedy)>;

struct WrittenComparison {
    Term first;  // the better side, after turning `<` and `<=` round
    Relation relation = Relation::better;
    Term second;
};

// Each gives nothing after calling `fault` once or more. Precondition: the scenario's issues are complete.
std::optional<WrittenComparison> parse_comparison(std::string_view text, const Scenario& scenario,
                                                  const Fault& fault);
std::optional<Term> parse_side(std::string_view text, const Scenario& scenario, const Fault& fault);
// `{ conditions }` with or without `any`: issues not named are free.
std::optional<std::vector<LevelRange>> parse_pattern(std::string_view text, const Scenario& scenario,
                                                     const Fault& fault);
// `{ entries }` with or without the braces.
std::optional<Package> parse_package(std::string_view text, const Scenario& scenario, const Fault& fault);

// Text that reads back equal.
std::string write_term(const Term& term, const Scenario& scenario);
std::string write_comparison(const Statement& statement, const Scenario& scenario);
std::string write_pattern(const std::vector<LevelRange>& ranges, const Scenario& scenario);

}  // namespace detente::toml
