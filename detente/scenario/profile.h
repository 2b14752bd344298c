// SPDX-License-Identifier: Apache-2.0
// Numeric profiles: what one party's outcomes are worth, as a file of numbers says it. Two readings of every
// profile exist side by side: the exact one (decimals as rationals, no rounding anywhere) and the format's
// own arithmetic (the doubles that the platform computes, operation by operation). Both are reachable;
// neither stands in for the other.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "detente/base/error.h"
#include "detente/base/rational.h"
#include "detente/scenario/domain.h"

namespace detente {

// Whose arithmetic `format_utility` follows.
//   exact:     the rational value, rounded once to the nearest double (GeniusWeb's decimals too).
//   genius:    sum = 0.0; for each issue in order: sum += w * e(v), all doubles; then min(1, sum) (GENIUS 10,
//              AdditiveUtilitySpace). Hyper-rectangles: min(1, f / maxutility).
//   negolog:   sum = 0.0; for each issue in order: sum += w * v (Python floats); no clamp.
//   negmas:    as negolog, over the values as NegMAS would hold them.
enum class Arithmetic { exact, genius, geniusweb, negolog, negmas };
std::string_view to_string(Arithmetic arithmetic);

// How the values of an integer or real issue were written, kept so that a writer can give the same text back.
struct ValueShape {
    enum class Kind { none, linear, constant, triangular, triangular_variable_top, number_utilities };
    Kind kind = Kind::none;
    // linear of integers: slope, offset (over v - lower). linear of reals: p0, p1. constant: p0. triangular:
    // lo, hi, top
    // [, value at the top]. number_utilities (GeniusWeb): lowValue, lowUtility, highValue, highUtility.
    std::vector<Rational> parameters;
};

// One issue of an additive profile: the value v contributes weight * values[v].
struct IssueUtility {
    Rational weight = 1;
    // Exact, after the format's own normalisation (GENIUS divides by the largest evaluation); one a value.
    std::vector<Rational> values;
    // What `values` are in the format's arithmetic, one a value, where that is not just the nearest double of
    // the exact value (for GENIUS: double(eval) / double(max), clamp01(slope * (v - lower) + offset)). Empty:
    // nearest doubles.
    std::vector<double> format_values;
    // As written, before normalisation, for writing back; nullopt: the file gives no number ("null"), counted
    // as 0. Empty where `shape` says it all or where nothing was normalised.
    std::vector<std::optional<Rational>> written;
    ValueShape shape;
    Place place;
};

// u = sum over issues of weight * value. One entry for each issue of the domain, in its order.
struct AdditiveUtility {
    std::vector<IssueUtility> issues;
};

// Values first..last of an issue, both included; empty when first > last.
struct ValueRange {
    int issue = 0;
    int first = 0;
    int last = 0;
    friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

// Pays weight * utility. `includes`: iff every range holds (so always, without ranges). `excludes`: iff some
// range is violated, or there is none.
struct HyperRectangle {
    enum class Test { includes, excludes };
    Rational utility;
    Rational weight = 1;
    Test test = Test::includes;
    std::vector<ValueRange> ranges;
    Place place;
};

// A nested `ufun`: weight * (sum of its rectangles and parts), in file order.
struct RectangleSum {
    Rational weight = 1;
    std::vector<HyperRectangle> rectangles;
    std::vector<RectangleSum> parts;
};

// u = f / maximum, or f itself where no maximum is declared; the profile's ceiling cuts what is above it.
struct HyperRectangleUtility {
    RectangleSum sum;
    std::optional<Rational> maximum;  // `maxutility`; often below the true maximum, so that the ceiling bites
};

// One term of a sum of groups: a number for each combination of the values of its issues.
struct ValueGroup {
    std::string name;
    std::vector<int> issues;      // ascending
    std::vector<Rational> table;  // mixed radix over `issues`, the last issue fastest
    Place place;
};

// u = sum over groups. Disjoint groups are GeniusWeb's SumOfGroups; overlapping ones are interactions (pairs
// and more), singletons are additive terms.
struct GroupUtility {
    std::vector<ValueGroup> groups;
};

// u given for each outcome, mixed radix over all issues, the last issue fastest.
struct TableUtility {
    std::vector<Rational> values;
};

// No numbers: comparisons between outcomes, which become statements. `better` pairs are (better, worse)
// indices into `outcomes`, as written; their closure is taken where they are used. Outcomes may be partial.
struct PartialOrderUtility {
    std::vector<Outcome> outcomes;
    std::vector<std::pair<int, int>> better;
    bool strict = false;  // "better or equal" unless the format says strictly better
};

using Utility =
    std::variant<AdditiveUtility, HyperRectangleUtility, GroupUtility, TableUtility, PartialOrderUtility>;

struct Profile {
    std::string name;  // the party, as the file or its name says
    Utility utility;
    Arithmetic arithmetic = Arithmetic::exact;
    std::optional<Rational> ceiling;  // u = min(ceiling, u); GENIUS: 1
    std::optional<Rational>
        reservation;  // the value of no deal; absent: the format's rule (GENIUS, NegoLog: 0)
    // GeniusWeb: the reservation is a bid, perhaps partial; its utility is the threshold. Absent bid and
    // value: every deal is at least as good as none.
    std::optional<Outcome> reservation_bid;
    std::optional<Rational> discount;  // u(t) = u * discount^t, t in [0, 1]; absent: none
    // Comparisons beside the numbers (uncertain profiles of GENIUS): what the party itself would know.
    std::optional<PartialOrderUtility> comparisons;
    std::string file;
};

// Outcomes that cannot be agreed: all that fall into every range.
struct ForbiddenOutcomes {
    std::string name;
    std::vector<ValueRange> ranges;
    Place place;
};

// Who must agree. Empty: everybody.
struct AgreementRule {
    int needed = 0;         // how many parties at least (0: all)
    std::vector<int> veto;  // parties without whom there is no deal
};

// A domain, its profiles, and what the reader has to say about the files (labelled warnings, in file order).
struct NumericScenario {
    std::string name;
    std::string
        format;  // "GENIUS XML", "GeniusWeb JSON", "NegoLog JSON", "NegMAS", "LLM-Deliberation", "detente"
    Domain domain;
    std::vector<Profile> profiles;
    std::vector<ForbiddenOutcomes> forbidden;
    AgreementRule rule;
    std::vector<Error> warnings;
};

// The exact utility of a complete or partial outcome (an absent value contributes 0; tables and groups need
// their issues complete, else the group contributes 0). Precondition: the utility is not a partial order.
Rational utility(const Profile& profile, const Domain& domain, const Outcome& outcome);

// The same in the profile's own arithmetic.
double format_utility(const Profile& profile, const Domain& domain, const Outcome& outcome);

// What each issue, rectangle or group adds, before any division by the declared maximum and before the
// ceiling.
struct UtilityPart {
    std::string what;  // the issue's or group's name, "rectangle 3"
    Rational amount;
};
std::vector<UtilityPart> utility_parts(const Profile& profile, const Domain& domain, const Outcome& outcome);

// The value of no deal: the reservation value, the reservation bid's utility, or nullopt where every deal
// will do.
std::optional<Rational> reservation_value(const Profile& profile, const Domain& domain);

// The rectangles of a nested sum with every weight multiplied in (weight 1 left), in file order.
std::vector<HyperRectangle> flattened(const RectangleSum& sum);

bool has_numbers(const Profile& profile);  // everything but a partial order

// Faults that would make the numbers meaningless: tables of the wrong size, ranges outside the domain, groups
// that name an issue twice. Readers call it last; the rooms may then rely on it.
Errors check(const NumericScenario& scenario);

}  // namespace detente
