// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/gain.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace detente::deals {

Gain::Gain(ValueModel model) : model_(std::move(model)) {
    no_deal_ = model_.no_deal.to_double();
    double size = std::abs(no_deal_);
    for (const std::vector<Rational>& values : model_.values) {
        rounded_.emplace_back();
        double largest = 0;
        for (const Rational& value : values) {
            rounded_.back().push_back(value.to_double());
            largest = std::max(largest, std::abs(rounded_.back().back()));
        }
        size += largest;
    }
    error_ = size < 1e300 && size > 1e-280 ? size * static_cast<double>(model_.values.size() + 2) * 0x1p-51
                                           : std::numeric_limits<double>::infinity();
}

double Gain::near(const std::vector<int>& levels) const {
    double sum = -no_deal_;
    for (std::size_t i = 0; i < levels.size(); ++i) sum += rounded_[i][static_cast<std::size_t>(levels[i])];
    return sum;
}

Rational Gain::exact(const std::vector<int>& levels) const {
    Rational sum = -model_.no_deal;
    for (std::size_t i = 0; i < levels.size(); ++i)
        sum += model_.values[i][static_cast<std::size_t>(levels[i])];
    return sum;
}

int Gain::sign(const std::vector<int>& levels) const {
    const double sum = near(levels);
    if (sum > error_) return 1;
    if (sum < -error_) return -1;
    return exact(levels).sign();
}

}  // namespace detente::deals
