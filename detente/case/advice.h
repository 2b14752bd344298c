// SPDX-License-Identifier: Apache-2.0
// The advice that stands beside the verdicts of an account: which packages are exchanges, what it is about,
// how much of what is consistent goes either way, which question is worth asking, and lists of packages by
// name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/deals/advice/crux.h"
#include "detente/deals/advice/question.h"
#include "detente/deals/advice/turns_on.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct ListRequest {
    // certain: for all; live: nobody certainly refuses; open: live and not certain; excluded: somebody
    // certainly refuses; one_away: one party is undetermined and all others are certain. shared: every
    // package that has shares.
    enum class Which { certain, open, live, excluded, one_away, shared };
    Which which = Which::live;
    std::vector<LevelRange> where;  // only packages that match
    // By the joint share under the less favourable law, largest first (or by `party`'s own); by level steps,
    // fewest first; in file order. Absent: by share where there are shares, otherwise by steps.
    enum class Sort { share, party, steps, file };
    std::optional<Sort> sort;
    int party = 0;                     // for Sort::party
    std::optional<std::size_t> limit;  // at most so many
};
std::string_view to_string(ListRequest::Which which);
std::optional<ListRequest::Which> find_list(std::string_view name);

struct AdviceRequest {
    bool use_shares = true;    // for the question and the lists
    bool tell_shares = false;  // in the answer
    // Keep which model accepts what, for the proposals and questions that follow; of the shares that are found
    // model by model only what orders several certain exchanges.
    bool keep_models = false;
    std::vector<deals::Law> laws{deals::Law::steps, deals::Law::issues};
    std::size_t models = 10'000;
    std::uint64_t seed = 1;
    std::optional<ListRequest> list;
    const deals::Shares* held = nullptr;  // as in ShareRequest
    Watch watch{};                        // out of time: fewer models, and no question; both say so
};

struct Listed {
    Package package;
    deals::PackageKind kind = deals::PackageKind::exchange;
    std::vector<int> givers;        // of a gift
    std::vector<Verdict> verdicts;  // one a party
    // Of each verdict: the highest rung from which it still follows (ledger/weighing.h); none where it is
    // undetermined, or follows from the directions alone. Of a list only; empty elsewhere.
    std::vector<std::optional<Standing>> standing;
    std::optional<std::size_t> row;  // its place among the shares
    bool hangs = false;              // an undetermined verdict hangs on an issue without a direction
};

// Of one account. Nothing is found where its statements contradict each other or its packages are too many to
// list.
struct AccountAdvice {
    std::string account;
    bool found = false;
    std::string refused;  // why not; otherwise empty
    deals::Exchanges exchanges;
    deals::Zone zone;                   // of exchanges alone
    std::vector<Listed> certain_gifts;  // certain for all, and yet a gift
    std::vector<Listed> certain;        // up to twenty exchanges that are certain for all
    deals::Crux crux;
    std::optional<deals::Shares> shares;  // where they were asked for, or a question or list needs them
    bool asked = false;                   // a question was looked for
    deals::NextQuestion next;
    std::vector<deals::OneAnswerAway> one_away;  // with a question: exchanges one yes away from a deal
    std::vector<std::optional<deals::NamedQuestion>>
        named;                                      // with a package: one a party, where it is undetermined
    std::vector<deals::TurnsOn> turns_on;           // the same parties: what their verdicts turn on
    std::vector<deals::TurnsOn> question_turns_on;  // with a question: of all that are undetermined on it
    std::uint64_t listed_in_all = 0;                // packages of the list before the limit
    std::vector<Listed> list;
    deals::PackageSpace space;
};

// One an account of `deals`. Errors: what the rooms report.
Result<std::vector<AccountAdvice>> find_advice(const Scenario& scenario, const deals::DealsQuery& deals,
                                               const AdviceRequest& request);

// Adds the advice's keys to an account of "detente.deals/1" (docs/json.md): `crux`, `zone.exchanges`,
// `zone.gifts`, and `settle`, `shares` and `list` where they were asked for.
void add_advice(Document& account, const AccountAdvice& advice, const deals::DealsQuery& deals,
                const AdviceRequest& request, const Scenario& scenario);
Document question_document(const deals::AdviceQuestion& question, const std::vector<deals::Law>& laws,
                           const Scenario& scenario);
Document shares_document(const deals::Shares& shares, const deals::PackageSpace& space,
                         const Scenario& scenario);

}  // namespace detente::cases
