// SPDX-License-Identifier: Apache-2.0
// Proposals on random scenarios of every kind against the definitions, model by model: what is certain, whether
// a text stands out, the ranking, the menu with what it covers, the ceiling, and replies to an offer.
#include "detente/deals/advice/proposals.h"

#include <gtest/gtest.h>

#include "tests/advice/naive_proposals.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

constexpr std::size_t kModels = 150;

struct Seen {
    int certain = 0;
    int ahead = 0;
    int menus = 0;
    int long_menus = 0;
    int own = 0;
    int mirrored = 0;
    int by_share = 0;
    int to_party = 0;
    int to_all = 0;
    int better = 0;
};

struct ProposalCase {
    Scenario scenario;
    CompiledAccount account;
    Exchanges exchanges;
    NaiveProposals naive;
};

std::optional<ProposalCase> proposal_case(std::mt19937& random, int round) {
    const int parties = 1 + round % 3;
    Scenario scenario =
        random_scenario(random, {parties, round % 3 == 0, true, round % 4 == 0, round % 2 == 0, 4});
    if (round % 2 == 0 && scenario.numbers.size() > 1) scenario.numbers.resize(1);
    auto account = CompiledAccount::make(scenario);
    if (!account.ok() || account->contradiction()) return std::nullopt;
    Exchanges exchanges = find_exchanges(*account);
    auto naive = NaiveProposals::make(scenario, *account, exchanges, kModels);
    if (!naive) return std::nullopt;
    return ProposalCase{std::move(scenario), std::move(*account), std::move(exchanges), std::move(*naive)};
}

Proposals proposals(const ProposalCase& one, std::optional<int> party, std::optional<Package> to) {
    ProposalRequest request;
    request.shares.models = kModels;
    request.party = party;
    request.to = std::move(to);
    return find_proposals(one.account, one.exchanges, request);
}

void expect_text(const Proposal& told, const NaiveText& expected) {
    EXPECT_EQ(told.package, expected.package);
    EXPECT_EQ(told.verdicts, expected.verdicts);
    EXPECT_EQ(told.hangs, expected.hangs);
    ASSERT_EQ(told.joint.size(), 2u);
    for (std::size_t law = 0; law < 2; ++law) {
        EXPECT_DOUBLE_EQ(told.joint[law], expected.joint[law]);
        for (std::size_t party = 0; party < expected.accepts.size(); ++party)
            EXPECT_DOUBLE_EQ(told.accepts[party][law], expected.accepts[party][law]);
    }
}

void expect_ranking(const std::vector<Proposal>& told, const std::vector<const NaiveText*>& expected) {
    ASSERT_EQ(told.size(), std::min<std::size_t>(expected.size(), 5));
    for (std::size_t i = 0; i < told.size(); ++i) expect_text(told[i], *expected[i]);
}

void check_mediator(const ProposalCase& one, Seen& seen) {
    const Proposals told = proposals(one, std::nullopt, std::nullopt);
    ASSERT_EQ(told.laws.size(), 2u);
    std::uint64_t certain = 0;
    for (const NaiveText& text : one.naive.texts()) certain += text.certain();
    EXPECT_EQ(told.certain_in_all, certain);
    ASSERT_EQ(told.certain.size(), std::min<std::uint64_t>(certain, kNamedCertain));
    for (const Proposal& text : told.certain) EXPECT_TRUE(text.certain());
    EXPECT_EQ(told.open_in_all, one.naive.open().size());
    for (std::size_t law = 0; law < 2; ++law) EXPECT_DOUBLE_EQ(told.ceiling[law], one.naive.ceiling(law));
    EXPECT_EQ(told.stands_out, one.naive.stands_out());
    expect_ranking(told.ranked, told.stands_out ? one.naive.ranked() : std::vector<const NaiveText*>{});
    seen.certain += certain > 0;
    seen.ahead += told.stands_out;
    const std::vector<const NaiveText*> menu =
        told.stands_out || certain > 0 ? std::vector<const NaiveText*>{} : one.naive.menu(5);
    ASSERT_EQ(told.menu.size(), menu.size());
    std::vector<const NaiveText*> first;
    for (std::size_t k = 0; k < menu.size(); ++k) {
        expect_text(told.menu[k], *menu[k]);
        first.push_back(menu[k]);
        for (std::size_t law = 0; law < 2; ++law)
            EXPECT_DOUBLE_EQ(told.coverage[law][k], one.naive.covered(first, law));
    }
    seen.menus += !menu.empty();
    seen.long_menus += menu.size() > 2;
    // The joint share of statements that mirror each other is an identity.
    if (!told.mirror) return;
    ++seen.mirrored;
    for (const NaiveText& text : one.naive.texts())
        for (std::size_t law = 0; law < 2; ++law) {
            const auto first_party = static_cast<std::size_t>(told.mirror->first);
            const auto second_party = static_cast<std::size_t>(told.mirror->second);
            EXPECT_NEAR(text.accepts[first_party][law] + text.accepts[second_party][law], 1, 0.25);
        }
}

