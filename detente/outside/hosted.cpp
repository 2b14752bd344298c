// SPDX-License-Identifier: Apache-2.0
#include "detente/outside/hosted.h"

#include <limits>
#include <utility>

namespace detente::outside {

namespace {

bool is_outcome(const std::vector<int>& values, const std::vector<int>& sizes) {
    if (values.size() != sizes.size()) return false;
    for (std::size_t issue = 0; issue < values.size(); ++issue)
        if (values[issue] < 0 || values[issue] >= sizes[issue]) return false;
    return true;
}

class TableView final : public HostedView {
  public:
    TableView(const talks::Table& table, talks::OutcomeTable& outcomes)
        : table_(table), outcomes_(outcomes) {}

    int round() const override { return table_.round; }
    std::optional<int> rounds() const override { return table_.rounds; }
    double time() const override { return table_.time; }
    double reservation() const override { return table_.own->reservation(); }
    double greatest() const override { return table_.own->greatest(); }
    double utility(const std::vector<int>& values) const override {
        if (!is_outcome(values, outcomes_.sizes())) return std::numeric_limits<double>::quiet_NaN();
        return table_.own->utility(outcomes_.bid(values));
    }
    std::optional<std::vector<int>> best(std::size_t k) const override {
        const std::optional<talks::Bid> bid = table_.own->best(k);
        return bid ? std::optional(outcomes_.outcome(*bid).values) : std::nullopt;
    }
    std::vector<int> worst_at_least(double utility) const override {
        return outcomes_.outcome(table_.own->worst_at_least(utility)).values;
    }
    std::size_t offers() const override { return table_.offers.size(); }
    int offered_by(std::size_t k) const override { return table_.offers[k].seat; }
    std::vector<int> offered(std::size_t k) const override {
        return outcomes_.outcome(table_.offers[k].bid).values;
    }

  private:
    const talks::Table& table_;
    talks::OutcomeTable& outcomes_;
};

class HostedStrategy final : public talks::Strategy {
  public:
    HostedStrategy(std::unique_ptr<Host> host, talks::OutcomeTable& outcomes)
        : host_(std::move(host)), outcomes_(outcomes) {}

    void begin(const talks::Table& table) override { host_->begin(TableView(table, outcomes_)); }

    talks::Answer respond(const talks::Table& table, talks::Bid offer) override {
        if (!fault_.empty()) return talks::Answer::walk;
        const HostedMove move = host_->respond(TableView(table, outcomes_), outcomes_.outcome(offer).values);
        if (!move.fault.empty()) fault_ = move.fault;
        if (!fault_.empty() || move.kind == HostedMove::Kind::walk) return talks::Answer::walk;
        return move.kind == HostedMove::Kind::accept ? talks::Answer::accept : talks::Answer::reject;
    }

    talks::Bid propose(const talks::Table& table) override {
        if (!fault_.empty()) return talks::kNoBid;
        const HostedMove move = host_->propose(TableView(table, outcomes_));
        if (!move.fault.empty()) fault_ = move.fault;
        if (!fault_.empty() || move.kind != HostedMove::Kind::offer) return talks::kNoBid;
        if (is_outcome(move.values, outcomes_.sizes())) return outcomes_.bid(move.values);
        fault_ = "its offer is no outcome of the domain";
        return talks::kNoBid;
    }

    std::string fault() const override { return fault_; }

  private:
    std::unique_ptr<Host> host_;
    talks::OutcomeTable& outcomes_;
    std::string fault_;
};

}  // namespace

std::unique_ptr<talks::Strategy> hosted_strategy(std::unique_ptr<Host> host, talks::OutcomeTable& outcomes) {
    return std::make_unique<HostedStrategy>(std::move(host), outcomes);
}

}  // namespace detente::outside
