// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/whole_vector.h"

#include <numeric>

namespace detente::cone {

void reduce(WholeVector& vector) {
    std::int64_t divisor = 0;
    for (const std::int64_t entry : vector) {
        divisor = std::gcd(divisor, entry);
        if (divisor == 1) return;
    }
    if (divisor > 1)
        for (std::int64_t& entry : vector) entry /= divisor;
}

std::optional<WholeVector> whole_vector(const Vector& vector, std::int64_t largest) {
    Rational multiple = 1;
    for (const Rational& entry : vector) {
        const Rational scaled = entry * multiple;
        if (scaled.is_integer()) continue;
        if (!scaled.is_small()) return std::nullopt;
        multiple *= Rational(scaled.small_denominator(), std::int64_t{1});
    }
    WholeVector whole;
    for (const Rational& entry : vector) {
        const Rational scaled = entry * multiple;
        if (!scaled.is_small()) return std::nullopt;
        whole.push_back(scaled.small_numerator());
    }
    reduce(whole);
    for (const std::int64_t entry : whole)
        if (entry > largest || entry < -largest) return std::nullopt;
    return whole;
}

}  // namespace detente::cone
