// SPDX-License-Identifier: Apache-2.0
// What GENIUS shows a party whose profile is uncertain: a ranking of some outcomes, drawn with a fixed seed.
// The draw is repeated here step by step (GENIUS 10, ComparisonGenerator.generateRankingByAmount): all
// outcomes sorted by utility, ties by Java's hash codes; the best and the worst taken out; the rest shuffled
// by Java's generator (a 48-bit linear congruential one; Lehmer 1951, Knuth, TAOCP 2, 3.2.1) with the seed
// 314; the first so many of them, sorted, between the worst and the best.
#pragma once

#include <cstdint>

#include "detente/base/result.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

// `amount` outcomes (at least two: the worst and the best), from the worst to the best, each at least as good
// as the one before. Error: more than 2,000,000 outcomes, which GENIUS itself would have to list.
Result<PartialOrderUtility> genius_ranking(const Profile& profile, const Domain& domain, std::int64_t amount);

// Java's java.util.Random, as far as the draw needs it.
class JavaRandom {
  public:
    explicit JavaRandom(std::int64_t seed);
    std::int32_t below(std::int32_t bound);  // Random.nextInt(bound), bound > 0

  private:
    std::int32_t next(int bits);
    std::uint64_t state_;
};

// String.hashCode() of a text in UTF-8: over its UTF-16 units, the 32-bit sum of 31^(n - 1 - i) * unit.
std::int32_t java_hash(std::string_view text);

}  // namespace detente::numeric
