// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/adjust.h"

#include <algorithm>
#include <cstdio>

#include "detente/formats/numeric/genius_parts.h"

namespace detente {

namespace {

Rational largest_of(const IssueUtility& issue) {
    return *std::max_element(issue.values.begin(), issue.values.end());
}

// Written shapes and doubles belong to the numbers as they were.
void forget_source(IssueUtility& issue) {
    issue.format_values.clear();
    issue.written.clear();
    issue.shape = {};
}

// To the nearest multiple of 10^-digits.
Rational rounded(const Rational& value, const Rational& unit) {
    const Rational scaled = value / unit;
    Rational low = floor(scaled);
    if (scaled - low >= Rational(1, 2)) low += 1;
    return low * unit;
}

std::string about(const Rational& value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.2g", value.to_double());
    return text;
}

void round_additive(AdditiveUtility& additive, const Rational& unit, Rational& error) {
    Rational before, after;
    const AdditiveUtility exact = additive;
    for (IssueUtility& issue : additive.issues) {
        before += issue.weight;
        issue.weight = rounded(issue.weight, unit);
        after += issue.weight;
        for (Rational& value : issue.values) value = rounded(value, unit);
        forget_source(issue);
    }
    const Rational slack = unit * Rational(static_cast<long>(additive.issues.size()));
    if (abs(before - Rational(1)) <= slack && after != Rational(1)) {
        auto heaviest = std::max_element(
            additive.issues.begin(), additive.issues.end(),
            [](const IssueUtility& a, const IssueUtility& b) { return a.weight < b.weight; });
        heaviest->weight += Rational(1) - after;
    }
    // No outcome is further off than the sum of what each issue is off at most.
    for (std::size_t i = 0; i < additive.issues.size(); ++i) {
        Rational most;
        for (std::size_t v = 0; v < additive.issues[i].values.size(); ++v) {
            const Rational off = abs(additive.issues[i].weight * additive.issues[i].values[v] -
                                     exact.issues[i].weight * exact.issues[i].values[v]);
            if (off > most) most = off;
        }
        error += most;
    }
}

}  // namespace

std::vector<std::string> scale_to_one(NumericScenario& scenario) {
    std::vector<std::string> notes;
    for (Profile& profile : scenario.profiles) {
        auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
        if (!additive) continue;
        Rational best;
        for (const IssueUtility& issue : additive->issues) best += issue.weight * largest_of(issue);
        if (best.sign() <= 0) continue;
        for (IssueUtility& issue : additive->issues) {
            const Rational largest = largest_of(issue);
            if (largest.sign() > 0) {
                for (Rational& value : issue.values) value /= largest;
                issue.weight *= largest;
            }
            issue.weight /= best;
            forget_source(issue);
        }
        if (profile.reservation) *profile.reservation /= best;
        if (profile.ceiling) {
            // With the best worth 1 there is nothing to cut off; what the source cut comes back, and is said.
            const Rational cut = best - *profile.ceiling;
            if (cut.sign() > 0)
                notes.push_back(
                    "`" + profile.name + "`: the source cuts utilities off at " +
                    numeric::decimal_text(*profile.ceiling) +
                    "; that is left out, so that outcomes above it are told apart, and no utility "
                    "is off by more than " +
                    about(cut / best) + " for that");
            *profile.ceiling = Rational(1);
        }
        if (best != Rational(1))
            notes.push_back("`" + profile.name + "`: utilities are divided by " +
                            numeric::decimal_text(best) + ", so that the best is worth 1");
    }
    return notes;
}

std::vector<std::string> round_numbers(NumericScenario& scenario, int digits) {
    std::vector<std::string> notes;
    Rational unit = 1;
    for (int i = 0; i < digits; ++i) unit /= 10;
    for (Profile& profile : scenario.profiles) {
        Rational error;
        if (auto* additive = std::get_if<AdditiveUtility>(&profile.utility))
            round_additive(*additive, unit, error);
        Rational reserve;
        if (profile.reservation) {
            const Rational exact = *profile.reservation;
            profile.reservation = rounded(exact, unit);
            reserve = abs(*profile.reservation - exact);
        }
        if (error.is_zero() && reserve.is_zero()) continue;
        notes.push_back("`" + profile.name + "`: numbers are rounded to " + std::to_string(digits) +
                        " places; no utility is off by more than " + about(error) +
                        (reserve.is_zero() ? "" : ", the reservation value by " + about(reserve)));
    }
    return notes;
}

std::vector<std::string> drop_discounts(NumericScenario& scenario) {
    std::vector<std::string> notes;
    for (Profile& profile : scenario.profiles) {
        if (!profile.discount) continue;
        notes.push_back("`" + profile.name + "`: the discount factor " +
                        numeric::decimal_text(*profile.discount) +
                        " is left out; later agreements are worth as much as early ones");
        profile.discount.reset();
    }
    return notes;
}

}  // namespace detente
