// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/models/share_frequency.h"

#include <cmath>

#include "detente/talks/internal/models/counts.h"

namespace detente::talks {

namespace {

class ShareFrequency final : public OpponentModel {
  public:
    explicit ShareFrequency(int digits) : digits_(digits) {}
    void begin(const Table& table) override {
        counts_.begin(table.own->outcomes());
        heard_ = 0;
    }
    void heard(const Table& table, Bid bid) override {
        ++heard_;
        for (std::size_t i = 0; i < counts_.issues(); ++i)
            counts_.add(i, table.own->value(bid, static_cast<int>(i)), 1);
    }
    double utility(const Table& table, Bid bid) const override {
        if (heard_ == 0) return digits_ < 0 ? 0 : 1;
        double sum = 0;
        for (std::size_t i = 0; i < counts_.issues(); ++i) {
            double share = counts_.of(i, table.own->value(bid, static_cast<int>(i))) / heard_;
            if (digits_ >= 0) share = rounded(share);
            sum += share;
        }
        const double mean = counts_.issues() == 0 ? 0 : sum / static_cast<double>(counts_.issues());
        return digits_ >= 0 ? rounded(mean) : mean;
    }

  private:
    double rounded(double x) const {
        double scale = 1;
        for (int k = 0; k < digits_; ++k) scale *= 10;
        return std::floor(x * scale + 0.5) / scale;
    }
    int digits_;
    int heard_ = 0;
    ValueCounts counts_;
};

}  // namespace

std::unique_ptr<OpponentModel> share_frequency(int digits) {
    return std::make_unique<ShareFrequency>(digits);
}

}  // namespace detente::talks
