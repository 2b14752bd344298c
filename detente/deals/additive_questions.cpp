// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/additive_questions.h"

namespace detente::deals {

namespace {

__extension__ typedef __int128 Int128;

// Enough for 5,000 open packages with a few hundred rays each; beyond it the answer would take minutes.
constexpr std::uint64_t kWork = 6'000'000'000;

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

AdditiveQuestions::AdditiveQuestions(const PartySystem& party, cone::Rays rays,
                                     const std::vector<Package>& open)
    : party_(party), rays_(std::move(rays)), open_count_(open.size()) {
    values_.reserve(open.size() * rays_.rays.size());
    for (const Package& package : open) {
        const std::vector<std::int64_t> values = values_of(package);
        values_.insert(values_.end(), values.begin(), values.end());
    }
}

std::vector<std::int64_t> AdditiveQuestions::values_of(const Package& package) const {
    const cone::Functional x = difference(party_, Point{&package}, Point{});
    std::vector<std::int64_t> values;
    values.reserve(rays_.rays.size());
    for (const auto& ray : rays_.rays) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * ray[i];
        values.push_back(sum);
    }
    return values;
}

bool AdditiveQuestions::yes_decides(Values asked, Values other) {
    const std::size_t rays = rays_.rays.size();
    if (!interval(other, 1, asked, -1, rays, work_).empty) return true;
    const Interval refused = interval(other, -1, asked, -1, rays, work_);
    if (refused.empty) return false;
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

bool AdditiveQuestions::no_decides(Values asked, Values other) {
    const std::size_t rays = rays_.rays.size();
    const Interval refused = interval(other, -1, asked, 1, rays, work_);
    if (!refused.empty && (!refused.bounded || refused.high.above > 0)) return true;
    return !interval(other, 1, asked, 1, rays, work_).empty;
}

Decides AdditiveQuestions::ask(std::size_t open_index, std::uint64_t at_least) {
    Decides decides;
    if (work_ > kWork) return decides;
    const std::size_t rays = rays_.rays.size();
    const Values asked = values_.data() + open_index * rays;
    for (std::size_t q = 0; q < open_count_; ++q)
        decides.if_yes += yes_decides(asked, values_.data() + q * rays) ? 1 : 0;
    if (decides.if_yes < at_least) return decides;
    for (std::size_t q = 0; q < open_count_; ++q)
        decides.if_no += no_decides(asked, values_.data() + q * rays) ? 1 : 0;
    return decides;
}

bool AdditiveQuestions::settles(std::size_t open_index, const Package& package) {
    const std::vector<std::int64_t> other = values_of(package);
    const Values asked = values_.data() + open_index * rays_.rays.size();
    return yes_decides(asked, other.data()) || no_decides(asked, other.data());
}

std::string AdditiveQuestions::gave_up() const {
    if (work_ <= kWork) return {};
    return "the statements of this party describe a cone with " + std::to_string(rays_.rays.size()) +
           " extreme rays, too many to weigh every question against every open package";
}

}  // namespace detente::deals
