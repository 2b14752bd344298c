// SPDX-License-Identifier: Apache-2.0
// Strategy ponpoko.
// Idea: After PonPoko: draws one of five moving bands of utility and offers within it.
// Formula: one of five (low, high), e.g. high = 1 - .1 t, low = 1 - .1 t - .1 |sin 40 t|; accepts u >= low
// Parameters: none.
// Source: Matsune and Fujita 2017 (PonPoko, winner of ANAC 2017)
// Known differences: the first band is the published one; the other four are guessed in its manner
#include <algorithm>
#include <cmath>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

// The sine of x in [0, 40], the same bits everywhere.
double sine(double x) {
    constexpr double pi = 3.14159265358979323846;
    const double turns = std::floor(x / pi + 0.5);
    const double r = x - turns * pi;  // in [-pi/2, pi/2]
    double term = r, sum = r;
    for (int n = 1; n <= 11; ++n) {
        term *= -r * r / ((2.0 * n) * (2.0 * n + 1));
        sum += term;
    }
    return std::fmod(turns, 2.0) == 0 ? sum : -sum;
}

struct Band {
    double low, high;
};

Band band_at(std::uint64_t pattern, double t) {
    switch (pattern) {
        case 0:
            return {1 - 0.1 * t - 0.1 * std::fabs(sine(40 * t)), 1 - 0.1 * t};
        case 1:
            return {1 - 0.22 * t, 1.0};
        case 2:
            return {1 - 0.1 * t - 0.15 * std::fabs(sine(20 * t)), 1 - 0.1 * t};
        case 3:
            return {t > 0.99 ? 0.6 : 0.95 - 0.05 * t, 1 - 0.05 * t};
        default:
            return {1 - 0.2 * t - 0.15 * t * std::fabs(sine(20 * t)), 1 - 0.15 * t * std::fabs(sine(20 * t))};
    }
}

class PonPoko final : public Bidding {
  public:
    void begin(const Table& table) override { pattern_ = table.draws->below(5); }
    double asks(const Table& table) override { return scaled(table, band_at(pattern_, table.time).low); }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        const Band band = band_at(pattern_, table.time);
        return table.own->draw_between(scaled(table, band.low), scaled(table, band.high), *table.draws);
    }

  private:
    // The bands are shares of the way from the floor to the best outcome.
    static double scaled(const Table& table, double share) {
        const double floor = table.own->floor();
        return floor + std::clamp(share, 0.0, 1.0) * (table.own->greatest() - floor);
    }
    std::uint64_t pattern_ = 0;
};

}  // namespace

CatalogEntry ponpoko() {
    CatalogEntry entry;
    entry.name = "ponpoko";
    entry.idea = "After PonPoko: draws one of five moving bands of utility and offers within it.";
    entry.formula =
        "one of five (low, high), e.g. high = 1 - .1 t, low = 1 - .1 t - .1 |sin 40 t|; accepts u >= low";
    entry.source = "Matsune and Fujita 2017 (PonPoko, winner of ANAC 2017)";
    entry.differs = "the first band is the published one; the other four are guessed in its manner";
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<PonPoko>(); };
    return entry;
}

}  // namespace detente::talks
