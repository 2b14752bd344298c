// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/subject.h"

#include <algorithm>
#include <array>

#include "detente/base/words.h"
#include "detente/scenario/words.h"

namespace detente {

namespace {

bool is_small_letter(char letter) {
    return letter >= 'a' && letter <= 'z';
}

}  // namespace

bool names_many(std::string_view name) {
    const std::size_t space = name.find_last_of(" _-");
    const std::string_view last = space == std::string_view::npos ? name : name.substr(space + 1);
    if (!std::all_of(last.begin(), last.end(), is_small_letter)) return false;
    if (name.find(" and ") != std::string_view::npos) return true;
    constexpr std::array<std::string_view, 5> without_s = {"people", "police", "men", "women", "children"};
    if (std::find(without_s.begin(), without_s.end(), last) != without_s.end()) return true;
    constexpr std::array<std::string_view, 3> one_with_s = {"news", "headquarters", "series"};
    if (std::find(one_with_s.begin(), one_with_s.end(), last) != one_with_s.end()) return false;
    if (last.size() < 4) return false;
    const char before = last[last.size() - 2];
    return last.back() == 's' && before != 's' && before != 'i' && before != 'u';
}

Subject subject_of(const Scenario& scenario, int party) {
    Subject subject;
    subject.name = party_name(scenario, party);
    subject.start = with_capital(subject.name);
    subject.many = names_many(subject.name);
    return subject;
}

std::string with_verb(std::string name, std::string_view one, std::string_view more) {
    const std::string_view verb = names_many(name) ? more : one;
    return name.append(" ").append(verb);
}

}  // namespace detente
