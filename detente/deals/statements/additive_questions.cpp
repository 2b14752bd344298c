// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/additive_questions.h"

namespace detente::deals {

namespace {

__extension__ typedef __int128 Int128;

struct Fraction {
    std::int64_t above = 0;
    std::int64_t below = 1;  // > 0; 0 in a high end means that there is none
};

bool less(const Fraction& a, const Fraction& b) {
    return static_cast<Int128>(a.above) * b.below < static_cast<Int128>(b.above) * a.below;
}

// The t >= 0 with sign_b * b[k] + t * sign_a * a[k] >= 0 for every k, an interval.
struct Interval {
    Fraction low;
    Fraction high{0, 0};
    bool bounded = false;
    bool empty = false;
};

Interval interval(const std::int64_t* b, int sign_b, const std::int64_t* a, int sign_a, std::size_t rays,
                  std::uint64_t& work) {
    Interval result;
    for (std::size_t k = 0; k < rays; ++k) {
        const std::int64_t start = sign_b * b[k];
        const std::int64_t slope = sign_a * a[k];
        ++work;
        if (slope >= 0 && start >= 0) continue;
        if (slope <= 0 && start < 0) {
            result.empty = true;
            return result;
        }
        if (slope > 0) {
            const Fraction from{-start, slope};
            if (!less(result.low, from)) continue;
            result.low = from;
        } else {
            const Fraction to{start, -slope};
            if (result.bounded && !less(to, result.high)) continue;
            result.high = to;
            result.bounded = true;
        }
        if (result.bounded && less(result.high, result.low)) {
            result.empty = true;
            return result;
        }
    }
    return result;
}

}  // namespace

AdditiveQuestions::AdditiveQuestions(const PartySystem& party, const PackageSpace& space, cone::Rays rays,
                                     const std::vector<Package>& open)
    : RayQuestions(party, space, open, rays.rays.size()), party_(party), rays_(std::move(rays)) {
    values_.resize((open.size() + 1) * rays_.rays.size());
    for (std::size_t i = 0; i < open.size(); ++i) put(i, open[i]);
}

void AdditiveQuestions::put(std::size_t place, const Package& package) {
    const cone::Functional x = difference(party_, Alternative{&package}, Alternative{});
    std::size_t at = place * rays_.rays.size();
    for (const auto& ray : rays_.rays) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * ray[i];
        values_[at++] = sum;
    }
}

void AdditiveQuestions::place_other(const Package& package) {
    if (rays_.rays.empty()) return;
    put(values_.size() / rays_.rays.size() - 1, package);
}

bool AdditiveQuestions::accepted_after(bool yes, std::size_t asked, std::size_t other) {
    return !interval(at(other), 1, at(asked), yes ? -1 : 1, rays_.rays.size(), work_).empty;
}

bool AdditiveQuestions::refused_after(bool yes, std::size_t asked_place, std::size_t other_place) {
    const Values asked = at(asked_place);
    const Values other = at(other_place);
    const std::size_t rays = rays_.rays.size();
    const Interval refused = interval(other, -1, asked, yes ? -1 : 1, rays, work_);
    if (refused.empty) return false;
    // The answer "no" is strict: any share of it will do.
    if (!yes) return !refused.bounded || refused.high.above > 0;
    // A refusal needs a strict multiplier, so the rays that are zero at a t inside must not hold a model.
    // Where the interval is more than a point, a ray that is not negative on it and zero inside is zero
    // throughout.
    const bool point = refused.bounded && !less(refused.low, refused.high);
    std::vector<std::size_t> zero;
    for (std::size_t k = 0; k < rays; ++k) {
        const Int128 left = point ? static_cast<Int128>(asked[k]) * refused.low.above : 0;
        const Int128 right = point ? -static_cast<Int128>(other[k]) * refused.low.below : 0;
        if (point ? left == right : asked[k] == 0 && other[k] == 0) zero.push_back(k);
    }
    return !cone::holds_a_model(rays_, zero);
}

}  // namespace detente::deals
