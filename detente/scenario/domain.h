// SPDX-License-Identifier: Apache-2.0
// The domain of a numeric scenario: issues with finitely many values, and the outcomes made of them. This is
// what the file formats of automated negotiation call a domain; the scenario of statements has issues with
// levels of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/error.h"
#include "detente/base/rational.h"

namespace detente {

// What a numeric file may hold; beyond it a reader refuses in one sentence.
struct DomainLimits {
    static constexpr int issues = 10'000;
    static constexpr int values = 1'000'000;  // of one issue
    static constexpr int profiles = 1'000;
};

struct DomainIssue {
    enum class Kind {
        discrete,  // named values, in file order
        integer,   // whole numbers from `lower` to `upper`
        real       // lower, lower + step, ... : already cut into `size()` values, as its format says
    };
    std::string name;
    Kind kind = Kind::discrete;
    // The name of each value, in order; never empty. Integers and reals: the number in digits ("3", "0.25").
    std::vector<std::string> values;
    // Integers and reals: the exact number of each value. Empty for discrete issues.
    std::vector<Rational> numbers;
    Rational lower, upper,
        step;          // integers and reals, as written (integers: step 1; reals of GENIUS: (upper-lower)/20)
    int index = 0;     // the format's own number of the issue (GENIUS `index`), for writing it back
    std::string note;  // description, for people
    Place place;

    int size() const { return static_cast<int>(values.size()); }
};

struct Domain {
    std::string name;
    std::vector<DomainIssue> issues;  // in the order in which the format sums them
    Place place;
};

// One value of each issue, by number: values[i] in [0, issues[i].size()). A partial outcome has `absent` for
// some.
struct Outcome {
    static constexpr int absent = -1;
    std::vector<int> values;

    bool complete() const {
        for (const int value : values)
            if (value == absent) return false;
        return true;
    }
    friend auto operator<=>(const Outcome&, const Outcome&) = default;
};

// Index of the issue with this name, or with this note where one alone has it, or -1; of the value with this name, or -1.
int find_issue(const Domain& domain, std::string_view name);
int find_value(const DomainIssue& issue, std::string_view name);

// The name as an outcome's text has it: in quotation marks where it would be misread (a comma, an equals
// sign, blanks at an end, a mark or brace in front, nothing), a mark inside doubled.
std::string outcome_word(const std::string& name);

// "Laptop=Dell, Monitor=19''": issues that are absent are left out; what is printed can be read again.
std::string to_string(const Outcome& outcome, const Domain& domain);

// The number of outcomes, exactly (a product that may have hundreds of digits); 1 for a domain without
// issues.
Rational outcome_count(const Domain& domain);

}  // namespace detente
