// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/additive_questions.h"

namespace detente::deals {

namespace {

__extension__ typedef __int128 Int128;

// A few seconds of comparisons; beyond it the answer would take minutes.
constexpr std::uint64_t kWork = 2'000'000'000;

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
    : party_(party), order_(party, space, open), rays_(std::move(rays)) {
    values_.reserve(open.size() * rays_.rays.size());
    for (const Package& package : open) {
        const std::vector<std::int64_t> values = values_of(package);
        values_.insert(values_.end(), values.begin(), values.end());
    }
}

std::vector<std::int64_t> AdditiveQuestions::values_of(const Package& package) const {
    const cone::Functional x = difference(party_, Alternative{&package}, Alternative{});
    std::vector<std::int64_t> values;
    values.reserve(rays_.rays.size());
    for (const auto& ray : rays_.rays) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * ray[i];
        values.push_back(sum);
    }
    return values;
}

bool AdditiveQuestions::accepted_after(bool yes, Values asked, Values other) {
    return !interval(other, 1, asked, yes ? -1 : 1, rays_.rays.size(), work_).empty;
}

bool AdditiveQuestions::refused_after(bool yes, Values asked, Values other) {
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

std::uint64_t AdditiveQuestions::count(bool yes, Values asked) {
    const std::size_t rays = rays_.rays.size();
    return order_.count([&](std::size_t i) { return accepted_after(yes, asked, values_.data() + i * rays); },
                        [&](std::size_t i) { return refused_after(yes, asked, values_.data() + i * rays); },
                        [&] { return work_ > kWork; });
}

Decides AdditiveQuestions::ask(std::size_t open_index, std::uint64_t at_least) {
    Decides decides;
    const Values asked = values_.data() + open_index * rays_.rays.size();
    decides.if_yes = count(true, asked);
    if (decides.if_yes >= at_least) decides.if_no = count(false, asked);
    return decides;
}

bool AdditiveQuestions::settles(std::size_t open_index, const Package& package) {
    const std::vector<std::int64_t> other = values_of(package);
    const Values asked = values_.data() + open_index * rays_.rays.size();
    for (const bool yes : {true, false})
        if (accepted_after(yes, asked, other.data()) || refused_after(yes, asked, other.data())) return true;
    return false;
}

Verdict AdditiveQuestions::verdict_after(std::size_t open_index, bool yes, std::size_t other) {
    const std::size_t rays = rays_.rays.size();
    const Values asked = values_.data() + open_index * rays;
    const Values wanted = values_.data() + other * rays;
    if (accepted_after(yes, asked, wanted)) return Verdict::always;
    return refused_after(yes, asked, wanted) ? Verdict::never : Verdict::undetermined;
}

std::string AdditiveQuestions::gave_up() const {
    if (work_ <= kWork) return {};
    return "the statements of this party describe a cone with " + std::to_string(rays_.rays.size()) +
           " extreme rays, too many to weigh every question against every open package";
}

}  // namespace detente::deals
