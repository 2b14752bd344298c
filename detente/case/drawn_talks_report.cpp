// SPDX-License-Identifier: Apache-2.0
#include "detente/case/drawn_talks_report.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "detente/base/suggest.h"
#include "detente/case/drawn_ground.h"
#include "detente/case/no_deal_state.h"
#include "detente/case/study.h"
#include "detente/deals/statements/compiled_account.h"
#include "detente/deals/statements/words.h"
#include "detente/scenario/check.h"
#include "detente/talks/catalog.h"
#include "detente/talks/opening.h"

namespace detente::cases {

namespace {

using talks::Bid;

constexpr std::size_t kMostLineUps = 1'000;
constexpr std::uint64_t kSessionsOfAPart = 125;

// The strategies that each party plays in turn, and every combination of them.
struct Company {
    std::vector<std::vector<talks::StrategyMaker>> makers;  // [party][which]
    std::vector<std::vector<std::size_t>> line_ups;  // which, one a party; the last party changes fastest
    std::vector<std::size_t> order;                  // the party of each seat
};

// One supposition made ready to be played.
struct Ground : DrawnGround {
    std::vector<std::optional<Bid>> openings;
};

struct Tally {
    std::uint64_t agreements = 0, deadlines = 0, rounds = 0;
    std::vector<std::uint64_t> walks;
    std::map<Bid, std::uint64_t> agreed;

