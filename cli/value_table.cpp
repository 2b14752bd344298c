// SPDX-License-Identifier: Apache-2.0
#include "cli/value_table.h"

#include <set>
#include <string>
#include <vector>

#include "cli/csv.h"
#include "cli/report.h"
#include "detente/base/index.h"
#include "detente/base/suggest.h"
#include "detente/deals/numbers/landscape_words.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::cli {

std::vector<OutcomeColumn> with_values(const std::vector<int>& issues, const Domain& domain) {
    std::vector<OutcomeColumn> columns;
    for (const int issue : issues) {
        OutcomeColumn column{issue, {}};
        const std::vector<std::string>& values = domain.issues[at(issue)].values;
        for (std::size_t value = 0; value < values.size(); ++value)
            column.values.try_emplace(values[value], static_cast<int>(value));
        columns.push_back(std::move(column));
    }
    return columns;
}

Result<std::vector<int>> issues_of(const CsvRow& heading, const Domain& domain, const std::string& file) {
    std::vector<std::string> names;
    for (const DomainIssue& issue : domain.issues) names.push_back(issue.name);
    std::vector<int> columns;
    std::set<int> seen;
    Errors errors;
    for (const std::string& name : heading.fields) {
        const int issue = find_issue(domain, name);
        if (issue < 0)
            errors.push_back(make_error({file, heading.line, 0},
                                        "the heading's column `" + name + "` is no issue",
                                        did_you_mean(name, names)));
        else if (!seen.insert(issue).second)
            errors.push_back(make_error({file, heading.line, 0}, "issue `" + name + "` has two columns",
                                        "name each issue once"));
        columns.push_back(issue);
    }
    if (!errors.empty()) return errors;
    return columns;
}

Result<Outcome> outcome_of(const CsvRow& row, const std::vector<OutcomeColumn>& columns, const Domain& domain,
                           const std::string& file) {
    if (row.fields.size() != columns.size())
        return make_error({file, row.line, 0},
                          "this row has " + std::to_string(row.fields.size()) + " fields and the heading " +
                              std::to_string(columns.size()),
                          "give one value a column; a comma inside a value is written in quotation marks");
    Outcome outcome{std::vector<int>(domain.issues.size(), Outcome::absent)};
    Errors errors;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const DomainIssue& issue = domain.issues[at(columns[k].issue)];
        const auto value = columns[k].values.find(row.fields[k]);
        if (value == columns[k].values.end())
            errors.push_back(make_error({file, row.line, 0},
                                        "issue `" + issue.name + "` has no value `" + row.fields[k] + "`",
                                        did_you_mean(row.fields[k], issue.values)));
        else
            outcome.values[at(columns[k].issue)] = value->second;
    }
    if (!errors.empty()) return errors;
    return outcome;
}

int run_value_table(const NumericScenario& scenario, const Arguments& arguments, Streams& streams) {
    if (arguments.has("--outcome") || arguments.has("--json"))
        return report({make_error({}, "--csv is a question and an answer of its own",
                                  "leave --outcome and --json out")},
                      arguments, streams, kUsage);
    const Result<SourceText> text = read_file(arguments.text("--csv"));
    if (!text) return report(text.errors(), arguments, streams);
    const Result<std::vector<CsvRow>> rows = read_csv(text->bytes, text->path);
    if (!rows) return report(rows.errors(), arguments, streams);
    if (rows->empty())
        return report({make_error({text->path, 0, 0}, "there is no heading",
                                  "name the issues in the first line, separated by commas")},
                      arguments, streams);
    const Domain& domain = scenario.domain;
    const Result<std::vector<int>> issues = issues_of(rows->front(), domain, text->path);
    if (!issues) return report(issues.errors(), arguments, streams);
    const std::vector<OutcomeColumn> columns = with_values(*issues, domain);

    std::string out;
    for (const int issue : *issues)
        out += (out.empty() ? "" : ",") + csv_field(domain.issues[at(issue)].name);
    for (const Profile& profile : scenario.profiles)
        if (has_numbers(profile))
            out += "," + csv_field(profile.name) + "," + csv_field(profile.name + " exact");
    out += '\n';
    Errors errors;
    for (std::size_t k = 1; k < rows->size(); ++k) {
        const CsvRow& row = (*rows)[k];
        const Result<Outcome> outcome = outcome_of(row, columns, domain, text->path);
        if (!outcome) {
            errors.insert(errors.end(), outcome.errors().begin(), outcome.errors().end());
            if (errors.size() >= 20) break;
            continue;
        }
        std::string line;
        for (std::size_t field = 0; field < row.fields.size(); ++field)
            line += (field ? "," : "") + csv_field(row.fields[field]);
        for (const Profile& profile : scenario.profiles)
            if (has_numbers(profile))
                line += "," + numbers::shortest_text(format_utility(profile, domain, *outcome)) + "," +
                        numeric::decimal_text(utility(profile, domain, *outcome));
        out += line + "\n";
    }
    if (!errors.empty()) return report(errors, arguments, streams);
    streams.out << out;
    return kDone;
}

}  // namespace detente::cli
