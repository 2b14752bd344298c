// SPDX-License-Identifier: Apache-2.0
// Protocol single-text.
// Idea: A mediator changes one text issue by issue, and the parties vote on each change.
// Formula: a hill-climbing mediator keeps what all vote for; an annealing one also keeps, with chance
//   exp(-1 / T), what is voted against only weakly
// Parameters: none.
// Source: Klein, Faratin, Sayama, Bar-Yam 2003
// Known differences: a weak vote is a loss of at most the median loss so far; T falls evenly from 1 to 0
#include <algorithm>
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/session.h"

namespace detente::talks {

namespace {

constexpr std::uint32_t kMediatorSeat = 0xfffffffeu;

struct Mediation {
    std::vector<OwnValues>& seats;
    const SessionSettings& settings;
    const SingleTextSettings& text;
    std::vector<Draws> draws;
    Draws mediator;
    std::vector<double> losses;  // of changes voted against, for the median

    bool votes_for(std::size_t seat, double gain, double left) {
        if (gain >= 0) return true;
        const Voter& voter = text.voters[seat];
        const double temperature = voter.temperature * left;
        if (voter.kind == Voter::Kind::hill_climber || temperature <= 0) return false;
        return draws[seat].uniform() < elementary::exp(gain / temperature);
    }

    // A vote against is weak when it loses no more than the median of such losses so far.
    bool weak(double loss) {
        losses.insert(std::lower_bound(losses.begin(), losses.end(), loss), loss);
        return loss <= losses[(losses.size() - 1) / 2];
    }

    bool kept(Bid now, Bid changed, double left) {
        bool all = true;
        bool all_weak = true;
        for (std::size_t seat = 0; seat < seats.size(); ++seat) {
            const double gain = seats[seat].utility(changed) - seats[seat].utility(now);
            if (votes_for(seat, gain, left)) continue;
            all = false;
            all_weak = weak(-gain) && all_weak;
        }
        if (all) return true;
        if (!text.annealing_mediator || !all_weak || left <= 0) return false;
        return mediator.uniform() < elementary::exp(-1.0 / left);
    }
};

std::vector<int> changed_text(const std::vector<int>& text, const OutcomeTable& outcomes, Draws& mediator) {
    std::vector<int> changed = text;
    const auto issue =
        static_cast<std::size_t>(mediator.below(static_cast<std::uint64_t>(outcomes.issues())));
    const int size = outcomes.sizes()[issue];
    if (size < 2) return changed;
    // One of the other values, evenly.
    const int other = static_cast<int>(mediator.below(static_cast<std::uint64_t>(size - 1)));
    changed[issue] = other < text[issue] ? other : other + 1;
    return changed;
}

}  // namespace

SessionResult single_text(std::vector<OwnValues>& seats, const SessionSettings& settings,
                          const SingleTextSettings& text, std::vector<Offer>& offers) {
    Mediation mediation{seats, settings, text, {}, Draws(settings.seed, settings.match, kMediatorSeat), {}};
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat)
        mediation.draws.emplace_back(settings.seed, settings.match, seat);
    offers.clear();
    const OutcomeTable& outcomes = seats.front().outcomes();
    const Bid first = seats.front().draw_any(mediation.mediator);
    std::vector<int> contract = outcomes.outcome(first).values;
    Bid now = first;
    for (int round = 0; round < settings.rounds; ++round) {
        const double left = 1.0 - static_cast<double>(round) / static_cast<double>(settings.rounds);
        const std::vector<int> changed = changed_text(contract, outcomes, mediation.mediator);
        const Bid bid = seats.front().name(changed);
        if (!seats.front().can_be_agreed(bid)) continue;  // the mediator does not propose it
        offers.push_back({round, -1, bid});
        if (bid != now && mediation.kept(now, bid, left)) {
            now = bid;
            contract = changed;
        }
    }
    SessionResult result;
    result.round = settings.rounds;
    result.time = 1;
    bool taken = true;
    for (const OwnValues& own : seats) taken = taken && own.utility(now) >= own.reservation();
    if (taken) {
        result.ended = SessionResult::End::agreement;
        result.agreement = now;
    }
    for (const OwnValues& own : seats) {
        const double none = settings.no_deal == NoDeal::zero   ? 0.0
                            : std::isfinite(own.reservation()) ? own.reservation()
                                                               : own.least();
        result.utilities.push_back(taken ? own.utility(now) : none);
    }
    return result;
}

CatalogEntry protocol_single_text() {
    CatalogEntry entry = part_entry(
        PartKind::protocol, "single-text",
        "A mediator changes one text issue by issue, and the parties vote on each change.",
        "a hill-climbing mediator keeps what all vote for; an annealing one also keeps, with chance exp(-1 / "
        "T), "
        "what is voted against only weakly",
        "Klein, Faratin, Sayama, Bar-Yam 2003");
    entry.differs = "a weak vote is a loss of at most the median loss so far; T falls evenly from 1 to 0";
    return entry;
}

}  // namespace detente::talks