    // `order`: the party of each seat.
    void add(const talks::SessionResult& result, const std::vector<std::size_t>& order) {
        using End = talks::SessionResult::End;
        if (result.ended == End::agreement) {
            ++agreements;
            rounds += static_cast<std::uint64_t>(result.round) + 1;
            ++agreed[result.agreement];
        } else if (result.ended == End::deadline) {
            ++deadlines;
        } else {
            ++walks[order[static_cast<std::size_t>(result.by)]];
        }
    }
    void add(const Tally& other) {
        agreements += other.agreements;
        deadlines += other.deadlines;
        rounds += other.rounds;
        for (std::size_t party = 0; party < walks.size(); ++party) walks[party] += other.walks[party];
        for (const auto& [bid, count] : other.agreed) agreed[bid] += count;
    }
};

struct PartTally {
    std::vector<Tally> line_ups;
    std::uint64_t with_a_deal = 0;
};

Result<std::size_t> party_named(const Scenario& scenario, const std::string& name) {
    std::vector<std::string> ids;
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        if (scenario.parties[party].id == name) return party;
        ids.push_back(scenario.parties[party].id);
    }
    return make_error({}, "there is no party `" + name + "`", did_you_mean(name, ids));
}

// One list of strategies a party: the one that was named, or the standard ones.
Result<std::vector<std::vector<std::string>>> texts_of(const Scenario& scenario,
                                                       const DrawnTalksRequest& request) {
    std::vector<std::vector<std::string>> texts(scenario.parties.size());
    Errors errors;
    std::size_t in_turn = 0;
    for (const auto& [name, text] : request.strategies) {
        std::size_t party = in_turn;
        if (name.empty()) {
            if (++in_turn > texts.size()) {
                errors.push_back(make_error({}, "there are more strategies than parties",
                                            "the parties are " + std::to_string(texts.size())));
                break;
            }
        } else {
            const Result<std::size_t> named = party_named(scenario, name);
            if (!named) {
                errors.insert(errors.end(), named.errors().begin(), named.errors().end());
                continue;
            }
            party = *named;
        }
        if (!texts[party].empty())
            errors.push_back(make_error({}, "`" + scenario.parties[party].id + "` is given two strategies",
                                        "give it one"));
        texts[party].push_back(text);
    }
    if (!errors.empty()) return errors;
    for (std::vector<std::string>& of : texts)
        if (of.empty()) of = request.in_turn.empty() ? standard_strategies(texts.size()) : request.in_turn;
    return texts;
}

Result<Company> company_of(const Scenario& scenario, const DrawnTalksRequest& request) {
    const auto texts = texts_of(scenario, request);
    if (!texts) return texts.errors();
    Company company;
    if (!request.opens.empty()) {
        const Result<std::size_t> first = party_named(scenario, request.opens);
        if (!first) return first.errors();
    }
    std::vector<std::string> ids;
    for (const Party& party : scenario.parties) ids.push_back(party.id);
    for (const std::string& id : speaking_order(ids, request.opens, request.order))
        company.order.push_back(*party_named(scenario, id));
    Errors errors;
    std::size_t combinations = 1;
    for (const std::vector<std::string>& of : *texts) {
        company.makers.emplace_back();
        for (const std::string& text : of) {
            Result<talks::StrategyMaker> maker =
                text.starts_with("program:")
                    ? make_error({}, "`" + text + "` cannot play against drawn models",
                                 "programs sit down where every party is given by numbers")
                    : talks::read_strategy(text, request.settings.rules);
            if (!maker)
                errors.insert(errors.end(), maker.errors().begin(), maker.errors().end());
            else
                company.makers.back().push_back(std::move(*maker));
        }
        combinations *= std::max<std::size_t>(1, of.size());
        if (combinations > kMostLineUps)
            return make_error({}, "there are too many line-ups of strategies to play",
                              "name a strategy for some of the parties with --party");
    }
    if (!errors.empty()) return errors;
    for (std::size_t k = 0; k < combinations; ++k) {
        std::vector<std::size_t> line_up(company.makers.size());
        std::size_t rest = k;
        for (std::size_t party = line_up.size(); party-- > 0;) {
            line_up[party] = rest % company.makers[party].size();
            rest /= company.makers[party].size();
        }
        company.line_ups.push_back(std::move(line_up));
    }
    return company;
}

Result<Ground> ground_of(const Scenario& scenario, const std::string& account, deals::Directions directions,
                         const std::vector<std::pair<std::string, Package>>& openings) {
    Result<DrawnGround> drawn = drawn_ground(scenario, account, directions);
    if (!drawn) return drawn.errors();
    Ground ground{std::move(*drawn), {}};
    ground.openings.resize(scenario.parties.size());
    for (const auto& [name, package] : openings) {
        const Result<std::size_t> party = party_named(scenario, name);
        if (!party) return party.errors();
        const Bid bid = ground.outcomes.bid(package.levels);
        if (ground.barred[bid])
            return make_error({scenario.file, 0, 0},
                              spelled_out(package, scenario) + " cannot be agreed, so it cannot be offered",
                              "open with another package");
        ground.openings[*party] = bid;
    }
    return ground;
}

PartTally play_part(const Ground& ground, const std::vector<deals::Models>& models, const Company& company,
                    const DrawnTalksRequest& request, std::uint64_t first, std::uint64_t last) {
    const std::size_t parties = models.size();
    PartTally tally;
    tally.line_ups.assign(company.line_ups.size(),
                          Tally{0, 0, 0, std::vector<std::uint64_t>(parties, 0), {}});
    talks::OutcomeTable outcomes = ground.outcomes;
    std::vector<talks::Offer> offers;
    talks::SessionSettings settings = request.settings;
    for (std::uint64_t k = first; k < last; ++k) {
        settings.match = k;
        std::vector<talks::ProfileIndex> indexes;
        for (std::size_t party = 0; party < parties; ++party)
            indexes.push_back(drawn_values(ground, models[party], static_cast<int>(party), k));
        for (Bid bid = 0; bid < outcomes.size(); ++bid) {
            if (ground.barred[bid]) continue;
            if (!std::all_of(indexes.begin(), indexes.end(), [&](const talks::ProfileIndex& index) {
                    return index.utility(bid) >= index.reservation();
                }))
                continue;
            ++tally.with_a_deal;
            break;
        }
        for (std::size_t which = 0; which < company.line_ups.size(); ++which) {
            std::vector<talks::Seat> seats;
            seats.reserve(parties);
            for (const std::size_t party : company.order) {
                const talks::ProfileIndex* other = parties == 2 ? &indexes[1 - party] : nullptr;
                std::unique_ptr<talks::Strategy> strategy =
                    company.makers[party][company.line_ups[which][party]].make(other);
                if (ground.openings[party])
                    strategy = talks::open_with(*ground.openings[party], std::move(strategy));
                seats.push_back({talks::OwnValues(indexes[party], outcomes), std::move(strategy)});
            }
            tally.line_ups[which].add(hold(request.protocol, settings, std::nullopt, seats, offers),
                                      company.order);
        }
    }
    return tally;
}

DrawnShares shares_of(deals::Law law, std::uint64_t sessions, const Tally& tally,
                      const talks::OutcomeTable& outcomes) {
    DrawnShares shares;
    shares.law = law;
    shares.sessions = sessions;
    shares.agreements = tally.agreements;
    shares.deadlines = tally.deadlines;
    shares.walks = tally.walks;
    shares.rounds = tally.rounds;
    for (const auto& [bid, count] : tally.agreed)
        shares.packages.push_back({Package{outcomes.outcome(bid).values}, count});
    std::stable_sort(shares.packages.begin(), shares.packages.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return shares;
}

// Fills in what was played; an error where no model of a law fits.
std::optional<Error> play_all(DrawnPlay& play, const Ground& ground, const Company& company,
                              const DrawnTalksRequest& request, std::uint64_t sessions) {
    const std::size_t parties = ground.account.parties();
    play.sessions = sessions;
    for (const std::vector<std::size_t>& which : company.line_ups) {
        LineUp line_up;
        for (std::size_t party = 0; party < parties; ++party)
            line_up.strategies.push_back(company.makers[party][which[party]].text);
        play.line_ups.push_back(std::move(line_up));
    }
    for (std::size_t party = 0; party < parties; ++party) ground.account.map(static_cast<int>(party));
    for (const deals::Law law : request.laws) {
        std::vector<deals::Models> models;
        double effective = static_cast<double>(sessions);
        for (std::size_t party = 0; party < parties; ++party) {
            std::optional<deals::Models> drawn = deals::draw_models(
                ground.account.judge(static_cast<int>(party)).party(), ground.account.space(),
                {law, static_cast<std::size_t>(sessions), request.settings.seed, 0});
            if (!drawn)
                return make_error({},
                                  "no value model of the law `" + std::string(to_string(law)) +
                                      "` fits what is known of party " + std::to_string(party + 1),
                                  "look at its statements with `detente deals`");
            effective = std::min(effective, drawn->effective);
            models.push_back(std::move(*drawn));
        }
        const std::uint64_t parts = (sessions + kSessionsOfAPart - 1) / kSessionsOfAPart;
        std::vector<PartTally> tallies(parts);
        const auto part = [&](std::size_t number) {
            const std::uint64_t first = number * kSessionsOfAPart;
            tallies[number] = play_part(ground, models, company, request, first,
                                        std::min(sessions, first + kSessionsOfAPart));
        };
        if (request.spread)
            request.spread(parts, part);
        else
            for (std::size_t number = 0; number < parts; ++number) part(number);
        PartTally all = std::move(tallies.front());
        for (std::size_t number = 1; number < parts; ++number) {
            all.with_a_deal += tallies[number].with_a_deal;
            for (std::size_t which = 0; which < all.line_ups.size(); ++which)
                all.line_ups[which].add(tallies[number].line_ups[which]);
        }
        for (std::size_t which = 0; which < all.line_ups.size(); ++which)
            play.line_ups[which].laws.push_back(
                shares_of(law, sessions, all.line_ups[which], ground.outcomes));
        play.deal_exists.push_back(static_cast<double>(all.with_a_deal) / static_cast<double>(sessions));
        play.effective.push_back(effective);
    }
    return std::nullopt;
}

// Plays a supposition, or says why it cannot be.
void try_play(DrawnPlay& play, const Scenario& scenario, const std::string& account, const Company& company,
              const DrawnTalksRequest& request,
              const std::vector<std::pair<std::string, Package>>& openings) {
    const Result<Ground> ground = ground_of(scenario, account, request.directions, openings);
    if (!ground) {
        play.refused = ground.errors().front().message;
        return;
    }
    const std::uint64_t sessions = std::min(request.repeat, request.what_ifs);
    if (const std::optional<Error> error = play_all(play, *ground, company, request, sessions)) {
        play.line_ups.clear();
        play.refused = error->message;
    }
}

void play_other_accounts(DrawnTalks& talks, const Company& company) {
    for (const std::string& account : accounts_to_answer(talks.scenario, {})) {
        if (account == talks.account) continue;
        DrawnPlay play;
        play.kind = DrawnPlay::Kind::account;
        play.name = account;
        try_play(play, talks.scenario, account, company, talks.request, talks.request.openings);
        talks.plays.push_back(std::move(play));
    }
}

void play_first_offers(DrawnTalks& talks, const Company& company) {
    if (!talks.scenario.talks || talks.scenario.talks->openings.empty() || !talks.request.openings.empty())
        return;
    std::vector<std::pair<std::string, Package>> openings;
    for (const TalksOpening& one : talks.scenario.talks->openings)
        openings.emplace_back(talks.scenario.parties[static_cast<std::size_t>(one.party)].id, one.package);
    DrawnPlay play;
    play.kind = DrawnPlay::Kind::openings;
    try_play(play, talks.scenario, talks.account, company, talks.request, openings);
    talks.plays.push_back(std::move(play));
}

void play_walks(DrawnTalks& talks, const Company& company) {
    if (!talks.scenario.standoff) return;
    const Result<standoff::Conflict> conflict = standoff::compile(talks.scenario, talks.account);
    if (!conflict) {
        talks.notes.push_back("what a walk-out leads to was not played: " +
                              conflict.errors().front().message);
        return;
    }
    std::vector<std::pair<std::string, standoff::State>> played;
    for (const standoff::Conflict::WalkTo& walk : conflict->walks) {
        if (std::find(played.begin(), played.end(), std::pair(walk.tone, walk.state)) != played.end())
            continue;
        played.emplace_back(walk.tone, walk.state);
        DrawnPlay play;
        play.kind = DrawnPlay::Kind::walk;
        play.name = walk.tone;
        play.leads_to = conflict->label(walk.state);
        play.same_as_no_deal = !conflict->no_deal.empty() &&
                               std::all_of(conflict->no_deal.begin(), conflict->no_deal.end(),
                                           [&](const auto& none) { return none.second == walk.state; });
        if (!play.same_as_no_deal) {
            const Result<Scenario> against = against_state(talks.scenario, *conflict, walk.state);
            if (!against)
                play.refused = against.errors().front().message;
            else
                try_play(play, *against, talks.account, company, talks.request, talks.request.openings);
        }
        talks.plays.push_back(std::move(play));
    }
}

}  // namespace

const std::vector<std::string>& standard_strategies(std::size_t parties) {
    static const std::vector<std::string> of_two = {"boulware", "conceder", "tit-for-tat", "micro",
                                                    "boulware walk=hopeless(t=0.8)"};
    static const std::vector<std::string> of_more = {"boulware", "conceder", "micro"};
    return parties <= 2 ? of_two : of_more;
}

Result<DrawnTalks> drawn_talks(const Scenario& scenario, const DrawnTalksRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    DrawnTalks talks;
    talks.request = request;
    talks.scenario = scenario;
    if (scenario.parties.size() < 2)
        return make_error(
            {scenario.file, 0, 0},
            "talks need two parties, and there is " + std::string(scenario.parties.empty() ? "none" : "one"),
            "add the other side under [parties]");
    if (request.protocol == Protocol::final_offer || request.protocol == Protocol::single_text ||
        request.protocol == Protocol::division)
        return make_error(
            {},
            "the protocol `" + std::string(to_string(request.protocol)) + "` is not played with drawn models",
            "use alternating, monotonic, simultaneous or unique; or give the parties numbers");
    if (for_two(request.protocol) && scenario.parties.size() > 2)
        return make_error({},
                          "the protocol `" + std::string(to_string(request.protocol)) +
                              "` is for two parties, and there are " +
                              std::to_string(scenario.parties.size()),
                          "use the protocol alternating, simultaneous or unique");
    const Result<Company> company = company_of(scenario, request);
    if (!company) return company.errors();
    if (request.strategies.size() < scenario.parties.size())
        talks.strategies =
            request.in_turn.empty() ? standard_strategies(scenario.parties.size()) : request.in_turn;
    Result<Ground> ground = ground_of(scenario, request.account, request.directions, request.openings);
    if (!ground) return ground.errors();
    talks.account = ground->account.account();
    DrawnPlay asked;
    asked.name = talks.account;
    if (std::optional<Error> error = play_all(asked, *ground, *company, request, request.repeat))
        return *error;
    talks.plays.push_back(std::move(asked));
    if (request.what_ifs > 0) {
        play_first_offers(talks, *company);
        play_walks(talks, *company);
        play_other_accounts(talks, *company);
    }
    find_what_holds(talks);
    return talks;
}

}  // namespace detente::cases
