// SPDX-License-Identifier: Apache-2.0
// What the answer about steps says, in sentences that every door shares. Sides are named as the door names
// them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "detente/steps/steps.h"

namespace detente::steps {

using Names = std::array<std::string, 2>;

// Whole numbers and short decimals as they are, small fractions as fractions, anything else to four places;
// the exact number is in the document.
std::string number(const Rational& value);
// "3", "2 to 3", "at least 2", "at most 3", "not known".
std::string number(const std::optional<Rational>& low, const std::optional<Rational>& high);
std::string number(const Interval& interval);
std::string number(const std::optional<Interval>& interval);
// The same of what cannot lie below 0: that it is 0 or more says nothing.
std::string amount(const std::optional<Rational>& low, const std::optional<Rational>& high);
// The same of a share of the whole: that it lies from 0 to 1 says nothing.
std::string share(const Interval& interval);

// "yes, whatever the numbers", "no, whatever the numbers", "not settled", "not resolved".
std::string settled(Verdict verdict);

std::vector<std::string> window_words(const AccountSteps& account, const Names& names);
std::vector<std::string> first_step_words(const AccountSteps& account, const Names& names);

// Sequences about which the same can be said, and what: "holds only if breaking it costs us something; …".
struct SequencesTold {
    std::vector<std::string> sequences;
    std::string sentence;  // whole, the sequences named in it
};
// Of the sequences that the numbers leave open.
std::vector<SequencesTold> dependence_words(const AccountSteps& account, const Names& names);

// The tightest move of a sequence: "move 3, lower: 0", or nothing where no number bounds it.
std::optional<std::string> tightest_words(const SequenceAnswer& sequence, const Names& names);
// What penalty it lacks: "none", "upper 3.1 to 3.5; lower 6", or nothing where that is not known of any side.
std::optional<std::string> lacking_words(const SequenceAnswer& sequence, const Names& names);

std::vector<std::string> round_words(const RoundAnswer& round, const std::string& name);
std::string claim_words(const Claims& claims, const std::string& name);
std::string walk_words(const WalkAnswer& walk);
std::string order_name(const OrderAnswer& order, const Names& names);
// Do the orders differ in what is known of them? If not, one sentence says so.
bool tells_orders_apart(const AccountSteps& account);
std::string orders_open_words();
std::string give_words(const Give& give, const Names& names, const std::string& piece);
std::vector<std::string> verification_words(const VerificationAnswer& verification);
std::vector<std::string> time_words(const TimeAnswer& time, const Names& names);

}  // namespace detente::steps
