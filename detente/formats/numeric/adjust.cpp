// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/adjust.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

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

Rational decimal(const char* text) {
    const Result<Rational> value = Rational::parse(text);
    return value ? *value : Rational(0);
}

// Two digits, rounded up: what is said to be the most must not be less.
std::string at_most(const Rational& value) {
    char text[40];
    double shown = value.to_double();
    do {
        std::snprintf(text, sizeof text, "%.2g", shown);
        shown *= 1.01;
    } while (std::isfinite(shown) && decimal(text) < value);
    return text;
}

// The decimal with the fewest digits that is read as this double.
Rational shortest_decimal(double value) {
    char text[40];
    for (int digits = 1; digits <= 17; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, value);
        if (std::strtod(text, nullptr) == value) break;
    }
    return decimal(text);
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
                    at_most(cut / best) + " for that");
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
                        " places; no utility is off by more than " + at_most(error) +
                        (reserve.is_zero() ? "" : ", the reservation value by " + at_most(reserve)));
    }
    return notes;
}

std::vector<std::string> divide_for_genius(NumericScenario& scenario) {
    std::vector<std::string> notes;
    for (Profile& profile : scenario.profiles) {
        auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
        if (!additive) continue;
        Rational error, best;
        for (std::size_t i = 0; i < additive->issues.size(); ++i) {
            IssueUtility& issue = additive->issues[i];
            best += issue.weight * largest_of(issue);
            if (!numeric::genius_discrete(scenario.domain.issues[i])) continue;
            const Rational largest = largest_of(issue);
            if (largest.sign() <= 0 || numeric::divided_evaluations(issue)) continue;
            const bool own = largest == Rational(1) && !issue.format_values.empty();
            std::vector<Rational> values;
            std::vector<double> doubles;
            Rational most;
            for (std::size_t v = 0; v < issue.values.size(); ++v) {
                const Rational exact = issue.values[v] / largest;
                const double near = own ? issue.format_values[v] : exact.to_double();
                values.push_back(shortest_decimal(near));
                doubles.push_back(near);
                const Rational off = abs(issue.weight * largest * (values.back() - exact));
                if (off > most) most = off;
            }
            issue.weight *= largest;
            forget_source(issue);
            issue.values = std::move(values);
            issue.format_values = std::move(doubles);
            error += most;
        }
        if (profile.ceiling && best - *profile.ceiling > Rational(1, 1'000'000'000))
            notes.push_back("`" + profile.name +
                            "`: GENIUS cuts utilities off at 1, and programs that do not " +
                            "(NegMAS) read up to " + numeric::decimal_text(best) + "; scale them: --scale");
        if (error.sign() > 0)
            notes.push_back(
                "`" + profile.name +
                "`: evaluations that have no finite decimal once the largest is 1 are written as the "
                "doubles that GENIUS computes of them; no utility is off by more than " +
                at_most(error));
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
