// SPDX-License-Identifier: Apache-2.0
// One account of a scenario made ready for questions, once: a judge for each party, the packages that count,
// and, when first asked for, every package's verdict. It never changes and may be asked from several threads
// at the same time; copies share what it holds. It keeps nothing of the scenario it was made from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/statements/judge.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

struct AccountRequest {
    std::string account;  // empty: the scenario's default
    Family family = Family::additive;
    Directions directions = Directions::weak;
};

// An answer that is supposed: the party takes the package (at least as good as no deal), or prefers no deal.
struct SupposedAnswer {
    int party = 0;
    Package package;
    bool accepts = true;
};

// What is to be different in an account: statements more, and items fewer.
struct AccountChange {
    std::vector<SupposedAnswer> answers;
    std::vector<Statement> statements;  // on packages; in force whatever accounts say
    std::vector<std::string> without;   // ids of statements, directions, numbers, infeasible combinations
};

// The supposed answer as a statement, with the id "if us accepts { ... }" or "if us refuses { ... }".
Statement to_statement(const Scenario& scenario, const SupposedAnswer& answer);

class CompiledAccount {
  public:
    // Errors: an unknown account; a red line that stands for too many packages.
    static Result<CompiledAccount> make(const Scenario& scenario, const AccountRequest& request = {});
    // The same account with something different, on top of what is different already. Only parties that the
    // change concerns are made anew. `scenario` is the one that this was made from. Errors: as for make.
    Result<CompiledAccount> changed(const Scenario& scenario, const AccountChange& change) const;

    const std::string& account() const;
    Family family() const;
    Directions directions() const;
    const InForce& in_force() const;
    const PackageSpace& space() const;
    const Patterns& infeasible() const;
    // No deal is something else than the empty package for some party, so the empty package counts.
    bool empty_counts() const;
    std::size_t parties() const;

    // Why the statements cannot hold together, if they cannot. The functions below require that they can.
    const std::optional<Contradiction>& contradiction() const;
    const Judge& judge(int party) const;
    const Judges& judges() const;

    // One party's verdict on a package against no deal.
    Verdict verdict(int party, const Package& package) const;
    Proof proof(int party, const Package& package) const;
    Comparison compare(int party, const Package& first, const Package& second) const;
    // How many packages count, in digits, for a space of any size.
    std::string packages() const;

    // Precondition of what follows: space().listed. One element a package code.
    const std::vector<bool>& counted() const;
    const std::vector<Verdict>& map(int party) const;
    // Makes what map() gives, now; false: stopped, and nothing is kept.
    bool make_map(int party, const Watch& watch) const;
    Counts counts(int party) const;
    Zone zone() const;

  private:
    struct Content;
    explicit CompiledAccount(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
    std::shared_ptr<const Content> content_;
};

}  // namespace detente::deals
