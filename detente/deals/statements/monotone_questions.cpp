// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/monotone_questions.h"

namespace detente::deals {

MonotoneQuestions::MonotoneQuestions(const MonotoneJudge& judge, const std::vector<Package>& open)
    : judge_(judge) {
    for (const Package& package : open) open_.push_back(place(package));
}

MonotoneQuestions::Place MonotoneQuestions::place(const Package& package) const {
    using Link = MonotoneJudge::Link;
    const auto& named = judge_.named();
    const auto& closure = judge_.closure();
    Place result{judge_.node(Alternative{&package}), std::vector<bool>(named.size()),
                 std::vector<bool>(named.size())};
    for (std::size_t i = 0; i < named.size(); ++i) {
        result.reached_from[i] = judge_.direct(named[i], result.node) != Link::none;
        if (judge_.direct(result.node, named[i]) == Link::none) continue;
        for (std::size_t j = 0; j < named.size(); ++j)
            if (closure[i][j] != Link::none) result.reaches[j] = true;
    }
    return result;
}

bool MonotoneQuestions::chain(const Place& from, const Place& to) const {
    if (judge_.direct(from.node, to.node) != MonotoneJudge::Link::none) return true;
    for (std::size_t i = 0; i < from.reaches.size(); ++i)
        if (from.reaches[i] && to.reached_from[i]) return true;
    return false;
}

Decides MonotoneQuestions::ask(std::size_t open_index, std::uint64_t at_least) {
    Decides decides;
    for (const Place& other : open_) decides.if_yes += chain(other, open_[open_index]) ? 1 : 0;
    if (decides.if_yes < at_least) return decides;
    for (const Place& other : open_) decides.if_no += chain(open_[open_index], other) ? 1 : 0;
    return decides;
}

bool MonotoneQuestions::settles(std::size_t open_index, const Package& package) {
    const Place asked = place(package);
    return chain(asked, open_[open_index]) || chain(open_[open_index], asked);
}

Verdict MonotoneQuestions::verdict_after(std::size_t open_index, bool yes, std::size_t other) {
    if (yes) return chain(open_[other], open_[open_index]) ? Verdict::always : Verdict::undetermined;
    return chain(open_[open_index], open_[other]) ? Verdict::never : Verdict::undetermined;
}

}  // namespace detente::deals
