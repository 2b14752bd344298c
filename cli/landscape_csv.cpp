// SPDX-License-Identifier: Apache-2.0
#include "cli/landscape_csv.h"

#include <optional>
#include <vector>

#include "cli/csv.h"
#include "detente/base/index.h"
#include "detente/deals/numbers/landscape_words.h"

namespace detente::cli {

namespace {

class LandscapeTable {
  public:
    explicit LandscapeTable(const numbers::Landscape& landscape) : landscape_(landscape) {
        text_ = "what,name,value";
        for (const std::string& party : landscape.parties) text_ += "," + csv_field(party);
        for (const DomainIssue& issue : landscape.domain.issues) text_ += "," + csv_field(issue.name);
        text_ += '\n';
    }

    void point(const std::string& what, const std::string& name, std::optional<std::size_t> point,
               bool outcome) {
        std::vector<std::string> utilities(landscape_.parties.size()), values;
        if (point) {
            const numbers::Frontier& frontier = landscape_.frontier;
            for (std::size_t p = 0; p < frontier.parties(); ++p)
                utilities[p] = frontier.reading() == numbers::FrontierReading::exact
                                   ? csv_number(frontier.utility(*point, p))
                                   : numbers::shortest_text(frontier.value(*point, p));
            if (outcome) values = names_of(frontier.outcome(*point));
        }
        row(what, name, "", utilities, values);
    }
    void measure(const std::string& name, const std::string& value) { row("measure", name, value, {}, {}); }
    void measures(const std::string& name, const std::vector<std::optional<Rational>>& of_parties) {
        std::vector<std::string> numbers;
        numbers.reserve(of_parties.size());
        for (const auto& one : of_parties) numbers.push_back(one ? csv_number(*one) : std::string());
        row("measure", name, "", numbers, {});
    }
    const std::string& text() const { return text_; }

  private:
    std::vector<std::string> names_of(const Outcome& outcome) const {
        std::vector<std::string> names;
        for (std::size_t issue = 0; issue < outcome.values.size(); ++issue)
            names.push_back(outcome.values[issue] < 0
                                ? std::string()
                                : landscape_.domain.issues[issue].values[at(outcome.values[issue])]);
        return names;
    }
    void row(const std::string& what, const std::string& name, const std::string& value,
             const std::vector<std::string>& utilities, const std::vector<std::string>& values) {
        text_ += what + "," + csv_field(name) + "," + csv_field(value);
        for (std::size_t p = 0; p < landscape_.parties.size(); ++p)
            text_ += "," + (p < utilities.size() ? utilities[p] : std::string());
        for (std::size_t issue = 0; issue < landscape_.domain.issues.size(); ++issue)
            text_ += "," + (issue < values.size() ? csv_field(values[issue]) : std::string());
        text_ += '\n';
    }

    const numbers::Landscape& landscape_;
    std::string text_;
};

std::vector<std::optional<Rational>> optional_numbers(const std::vector<Rational>& values) {
    return {values.begin(), values.end()};
}

}  // namespace

std::string landscape_csv(const numbers::Landscape& landscape, numbers::FrontierDetail detail) {
    LandscapeTable table(landscape);
    if (detail != numbers::FrontierDetail::none)
        for (std::size_t k = 0; k < landscape.frontier.size(); ++k)
            table.point("frontier", std::to_string(k + 1), k, detail == numbers::FrontierDetail::full);
    for (const numbers::NamedPoint& named : landscape.points) {
        table.point("point", std::string(named.name), named.point, true);
        for (const std::size_t tied : named.tied) table.point("point", std::string(named.name), tied, true);
    }
    const numbers::Measures& measures = landscape.measures;
    const auto number = [](const std::optional<Rational>& value) {
        return value ? csv_number(*value) : std::string();
    };
    table.measure("outcomes", measures.outcomes.to_string());
    table.measure("rational_outcomes", number(measures.rational_outcomes));
    table.measure("rational_share", number(measures.rational_share));
    if (measures.own_rule) table.measure("agreed_outcomes", number(measures.agreed_outcomes));
    table.measure("frontier_points", std::to_string(landscape.frontier.size()));
    table.measure("opposition",
                  measures.opposition ? numbers::shortest_text(*measures.opposition) : std::string());
    table.measure("balance", number(measures.balance));
    std::vector<std::optional<Rational>> reservations;
    for (std::size_t p = 0; p < landscape.parties.size(); ++p)
        reservations.push_back(landscape.stakes.given[p]
                                   ? std::optional<Rational>(landscape.stakes.reservation[p])
                                   : std::nullopt);
    table.measures("reservation", reservations);
    table.measures("best", optional_numbers(measures.best));
    if (measures.worst_known) table.measures("worst", optional_numbers(measures.worst));
    table.measures("means", measures.means);
    return table.text();
}

}  // namespace detente::cli
