// SPDX-License-Identifier: Apache-2.0
// What the readers of GENIUS domains and profiles share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/formats/numeric/xml_tree.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

struct IssueType {
    std::string_view kind;  // discrete, integer or real; empty when it is none of them
    std::string_view name;  // as the file has it
    bool assumed = false;   // the file names none
};
// Words of GENIUS files count whatever their case.
std::string lower_case(std::string_view text);

// Whether the text is the word, which is in lower case.
bool is_word(std::string_view text, std::string_view word);

// `type` where it equals `vtype`, else `vtype` where there is one, else `type`, else discrete.
IssueType issue_type_of(const XmlNode& node);

// The <objective> at the root of a domain's or profile's tree, or nullptr.
const XmlNode* objective_of(const XmlNode& root);

// A decimal number with surrounding space; never NaN or infinite, which are no numbers here.
Result<Rational> parse_number(std::string_view text);

// A rational whose denominator has only twos and fives as a decimal, any other as p/q.
std::string decimal_text(const Rational& value);
bool has_decimal(const Rational& value);  // a finite one

// Whether GENIUS XML lists the issue's values: named ones, and reals that are not cut as GENIUS cuts them.
bool genius_discrete(const DomainIssue& issue);

// The issue's values divided by the largest, where that and the weight times the largest are finite decimals and
// GENIUS's doubles of them are the doubles the source gave; nullopt otherwise.
std::optional<std::vector<Rational>> divided_evaluations(const IssueUtility& utility);

}  // namespace detente::numeric
