// SPDX-License-Identifier: Apache-2.0
// The question worth asking next: would this party take this package?
//
// First a question whose two answers both settle whether a deal exists (some exchange certain for all, or
// every exchange excluded). Otherwise the exchange that nobody certainly refuses and that is not certain for
// all with the greatest joint share under the less favourable law, asked of the undetermined party with the
// smaller share under that law; of exchanges within two standard errors of the greatest the one with the
// fewest level steps, then the first in file order. Exchanges on which an undetermined party's verdict hangs
// on an issue without a direction come after the others.
//
// Without shares: first questions on which every other party is certain; then by the smaller, over both
// answers, of the number of undetermined verdicts of the asked party on live exchanges that the answer
// decides, then the sum, the fewest level steps, file order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/advice/shares.h"

namespace detente::deals {

struct AskedParty {
    int party = 0;
    std::vector<double> yes_shares;  // one a law; empty without shares
    // The issue without a direction on which its verdict hangs: then which way it counts is the question.
    std::optional<int> which_way;
};

struct AdviceQuestion {
    AskedParty asked;
    Package package;
    // How many of the two answers settle whether a deal exists; 0 where that is settled already.
    int settles = 0;
    Zone if_yes;  // of all packages that count, gifts included
    Zone if_no;
    std::vector<double> joint;       // the package's joint share, one a law; empty without shares
    std::vector<AskedParty> others;  // undetermined on the same package: their yes is needed too
    // Without shares: how many of the asked party's undetermined verdicts on live exchanges the answers
    // decide.
    std::optional<std::uint64_t> decides_if_yes;
    std::optional<std::uint64_t> decides_if_no;
};

struct NextQuestion {
    std::optional<AdviceQuestion> question;  // none where nothing is left to ask
    bool deal_is_certain = false;            // some exchange is certain for all
    bool all_excluded = false;               // every exchange is excluded
    std::string refused;                     // why none was looked for; otherwise empty
};

// Up to so many exchanges every one is a candidate; beyond, the 64 best by joint share and those one answer
// away.
inline constexpr std::size_t kCandidates = 20'000;
inline constexpr std::size_t kBestCandidates = 64;

// `shares`: of this account; null or refused: the order without shares. `effects`: also find what is certain,
// excluded and open after each answer. Precondition: as for find_exchanges; `scenario` is the one the account
// was made from. Out of time: refused.
Result<NextQuestion> next_question(const Scenario& scenario, const CompiledAccount& account,
                                   const Exchanges& exchanges, const Shares* shares, bool effects = true,
                                   const Watch& watch = {});

// Exchanges that are certain for all parties but one and undetermined for that one, without those that
// another of them dominates for it. By party, then in file order.
std::vector<OneAnswerAway> exchanges_one_answer_away(const CompiledAccount& account,
                                                     const Exchanges& exchanges);

// Another question to the same party, one answer to which decides a package's verdict.
struct CheaperQuestion {
    Package package;
    bool answer_is_yes = true;  // the answer that decides it
    Verdict decides = Verdict::always;
};

// For a package that one party is undetermined on: asking it decides. Of packages with fewer level steps that
// decide it with a yes, and of those that do with a no, the one with the fewest (first in file order).
struct NamedQuestion {
    AdviceQuestion question;
    std::vector<CheaperQuestion> cheaper;
};
Result<NamedQuestion> question_about(const Scenario& scenario, const CompiledAccount& account,
                                     const Exchanges& exchanges, const Shares* shares, int party,
                                     const Package& package);

}  // namespace detente::deals
