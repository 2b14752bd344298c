// SPDX-License-Identifier: Apache-2.0
#include "detente/case/played_talks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "detente/base/suggest.h"
#include "detente/case/reveal_report.h"
#include "detente/deals/statements/compiled_account.h"
#include "detente/deals/statements/package_space.h"
#include "detente/deals/statements/words.h"
#include "detente/scenario/numeric_view.h"
#include "detente/scenario/words.h"
#include "detente/talks/catalog.h"
#include "detente/talks/stepped.h"

namespace detente::cases {

namespace {

using talks::Bid;

constexpr std::uint64_t kMostPlayed = 200'000;    // outcomes of a table at which people sit
constexpr std::size_t kMostForFrontier = 20'000;  // of three and more parties: each is held against each

// Everything that a session needs, whatever the values come from.
struct TableGround {
    PlayedTalks told;  // parties and issues
    std::vector<talks::ProfileIndex> indexes;
    talks::OutcomeTable outcomes{std::vector<int>{}};
    const Scenario* statements = nullptr;
};

// What each package is worth to a party in one drawn model: 1 the best and 0 the worst that can be agreed.
// What a verdict makes certain holds to the last bit.
talks::ProfileIndex drawn_values(const deals::CompiledAccount& account, int party,
                                 const deals::Models& models, const talks::OutcomeTable& outcomes) {
    const std::vector<bool>& counted = account.counted();
    const std::vector<Verdict>& verdicts = account.map(party);
    const std::size_t size = outcomes.size();
    std::vector<std::int64_t> sums(size, 0);
    std::vector<bool> barred(size, true);
    std::vector<Verdict> verdict(size, Verdict::undetermined);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t greatest = std::numeric_limits<std::int64_t>::min();
    for (Bid bid = 0; bid < size; ++bid) {
        const Package package{outcomes.outcome(bid).values};
        const auto code = static_cast<std::size_t>(deals::encode(account.space(), package));
        for (std::size_t issue = 0; issue < package.levels.size(); ++issue)
            if (package.levels[issue] > 0) sums[bid] += models.level(issue, package.levels[issue])[0];
        barred[bid] = !counted[code];
        verdict[bid] = verdicts[code];
        if (barred[bid]) continue;
        least = std::min(least, sums[bid]);
        greatest = std::max(greatest, sums[bid]);
    }
    const double range = greatest > least ? static_cast<double>(greatest - least) : 1;
    const auto scaled = [&](std::int64_t value) { return static_cast<double>(value - least) / range; };
    const double none = scaled(models.no_deal[0]);
    const double below = std::nextafter(none, -std::numeric_limits<double>::infinity());
    std::vector<double> utilities(size);
    for (Bid bid = 0; bid < size; ++bid) {
        utilities[bid] = scaled(sums[bid]);
        if (!barred[bid] && verdict[bid] == Verdict::always) utilities[bid] = std::max(utilities[bid], none);
        if (!barred[bid] && verdict[bid] == Verdict::never) utilities[bid] = std::min(utilities[bid], below);
    }
    return talks::ProfileIndex(std::move(utilities), none, std::move(barred));
}

Result<TableGround> drawn_ground(const Scenario& scenario, const PlayedRequest& request) {
    const Place place{scenario.file, 0, 0};
    if (scenario.parties.size() < 2 || scenario.issues.empty())
        return make_error(place, "talks need two parties and something on the table",
                          "add parties and issues to the scenario");
    const auto account = deals::CompiledAccount::make(
        scenario, {request.account, deals::Family::additive, request.directions});
    if (!account) return account.errors();
    if (account->contradiction())
        return make_error(place,
                          contradiction_sentence(*account->contradiction(), account->account(), scenario),
                          "play under an account whose statements hold together");
    if (!account->space().listed || account->space().total > kMostPlayed)
        return make_error(place, "there are " + account->packages() + " packages, too many to sit down over",
                          "leave out issues, or merge levels");
    TableGround ground;
    ground.told.drawn = true;
    ground.statements = &scenario;
    ground.outcomes = talks::OutcomeTable(account->space().sizes);
    const std::vector<bool>& counted = account->counted();
    if (std::count(counted.begin(), counted.end(), true) == 0)
        return make_error(place, "there is no package to agree on", "leave out an infeasible combination");
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        ground.told.issues.push_back(
            {scenario.issues[i].id, issue_name(scenario, static_cast<int>(i)), scenario.issues[i].levels});
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        const int party = static_cast<int>(p);
        const deals::PartySystem& known = account->judge(party).party();
        const bool directed =
            std::any_of(known.directions.begin(), known.directions.end(), [](Direction direction) {
                return direction != Direction::absent && direction != Direction::same;
            });
        if (!directed && known.links.empty() && known.scale_coordinate < 0)
            return make_error(place, "nothing is said of what " + party_name(scenario, party) + " prefers",
                              "give it directions, statements or numbers, or play under another account");
        const auto models = deals::draw_models(known, account->space(), {request.law, 1, request.seed, 0});
        if (!models)
            return make_error(place,
                              "no value model of the law `" + std::string(to_string(request.law)) +
                                  "` fits what is known of " + party_name(scenario, party),
                              "look at its statements with `detente deals`");
        ground.indexes.push_back(drawn_values(*account, party, *models, ground.outcomes));
        ground.told.parties.push_back({scenario.parties[p].id, party_name(scenario, party), {}, 0, 1});
    }
    return ground;
}

Result<TableGround> numeric_ground(const NumericScenario& numeric, const Scenario* statements) {
    TableGround ground;
    ground.statements = statements;
    std::vector<int> sizes;
    double outcomes = 1;
    for (const DomainIssue& issue : numeric.domain.issues) {
        ground.told.issues.push_back({issue.name, issue.name, issue.values});
        sizes.push_back(issue.size());
        outcomes *= issue.size();
    }
    if (outcomes > static_cast<double>(kMostPlayed))
        return make_error({}, "there are too many outcomes to sit down over",
                          "play a smaller domain, or let strategies play it: `detente talk`");
    ground.outcomes = talks::OutcomeTable(sizes);
    for (std::size_t p = 0; p < numeric.profiles.size(); ++p) {
        if (!has_numbers(numeric.profiles[p])) continue;
        auto index = talks::index_profile(numeric, static_cast<int>(p));
        if (!index) return index.errors();
        ground.indexes.push_back(std::move(*index));
        ground.told.parties.push_back({numeric.profiles[p].name, numeric.profiles[p].name, {}, 0, 1});
    }
    if (ground.indexes.size() < 2)
        return make_error(
            {},
            "a table needs two parties with numbers, and there are " + std::to_string(ground.indexes.size()),
            "choose another domain");
    // A scenario of statements has better names.
    for (PlayedTalks::Party& party : ground.told.parties)
        if (const int at = statements ? find_party(*statements, party.id) : -1; at >= 0)
            party.name = party_name(*statements, at);
    for (std::size_t i = 0; statements && i < ground.told.issues.size() && i < statements->issues.size(); ++i)
        if (statements->issues[i].id == ground.told.issues[i].id)
            ground.told.issues[i].name = issue_name(*statements, static_cast<int>(i));
    return ground;
}

// Packages that nobody can improve on without a loss to somebody.
std::vector<FrontierPoint> frontier_of(const TableGround& ground) {
    const std::size_t parties = ground.indexes.size();
    std::vector<Bid> bids;
    for (Bid bid = 0; bid < ground.outcomes.size(); ++bid)
        if (ground.indexes[0].can_be_agreed(bid)) bids.push_back(bid);
    if (parties > 2 && bids.size() > kMostForFrontier) return {};
    const auto worth = [&](Bid bid, std::size_t party) { return ground.indexes[party].utility(bid); };
    // Best for the first party first, then for the others: whatever is better in all comes before what it
    // beats.
    std::sort(bids.begin(), bids.end(), [&](Bid a, Bid b) {
        for (std::size_t party = 0; party < parties; ++party)
            if (worth(a, party) != worth(b, party)) return worth(a, party) > worth(b, party);
        return a < b;
    });
    std::vector<Bid> kept;
    for (const Bid bid : bids) {
        const auto beats = [&](Bid other) {
            for (std::size_t party = 0; party < parties; ++party)
                if (worth(other, party) < worth(bid, party)) return false;
            return true;
        };
        // Of two parties the last one that was kept is the best so far for the second.
        const bool beaten =
            parties == 2 ? !kept.empty() && beats(kept.back()) : std::any_of(kept.begin(), kept.end(), beats);
        if (!beaten) kept.push_back(bid);
    }
    std::vector<FrontierPoint> frontier;
    for (const Bid bid : kept) {
        FrontierPoint point{ground.outcomes.outcome(bid).values, {}};
        for (std::size_t party = 0; party < parties; ++party) point.worth.push_back(worth(bid, party));
        frontier.push_back(std::move(point));
    }
    return frontier;
}

class Playing {
  public:
    Playing(TableGround ground, const PlayedRequest& request)
        : ground_(std::move(ground)), told_(ground_.told), request_(request) {
        told_.request = request;
    }

