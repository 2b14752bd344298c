// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/balance.h"

#include <algorithm>
#include <cmath>

#include "detente/deals/numbers/landscape.h"
#include "detente/talks/catalog.h"
#include "detente/talks/session.h"
#include "detente/tournaments/tables.h"

namespace detente::tournaments {

namespace {

constexpr double kMostRounds = 1'000'000;

double range_of(const StageRow::Party& party) {
    return party.greatest - party.least;
}

BalanceReport::Opening play(const ScenarioTables& tables, const StageRow& stage, std::size_t opener) {
    const talks::StrategyMaker micro = talks::read_strategy("micro", talks::Rules::strict).value();
    talks::OutcomeTable outcomes = tables.outcomes;
    std::vector<talks::Seat> seats;
    for (std::size_t seat = 0; seat < 2; ++seat) {
        const std::size_t party = (seat + opener) % 2;
        if (tables.listed())
            seats.push_back({talks::OwnValues(tables.indexes[party], outcomes), micro.make()});
        else
            seats.push_back({talks::OwnValues(tables.wide[party], outcomes), micro.make()});
    }
    talks::SessionSettings settings;
    settings.rounds = static_cast<int>(std::min(2 * stage.outcomes + 2, kMostRounds));
    std::vector<talks::Offer> offers;
    const talks::SessionResult result = talks::alternating_offers(seats, settings, offers);
    BalanceReport::Opening opening;
    opening.agreed = result.agreement != talks::kNoBid;
    opening.rounds = result.round + (opening.agreed ? 1 : 0);
    if (opening.agreed)
        opening.agreement = to_string(outcomes.outcome(result.agreement), tables.scenario->domain);
    for (std::size_t seat = 0; seat < 2; ++seat) {
        const std::size_t party = (seat + opener) % 2;
        const StageRow::Party& of = stage.parties[party];
        opening.utilities[party] = result.utilities[seat];
        opening.advantages[party] = advantage(result.utilities[seat], of.reservation, of.least, of.greatest);
    }
    opening.distances = tables.distances({opening.utilities[0], opening.utilities[1]});
    return opening;
}

// `row`: of the stage, with the parties' own reservation values.
BalanceReport measured(const ScenarioTables& tables, const StageRow& row) {
    BalanceReport report;
    report.outcomes = row.outcomes;
    for (std::size_t party = 0; party < 2; ++party) {
        report.parties[party] = row.parties[party].name;
        report.openings[party] = play(tables, row, party);
    }
    if (!tables.sticks.nash) return report;
    report.nash_known = true;
    report.balanced = true;
    for (std::size_t party = 0; party < 2; ++party) {
        report.nash[party] = (*tables.sticks.nash)[party];
        if (tables.listed()) {
            const talks::ProfileIndex& index = tables.indexes[party];
            // Those that are worth more come first; the point itself is one more.
            const auto better =
                std::upper_bound(index.sorted().begin(), index.sorted().end(), report.nash[party] + 1e-12);
            report.ranks[party] = static_cast<std::uint64_t>(index.sorted().end() - better) + 1;
        }
        const double range = range_of(row.parties[party]);
        for (const BalanceReport::Opening& opening : report.openings) {
            const double off = range > 0 ? (report.nash[party] - opening.utilities[party]) / range : 0.0;
            report.shortfall[party] += off / 2;
            if (std::fabs(off) > kNear) report.balanced = false;
        }
    }
    return report;
}

Document pair_document(const std::array<double, 2>& pair) {
    Document both = Document::array();
    return both.push(pair[0]).push(pair[1]);
}

Document finite_or_null(double value) {
    return std::isfinite(value) ? Document(value) : Document();
}

}  // namespace

Result<BalanceReport> balance(const NumericScenario& scenario) {
    Stage stage;
    stage.name = scenario.name;
    stage.scenario = std::make_shared<const NumericScenario>(scenario);
    for (const Profile& profile : scenario.profiles) stage.parties += has_numbers(profile) ? 1 : 0;
    if (stage.parties != 2)
        return make_error(
            {}, "balance is asked of two parties with numbers, and this has " + std::to_string(stage.parties),
            "name a scenario of two parties");
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    if (!talks::OutcomeTable(sizes).listed())
        for (std::size_t k = 0; k < scenario.profiles.size(); ++k)
            if (has_numbers(scenario.profiles[k])) {
                const Result<talks::WideProfile> wide = talks::WideProfile::of(scenario, static_cast<int>(k));
                if (!wide) return wide.errors();
            }
    const std::shared_ptr<const ScenarioTables> tables = make_tables(stage, true);
    BalanceReport report = measured(*tables, tables->stage_row(0));
    report.scenario = scenario.name;
    return report;
}

Result<DrawnBalance> balance(const Scenario& scenario, const std::string& account, std::uint64_t seed) {
    if (scenario.parties.size() != 2)
        return make_error(
            {scenario.file, 0, 0},
            "balance is asked of two parties, and this has " + std::to_string(scenario.parties.size()),
            "name a scenario of two parties");
    const Result<DrawnStage> stage =
        drawn_stage(scenario, account, {std::begin(deals::kLaws), std::end(deals::kLaws)});
    if (!stage) return stage.errors();
    DrawnBalance report;
    report.scenario = scenario.title.empty() ? scenario.id : scenario.title;
    report.account = stage->account;
    report.outcomes = static_cast<double>(stage->ground.outcomes.size());
    for (std::size_t law = 0; law < stage->laws.size(); ++law) {
        ModelPlace place;
        place.law = law;
        place.size = kBalanceModels;
        const std::vector<deals::Models> batch = draw_batch(*stage, place, seed, 0);
        DrawnBalance::Law of;
        of.law = to_string(stage->laws[law]);
        for (; place.in_batch < kBalanceModels; ++place.in_batch) {
            const std::shared_ptr<const ScenarioTables> tables = make_tables(*stage, place, batch, true);
            StageRow row = tables->stage_row(0);
            for (std::size_t party = 0; party < 2; ++party) {
                row.parties[party].reservation = tables->indexes[party].reservation();
                report.parties[party] = row.parties[party].name;
            }
            const BalanceReport one = measured(*tables, row);
            of.walked = tables->walked;
            ++of.models;
            of.agreed += one.openings[0].agreed && one.openings[1].agreed ? 1 : 0;
            if (!one.nash_known) continue;
            ++of.nash_known;
            of.balanced += one.balanced ? 1 : 0;
            for (std::size_t party = 0; party < 2; ++party) of.shortfall[party] += one.shortfall[party];
        }
        for (double& shortfall : of.shortfall)
            shortfall = of.nash_known > 0 ? shortfall / static_cast<double>(of.nash_known) : kUnknown;
        report.laws.push_back(std::move(of));
    }
    return report;
}

Document to_document(const BalanceReport& report) {
    Document document = Document::object();
    document.set("schema", "detente.balance/1").set("scenario", report.scenario);
    document.set("outcomes", report.outcomes);
    document.set("balanced", report.nash_known ? Document(report.balanced) : Document());
    document.set("within", kNear);
    Document roles = Document::array();
    for (std::size_t party = 0; party < 2; ++party) {
        Document role = Document::object();
        role.set("party", report.parties[party]);
        role.set("nash", report.nash_known ? Document(report.nash[party]) : Document());
        role.set("nash_rank",
                 report.ranks[party] ? Document(static_cast<std::int64_t>(report.ranks[party])) : Document());
        role.set("shortfall", report.nash_known ? Document(report.shortfall[party]) : Document());
        roles.push(std::move(role));
    }
    document.set("roles", std::move(roles));
    Document openings = Document::array();
    for (std::size_t party = 0; party < 2; ++party) {
        const BalanceReport::Opening& one = report.openings[party];
        Document opening = Document::object();
        opening.set("opens", report.parties[party]).set("agreed", one.agreed).set("rounds", one.rounds);
        opening.set("agreement", one.agreed ? Document(one.agreement) : Document());
        opening.set("utilities", pair_document(one.utilities))
            .set("advantages", pair_document(one.advantages));
        opening.set("to_frontier", finite_or_null(one.distances.frontier))
            .set("to_nash", finite_or_null(one.distances.nash));
        openings.push(std::move(opening));
    }
    document.set("openings", std::move(openings));
    return document;
}

Document to_document(const DrawnBalance& report) {
    Document document = Document::object();
    document.set("schema", "detente.balance/1").set("scenario", report.scenario);
    document.set("outcomes", report.outcomes).set("account", report.account);
    document.set("balanced", Document()).set("within", kNear);
    Document laws = Document::array();
    for (const DrawnBalance::Law& law : report.laws) {
        const auto share = [&](std::uint64_t count, std::uint64_t of) {
            return of == 0 ? Document() : Document(static_cast<double>(count) / static_cast<double>(of));
        };
        Document one = Document::object();
        one.set("law", law.law).set("models", static_cast<std::int64_t>(law.models));
        one.set("walked", law.walked);
        one.set("with_nash_point", share(law.nash_known, law.models));
        one.set("balanced", share(law.balanced, law.nash_known)).set("agreed", share(law.agreed, law.models));
        Document shortfall = Document::object();
        for (std::size_t party = 0; party < 2; ++party)
            shortfall.set(report.parties[party], finite_or_null(law.shortfall[party]));
        one.set("shortfall", std::move(shortfall));
        laws.push(std::move(one));
    }
    document.set("drawn", std::move(laws));
    return document;
}

}  // namespace detente::tournaments
