// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/ray_questions.h"

namespace detente::deals {

namespace {

// A few seconds of comparisons; beyond it the answer would take minutes.
constexpr std::uint64_t kWork = 2'000'000'000;

}  // namespace

std::uint64_t RayQuestions::count(bool yes, std::size_t asked) {
    return order_.count([&](std::size_t i) { return accepted_after(yes, asked, i); },
                        [&](std::size_t i) { return refused_after(yes, asked, i); },
                        [&] { return work_ > kWork; });
}

Decides RayQuestions::ask(std::size_t open_index, std::uint64_t at_least) {
    Decides decides;
    decides.if_yes = count(true, open_index);
    if (decides.if_yes >= at_least) decides.if_no = count(false, open_index);
    return decides;
}

bool RayQuestions::settles(std::size_t open_index, const Package& package) {
    place_other(package);
    for (const bool yes : {true, false})
        if (accepted_after(yes, open_index, open_) || refused_after(yes, open_index, open_)) return true;
    return false;
}

Verdict RayQuestions::verdict_after(std::size_t open_index, bool yes, std::size_t other) {
    if (accepted_after(yes, open_index, other)) return Verdict::always;
    return refused_after(yes, open_index, other) ? Verdict::never : Verdict::undetermined;
}

std::string RayQuestions::gave_up() const {
    if (work_ <= kWork) return {};
    return "the statements of this party describe a cone with " + std::to_string(ray_count_) +
           " extreme rays, too many to weigh every question against every open package";
}

}  // namespace detente::deals
