// SPDX-License-Identifier: Apache-2.0
// Opponent model frequency_classic.
// Idea: An issue left alone gains weight, early more than late.
// Formula: w_i += .1 (1 - t) where unchanged, then normalised; value = count / largest count
// Parameters: none.
// Source: NegoLog, classic frequency model
// Known differences: none.
#include <algorithm>
#include <vector>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/models/counts.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

// NegoLog's classic model: an issue left alone gains .1 (1 - t); a value's worth is its count over the
// largest.
class ClassicFrequency final : public OpponentModel {
  public:
    void begin(const Table& table) override {
        counts_.begin(table.own->outcomes(), 1);
        weights_.assign(counts_.issues(),
                        1.0 / static_cast<double>(std::max<std::size_t>(counts_.issues(), 1)));
        last_ = kNoBid;
    }
    void heard(const Table& table, Bid bid) override {
        double all = 0;
        for (std::size_t i = 0; i < counts_.issues(); ++i) {
            const int value = table.own->value(bid, static_cast<int>(i));
            if (last_ != kNoBid && value == table.own->value(last_, static_cast<int>(i)))
                weights_[i] += 0.1 * (1.0 - table.time);
            counts_.add(i, value, 1);
            all += weights_[i];
        }
        for (double& weight : weights_) weight /= all > 0 ? all : 1;
        last_ = bid;
    }
    double utility(const Table& table, Bid bid) const override {
        double sum = 0;
        for (std::size_t i = 0; i < counts_.issues(); ++i)
            sum +=
                weights_[i] * counts_.of(i, table.own->value(bid, static_cast<int>(i))) / counts_.largest(i);
        return sum;
    }

  private:
    ValueCounts counts_;
    std::vector<double> weights_;
    Bid last_ = kNoBid;
};

}  // namespace

CatalogEntry model_frequency_classic() {
    CatalogEntry e = part_entry(
        PartKind::model, "frequency_classic", "An issue left alone gains weight, early more than late.",
        "w_i += .1 (1 - t) where unchanged, then normalised; value = count / largest count",
        "NegoLog, classic frequency model");
    e.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<ClassicFrequency>();
    };
    return e;
}

}  // namespace detente::talks