void check_party(const ProposalCase& one, int party, Seen& seen) {
    const Proposals told = proposals(one, party, std::nullopt);
    const auto own = static_cast<std::size_t>(party);
    expect_ranking(told.ranked, one.naive.ranked_for(own));
    std::uint64_t taken = 0;
    std::uint64_t refused = 0;
    for (const NaiveText& text : one.naive.texts()) {
        taken += text.verdicts[own] == Verdict::always;
        refused += text.verdicts[own] == Verdict::always && text.refused();
    }
    EXPECT_EQ(told.taken, taken);
    EXPECT_EQ(told.taken_but_refused, refused);
    EXPECT_TRUE(told.menu.empty());
    seen.own += !told.ranked.empty();
}

// Is there a live exchange at most so many steps away that suits?
template <class Suits>
std::optional<int> nearest(const ProposalCase& one, const Package& offer, Suits suits) {
    std::optional<int> result;
    for (const NaiveText& text : one.naive.texts()) {
        if (text.refused() || !suits(text)) continue;
        const int steps = one.naive.distance(offer, text.package);
        if (steps > 0 && (!result || steps < *result)) result = steps;
    }
    return result;
}

// To whom the first is better in every model; nothing where it is not as good to somebody.
std::vector<int> better_for(const ProposalCase& one, const Package& first, const Package& second) {
    std::vector<int> result;
    for (int party = 0; party < static_cast<int>(one.scenario.parties.size()); ++party) {
        const SecondOpinion opinion(one.scenario, party);
        if (opinion.verdict(&first, &second) != Verdict::always) return {};
        if (opinion.verdict(&second, &first) == Verdict::never) result.push_back(party);
    }
    return result;
}

// An offer that suits all is answered with what is certain too, better to some and worse to nobody.
void check_better(const ProposalCase& one, const NaiveText& offer, const std::vector<Reply>& replies,
                  Seen& seen) {
    std::vector<const NaiveText*> better;
    for (const NaiveText& text : one.naive.texts())
        if (text.certain() && !better_for(one, text.package, offer.package).empty()) better.push_back(&text);
    std::size_t best = 0;
    for (const NaiveText* text : better)
        best += std::none_of(better.begin(), better.end(), [&](const NaiveText* other) {
            return other != text && !better_for(one, other->package, text->package).empty();
        });
    ASSERT_EQ(replies.size(), std::min(best, kBetterTold));
    for (const Reply& reply : replies) {
        EXPECT_EQ(reply.why, Reply::Why::better);
        EXPECT_TRUE(reply.proposal.certain());
        EXPECT_FALSE(reply.better_for.empty());
        EXPECT_EQ(reply.better_for, better_for(one, reply.proposal.package, offer.package));
        for (const NaiveText* other : better)
            EXPECT_TRUE(better_for(one, other->package, reply.proposal.package).empty());
        ++seen.better;
    }
}

