// SPDX-License-Identifier: Apache-2.0
// Opponent model frequency_window.
// Idea: Compares windows of offers; what stays while the other side gives way it cares about.
// Formula: windows of 48; chi-square p > .05 is unchanged; where the other side gave way, w += 10 (1 - t^5)
//   for the unchanged; value = (count / largest)^.25; nothing is learned after t = .8
// Parameters: window = 48: offers in a window; a whole number from 2 to 10000.
// Source: Tunali, Aydogan, Sanchez-Anguix 2017
// Known differences: none.
#include <algorithm>
#include <cmath>
#include <vector>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

constexpr double kFrozenAfter = 0.8;

// The logarithm of gamma(a), 2a a whole number above 0.
double log_gamma(double a) {
    double sum = 0;
    while (a > 1.25) {
        a -= 1;
        sum += elementary::log(a);
    }
    constexpr double log_root_pi = 0.57236494292470008707;
    return a < 0.75 ? sum + log_root_pi : sum;
}

// The upper tail of the chi-square law with `freedom` degrees at x, by the regularised incomplete gamma
// function (series below the mean, continued fraction above it).
double chi_square_tail(double x, double freedom) {
    const double a = freedom / 2, half = x / 2;
    if (half <= 0) return 1;
    const double log_front = a * elementary::log(half) - half - log_gamma(a);
    if (half < a + 1) {
        double term = 1 / a, sum = term;
        for (int n = 1; n < 500 && term > sum * 1e-15; ++n) {
            term *= half / (a + n);
            sum += term;
        }
        return 1 - sum * elementary::exp(log_front);
    }
    double b = half + 1 - a, c = 1e300, d = 1 / b, h = d;
    for (int n = 1; n < 500; ++n) {
        const double an = -n * (n - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        h *= d * c;
        if (std::fabs(d * c - 1) < 1e-15) break;
    }
    return h * elementary::exp(log_front);
}

class Windowed final : public OpponentModel {
  public:
    explicit Windowed(int length) : length_(static_cast<std::size_t>(length)) {}

    void begin(const Table& table) override {
        sizes_ = table.own->outcomes().sizes();
        totals_.clear();
        for (const int size : sizes_) totals_.emplace_back(static_cast<std::size_t>(size), 1.0);
        weights_.assign(sizes_.size(), 1.0);
        before_.clear();
        now_.clear();
    }

    void heard(const Table& table, Bid bid) override {
        if (table.time > kFrozenAfter) return;
        for (std::size_t i = 0; i < sizes_.size(); ++i)
            totals_[i][static_cast<std::size_t>(table.own->value(bid, static_cast<int>(i)))] += 1;
        now_.push_back(bid);
        if (now_.size() < length_) return;
        if (!before_.empty()) compare(table);
        before_.swap(now_);
        now_.clear();
    }

    double utility(const Table& table, Bid bid) const override {
        double sum = 0, all = 0;
        for (std::size_t i = 0; i < sizes_.size(); ++i) {
            sum += weights_[i] * value(i, table.own->value(bid, static_cast<int>(i)));
            all += weights_[i];
        }
        return all > 0 ? sum / all : 0;
    }

  private:
    double value(std::size_t issue, int v) const {
        const std::vector<double>& counts = totals_[issue];
        return elementary::pow(
            counts[static_cast<std::size_t>(v)] / *std::max_element(counts.begin(), counts.end()), 0.25);
    }

    std::vector<double> spread(const Table& table, const std::vector<Bid>& bids, std::size_t issue) const {
        std::vector<double> counts(static_cast<std::size_t>(sizes_[issue]), 1.0);  // Laplace's one
        for (const Bid bid : bids)
            counts[static_cast<std::size_t>(table.own->value(bid, static_cast<int>(issue)))] += 1;
        return counts;
    }

    void compare(const Table& table) {
        std::vector<std::size_t> alike;
        bool gave_way = false;
        for (std::size_t i = 0; i < sizes_.size(); ++i) {
            const std::vector<double> earlier = spread(table, before_, i), later = spread(table, now_, i);
            double statistic = 0, worth_before = 0, worth_now = 0;
            for (std::size_t v = 0; v < earlier.size(); ++v) {
                statistic += (later[v] - earlier[v]) * (later[v] - earlier[v]) / earlier[v];
                worth_before += earlier[v] * value(i, static_cast<int>(v));
                worth_now += later[v] * value(i, static_cast<int>(v));
            }
            const double freedom = static_cast<double>(earlier.size()) - 1;
            if (freedom < 1 || chi_square_tail(statistic, freedom) > 0.05)
                alike.push_back(i);
            else if (worth_now < worth_before)
                gave_way = true;
        }
        if (alike.size() == sizes_.size() || !gave_way) return;
        for (const std::size_t i : alike) weights_[i] += 10.0 * (1.0 - elementary::pow(table.time, 5));
    }

    std::size_t length_;
    std::vector<int> sizes_;
    std::vector<std::vector<double>> totals_;
    std::vector<double> weights_;
    std::vector<Bid> before_, now_;
};

}  // namespace

CatalogEntry model_frequency_window() {
    CatalogEntry entry;
    entry.kind = PartKind::model;
    entry.name = "frequency_window";
    entry.idea = "Compares windows of offers; what stays while the other side gives way it cares about.";
    entry.formula =
        "windows of 48; chi-square p > .05 is unchanged; where the other side gave way, w += 10 (1 - t^5) "
        "for "
        "the unchanged; value = (count / largest)^.25; nothing is learned after t = .8";
    entry.source = "Tunali, Aydogan, Sanchez-Anguix 2017";
    entry.parameters = {{"window", "offers in a window", 48, 2, 10000, true}};
    entry.make_model = [](const Parameters& p) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<Windowed>(static_cast<int>(p.at("window")));
    };
    return entry;
}

}  // namespace detente::talks
