// SPDX-License-Identifier: Apache-2.0
// The independent checker: takes a proof or a value function and the scenario as it was written, and works
// out for itself whether the one follows from the other. It shares no code with the solvers: levels are
// valued one by one here, not by steps, and nothing is solved for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "detente/deals/statements/answer.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

class Checker {
  public:
    // `in_force` and the scenario must outlive the checker.
    Checker(const Scenario& scenario, const InForce& in_force, Family family, Directions directions)
        : scenario_(scenario), in_force_(in_force), family_(family), directions_(directions) {}

    // What is wrong with a certificate, in a sentence, or nothing. A null package is no deal.

    // Do the reasons prove the verdict (always or never) that `first` is at least as good as `second`?
    std::optional<std::string> fault_in_proof(int party, const Package* first, const Package* second,
                                              Verdict verdict, const std::vector<Reason>& reasons) const;
    // Do the statements, numbers and directions contradict each other as claimed?
    std::optional<std::string> fault_in_contradiction(const Contradiction& contradiction) const;
    // Does the value function respect all that is in force, and accept (`first` at least as good as `second`)
    // or refuse?
    std::optional<std::string> fault_in_model(int party, const Package* first, const Package* second,
                                              bool accepts, const ValueModel& model) const;

  private:
    // A sum of unknowns times numbers. Unknowns: {0, issue, level}, a level's value; {1, 0, 0}, no deal's;
    // {2, 0, 0}, the scale of the numbers; {3, issue, 0}, the weight of an issue with level values.
    using Unknown = std::tuple<int, int, int>;
    using Form = std::map<Unknown, Rational>;
    static void add(Form& form, const Form& other, const Rational& times);

    bool separate_no_deal(int party) const;
    Form value_of(int party, const Package* package) const;
    // What a reason says: a form that is above zero (strict), not below zero, or zero (equal).
    struct Said {
        Form form;
        bool strict = false;
        bool equal = false;
    };
    std::optional<Said> what_it_says(int party, const Reason& reason, std::string& fault) const;
    std::optional<Said> direction(int party, const Reason& reason) const;
    std::optional<Said> statement(int party, const Reason& reason, std::string& fault) const;
    std::optional<Said> number(int party, const Reason& reason) const;
    const Package* side(const Term& term, const std::optional<Package>& stands_for, std::string& fault) const;
    Direction direction_in_force(int party, int issue) const;
    bool given(const std::optional<Given>& number) const;
    bool has_level_values(const Numbers& numbers, std::size_t issue) const;
    Rational value_at_zero(const Numbers& numbers, std::size_t issue) const;

    // Is target - sum of multiplier * reason a sum of the scale and weights, not below zero, and is some
    // strict part above zero if need be?
    std::optional<std::string> fault_in_sum(int party, Form target, const std::vector<Reason>& reasons,
                                            bool strict) const;
    std::optional<std::string> fault_in_chain(int party, const Package* first, const Package* second,
                                              bool strict, const std::vector<Reason>& reasons) const;
    // 0: first does not reach second by directions; 1: it does; 2: and is better.
    int reaches(int party, const Package* first, const Package* second) const;
    std::optional<std::string> fault_against_numbers(int party, const ValueModel& model) const;
    std::optional<Rational> value_in(int party, const Package* package, const ValueModel& model) const;

    const Scenario& scenario_;
    const InForce& in_force_;
    Family family_;
    Directions directions_;
};

}  // namespace detente::deals