    Result<PlayedTalks> play() {
        if (request_.rounds < 1 || request_.rounds > 1000)
            return make_error({}, "rounds cannot be " + std::to_string(request_.rounds),
                              "give a whole number from 1 to 1000");
        Result<std::vector<talks::Seat>> seats = seats_of();
        if (!seats) return seats.errors();
        talks::SessionSettings settings;
        settings.rounds = request_.rounds;
        settings.seed = request_.seed;
        talks::SteppedSession session(std::move(*seats), settings);
        bool time_up = false;
        for (const PersonAct& act : request_.acts) {
            if (time_up || session.waiting() < 0)
                return make_error({}, "the talks are over, and nobody can act any more", "begin new ones");
            if (act.kind == PersonAct::Kind::time_up)
                time_up = true;
            else if (auto wrong = do_it(session, act))
                return *wrong;
        }
        tell(session, time_up);
        if (request_.consider) {
            const Result<Bid> bid = bid_of(*request_.consider);
            if (!bid) return bid.errors();
            told_.considered.emplace();
            for (const talks::ProfileIndex& index : ground_.indexes)
                told_.considered->push_back(index.utility(*bid));
        }
        return std::move(told_);
    }

  private:
    Result<std::vector<talks::Seat>> seats_of() {
        std::vector<std::string> ids;
        for (const PlayedTalks::Party& party : told_.parties) ids.push_back(party.id);
        for (const auto& [id, text] : request_.strategies) {
            const auto found = std::find(ids.begin(), ids.end(), id);
            if (found == ids.end())
                return make_error({}, "there is no party `" + id + "`", did_you_mean(id, ids));
            told_.parties[static_cast<std::size_t>(found - ids.begin())].strategy = text;
        }
        std::vector<talks::Seat> seats;
        for (std::size_t p = 0; p < ids.size(); ++p) {
            const talks::ProfileIndex& index = ground_.indexes[p];
            PlayedTalks::Party& party = told_.parties[p];
            party.no_deal = std::isfinite(index.reservation()) ? index.reservation() : index.least();
            party.best = index.greatest();
            talks::Seat seat{talks::OwnValues(index, ground_.outcomes), nullptr};
            if (!party.strategy.empty()) {
                const auto maker = talks::read_strategy(party.strategy, talks::Rules::strict);
                if (!maker) return maker.errors();
                // What other parties have is shown to nobody here, controls included.
                seat.strategy = maker->make();
            }
            seats.push_back(std::move(seat));
        }
        return seats;
    }

