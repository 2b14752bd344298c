// SPDX-License-Identifier: Apache-2.0
// Strategy tit-for-tat, rules negmas.
// Idea: Concedes as far as the other side's last offer reaches.
// Formula: asks share 1 - v(their last offer) - kindness from round 3 on; the smallest step before
// Parameters: kindness = 0: what it concedes beyond what the other side did; from 0 to 1.
// Source: NegMAS, NaiveTitForTatNegotiator
// Known differences: below round 3 its cursor is moved by answering and by offering, as there
//
// Strategy tit-for-tat, rules strict.
// Idea: Gives up as much as the other side's last move gained it.
// Formula: asks = u(my last) - max(0, u(their last) - u(the one before)) - kindness, within [floor, best]
// Parameters: kindness = 0: what it concedes beyond what the other side did; from 0 to 1.
// Source: Faratin, Sierra, Jennings 1998, relative tit-for-tat, in utilities
// Known differences: none.
#include <algorithm>
#include <cmath>
#include <limits>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

// NaiveTitForTat of NegMAS. v(x) = (u(x) - floor) / (best - floor); the other side's concession is v of its
// last offer. In rounds 1 and 2 it concedes the gap between the next two bids of a cursor that walks down its
// list, and that both answering and offering move.
class NaiveTitForTat final : public Bidding {
  public:
    explicit NaiveTitForTat(double kindness) : kindness_(kindness) {}

    double asks(const Table& table) override {
        const Bid heard = table.heard_last();
        const double own = table.own->floor();
        const double range = table.own->greatest() - own;
        const double target = 1.0 - concession(table, heard);
        // Compared as shares of the way above the floor, so that equal shares compare equal.
        const double share = heard == kNoBid ? 0 : share_above(table, heard);
        return share >= target ? -std::numeric_limits<double>::infinity() : own + target * range + 1;
    }

    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        const double target = 1.0 - concession(table, table.heard_last());
        const double least = table.own->least();
        const double greatest = table.own->greatest();
        return choice.choose(table, least + target * (greatest - least), greatest, model);
    }

  private:
    double share_above(const Table& table, Bid bid) const {
        const double reservation = table.own->reservation();
        double least = table.own->least();
        const double greatest = table.own->greatest();
        if (greatest < reservation) return std::numeric_limits<double>::quiet_NaN();
        if (least < reservation) least = reservation;
        if (greatest - least < 1e-5) return 1;
        return (table.own->utility(bid) - least) * (1 / (greatest - least));
    }

    double concession(const Table& table, Bid heard) {
        double theirs = heard == kNoBid ? 0.0 : share_above(table, heard);
        if (theirs < 0) theirs = 0;
        double mine = theirs + kindness_;
        if (table.round == 0) mine = 0;
        if (table.round == 1 || table.round == 2) mine = smallest_step(table);
        if (!std::isfinite(mine) || mine < -1e-6 || mine > 1.0000001) mine = 0;
        return mine;
    }

    double smallest_step(const Table& table) {
        const double first = step_down(table);
        const double second = step_down(table);
        return (first - second + 1e-12) / (table.own->greatest() - table.own->least());
    }

    double step_down(const Table& table) {
        const std::optional<Bid> bid = table.own->best(cursor_);
        if (!bid) return table.own->reservation();  // past the end of its list
        ++cursor_;
        return table.own->utility(*bid);
    }

    double kindness_;
    std::size_t cursor_ = 0;
};

// Faratin, Sierra and Jennings 1998, relative tit-for-tat, in utilities: it gives up as much as the other
// side's last move gained it.
class TitForTat final : public Bidding {
  public:
    explicit TitForTat(double kindness) : kindness_(kindness) {}

    void heard(const Table& table, const Offer& offer) override {
        previous_ = last_;
        last_ = table.own->utility(offer.bid);
        ++heard_;
    }

    double asks(const Table& table) override {
        if (asked_in_ == table.round) return asks_;
        asked_in_ = table.round;
        const Bid said = table.said_last();
        if (said == kNoBid || heard_ < 2) {
            asks_ = table.own->greatest();
        } else {
            const double gained = std::max(0.0, last_ - previous_) + kindness_;
            asks_ = std::clamp(table.own->utility(said) - gained, table.own->floor(), table.own->greatest());
        }
        return asks_;
    }

    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    double kindness_;
    double previous_ = 0, last_ = 0;
    int heard_ = 0;
    double asks_ = 0;
    int asked_in_ = -1;
};

const ParameterKind kKindness{"kindness", "what it concedes beyond what the other side did", 0, 0, 1};

}  // namespace

CatalogEntry tit_for_tat_negmas() {
    CatalogEntry entry;
    entry.name = "tit-for-tat";
    entry.idea = "Concedes as far as the other side's last offer reaches.";
    entry.formula = "asks share 1 - v(their last offer) - kindness from round 3 on; the smallest step before";
    entry.source = "NegMAS, NaiveTitForTatNegotiator";
    entry.differs = "below round 3 its cursor is moved by answering and by offering, as there";
    entry.parameters = {kKindness};
    entry.rules = {Rules::negmas};
    entry.below_reservation = true;  // it offers over its whole range
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<NaiveTitForTat>(p.at("kindness"));
    };
    return entry;
}

CatalogEntry tit_for_tat_strict() {
    CatalogEntry entry;
    entry.name = "tit-for-tat";
    entry.idea = "Gives up as much as the other side's last move gained it.";
    entry.formula =
        "asks = u(my last) - max(0, u(their last) - u(the one before)) - kindness, within [floor, best]";
    entry.source = "Faratin, Sierra, Jennings 1998, relative tit-for-tat, in utilities";
    entry.parameters = {kKindness};
    entry.rules = {Rules::strict};
    entry.acceptance = "ac_next";
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<TitForTat>(p.at("kindness"));
    };
    return entry;
}

}  // namespace detente::talks
