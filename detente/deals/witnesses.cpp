// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/witnesses.h"

#include <numeric>

namespace detente::deals {

namespace {

// Sums of these over all steps stay far inside 64 bits.
constexpr std::int64_t kLargest = std::int64_t{1} << 40;

// The vector times a positive number, whole and in lowest terms.
std::optional<std::vector<std::int64_t>> whole(const cone::Vector& vector) {
    std::int64_t multiple = 1;
    for (const Rational& entry : vector) {
        if (!entry.is_small() || entry.small_denominator() > kLargest) return std::nullopt;
        multiple = std::lcm(multiple, entry.small_denominator());
        if (multiple > kLargest) return std::nullopt;
    }
    std::vector<std::int64_t> entries;
    std::int64_t divisor = 0;
    for (const Rational& entry : vector) {
        const Rational scaled = entry * Rational(multiple, std::int64_t{1});
        if (!scaled.is_small()) return std::nullopt;
        entries.push_back(scaled.small_numerator());
        divisor = std::gcd(divisor, entries.back());
    }
    for (std::int64_t& entry : entries) {
        if (divisor > 1) entry /= divisor;
        if (entry > kLargest || entry < -kLargest) return std::nullopt;
    }
    return entries;
}

}  // namespace

bool Witnesses::add(const cone::Vector& vector, bool model) {
    const auto entries = whole(vector);
    if (!entries) return false;
    for (std::size_t issue = 0; issue < offset_.size(); ++issue) {
        const std::size_t end = issue + 1 < offset_.size() ? offset_[issue + 1] : width_;
        std::int64_t sum = 0;
        tables_.push_back(0);
        for (std::size_t step = 0; step + 1 < end - offset_[issue]; ++step) {
            sum += party_.sign[issue] *
                   (*entries)[static_cast<std::size_t>(party_.first_coordinate[issue]) + step];
            tables_.push_back(sum);
        }
    }
    no_deal_.push_back(
        party_.no_deal_coordinate < 0 ? 0 : -(*entries)[static_cast<std::size_t>(party_.no_deal_coordinate)]);
    const auto index = static_cast<std::uint32_t>(model_.size());
    model_.push_back(model);
    negative_first_.push_back(index);
    positive_first_.push_back(index);
    return true;
}

}  // namespace detente::deals
