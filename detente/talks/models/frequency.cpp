// SPDX-License-Identifier: Apache-2.0
// Opponent models that count: what the other side offers often it likes, what it does not move it cares
// about.
#include <algorithm>
#include <cmath>
#include <vector>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

// How often each value of each issue has been offered.
class Counts {
  public:
    void begin(const OutcomeTable& outcomes, double start = 0) {
        counts_.clear();
        for (const int size : outcomes.sizes()) counts_.emplace_back(static_cast<std::size_t>(size), start);
    }
    std::size_t issues() const { return counts_.size(); }
    void add(std::size_t issue, int value, double by) {
        counts_[issue][static_cast<std::size_t>(value)] += by;
    }
    double of(std::size_t issue, int value) const { return counts_[issue][static_cast<std::size_t>(value)]; }
    double largest(std::size_t issue) const {
        return *std::max_element(counts_[issue].begin(), counts_[issue].end());
    }

  private:
    std::vector<std::vector<double>> counts_;
};

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
    Counts counts_;
    std::vector<double> weights_;
    Bid last_ = kNoBid;
};

// The mean over issues of how large a part of the offers had the value; weights are not learned.
class ShareFrequency final : public OpponentModel {
  public:
    // `digits`: rounded to so many (GeniusWeb: 4); below 0 not at all.
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
    Counts counts_;
};

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
    Counts counts_;
    std::vector<double> weights_;
    Bid last_ = kNoBid;
};

CatalogEntry model_entry(std::string name, std::string idea, std::string formula, std::string source) {
    CatalogEntry entry;
    entry.kind = PartKind::model;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = std::move(source);
    return entry;
}

}  // namespace

CatalogEntry model_frequency() {
    CatalogEntry e =
        model_entry("frequency", "An issue left alone gains weight, a value offered often is liked.",
                    "w_i = (w_i + g/n) / (1 + g/n unchanged) where unchanged; value = count / largest count",
                    "van Krimpen, Looije, Hajizadeh 2013 (HardHeaded)");
    e.parameters = {{"gain", "g: what an unchanged issue gains", 0.2, 0, 10}};
    e.make_model = [](const Parameters& p) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<HardHeadedFrequency>(p.at("gain"));
    };
    return e;
}

CatalogEntry model_frequency_share() {
    CatalogEntry e =
        model_entry("frequency_share", "What part of the offers had each value.",
                    "mean over issues of count / offers", "Smith agent of GENIUS (van Galen Last 2012)");
    e.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<ShareFrequency>(-1);
    };
    return e;
}

CatalogEntry model_frequency_geniusweb() {
    CatalogEntry e =
        model_entry("frequency_geniusweb", "What part of the offers had each value, to four decimals.",
                    "mean over issues of round4(count / offers); 1 before the first offer",
                    "GeniusWeb, FrequencyOpponentModel");
    e.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<ShareFrequency>(4);
    };
    return e;
}

CatalogEntry model_frequency_classic() {
    CatalogEntry e =
        model_entry("frequency_classic", "An issue left alone gains weight, early more than late.",
                    "w_i += .1 (1 - t) where unchanged, then normalised; value = count / largest count",
                    "NegoLog, classic frequency model");
    e.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<ClassicFrequency>();
    };
    return e;
}

}  // namespace detente::talks
