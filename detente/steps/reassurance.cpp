// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/reassurance.h"

#include <algorithm>

namespace detente::steps {

namespace {

// The lower bound where the cheat's temptation grows without limit: t / (2 t) for t > 0.
Rational low_without_limit(const Rational& trust) {
    return trust.is_zero() ? Rational(0) : Rational(1, 2);
}

Rational low_at(const Rational& trust, const std::optional<Rational>& temptation,
                const std::optional<Rational>& sucker) {
    // An unlimited loss deters every cheat that can meet one; with certain trust nobody is ever alone.
    if (!sucker && trust < Rational(1)) return 0;
    const Rational loss = sucker.value_or(Rational(0));
    return temptation ? reassurance_low(trust, *temptation, loss) : low_without_limit(trust);
}

}  // namespace

Rational reassurance_low(const Rational& trust, const Rational& temptation_cheat,
                         const Rational& sucker_cheat) {
    if (trust.is_zero()) return 0;
    return trust * temptation_cheat /
           (trust * (Rational(2) * temptation_cheat - Rational(1)) + (Rational(1) - trust) * sucker_cheat);
}

Rational exposure_high(const Rational& trust, const Rational& temptation_trustworthy,
                       const Rational& sucker_trustworthy) {
    const Rational weight = trust * temptation_trustworthy + (Rational(1) - trust) * sucker_trustworthy;
    if (weight.is_zero() || trust >= weight) return 1;
    return trust / weight;
}

Interval reassurance_low(const Types& types) {
    // Rising in trust, falling in the cheat's loss; in its temptation monotone, the way depending on the
    // other two.
    const auto at_low = [&](const std::optional<Rational>& temptation) {
        return low_at(*types.trust.low, temptation, types.sucker_cheat.high);
    };
    const auto at_high = [&](const std::optional<Rational>& temptation) {
        return low_at(*types.trust.high, temptation, types.sucker_cheat.low);
    };
    const auto& g = types.temptation_cheat;
    return Interval::closed(std::min(at_low(g.low), at_low(g.high)),
                            std::max(at_high(g.low), at_high(g.high)));
}

Interval exposure_high(const Types& types) {
    // Rising in trust, falling in temptation and loss.
    const Rational low = !types.sucker_trustworthy.high && *types.trust.low < Rational(1)
                             ? Rational(0)
                             : exposure_high(*types.trust.low, *types.temptation_trustworthy.high,
                                             types.sucker_trustworthy.high.value_or(Rational(0)));
    return Interval::closed(low, exposure_high(*types.trust.high, *types.temptation_trustworthy.low,
                                               *types.sucker_trustworthy.low));
}

std::optional<Rational> trust_threshold(const Rational& reward, const Rational& defect,
                                        const Rational& standstill, const Rational& exploited) {
    const Rational alone = standstill - exploited;
    const Rational together = reward - defect;
    if (alone.sign() <= 0 || together.sign() <= 0) return std::nullopt;
    return alone / (alone + together);
}

std::optional<Rational> patience_needed(const Rational& reward, const Rational& defect,
                                        const Rational& standstill, const Rational& detection) {
    const Rational gain = defect - reward;
    const Rational loss = reward - standstill;
    if (gain.sign() <= 0 || loss.sign() <= 0 || detection.sign() <= 0) return std::nullopt;
    return gain / (gain + detection * loss);
}

std::optional<Rational> patience_power_needed(const Rational& reward, const Rational& defect,
                                              const Rational& standstill) {
    return patience_needed(reward, defect, standstill, 1);
}

}  // namespace detente::steps
