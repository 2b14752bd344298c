// SPDX-License-Identifier: Apache-2.0
// Opponent model bayesian.
// Idea: Weighs hypotheses about weights and value shapes by how well they explain a side that gives way
//   slowly.
// Formula: prior of weight j/10 ~ (1 - (j+1)/11)^3; shapes rising, falling, peaked; likelihood normal with
//   spread .25 around 1 - .003 bids, on the relative error; posterior means
// Parameters: none.
// Source: Hindriks and Tykhonov 2008, scalable Bayesian model
// Known differences: issues of more than 64 values share the shape of the last
#include <algorithm>
#include <cmath>
#include <vector>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

constexpr int kWeightLevels = 11;          // 0, 0.1, ..., 1
constexpr double kSpread = 0.25;           // of the observed utility around the expected one
constexpr double kConcessionABid = 0.003;  // what the other side is assumed to give way with each bid

// Values of one issue rise, fall, or peak at one value.
struct Shape {
    int peak = 0;
    std::vector<double> values;  // of each value, in [0, 1]
};

std::vector<Shape> shapes_of(int size) {
    std::vector<Shape> shapes;
    const double last = std::max(1, size - 1);
    for (int peak = 0; peak < size; ++peak) {  // downhill at 0, uphill at the last, triangles between
        Shape shape{peak, {}};
        for (int v = 0; v < size; ++v) {
            double worth = 1;
            if (v < peak) worth = peak == 0 ? 1 : static_cast<double>(v) / peak;
            if (v > peak) worth = 1.0 - static_cast<double>(v - peak) / (last - peak);
            shape.values.push_back(size == 1 ? 1 : worth);
        }
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

class ScalableBayesian final : public OpponentModel {
  public:
    void begin(const Table& table) override {
        const std::vector<int>& sizes = table.own->outcomes().sizes();
        issues_.clear();
        for (const int size : sizes) {
            Issue issue;
            issue.shapes = shapes_of(std::min(size, 64));
            issue.shape_belief.assign(issue.shapes.size(), 1.0 / static_cast<double>(issue.shapes.size()));
            double all = 0;
            for (int j = 0; j < kWeightLevels; ++j) {
                const double belief = elementary::pow(1.0 - static_cast<double>(j + 1) / 11.0, 3);
                issue.weight_belief.push_back(belief);
                all += belief;
            }
            for (double& belief : issue.weight_belief) belief /= all;
            issues_.push_back(std::move(issue));
        }
        bids_ = 0;
        expect();
    }

    void heard(const Table& table, Bid bid) override {
        const double target = std::max(0.0, 1.0 - kConcessionABid * bids_);
        ++bids_;
        const double now = utility(table, bid);
        for (std::size_t i = 0; i < issues_.size(); ++i) {
            Issue& issue = issues_[i];
            const int value = place(issue, table.own->value(bid, static_cast<int>(i)));
            const double other = now - normal_[i] * issue.mean_values[static_cast<std::size_t>(value)];
            // The weights, at the mean shape.
            double all = 0;
            for (int j = 0; j < kWeightLevels; ++j) {
                const double expected = other + 0.1 * j * issue.mean_values[static_cast<std::size_t>(value)];
                double& belief = issue.weight_belief[static_cast<std::size_t>(j)];
                belief *= likelihood(expected, target);
                all += belief;
            }
            normalise(issue.weight_belief, all);
            // The shapes, at the mean weight.
            all = 0;
            for (std::size_t k = 0; k < issue.shapes.size(); ++k) {
                const double expected =
                    other + normal_[i] * issue.shapes[k].values[static_cast<std::size_t>(value)];
                issue.shape_belief[k] *= likelihood(expected, target);
                all += issue.shape_belief[k];
            }
            normalise(issue.shape_belief, all);
        }
        expect();
    }

    double utility(const Table& table, Bid bid) const override {
        double sum = 0;
        for (std::size_t i = 0; i < issues_.size(); ++i) {
            const int value = place(issues_[i], table.own->value(bid, static_cast<int>(i)));
            sum += normal_[i] * issues_[i].mean_values[static_cast<std::size_t>(value)];
        }
        return sum;
    }

  private:
    struct Issue {
        std::vector<Shape> shapes;
        std::vector<double> shape_belief, weight_belief;
        std::vector<double> mean_values;
        double mean_weight = 0;
    };

    static int place(const Issue& issue, int value) {
        return std::min(value, static_cast<int>(issue.shapes.size()) - 1);
    }
    // How well an expected utility fits: a normal law over the relative error.
    static double likelihood(double expected, double target) {
        const double apart = (expected - target) / std::max(target, 1e-6);
        return elementary::exp(-apart * apart / (2 * kSpread * kSpread));
    }
    static void normalise(std::vector<double>& beliefs, double all) {
        if (all > 1e-300)
            for (double& belief : beliefs) belief /= all;
        else
            std::fill(beliefs.begin(), beliefs.end(), 1.0 / static_cast<double>(beliefs.size()));
    }
    void expect() {
        double all = 0;
        for (Issue& issue : issues_) {
            issue.mean_weight = 0;
            for (int j = 0; j < kWeightLevels; ++j)
                issue.mean_weight += 0.1 * j * issue.weight_belief[static_cast<std::size_t>(j)];
            issue.mean_values.assign(issue.shapes.front().values.size(), 0);
            for (std::size_t k = 0; k < issue.shapes.size(); ++k)
                for (std::size_t v = 0; v < issue.mean_values.size(); ++v)
                    issue.mean_values[v] += issue.shape_belief[k] * issue.shapes[k].values[v];
            all += issue.mean_weight;
        }
        normal_.clear();
        for (const Issue& issue : issues_)
            normal_.push_back(all > 0 ? issue.mean_weight / all : 1.0 / static_cast<double>(issues_.size()));
    }

    std::vector<Issue> issues_;
    std::vector<double> normal_;  // mean weights, summing to 1
    int bids_ = 0;
};

}  // namespace

CatalogEntry model_bayesian() {
    CatalogEntry entry;
    entry.kind = PartKind::model;
    entry.name = "bayesian";
    entry.idea =
        "Weighs hypotheses about weights and value shapes by how well they explain a side that gives way "
        "slowly.";
    entry.formula =
        "prior of weight j/10 ~ (1 - (j+1)/11)^3; shapes rising, falling, peaked; likelihood normal with "
        "spread .25 around 1 - .003 bids, on the relative error; posterior means";
    entry.source = "Hindriks and Tykhonov 2008, scalable Bayesian model";
    entry.differs = "issues of more than 64 values share the shape of the last";
    entry.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<ScalableBayesian>();
    };
    return entry;
}

}  // namespace detente::talks
