// SPDX-License-Identifier: Apache-2.0
// The rules of acceptance that need no parameter but the offers themselves.
#include <map>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Asks final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        return table.own->utility(offer) >= next.asks() ? Answer::accept : Answer::reject;
    }
};

class Next final : public Acceptance {
  public:
    Next(double a, double b) : a_(a), b_(b) {}
    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        const double utility = table.own->utility(offer);
        if (utility < table.own->reservation()) return Answer::reject;
        const Bid mine = next.bid();
        const double wanted = mine == kNoBid ? table.own->reservation() : table.own->utility(mine);
        return a_ * utility + b_ >= wanted ? Answer::accept : Answer::reject;
    }

  private:
    double a_, b_;
};

class AnyRational final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return table.own->utility(offer) >= table.own->reservation() ? Answer::accept : Answer::reject;
    }
};

// What it has accepted from a seat raises the bar for that seat's next offers.
class BetterRational final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const int seat = table.offers.back().seat;
        const double utility = table.own->utility(offer);
        const auto known = accepted_.find(seat);
        const bool good =
            known == accepted_.end() ? utility >= table.own->reservation() : utility > known->second;
        if (good) accepted_[seat] = utility;
        return good ? Answer::accept : Answer::reject;
    }

  private:
    std::map<int, double> accepted_;
};

class Best final : public Acceptance {
  public:
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return table.own->utility(offer) >= table.own->greatest() - 1e-10 ? Answer::accept : Answer::reject;
    }
};

class ByChance final : public Acceptance {
  public:
    ByChance(double accepts, double leaves) : accepts_(accepts), leaves_(leaves) {}
    Answer answer(const Table& table, Bid, NextOffer&) override {
        const double draw = table.draws->uniform();
        if (draw < accepts_) return Answer::accept;
        return draw < accepts_ + leaves_ ? Answer::walk : Answer::reject;
    }

  private:
    double accepts_, leaves_;
};

template <class Rule>
std::unique_ptr<Acceptance> plain_rule(const Parameters&) {
    return std::make_unique<Rule>();
}

CatalogEntry rule_entry(std::string name, std::string idea, std::string formula, std::string source) {
    CatalogEntry entry;
    entry.kind = PartKind::acceptance;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = std::move(source);
    return entry;
}

}  // namespace

CatalogEntry accept_asks() {
    CatalogEntry e = rule_entry("asks", "Accepts what its bidding asks for now.", "u(offer) >= asks(t)",
                                "the bidding's own level (NegMAS: accepting curve)");
    e.by_clock = true;
    e.make_acceptance = plain_rule<Asks>;
    return e;
}

CatalogEntry accept_next() {
    CatalogEntry e = rule_entry("ac_next", "Accepts what is at least as good as its own next offer.",
                                "a u(offer) + b >= u(my next offer), and u(offer) >= no deal",
                                "Baarslag, Hindriks, Jonker 2013, AC_next");
    e.parameters = {{"a", "factor on the offer's utility", 1, 0, 10}, {"b", "added to it", 0, -1, 1}};
    e.by_clock = true;
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Next>(p.at("a"), p.at("b"));
    };
    return e;
}

CatalogEntry accept_any_rational() {
    CatalogEntry e = rule_entry("any_rational", "Accepts whatever is at least as good as no deal.",
                                "u(offer) >= no deal", "individual rationality");
    e.by_clock = true;
    e.make_acceptance = plain_rule<AnyRational>;
    return e;
}

CatalogEntry accept_better_rational() {
    CatalogEntry e = rule_entry("better_rational",
                                "Accepts the first offer that is at least as good as no deal, then only "
                                "better ones.",
                                "u(offer) >= no deal, later u(offer) > u(the last accepted)",
                                "NegMAS, AcceptBetterRational");
    e.make_acceptance = plain_rule<BetterRational>;
    return e;
}

CatalogEntry accept_best() {
    CatalogEntry e =
        rule_entry("best", "Accepts its best outcome only.", "u(offer) >= best", "NegMAS, AcceptBest");
    e.by_clock = true;
    e.make_acceptance = plain_rule<Best>;
    return e;
}

CatalogEntry accept_by_chance() {
    CatalogEntry e =
        rule_entry("by_chance", "Accepts or leaves by chance.",
                   "accepts with chance p, leaves with chance q, else rejects", "NegMAS, RandomNegotiator");
    e.below_reservation = true;
    e.parameters = {{"p", "chance of accepting", 0.15, 0, 1}, {"q", "chance of leaving", 0.1, 0, 1}};
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<ByChance>(p.at("p"), p.at("q"));
    };
    return e;
}

}  // namespace detente::talks
