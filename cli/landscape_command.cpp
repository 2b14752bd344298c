// SPDX-License-Identifier: Apache-2.0
#include "cli/landscape_command.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/deals_view.h"
#include "cli/input.h"
#include "cli/landscape_csv.h"
#include "cli/landscape_sections.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "detente/answers/landscape_request.h"
#include "detente/deals/numbers/landscape_words.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/numeric.h"

namespace detente::cli {

namespace {

std::string utilities_text(const numbers::Frontier& frontier, std::size_t point) {
    std::string text;
    for (std::size_t p = 0; p < frontier.parties(); ++p)
        text += (p ? ", " : "") + numbers::shown(frontier.value(point, p));
    return text;
}

constexpr std::size_t kShownPoints = 20;

std::string frontier_table(const numbers::Landscape& landscape, numbers::FrontierDetail detail, int width,
                           bool color) {
    const numbers::Frontier& frontier = landscape.frontier;
    TextTable table;
    for (const std::string& party : landscape.parties) table.column(plain(party), TextTable::Align::right);
    if (detail == numbers::FrontierDetail::full) table.column("outcome");
    const std::size_t rows = std::min(frontier.size(), kShownPoints);
    for (std::size_t k = 0; k < rows; ++k) {
        std::vector<Cell> cells;
        for (std::size_t p = 0; p < frontier.parties(); ++p)
            cells.push_back({numbers::shown(frontier.value(k, p))});
        if (detail == numbers::FrontierDetail::full)
            cells.push_back({plain(to_string(frontier.outcome(k), landscape.domain))});
        table.row(std::move(cells));
    }
    std::string text = table.to_string(width, color);
    if (rows < frontier.size())
        text += "and " + std::to_string(frontier.size() - rows) + " more points; --json gives them all\n";
    return text;
}

void print(const cases::LandscapeReport& report, const Arguments& arguments, Streams& streams) {
    if (arguments.has("--csv") && report.landscape) {
        streams.out << landscape_csv(*report.landscape, report.request.landscape.detail);
        return;
    }
    if (arguments.has("--json") || arguments.has("--jsonl")) {
        const bool lines = arguments.has("--jsonl");
        streams.out << to_json(cases::to_document(report), lines ? -1 : 2) << (lines ? "\n" : "");
        return;
    }
    if (report.orders)
        streams.out << deals_text(report.orders->answer, report.orders->scenario, *report.request.orders,
                                  {streams.width, streams.out_color});
    if (report.landscape)
        streams.out << (report.orders ? "\n" : "")
                    << landscape_text(*report.landscape, report.request.landscape.detail, streams.width,
                                      streams.out_color);
}

}  // namespace

std::string landscape_text(const numbers::Landscape& landscape, numbers::FrontierDetail detail, int width,
                           bool color) {
    const numbers::Frontier& frontier = landscape.frontier;
    std::string text = painted(plain(landscape.scenario), Style::heading, color) + "\n";
    std::string parties;
    for (const std::string& party : landscape.parties) parties += (parties.empty() ? "" : ", ") + party;
    text += paragraph(
        plain(landscape.format + ". Parties: " + parties + ". " + landscape.measures.outcomes.to_string() +
              (landscape.measures.outcomes_exact ? "" : " (forbidden combinations not counted off)") +
              " outcomes in " + std::to_string(landscape.domain.issues.size()) +
              " issues. Definitions: " + std::string(to_string(landscape.definitions)) + "."),
        width);
    for (const std::string& note : landscape.notes)
        text += paragraph("note: " + plain(note), width, "", "  ");
    if (detail != numbers::FrontierDetail::none) {
        text += "\n" + paragraph("Pareto frontier: " + std::to_string(frontier.size()) +
                                     (frontier.size() == 1 ? " point" : " points") + ", by " +
                                     plain(frontier.method) +
                                     (frontier.factor == Rational(1)
                                          ? ""
                                          : ", within a factor of " + frontier.factor.to_string()),
                                 width);
        text += frontier_table(landscape, detail, width, color);
    }
    text += "\n";
    TextTable points;
    points.column("point").column("utilities", TextTable::Align::right).column("outcome");
    for (const numbers::NamedPoint& point : landscape.points) {
        if (point.point)
            points.row({{numbers::point_in_words(point.name)},
                        {utilities_text(frontier, *point.point)},
                        {plain(to_string(frontier.outcome(*point.point), landscape.domain))}});
        else
            points.row({{numbers::point_in_words(point.name)},
                        {"none"},
                        {"no outcome gives every party its reservation value"}});
    }
    text += points.to_string(width, color) + "\n";
    const numbers::Measures& m = landscape.measures;
    if (m.opposition)
        text += paragraph("Opposition: " + numbers::shown(*m.opposition) + " (" +
                              plain(std::string(m.opposition_rule)) + ").",
                          width);
    if (m.balance) text += paragraph("Balance: " + numbers::shown(m.balance->to_double()) + ".", width);
    if (m.rational_outcomes)
        text += paragraph(
            "Outcomes at least as good as no deal for everybody: " + m.rational_outcomes->to_string() +
                (m.rational_share ? ", a share of " + numbers::shown(m.rational_share->to_double()) : "") +
                ".",
            width);
    if (m.own_rule) text += paragraph(plain(numbers::agreed_in_words(landscape)), width);
    return text + landscape_sections(landscape, width, color);
}

int run_many(const std::vector<std::string>& folders, const Arguments& arguments, Streams& streams) {
    bool all_read = true;
    const auto line = [&](const std::string& path, const Result<NumericScenario>& scenario) {
        const Result<cases::LandscapeReport> answer =
            scenario ? cases::landscape_report(
                           *scenario, {answers::landscape_request(arguments, surroundings(arguments)), {}})
                     : scenario.errors();
        all_read = all_read && answer.ok();
        streams.out << to_json(cases::folder_document(path, answer), -1) << '\n';
    };
    for (const std::string& folder : folders) {
        const Result<NumericScenario> scenario = read_numeric({folder});
        // Several domains in one folder are several scenarios, each with the profiles that go by its name.
        const std::vector<std::string> domains = scenario ? std::vector<std::string>{} : domain_files(folder);
        if (domains.size() < 2) line(folder, scenario);
        if (domains.size() >= 2)
            for (const std::string& domain : domains) line(domain, read_numeric({domain}));
    }
    return all_read ? kDone : kBadInput;
}

int run_landscape(const NumericScenario& numbers, const Arguments& arguments, Streams& streams) {
    cases::LandscapeReportRequest asked{answers::landscape_request(arguments, surroundings(arguments)), {}};
    Result<std::optional<Outcome>> deal = answers::deal_option(arguments, numbers.domain);
    if (!deal) return report(deal.errors(), arguments, streams, kUsage);
    asked.landscape.deal = std::move(*deal);
    if (cases::gives_orders(numbers)) {
        Result<deals::DealsQuery> orders = answers::orders_query(arguments, numbers);
        if (!orders) return report(orders.errors(), arguments, streams);
        asked.orders = std::move(*orders);
    } else if (const std::optional<Error> error = answers::about_statements(arguments)) {
        return report({*error}, arguments, streams, kUsage);
    }
    const Result<cases::LandscapeReport> answer = cases::landscape_report(numbers, asked);
    if (!answer) return report(answer.errors(), arguments, streams);
    print(*answer, arguments, streams);
    return kDone;
}

}  // namespace detente::cli
