// SPDX-License-Identifier: Apache-2.0
// Many tables stepped together, for policies that learn: at each, one or all seats are played from outside,
// the others by strategies. docs/learning.md has every observation, action and reward by name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/profile.h"

namespace detente::cases {

struct SteppedRequest {
    int tables = 1;
    // Which party the learner plays, as its place among those with numbers; nothing: every seat is played
    // from outside, and one table's seats act in turn.
    std::optional<int> learner = 0;
    // What the others play: a mixture from which each session draws one.
    std::vector<std::string> opponents{"boulware"};
    int rounds = 100;
    int levels = 20;  // of the action "target": how many steps from no deal to the best outcome
    std::uint64_t seed = 1;
};

// Observations of the seat that must act, single numbers first, then one a value of each issue.
struct SteppedNames {
    std::vector<std::string> numbers;
    std::vector<std::string> values;  // "issue=value", 1 where the standing offer has it
    std::size_t size() const { return numbers.size() + values.size(); }
};

class SteppedTalks {
  public:
    // Errors: fewer than two parties with numbers; a strategy that cannot be read; a space that cannot be
    // listed and a party whose utility is no sum over issues; numbers out of their bounds.
    static Result<SteppedTalks> of(std::shared_ptr<const NumericScenario> scenario,
                                   const SteppedRequest& request);

    int tables() const;
    int parties() const;
    int levels() const;
    const std::vector<int>& sizes() const;  // values of each issue
    // Whether the space is listed, so that its outcomes have numbers (first issue slowest).
    bool listed() const;
    const SteppedNames& names() const;

    // Every table begins a new session; sessions draw from (seed, how many sessions the table has had).
    void reset(std::uint64_t seed);

    // What is seen at each table. observations: tables x names().size(); may_accept: tables.
    void observe(std::span<float> observations, std::span<std::uint8_t> may_accept);

    // One act at each table. kinds: 0 accepts (offers its best outcome where nothing stands); 1 walks; 2
    // offers the worst outcome at least as good as level `targets` of no deal to best; 3 offers the outcome
    // whose values stand in `values`; 4 offers an outcome at least as good as level `targets` that keeps the
    // wished `values` where it can: values are given up one at a time, each time for the value that gains
    // most (as few of them as can be where utilities are sums over issues). values: tables x issues, in any
    // range; may be empty without the kinds 3 and 4. At a table that is over nothing of this is looked at,
    // and a new session begins. rewards: what the learner has when its session ends, else 0.
    void step(std::span<const std::int64_t> kinds, std::span<const std::int64_t> targets,
              std::span<const std::int64_t> values, std::span<float> rewards, std::span<std::uint8_t> ended);

    // Of one table. The seat that must act, -1: over; how it ended: 0 agreement, 1 deadline, 2 walk, 3 error.
    int waiting(int table) const;
    int round(int table) const;
    int ended_how(int table) const;
    std::vector<double> utilities(int table) const;  // of each seat, once it is over
    std::optional<Outcome> agreement(int table) const;
    std::optional<Outcome> standing(int table) const;
    double utility(int seat, const Outcome& outcome) const;
    double reservation(int seat) const;

  private:
    struct State;
    explicit SteppedTalks(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

}  // namespace detente::cases
