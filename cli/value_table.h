// SPDX-License-Identifier: Apache-2.0
// `value --csv`: a table of outcomes in, the same with what each is worth out.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cli/arguments.h"
#include "cli/csv.h"
#include "cli/streams.h"
#include "detente/scenario/profile.h"

namespace detente::cli {

// The table's heading names issues in any order (those left out contribute nothing); each row gives their
// values. Printed: a column for each issue, then for each party with numbers its utility in the arithmetic of
// its format and, as `NAME exact`, exactly. Errors, with line: a column that is no issue, a row with other
// fields than the heading, a value that the issue does not have.
int run_value_table(const NumericScenario& scenario, const Arguments& arguments, Streams& streams);

// A column's issue, and its values by name: there may be as many rows as values, and both many.
struct OutcomeColumn {
    int issue = 0;
    std::unordered_map<std::string_view, int> values;  // of the domain, which must outlive this
};

// The issue of each column of a heading; the columns with the values of their issues; an outcome of a row.
// Errors: as above.
Result<std::vector<int>> issues_of(const CsvRow& heading, const Domain& domain, const std::string& file);
std::vector<OutcomeColumn> with_values(const std::vector<int>& issues, const Domain& domain);
Result<Outcome> outcome_of(const CsvRow& row, const std::vector<OutcomeColumn>& columns, const Domain& domain,
                           const std::string& file);

}  // namespace detente::cli