    Result<Bid> bid_of(const std::vector<int>& levels) {
        if (levels.size() != told_.issues.size())
            return make_error({},
                              "a package has " + std::to_string(told_.issues.size()) + " issues, and " +
                                  std::to_string(levels.size()) + " are given",
                              "give one level an issue");
        for (std::size_t i = 0; i < levels.size(); ++i)
            if (levels[i] < 0 || levels[i] >= static_cast<int>(told_.issues[i].levels.size()))
                return make_error(
                    {}, told_.issues[i].name + " has no level " + std::to_string(levels[i]),
                    "give a number from 0 to " + std::to_string(told_.issues[i].levels.size() - 1));
        return ground_.outcomes.bid(levels);
    }

    std::optional<Error> do_it(talks::SteppedSession& session, const PersonAct& act) {
        if (act.kind == PersonAct::Kind::walk) {
            session.walk();
        } else if (act.kind == PersonAct::Kind::accept) {
            if (session.standing() == talks::kNoBid)
                return make_error({}, "nothing is on the table that could be accepted", "make an offer");
            session.accept();
        } else {
            const Result<Bid> bid = bid_of(act.levels);
            if (!bid) return bid.errors().front();
            if (!ground_.indexes[0].can_be_agreed(*bid))
                return make_error({}, "this cannot be agreed: it is infeasible, or it is no deal at all",
                                  "offer another package, or walk out");
            session.offer(*bid);
        }
        return std::nullopt;
    }

    std::vector<double> worth_of(Bid bid) const {
        std::vector<double> worth;
        for (const talks::ProfileIndex& index : ground_.indexes) worth.push_back(index.utility(bid));
        return worth;
    }

