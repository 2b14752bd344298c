// SPDX-License-Identifier: Apache-2.0
// One party's verdicts on packages from any part of what it is known by: the solver of `deals` as the
// weighing wants it. Answers are kept: a proof once found answers for every larger set, an undetermined one
// for every smaller set, and where the packages can be listed one run answers for all of them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "detente/base/result.h"
#include "detente/case/verdict_weight.h"
#include "detente/deals/statements/judge.h"
#include "detente/ledger/weighing.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

using ledger::InForceFlags;

class DealsSolver {
  public:
    // Error: a red line that stands for too many packages.
    static Result<std::unique_ptr<DealsSolver>> make(const Scenario& scenario, const InForce& account,
                                                     int party, deals::Family family,
                                                     deals::Directions directions);

    // What can be lost, in file order: statements on packages; numbers and directions that name a source.
    const std::vector<ledger::WeighedStatement>& weighed() const { return weighed_; }
    // Do they contradict each other, all of them or this part?
    bool conflict() const { return conflict_; }
    bool conflict(const InForceFlags& flags);

    // Precondition of what follows: !conflict().
    Verdict verdict(const InForceFlags& flags, const Package& package);
    std::vector<std::size_t> proof(const InForceFlags& flags, const Package& package);
    // With the opposite of one statement instead of it. A sourced number or direction has no opposite, nor
    // has a red line that stands for more than eight packages: then the verdict as it is.
    Verdict reversed(std::size_t statement, const Package& package);
    ledger::WeighingSolver for_package(const Package& package);

    // Many packages will be asked about: answer for all of them at once where they can be listed.
    void expect_all_packages() { mapped_ = space_.listed; }

    const deals::PackageSpace& space() const { return space_; }
    const deals::Patterns& infeasible() const { return infeasible_; }

  private:
    struct Part;  // a judge of some of the statements, and its verdicts on all packages once asked for
    struct Known {
        std::vector<std::pair<Verdict, std::vector<std::size_t>>> proofs;
        std::vector<InForceFlags> undetermined;
    };
    DealsSolver() = default;
    Part& part(const InForceFlags& flags);
    Known& known(const Package& package);
    Result<std::unique_ptr<deals::Judge>> judge_of(const Scenario& scenario, const InForce& account) const;
    Verdict verdict_of(Part& part, const Package& package);
    deals::Judgement judge(const InForceFlags& flags, const Package& package);
    void make_reversed(std::size_t statement);

    Scenario scenario_;
    InForce account_;
    int party_ = 0;
    deals::Family family_ = deals::Family::additive;
    deals::Directions directions_ = deals::Directions::weak;
    deals::PackageSpace space_;
    deals::Patterns infeasible_;
    std::vector<ledger::WeighedStatement> weighed_;
    std::vector<bool> direction_;  // which of them are directions
    bool conflict_ = false;
    bool mapped_ = false;
    std::map<InForceFlags, std::unique_ptr<Part>> parts_;
    std::map<std::vector<int>, Known> known_;
    struct Opposite {
        bool stated = false;  // there is one
        std::vector<std::unique_ptr<Part>>
            cases;  // it holds in one of these ways; those in conflict left out
    };
    std::vector<std::optional<Opposite>> opposites_;

  public:
    ~DealsSolver();
    DealsSolver(const DealsSolver&) = delete;
    DealsSolver& operator=(const DealsSolver&) = delete;
};

}  // namespace detente::cases
