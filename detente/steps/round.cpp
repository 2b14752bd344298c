// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/internal/round.h"

#include <algorithm>

#include "detente/steps/reassurance.h"

namespace detente::steps {

namespace {

struct Payoffs {
    Interval reward;
    Interval defect;
    Interval standstill;
    Interval exploited;

    bool bounded() const {
        for (const Interval* one : {&reward, &defect, &standstill})
            if (!one->low || !one->high) return false;
        return true;
    }
};

// At least needed, at most needed, against what there is.
Verdict enough(const Interval& have, const Rational& needed_low, const std::optional<Rational>& needed_high) {
    if (needed_high && *have.low >= *needed_high) return Verdict::always;
    if (*have.high < needed_low || (*have.high == needed_low && have.high_open)) return Verdict::never;
    return Verdict::undetermined;
}

// Rising in what is gained alone, falling in what the other cooperating adds: corners decide. Only in an
// assurance game for all numbers (reward above defect, standstill above exploited).
void trust(const Payoffs& p, const Interval& trust_known, RoundAnswer& answer) {
    if (!p.exploited.low || !p.exploited.high) return;
    const auto low = trust_threshold(*p.reward.high, *p.defect.low, *p.standstill.low, *p.exploited.high);
    const auto high = trust_threshold(*p.reward.low, *p.defect.high, *p.standstill.high, *p.exploited.low);
    if (!low || !high) return;
    answer.trust_threshold = Interval::closed(*low, *high);
    answer.trusts_enough = enough(trust_known, *low, *high);
}

// None: no patience is enough. A reward at or above cheating needs none.
std::optional<Rational> needed(const Rational& reward, const Rational& defect, const Rational& standstill,
                               const Rational& q) {
    if (defect <= reward) return Rational(0);
    return patience_needed(reward, defect, standstill, q);
}

Rational power(const Rational& base, const Rational& exponent) {
    Rational result = 1;
    for (Rational i; i < exponent; i += 1) result *= base;
    return result;
}

void patience(const Payoffs& p, const Interval& detection, const Interval& delay, const Interval& known,
              RoundAnswer& answer) {
    const auto range = [&](const Rational& best_q, const Rational& worst_q) -> std::optional<Interval> {
        const auto low = needed(*p.reward.high, *p.defect.low, *p.standstill.low, best_q);
        if (!low) return std::nullopt;
        Interval result = Interval::at_least(*low);
        if (const auto high = needed(*p.reward.low, *p.defect.high, *p.standstill.high, worst_q)) {
            result.high = *high;
            result.high_open = false;
        }
        return result;
    };
    answer.patience_needed = range(*detection.high, *detection.low);
    answer.patient_enough = answer.patience_needed
                                ? enough(known, *answer.patience_needed->low, answer.patience_needed->high)
                                : Verdict::never;
    answer.patience_power_needed = range(1, 1);
    if (!answer.patience_power_needed) {
        answer.patient_enough_after_delay = Verdict::never;
        return;
    }
    // delta^L: at least with the longest delay, at most with the shortest.
    Interval reached = Interval::closed(delay.high ? power(*known.low, *delay.high) : Rational(0),
                                        power(*known.high, *delay.low));
    if (!delay.high && known.is_point() && *known.low == Rational(1)) reached.low = Rational(1);
    reached.high_open = known.high_open && !delay.low->is_zero();
    answer.patient_enough_after_delay =
        enough(reached, *answer.patience_power_needed->low, answer.patience_power_needed->high);
}

}  // namespace

RoundAnswer round_answer(const LadderNumbers& numbers, const std::string& party) {
    const auto value = [&](const char* quantity) { return numbers.find(quantity, party).value; };
    const Payoffs payoffs{value("reward"), value("defect"), value("standstill"), value("exploited")};
    RoundAnswer answer;
    if (!payoffs.bounded()) return answer;
    trust(payoffs, value("trust"), answer);
    if (!answer.trust_threshold)
        patience(payoffs, value("detection"), value("delay"), value("patience"), answer);
    return answer;
}

}  // namespace detente::steps
