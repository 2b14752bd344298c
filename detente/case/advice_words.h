// SPDX-License-Identifier: Apache-2.0
// What the advice says, in plain words: told once, for every door.
#pragma once

#include <string>
#include <vector>

#include "detente/case/advice.h"

namespace detente::cases {

// The crux as a paragraph that a reader sees first; every count in it is proved.
std::string crux_in_words(const deals::Crux& crux, const deals::Exchanges& exchanges,
                          const deals::PackageSpace& space, const Scenario& scenario);
// "66 packages are gifts: 7 from United States, 59 from North Korea." with the certain ones named; empty when
// there are none.
std::string gifts_in_words(const AccountAdvice& advice, const Scenario& scenario);
// "of the 413 exchanges 0 are certain for all, 36 are excluded and 377 are open"
std::string zone_in_words(const AccountAdvice& advice);
// What to ask, and what follows from each answer: a sentence each.
std::vector<std::string> question_in_words(const deals::AdviceQuestion& question,
                                           const std::vector<deals::Law>& laws,
                                           const deals::NextQuestion& next, std::size_t gifts,
                                           const Scenario& scenario);
std::vector<std::string> named_question_in_words(const deals::NamedQuestion& named,
                                                 const std::vector<deals::Law>& laws,
                                                 const Scenario& scenario);
// As written in a statement; of the package with nothing in it, what that is.
std::string package_in_words(const Package& package, const Scenario& scenario);
// "0.25 to 0.26", or "0.25" where the laws agree to two digits.
std::string share_range(const std::vector<double>& shares);
// What shares are, in one sentence with the laws' names.
std::string laws_in_words(const std::vector<deals::Law>& laws);

}  // namespace detente::cases
