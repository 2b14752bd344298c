// SPDX-License-Identifier: Apache-2.0
// `detente balance` and `detente bench`.
#include <algorithm>
#include <thread>

#include "cli/input.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/text.h"
#include "cli/tournament_command.h"
#include "detente/answers/numeric.h"
#include "detente/answers/talk_request.h"
#include "detente/formats/json.h"
#include "detente/tournaments/balance.h"
#include "detente/tournaments/bench.h"
#include "detente/tournaments/words.h"

namespace detente::cli {

namespace {

using tournaments::BalanceReport;
using tournaments::decimals;

std::string verdict(const BalanceReport& balance) {
    if (!balance.nash_known) return "Whether it is balanced is not known: the Nash point was not found.";
    if (balance.balanced)
        return "Balanced, and so an easy test: MiCRO, which knows no model and no clock, meets itself "
               "within " +
               decimals(100 * tournaments::kNear, 0) +
               " % of the Nash point for both roles, whoever opens. A strategy that does well here has not "
               "shown "
               "much.";
    return "Not balanced: MiCRO against itself ends more than " + decimals(100 * tournaments::kNear, 0) +
           " % of a party's range away from the Nash point. Compare strategies here by role.";
}

std::string balance_text(const BalanceReport& balance, int width, bool color) {
    std::string text =
        painted(plain(balance.scenario.empty() ? "Balance" : balance.scenario), Style::heading, color) + "\n";
    text += paragraph(verdict(balance), width) + "\n";
    TextTable roles;
    roles.column("role")
        .column("Nash point", TextTable::Align::right)
        .column("its rank", TextTable::Align::right)
        .column("short of it", TextTable::Align::right);
    for (const BalanceReport::Opening& opening : balance.openings)
        roles.column("has, " + plain(balance.parties[&opening == &balance.openings[0] ? 0 : 1]) + " opening",
                     TextTable::Align::right);
    for (std::size_t party = 0; party < 2; ++party)
        roles.row({{plain(balance.parties[party])},
                   {balance.nash_known ? decimals(balance.nash[party], 3) : "-"},
                   {balance.ranks[party] ? tournaments::grouped(balance.ranks[party]) : "-"},
                   {balance.nash_known ? decimals(balance.shortfall[party], 3) : "-"},
                   {decimals(balance.openings[0].utilities[party], 3)},
                   {decimals(balance.openings[1].utilities[party], 3)}});
    text += roles.to_string(width, color) + "\n";
    for (std::size_t party = 0; party < 2; ++party) {
        const BalanceReport::Opening& opening = balance.openings[party];
        text +=
            paragraph(plain("When " + balance.parties[party] + " opens: " +
                            (opening.agreed
                                 ? opening.agreement + ", after " +
                                       tournaments::counted(static_cast<std::uint64_t>(opening.rounds),
                                                            "round", "rounds") +
                                       "; distance to the frontier " + decimals(opening.distances.frontier, 3)
                                 : std::string("no agreement")) +
                            "."),
                      width);
    }
    return text;
}

}  // namespace

namespace {

using tournaments::DrawnBalance;

std::string percent(std::uint64_t count, std::uint64_t of) {
    return of == 0 ? "-" : decimals(100 * static_cast<double>(count) / static_cast<double>(of), 0) + " %";
}

std::string drawn_balance_text(const DrawnBalance& balance, int width, bool color) {
    std::string text = painted(plain(balance.scenario), Style::heading, color) + "\n";
    text += paragraph(
        plain(
            "Nobody knows the values, so under account " + balance.account + " " +
            tournaments::counted(tournaments::kBalanceModels, "value function", "value functions") +
            " of each party are drawn from all that its statements allow, under each law; the first of each "
            "meet, then the second, and so on. What follows are shares of drawn models, no probability and no "
            "forecast. Balanced means that MiCRO, which knows no model and no clock, meets itself within " +
            decimals(100 * tournaments::kNear, 0) +
            " % of the Nash point for both roles, whoever opens: such a domain is an easy test."),
        width);
    TextTable table;
    table.column("law")
        .column("balanced", TextTable::Align::right)
        .column("MiCRO agrees", TextTable::Align::right)
        .column("with a Nash point", TextTable::Align::right);
    for (const std::string& party : balance.parties)
        table.column(plain(party) + " short of it", TextTable::Align::right);
    for (const DrawnBalance::Law& law : balance.laws)
        table.row({{law.law},
                   {percent(law.balanced, law.nash_known)},
                   {percent(law.agreed, law.models)},
                   {percent(law.nash_known, law.models)},
                   {decimals(law.shortfall[0], 3)},
                   {decimals(law.shortfall[1], 3)}});
    text += "\n" + table.to_string(width, color) + "\n";
    return text +
           paragraph(
               "Balanced: of the drawn models in which some package is as good to both as no deal, and so "
               "there is a Nash point. Short of it: what MiCRO leaves a party below that point on the "
               "mean, as a share of its range.",
               width);
}

}  // namespace

int run_balance(const Arguments& arguments, Streams& streams) {
    const Result<Opened> opened = read_asked(arguments.all("FILE"), Question::talk);
    if (!opened) return report(opened.errors(), arguments, streams);
    if (const Scenario* known = answers::known_by_statements(*opened)) {
        if (arguments.all("--account").size() > 1)
            return report({make_error({}, "balance is asked under one account", "name one with --account")},
                          arguments, streams, kUsage);
        const Result<DrawnBalance> drawn =
            tournaments::balance(*known, arguments.has("--account") ? arguments.text("--account") : "",
                                 static_cast<std::uint64_t>(arguments.number("--seed")));
        if (!drawn) return report(drawn.errors(), arguments, streams);
        if (arguments.has("--json"))
            streams.out << to_json(tournaments::to_document(*drawn));
        else
            streams.out << drawn_balance_text(*drawn, streams.width, streams.out_color);
        return kDone;
    }
    if (arguments.has("--account"))
        return report({make_error({}, "an account is named, and this file has no statements to be played",
                                  "leave --account out")},
                      arguments, streams, kUsage);
    const Result<NumericScenario> scenario = answers::numbers_of(*opened, arguments.all("FILE").front());
    if (!scenario) return report(scenario.errors(), arguments, streams);
    const Result<BalanceReport> balance = tournaments::balance(*scenario);
    if (!balance) return report(balance.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(tournaments::to_document(*balance));
    else
        streams.out << balance_text(*balance, streams.width, streams.out_color);
    return kDone;
}

int run_bench(const Arguments& arguments, Streams& streams) {
    int threads = static_cast<int>(arguments.number("--threads"));
    if (threads == 0) threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const Result<tournaments::BenchReport> bench =
        tournaments::bench(static_cast<std::uint64_t>(arguments.number("--matches")), threads);
    if (!bench) return report(bench.errors(), arguments, streams);
    if (arguments.has("--json")) {
        streams.out << to_json(tournaments::to_document(*bench));
        return kDone;
    }
    streams.out << "signature " << bench->signature << '\n'
                << tournaments::counted(bench->matches, "match", "matches") << " on "
                << tournaments::counted(static_cast<std::uint64_t>(threads), "thread", "threads") << ": "
                << tournaments::grouped(static_cast<std::uint64_t>(bench->per_second)) << " a second\n";
    return kDone;
}

}  // namespace detente::cli
