// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/wide_questions.h"

#include <cmath>
#include <limits>

namespace detente::deals {

namespace {

// What an exact look takes, in comparisons of doubles.
constexpr std::uint64_t kExactWork = 2'000;

}  // namespace

// The t >= 0 with sign_other * other[k] + t * sign_asked * asked[k] >= 0 on every ray k.
struct WideQuestions::Interval {
    End low;
    End high;
    bool bounded = false;
    bool empty = false;
};

WideQuestions::WideQuestions(const PartySystem& party, const PackageSpace& space, const cone::WideRays& rays,
                             const std::vector<Gain>& gains, const std::vector<Package>& open)
    : RayQuestions(party, space, open, gains.size()), rays_(rays), gains_(gains) {
    near_.reserve((open.size() + 1) * gains_.size());
    for (const Package& package : open) {
        levels_.push_back(package.levels);
        for (const Gain& gain : gains_) near_.push_back(gain.near(package.levels));
    }
    levels_.emplace_back();
    near_.resize((open.size() + 1) * gains_.size());
}

void WideQuestions::place_other(const Package& package) {
    const std::size_t place = levels_.size() - 1;
    levels_[place] = package.levels;
    for (std::size_t k = 0; k < gains_.size(); ++k) {
        near_[place * gains_.size() + k] = gains_[k].near(package.levels);
        exact_.erase(place * gains_.size() + k);
    }
}

const Rational& WideQuestions::exact(std::size_t place, std::size_t ray) {
    work_ += kExactWork;
    const auto [found, added] = exact_.try_emplace(place * gains_.size() + ray);
    if (added) found->second = gains_[ray].exact(levels_[place]);
    return found->second;
}

int WideQuestions::sign(std::size_t place, std::size_t ray) {
    const double near = near_[place * gains_.size() + ray];
    if (near > gains_[ray].error()) return 1;
    if (near < -gains_[ray].error()) return -1;
    return exact(place, ray).sign();
}

Rational WideQuestions::exact(const End& end, std::size_t other, std::size_t asked) {
    if (end.ray == SIZE_MAX) return 0;
    return abs(exact(other, end.ray)) / abs(exact(asked, end.ray));
}

bool WideQuestions::less(const End& a, const End& b, std::size_t other, std::size_t asked) {
    if (a.near + a.error < b.near - b.error) return true;
    if (a.near - a.error > b.near + b.error) return false;
    return exact(a, other, asked) < exact(b, other, asked);
}

WideQuestions::Interval WideQuestions::interval(std::size_t other, int sign_other, std::size_t asked,
                                                int sign_asked) {
    Interval result;
    for (std::size_t k = 0; k < gains_.size(); ++k) {
        ++work_;
        const int start = sign_other * sign(other, k);
        const int slope = sign_asked * sign(asked, k);
        if (slope >= 0 && start >= 0) continue;
        if (slope <= 0 && start < 0) {
            result.empty = true;
            return result;
        }
        End end;
        if (start != 0) {
            const double above = std::abs(near_[other * gains_.size() + k]);
            const double below = std::abs(near_[asked * gains_.size() + k]);
            const double error = gains_[k].error();
            end.ray = k;
            end.near = above / below;
            // Twice what the quotient can be off where both are known to a hundredth.
            end.error = error * 100 < above && error * 100 < below
                            ? end.near * (2 * error / above + 2 * error / below + 0x1p-50)
                            : std::numeric_limits<double>::infinity();
            if (!std::isfinite(end.near) || !std::isfinite(end.error)) {
                end.near = 0;
                end.error = std::numeric_limits<double>::infinity();
            }
        }
        if (slope > 0) {
            if (!less(result.low, end, other, asked)) continue;
            result.low = end;
        } else {
            if (result.bounded && !less(end, result.high, other, asked)) continue;
            result.high = end;
            result.bounded = true;
        }
        if (result.bounded && less(result.high, result.low, other, asked)) {
            result.empty = true;
            return result;
        }
    }
    return result;
}

bool WideQuestions::accepted_after(bool yes, std::size_t asked, std::size_t other) {
    return !interval(other, 1, asked, yes ? -1 : 1).empty;
}

// As in additive_questions.cpp, where each step has its reason.
bool WideQuestions::refused_after(bool yes, std::size_t asked, std::size_t other) {
    const Interval refused = interval(other, -1, asked, yes ? -1 : 1);
    if (refused.empty) return false;
    if (!yes) return !refused.bounded || refused.high.ray != SIZE_MAX;
    const bool point = refused.bounded && !less(refused.low, refused.high, other, asked);
    const Rational at = point ? exact(refused.low, other, asked) : Rational(0);
    std::vector<std::size_t> zero;
    for (std::size_t k = 0; k < gains_.size(); ++k) {
        const int own = sign(other, k);
        const int of_asked = sign(asked, k);
        if (own == 0 && of_asked == 0) zero.push_back(k);
        if (!point || (own == 0 && of_asked == 0)) continue;
        // Only where both pull in opposite ways, or t is 0, can they cancel.
        if (own != -of_asked && !(own == 0 && at.is_zero())) continue;
        if (exact(other, k) + at * exact(asked, k) == Rational(0)) zero.push_back(k);
    }
    return !cone::holds_a_model(rays_.strict, zero);
}

}  // namespace detente::deals
