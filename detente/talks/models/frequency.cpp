// SPDX-License-Identifier: Apache-2.0
// Opponent model frequency.
// Idea: An issue left alone gains weight, a value offered often is liked.
// Formula: w_i = (w_i + g/n) / (1 + g/n unchanged) where unchanged; value = count / largest count
// Parameters: gain = 0.2: g: what an unchanged issue gains; from 0 to 10.
// Source: van Krimpen, Looije, Hajizadeh 2013 (HardHeaded)
// Known differences: none.
#include <algorithm>
#include <vector>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/models/counts.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

// HardHeaded (van Krimpen, Looije, Hajizadeh 2013): an issue that two bids in a row leave alone gains weight.
class HardHeadedFrequency final : public OpponentModel {
  public:
    explicit HardHeadedFrequency(double gain) : gain_(gain) {}
    void begin(const Table& table) override {
        const OutcomeTable& outcomes = table.own->outcomes();
        counts_.begin(outcomes, 1);
        weights_.assign(counts_.issues(),
                        1.0 / static_cast<double>(std::max<std::size_t>(counts_.issues(), 1)));
        last_ = kNoBid;
    }
    void heard(const Table& table, Bid bid) override {
        const std::size_t n = counts_.issues();
        const double step = gain_ / static_cast<double>(n);
        if (last_ != kNoBid) {
            std::vector<bool> still(n);
            double unchanged = 0;
            for (std::size_t i = 0; i < n; ++i) {
                still[i] = table.own->value(bid, static_cast<int>(i)) ==
                           table.own->value(last_, static_cast<int>(i));
                unchanged += still[i] ? 1 : 0;
            }
            // No issue may come to weigh all, so that each keeps a voice.
            const double most = 1.0 - static_cast<double>(n) * step / (1.0 + step * unchanged);
            for (std::size_t i = 0; i < n; ++i) {
                if (still[i] && weights_[i] < most)
                    weights_[i] = (weights_[i] + step) / (1.0 + step * unchanged);
                else
                    weights_[i] = weights_[i] / (1.0 + step * unchanged);
            }
        }
        for (std::size_t i = 0; i < n; ++i) counts_.add(i, table.own->value(bid, static_cast<int>(i)), 1);
        last_ = bid;
    }
    double utility(const Table& table, Bid bid) const override {
        double sum = 0, all = 0;
        for (std::size_t i = 0; i < counts_.issues(); ++i) {
            sum +=
                weights_[i] * counts_.of(i, table.own->value(bid, static_cast<int>(i))) / counts_.largest(i);
            all += weights_[i];
        }
        return all > 0 ? sum / all : 0;
    }

  private:
    double gain_;
    ValueCounts counts_;
    std::vector<double> weights_;
    Bid last_ = kNoBid;
};

}  // namespace

CatalogEntry model_frequency() {
    CatalogEntry e = part_entry(
        PartKind::model, "frequency", "An issue left alone gains weight, a value offered often is liked.",
        "w_i = (w_i + g/n) / (1 + g/n unchanged) where unchanged; value = count / largest count",
        "van Krimpen, Looije, Hajizadeh 2013 (HardHeaded)");
    e.parameters = {{"gain", "g: what an unchanged issue gains", 0.2, 0, 10}};
    e.make_model = [](const Parameters& p) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<HardHeadedFrequency>(p.at("gain"));
    };
    return e;
}

}  // namespace detente::talks
