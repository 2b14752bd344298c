// SPDX-License-Identifier: Apache-2.0
// A party played by code of the program that hosts the engine: a Python class, a callback. It sees the table
// from its own chair, with its own values alone; what it does wrong ends the session as its fault, and
// nothing else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/talks/outcome_table.h"
#include "detente/talks/strategy.h"

namespace detente::outside {

// The table as the host may look at it, during one call only. Outcomes are one value an issue.
class HostedView {
  public:
    virtual ~HostedView() = default;
    virtual int round() const = 0;                  // from 0
    virtual std::optional<int> rounds() const = 0;  // the deadline, where it is known
    virtual double time() const = 0;                // in [0, 1]
    virtual double reservation() const = 0;         // what no deal is worth; may be infinite
    virtual double greatest() const = 0;            // the most that any outcome is worth
    // What an outcome is worth to the party; not a number where it is no outcome of the domain.
    virtual double utility(const std::vector<int>& values) const = 0;
    // The outcome that is the k-th best (from 0) for the party; nothing after the last.
    virtual std::optional<std::vector<int>> best(std::size_t k) const = 0;
    virtual std::vector<int> worst_at_least(double utility) const = 0;
    // Proposals so far, in order: how many, who made the k-th, and what it was.
    virtual std::size_t offers() const = 0;
    virtual int offered_by(std::size_t k) const = 0;
    virtual std::vector<int> offered(std::size_t k) const = 0;
};

struct HostedMove {
    enum class Kind { offer, accept, reject, walk } kind = Kind::reject;
    std::vector<int> values;  // of an offer: one value in range for each issue
    std::string fault;        // what went wrong, in a sentence without its full stop; empty: nothing
};

class Host {
  public:
    virtual ~Host() = default;
    virtual void begin(const HostedView& /*table*/) {}
    // accept, reject or walk.
    virtual HostedMove respond(const HostedView& table, const std::vector<int>& offer) = 0;
    // An offer, or walk.
    virtual HostedMove propose(const HostedView& table) = 0;
};

// The outcomes of the table outlive the strategy. An offer that is no outcome of the domain is a fault.
std::unique_ptr<talks::Strategy> hosted_strategy(std::unique_ptr<Host> host, talks::OutcomeTable& outcomes);

}  // namespace detente::outside
