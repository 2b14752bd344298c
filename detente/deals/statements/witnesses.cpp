// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/witnesses.h"

namespace detente::deals {

namespace {

// Sums of these over all steps stay far inside 64 bits.
constexpr std::int64_t kLargest = std::int64_t{1} << 40;

}  // namespace

bool Witnesses::add(const cone::Vector& vector, bool model) {
    const auto entries = cone::whole_vector(vector, kLargest);
    if (!entries) return false;
    add(*entries, model);
    return true;
}

void Witnesses::add(const cone::WholeVector& vector, bool model) {
    for (std::size_t issue = 0; issue < offset_.size(); ++issue) {
        const std::size_t end = issue + 1 < offset_.size() ? offset_[issue + 1] : width_;
        std::int64_t sum = 0;
        tables_.push_back(0);
        for (std::size_t step = 0; step + 1 < end - offset_[issue]; ++step) {
            sum +=
                party_.sign[issue] * vector[static_cast<std::size_t>(party_.first_coordinate[issue]) + step];
            tables_.push_back(sum);
        }
    }
    no_deal_.push_back(
        party_.no_deal_coordinate < 0 ? 0 : -vector[static_cast<std::size_t>(party_.no_deal_coordinate)]);
    const auto index = static_cast<std::uint32_t>(model_.size());
    model_.push_back(model);
    negative_first_.push_back(index);
    positive_first_.push_back(index);
}

}  // namespace detente::deals
