// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/strategies/time_dependent.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "detente/base/elementary.h"
#include "detente/talks/internal/aspiration.h"

namespace detente::talks {

namespace {

double share_of(const TimeDependentShape& shape, double time) {
    switch (shape.curve) {
        case Curve::polynomial:
            return shape.most * polynomial_aspiration(time, shape.e);
        case Curve::faratin:
            return shape.most * faratin_aspiration(time, shape.e, shape.k);
        case Curve::exponential:
            return shape.most *
                   (1.0 - elementary::exp(elementary::pow(1.0 - time, shape.e) * elementary::log(shape.k)));
    }
    return shape.most;
}

// What was found before on this thread: sessions ask for the same few times over and over, and a power that
// is the same on every machine costs more than all the rest of a turn.
struct KnownShare {
    TimeDependentShape shape;
    double time = -1;
    double share = 0;
};
constexpr std::size_t kKnownShares = 1024;

std::size_t place_of(const TimeDependentShape& shape, double time) {
    const std::uint64_t mixed = std::bit_cast<std::uint64_t>(time) * 0x9e3779b97f4a7c15u ^
                                std::bit_cast<std::uint64_t>(shape.e) * 0xc2b2ae3d27d4eb4fu;
    return static_cast<std::size_t>(mixed * 0x9e3779b97f4a7c15u >> 54);
}

}  // namespace

double share_asked(const TimeDependentShape& shape, double time) {
    static thread_local std::array<KnownShare, kKnownShares> known_shares;
    KnownShare& known = known_shares[place_of(shape, time)];
    if (known.time != time || known.shape.e != shape.e || known.shape.k != shape.k ||
        known.shape.most != shape.most || known.shape.curve != shape.curve)
        known = {shape, time, share_of(shape, time)};
    return known.share;
}

namespace {

class TimeDependent final : public Bidding {
  public:
    explicit TimeDependent(const TimeDependentShape& shape) : shape_(shape) {}

    double asks(const Table& table) override {
        const double floor = table.own->floor();
        const double greatest = table.own->greatest();
        const double share = share_asked(shape_, table.time);
        return std::max(floor, std::min(greatest, (greatest - floor) * share + floor - shape_.tolerance));
    }

    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    TimeDependentShape shape_;
};

}  // namespace

std::unique_ptr<Bidding> time_dependent(const TimeDependentShape& shape) {
    return std::make_unique<TimeDependent>(shape);
}

namespace {

const ParameterKind kExponent{"e", "how late it gives way: above 1 late, below 1 early", 4, 0.001, 1000};
const ParameterKind kTolerance{"tolerance", "how much less than its curve it will still take", 1e-4, 0, 1};

}  // namespace

CatalogEntry time_dependent_negmas(std::string name, std::string idea, double e, double tolerance) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = "asks(t) = floor + (1 - t^e)(best - floor) - tolerance";
    entry.source =
        "NegMAS, time-based negotiators (Mohammad and others 2020); after Faratin, Sierra, Jennings 1998";
    entry.parameters = {kExponent, kTolerance};
    entry.parameters[0].standard = e;
    entry.parameters[1].standard = tolerance;
    entry.rules = {Rules::negmas};
    entry.by_clock = true;
    entry.bidding = [](const Parameters& p) {
        return time_dependent({Curve::polynomial, p.at("e"), 0, 1, p.at("tolerance")});
    };
    return entry;
}

CatalogEntry time_dependent_strict(std::string name, std::string idea, double e) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = "asks(t) = floor + (1 - (k + (1 - k) t^(1/e)))(best - floor)";
    entry.source = "Faratin, Sierra, Jennings 1998, polynomial tactic; e as in GENIUS";
    entry.parameters = {{"e", "how early it gives way: below 1 late, above 1 early; 0 never", e, 0, 1000},
                        {"k", "the share conceded at once", 0, 0, 1}};
    entry.rules = {Rules::strict};
    entry.by_clock = true;
    entry.acceptance = "ac_next";
    entry.bidding = [](const Parameters& p) {
        return time_dependent({Curve::faratin, p.at("e"), p.at("k"), 1, 0});
    };
    return entry;
}

}  // namespace detente::talks