    void tell(talks::SteppedSession& session, bool time_up) {
        for (const talks::Offer& offer : session.offers())
            told_.offers.push_back(
                {offer.round, offer.seat, ground_.outcomes.outcome(offer.bid).values, worth_of(offer.bid)});
        told_.round = std::min(session.round(), request_.rounds - 1);
        if (!time_up && session.waiting() >= 0) {
            told_.waiting = session.waiting();
            if (session.standing() != talks::kNoBid) told_.standing = told_.offers.back();
            return;
        }
        for (const PlayedTalks::Party& party : told_.parties) told_.worth.push_back(party.no_deal);
        told_.ended = talks::SessionResult::End::deadline;
        if (!time_up) {
            const talks::SessionResult& result = session.result();
            told_.ended = result.ended;
            told_.by = result.by;
            told_.round = result.round;
            if (result.ended == talks::SessionResult::End::agreement) {
                told_.agreement = ground_.outcomes.outcome(result.agreement).values;
                told_.worth = worth_of(result.agreement);
            }
        }
        told_.frontier = frontier_of(ground_);
        if (told_.frontier.empty())
            told_.notes.push_back("the frontier was not looked for: there are too many packages");
        find_better();
        reveal();
    }

    // Of the packages that are worse for nobody the one that adds most, over all parties, in shares of what
    // each has between no deal and its best.
    void find_better() {
        double most = 0;
        for (const FrontierPoint& point : told_.frontier) {
            double gain = 0;
            bool worse = false;
            for (std::size_t p = 0; p < point.worth.size(); ++p) {
                worse = worse || point.worth[p] < told_.worth[p];
                const double range = told_.parties[p].best - told_.parties[p].no_deal;
                if (range > 0) gain += (point.worth[p] - told_.worth[p]) / range;
            }
            if (worse || gain <= most) continue;
            most = gain;
            told_.better = point;
        }
    }

    void reveal() {
        if (!ground_.statements) {
            told_.notes.push_back(
                "what the acts give away is worked out for scenarios that statements can hold");
            return;
        }
        const Scenario& scenario = *ground_.statements;
        RevealRequest request;
        request.account = request_.account;
        request.directions = request_.directions;
        const auto event = [&](int party, TalkEvent::Act act, const std::string& id) {
            TalkEvent one;
            one.id = id;
            one.party = find_party(scenario, told_.parties[static_cast<std::size_t>(party)].id);
            one.act = act;
            return one;
        };
        for (const PlayedOffer& offer : told_.offers) {
            TalkEvent one = event(offer.party, TalkEvent::Act::offers,
                                  "offer " + std::to_string(request.events.size() + 1));
            one.package = Package{offer.levels};
            request.events.push_back(std::move(one));
        }
        if (told_.ended == talks::SessionResult::End::agreement ||
            told_.ended == talks::SessionResult::End::walk) {
            TalkEvent one =
                event(told_.by, told_.agreement ? TalkEvent::Act::accepts : TalkEvent::Act::walks, "end");
            if (told_.agreement) one.package = Package{*told_.agreement};
            request.events.push_back(std::move(one));
        }
        if (request.events.empty()) {
            told_.gave_away = {"Nobody offered anything, so nothing was given away."};
            return;
        }
        const Result<RevealReport> report = reveal_report(scenario, request);
        if (report)
            told_.gave_away = reveal_sentences(*report);
        else
            told_.notes.push_back("what the acts give away is not worked out: " +
                                  report.errors().front().message);
    }

    TableGround ground_;
    PlayedTalks told_;
    const PlayedRequest& request_;
};

bool all_numbered(const Scenario& scenario) {
    for (std::size_t party = 0; party < scenario.parties.size(); ++party)
        if (!fully_numbered(scenario, static_cast<int>(party))) return false;
    return true;
}

}  // namespace

Result<PlayedTalks> played_talks(const Scenario& scenario, const PlayedRequest& request) {
    if (all_numbered(scenario) && scenario.parties.size() > 1) {
        const Result<NumericScenario> numeric = numeric_view(scenario);
        if (!numeric) return numeric.errors();
        return played_talks(*numeric, &scenario, request);
    }
    Result<TableGround> ground = drawn_ground(scenario, request);
    if (!ground) return ground.errors();
    return Playing(std::move(*ground), request).play();
}

Result<PlayedTalks> played_talks(const NumericScenario& numeric, const Scenario* statements,
                                 const PlayedRequest& request) {
    Result<TableGround> ground = numeric_ground(numeric, statements);
    if (!ground) return ground.errors();
    return Playing(std::move(*ground), request).play();
}

}  // namespace detente::cases
