// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/settle.h"

#include <algorithm>
#include <numeric>

#include "detente/deals/deals.h"
#include "detente/deals/dominance_order.h"

namespace detente::deals {

namespace {

int steps_of(const Package& package) {
    return std::accumulate(package.levels.begin(), package.levels.end(), 0);
}

// Later candidates come later in file order, so only a real gain replaces the best.
bool better(const Question& candidate, const Question& best) {
    const std::uint64_t least = std::min(candidate.if_yes, candidate.if_no);
    const std::uint64_t best_least = std::min(best.if_yes, best.if_no);
    if (least != best_least) return least > best_least;
    const std::uint64_t sum = candidate.if_yes + candidate.if_no;
    const std::uint64_t best_sum = best.if_yes + best.if_no;
    if (sum != best_sum) return sum > best_sum;
    return steps_of(candidate.package) < steps_of(best.package);
}

}  // namespace

OpenPackages open_packages(const Judge& judge, const PackageSpace& space,
                           const std::vector<Verdict>& verdicts, const std::vector<bool>& counted) {
    OpenPackages open;
    std::uint64_t count = 0;
    for (Code code = 0; code < space.total; ++code)
        count += counted[code] && verdicts[code] == Verdict::undetermined;
    if (count > Limits::open_packages) {
        open.refused = std::to_string(count) + " packages are open for this party, more than the " +
                       std::to_string(Limits::open_packages) + " among which a question is looked for";
        return open;
    }
    for (Code code = 0; code < space.total; ++code)
        if (counted[code] && verdicts[code] == Verdict::undetermined)
            open.packages.push_back(decode(space, code));
    open.questions = judge.questions(space, open.packages);
    return open;
}

std::optional<Question> best_question(OpenPackages& open, int party, const Package* package) {
    std::optional<Question> best;
    if (!open.questions) return best;
    for (std::size_t i = 0; i < open.packages.size() && open.refused.empty(); ++i) {
        if (package != nullptr && !open.questions->settles(i, *package)) continue;
        const std::uint64_t at_least = best ? std::min(best->if_yes, best->if_no) : 0;
        const Decides decides = open.questions->ask(i, at_least);
        const Question candidate{party, open.packages[i], decides.if_yes, decides.if_no};
        if (!best || better(candidate, *best)) best = candidate;
        open.refused = open.questions->gave_up();
    }
    if (!open.refused.empty()) best.reset();
    return best;
}

std::vector<OneAnswerAway> one_answer_away(const std::vector<std::unique_ptr<Judge>>& judges,
                                           const PackageSpace& space,
                                           const std::vector<std::vector<Verdict>>& maps,
                                           const std::vector<bool>& counted) {
    std::vector<OneAnswerAway> result;
    for (std::size_t asked = 0; asked < judges.size(); ++asked) {
        const auto candidate = [&](Code code) {
            if (!counted[code]) return false;
            for (std::size_t party = 0; party < maps.size(); ++party)
                if (maps[party][code] != (party == asked ? Verdict::undetermined : Verdict::always))
                    return false;
            return true;
        };
        const std::vector<Direction>& directions = judges[asked]->party().directions;
        const DominanceOrder order(space, directions);
        // beaten[code]: a candidate lies further up the asked party's directions.
        std::vector<bool> beaten(space.total, false);
        std::vector<Code> maximal;
        order.descending([&](const std::vector<int>& levels, Code code) {
            bool above = false;
            order.one_step_better(levels, code,
                                  [&](Code other) { above = above || beaten[other] || candidate(other); });
            beaten[code] = above;
            if (!above && candidate(code)) maximal.push_back(code);
        });
        std::sort(maximal.begin(), maximal.end());
        for (const Code code : maximal) result.push_back({static_cast<int>(asked), decode(space, code)});
    }
    return result;
}

}  // namespace detente::deals
