// SPDX-License-Identifier: Apache-2.0
#include "detente/case/weighed_steps.h"

#include <algorithm>
#include <map>

#include "detente/case/deals_solver.h"
#include "detente/case/internal/backings.h"
#include "detente/case/internal/named_weight.h"
#include "detente/case/weight_document.h"
#include "detente/scenario/accounts.h"
#include "detente/steps/holds.h"

namespace detente::cases {

namespace {

constexpr std::size_t kMostNumbers = 64;

// The weighing knows no limit: what was not resolved is not settled.
Verdict as_weighed(Verdict verdict) {
    return verdict == Verdict::unresolved ? Verdict::undetermined : verdict;
}

enum class Asked { both, first, second };

// Verdicts on the sequences of one account from some of its numbers.
class StepsSolver {
  public:
    StepsSolver(const Scenario& scenario, const InForce& account, const std::vector<steps::Setting>& settings)
        : scenario_(scenario), account_(account), settings_(settings) {
        for (const StepNumber& number : scenario.steps->numbers) {
            if (!account.contains(number.item.id)) continue;
            const bool listed = std::any_of(weighed_.begin(), weighed_.end(),
                                            [&](const auto& one) { return one.id == number.item.id; });
            if (!listed) weighed_.push_back(weighed_statement(number.item, scenario));
        }
    }

    const std::vector<ledger::WeighedStatement>& weighed() const { return weighed_; }

    Verdict verdict(const InForceFlags& flags, const std::string& sequence, Asked asked) {
        std::array<Verdict, 3>& known = answers(flags)[sequence];
        return known[static_cast<std::size_t>(asked)];
    }

    ledger::WeighingSolver solver_for(const std::string& sequence, Asked asked) {
        ledger::WeighingSolver solver;
        solver.verdict = [this, sequence, asked](const InForceFlags& flags) {
            return verdict(flags, sequence, asked);
        };
        solver.proof = [this, sequence, asked](const InForceFlags& flags) {
            InForceFlags kept = flags;
            const Verdict whole = verdict(flags, sequence, asked);
            std::vector<std::size_t> proof;
            for (std::size_t i = 0; i < kept.size(); ++i) {
                if (!kept[i]) continue;
                kept[i] = false;
                if (verdict(kept, sequence, asked) == whole) continue;
                kept[i] = true;
                proof.push_back(i);
            }
            return proof;
        };
        return solver;
    }

  private:
    using Answers = std::map<std::string, std::array<Verdict, 3>>;

    Answers& answers(const InForceFlags& flags) {
        const auto found = known_.find(flags);
        if (found != known_.end()) return found->second;
        return known_.emplace(flags, judge(flags)).first->second;
    }

    Answers judge(const InForceFlags& flags) const {
        Scenario part = scenario_;
        std::erase_if(part.steps->numbers, [&](const StepNumber& number) {
            for (std::size_t i = 0; i < flags.size(); ++i)
                if (!flags[i] && weighed_[i].id == number.item.id) return true;
            return false;
        });
        Answers result;
        const auto numbers = steps::numbers_in_force(part, account_, settings_);
        if (!numbers) return result;
        const auto ladder = steps::make_ladder(part, account_, *numbers);
        if (!ladder) return result;
        for (const steps::Sequence& sequence : ladder->sequences) {
            const std::vector<steps::SlackForm> forms = steps::slack_forms(*ladder, sequence);
            result[sequence.name] = {as_weighed(steps::holds(*ladder, sequence)),
                                     as_weighed(steps::side_holds(*ladder, forms, 0)),
                                     as_weighed(steps::side_holds(*ladder, forms, 1))};
        }
        return result;
    }

    const Scenario& scenario_;
    const InForce& account_;
    const std::vector<steps::Setting>& settings_;
    std::vector<ledger::WeighedStatement> weighed_;
    std::map<InForceFlags, Answers> known_;
};

Document weighed_sequence(const Document& sequence, const SequenceWeights& weights,
                          const std::array<std::string, 2>& sides) {
    Document result = sequence;
    add_weight(result, weights.holds);
    const Document* found = result.find("parties");
    if (found == nullptr) return result;
    Document parties = *found;
    for (std::size_t side = 0; side < 2; ++side) {
        const Document* answered = parties.find(sides[side]);
        if (answered == nullptr) continue;
        Document party = *answered;
        add_weight(party, weights.sides[side]);
        parties.set(sides[side], std::move(party));
    }
    result.set("parties", std::move(parties));
    return result;
}

void add_to_account(Document& account, const StepsWeights& weights, const steps::AccountSteps& answer) {
    Document weighed;
    weighed.set("numbers", Document::array_of(weights.weighed));
    weighed.set("why_not", weights.refused.empty() ? Document() : Document(weights.refused));
    account.set("weighed", std::move(weighed));
    const Document* found = account.find("sequences");
    if (found == nullptr || found->elements() == nullptr || !weights.refused.empty()) return;
    const std::array<std::string, 2> sides{answer.ladder.sides[0].id, answer.ladder.sides[1].id};
    Document sequences = Document::array();
    for (const Document& sequence : *found->elements()) {
        const Document* name = sequence.find("name");
        const auto weight =
            std::find_if(weights.sequences.begin(), weights.sequences.end(), [&](const auto& one) {
                return name != nullptr && name->text() != nullptr && one.name == *name->text();
            });
        sequences.push(weight == weights.sequences.end() ? sequence
                                                         : weighed_sequence(sequence, *weight, sides));
    }
    account.set("sequences", std::move(sequences));
}

}  // namespace

Result<std::vector<StepsWeights>> weigh_steps(const Scenario& scenario, const steps::StepsAnswer& answer,
                                              const std::vector<steps::Setting>& settings) {
    std::vector<StepsWeights> result;
    const SourceKinds kinds(scenario);
    for (const steps::AccountSteps& one : answer.accounts) {
        const Result<InForce> account = in_force(scenario, one.account);
        if (!account) return account.errors();
        StepsWeights weights;
        weights.account = one.account;
        StepsSolver solver(scenario, *account, settings);
        for (const ledger::WeighedStatement& number : solver.weighed()) weights.weighed.push_back(number.id);
        if (solver.weighed().size() > kMostNumbers)
            weights.refused = "there are more than " + std::to_string(kMostNumbers) + " numbers";
        const InForceFlags all(solver.weighed().size(), true);
        for (const steps::SequenceAnswer& sequence : one.sequences) {
            if (!weights.refused.empty()) break;
            const auto weigh = [&](Asked asked) {
                return named_weight(
                    ledger::weigh(solver.weighed(), all, solver.solver_for(sequence.name, asked)),
                    solver.weighed(), kinds);
            };
            weights.sequences.push_back(
                {sequence.name, weigh(Asked::both), {weigh(Asked::first), weigh(Asked::second)}});
        }
        result.push_back(std::move(weights));
    }
    return result;
}

void add_weights(Document& steps, const std::vector<StepsWeights>& weights,
                 const steps::StepsAnswer& answer) {
    const Document* found = steps.find("accounts");
    if (found == nullptr) {
        if (!weights.empty()) add_to_account(steps, weights.front(), answer.accounts.front());
        return;
    }
    Document accounts = *found;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Document* answered = accounts.find(weights[i].account);
        if (answered == nullptr) continue;
        Document account = *answered;
        add_to_account(account, weights[i], answer.accounts[i]);
        accounts.set(weights[i].account, std::move(account));
    }
    steps.set("accounts", std::move(accounts));
}

}  // namespace detente::cases