void check_replies(const ProposalCase& one, const NaiveText& offer, Seen& seen) {
    const Proposals told = proposals(one, std::nullopt, offer.package);
    ASSERT_TRUE(told.offer);
    expect_text(*told.offer, offer);
    if (offer.certain()) {
        check_better(one, offer, told.replies, seen);
        return;
    }
    std::vector<bool> answered(offer.verdicts.size(), false);
    bool to_all = false;
    int last = 0;
    double best = offer.least;
    double best_error = offer.error;
    for (const Reply& reply : told.replies) {
        EXPECT_GE(reply.steps, last) << "fewest steps first";
        last = reply.steps;
        EXPECT_EQ(reply.steps, one.naive.distance(offer.package, reply.proposal.package));
        Package moved = offer.package;
        for (const LevelChange& change : reply.changes) {
            EXPECT_EQ(moved.levels[static_cast<std::size_t>(change.issue)], change.from);
            moved.levels[static_cast<std::size_t>(change.issue)] = change.to;
        }
        EXPECT_EQ(one.naive.distance(moved, reply.proposal.package), 0);
        const NaiveText* text = nullptr;
        for (const NaiveText& any : one.naive.texts())
            if (any.package == reply.proposal.package) text = &any;
        ASSERT_NE(text, nullptr) << "no exchange";
        expect_text(reply.proposal, *text);
        EXPECT_FALSE(text->refused());
        if (reply.why == Reply::Why::share) {
            ++seen.by_share;
            EXPECT_GT(text->least, best + 2 * std::hypot(best_error, text->error));
            for (const NaiveText& other : one.naive.texts())
                if (!other.refused() && (text->hangs || !other.hangs) &&
                    one.naive.distance(offer.package, other.package) == reply.steps) {
                    EXPECT_LE(other.least, text->hangs && !other.hangs ? -1 : text->least);
                }
            best = text->least;
            best_error = text->error;
        } else if (reply.why == Reply::Why::party) {
            ++seen.to_party;
            const auto party = static_cast<std::size_t>(reply.party);
            answered[party] = true;
            EXPECT_NE(offer.verdicts[party], Verdict::always);
            EXPECT_EQ(text->verdicts[party], Verdict::always);
            EXPECT_EQ(nearest(one, offer.package,
                              [&](const NaiveText& any) { return any.verdicts[party] == Verdict::always; }),
                      reply.steps);
        } else {
            ++seen.to_all;
            to_all = true;
            EXPECT_TRUE(text->certain());
            EXPECT_EQ(nearest(one, offer.package, [](const NaiveText& any) { return any.certain(); }),
                      reply.steps);
        }
    }
    // Nothing that could be answered is left out.
    for (std::size_t party = 0; party < answered.size(); ++party)
        if (offer.verdicts[party] != Verdict::always) {
            EXPECT_EQ(answered[party], nearest(one, offer.package, [&](const NaiveText& any) {
                                           return any.verdicts[party] == Verdict::always;
                                       }).has_value());
        }
    EXPECT_EQ(to_all,
              nearest(one, offer.package, [](const NaiveText& any) { return any.certain(); }).has_value());
    for (const NaiveText& other : one.naive.texts()) {
        const int steps = one.naive.distance(offer.package, other.package);
        if (other.refused() || other.hangs || steps == 0 || steps > 3) continue;
        EXPECT_LE(other.least, best + 2 * std::hypot(best_error, other.error) + 1e-12)
            << "a change that raises the share by more is left out";
    }
}

TEST(ProposalsByModels, AreThoseOfTheDefinitions) {
    std::mt19937 random(71);
    Seen seen;
    for (int round = 0; round < 4'000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const auto one = proposal_case(random, round);
        if (!one) continue;
        check_mediator(*one, seen);
        check_party(*one, round % static_cast<int>(one->scenario.parties.size()), seen);
        for (const NaiveText& text : one->naive.texts())
            if (pick(random, 0, 5) == 0) check_replies(*one, text, seen);
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(seen.certain, 100);
    EXPECT_GT(seen.ahead, 100);
    EXPECT_GT(seen.menus, 60);
    EXPECT_GT(seen.long_menus, 20);
    EXPECT_GT(seen.own, 100);
    EXPECT_GT(seen.mirrored, 5);
    EXPECT_GT(seen.by_share, 100);
    EXPECT_GT(seen.to_party, 100);
    EXPECT_GT(seen.to_all, 100);
    EXPECT_GT(seen.better, 50);
}

}  // namespace
}  // namespace detente::deals
