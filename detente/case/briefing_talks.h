// SPDX-License-Identifier: Apache-2.0
// The talks as a briefing tells them: every party plays each of a few fixed strategies, so that what holds
// whichever is played can be told from what does not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/case/drawn_talks_report.h"
#include "detente/case/talk_report.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// What each party plays in turn: one holds out, one gives way early, and of two parties one that leaves when
// nothing it was offered is as good as no deal. More parties have fewer strategies each, so that there are
// not too many line-ups; none for more than kBriefedParties.
std::vector<std::string> briefed_strategies(std::size_t parties);
inline constexpr std::size_t kBriefedParties = 4;
// Models of each party and sessions of each line-up; fewer of many packages, none of more than 5,000.
std::uint64_t briefed_sessions(std::uint64_t packages);

// Between drawn models of parties that are known by statements, held as the file says. Nothing where they
// cannot be played: a space that is too large, too many parties, a party of which nothing is known.
std::optional<DrawnTalks> briefed_talks(const Scenario& scenario, const std::string& account,
                                        deals::Directions directions, std::uint64_t packages);

// Between parties that are given by numbers: one session of each line-up, which draws nothing.
struct LineUpTalks {
    std::vector<std::string> strategies;  // one a party
    TalkSession session;                  // how it ended; without its offers
};
struct PairedTalks {
    std::vector<std::string> parties;
    Domain domain;
    int rounds = 0;
    std::vector<std::string> played;  // the strategies
    std::vector<LineUpTalks> line_ups;
    // A session of two parties that both keep a model of the other, offer by offer; its strategies.
    std::optional<TalkReport> drawn;
};
// On more outcomes fewer strategies are played, and no session is drawn; on listed spaces of more than
// kListedOutcomes, whose index takes a while, nothing is.
inline constexpr std::uint64_t kPairedOutcomes = 20'000, kListedOutcomes = 200'000;

// `file`: how the talks are held, where a scenario says so; nullptr: alternating offers in 100 rounds.
// Nothing where they cannot be played.
std::optional<PairedTalks> paired_talks(const NumericScenario& scenario, const Scenario* file);

}  // namespace detente::cases
