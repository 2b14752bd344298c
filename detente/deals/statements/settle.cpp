// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/settle.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/dominance_order.h"

namespace detente::deals {

namespace {

int steps_of(const Package& package) {
    return std::accumulate(package.levels.begin(), package.levels.end(), 0);
}

// A question with the place of its package among the open ones.
struct Candidate {
    OpenQuestion question;
    std::size_t index = 0;
};

bool better(const Candidate& a, const Candidate& b) {
    const auto key = [](const Candidate& candidate) {
        const OpenQuestion& q = candidate.question;
        return std::tuple(std::min(q.if_yes, q.if_no), q.if_yes + q.if_no, -steps_of(q.package));
    };
    if (key(a) != key(b)) return key(a) > key(b);
    return a.index < b.index;
}

}  // namespace

OpenPackages open_packages(const Judge& judge, const PackageSpace& space,
                           const std::vector<Verdict>& verdicts, const std::vector<bool>& counted) {
    OpenPackages open;
    std::uint64_t count = 0;
    for (Code code = 0; code < space.total; ++code)
        count += counted[code] && verdicts[code] == Verdict::undetermined;
    if (count > DealsLimits::open_packages) {
        open.refused = std::to_string(count) + " packages are open for this party, more than the " +
                       std::to_string(DealsLimits::open_packages) + " among which a question is looked for";
        return open;
    }
    space.product.each_first_fastest([&](Code code) {
        if (counted[code] && verdicts[code] == Verdict::undetermined)
            open.packages.push_back(decode(space, code));
    });
    open.questions = judge.questions(space, open.packages);
    return open;
}

// The questions that could be worth most are asked first. What is learned on the way lowers what the others
// could be worth, until none can beat the best.
std::optional<OpenQuestion> best_question(OpenPackages& open, int party, const Package* package,
                                          const Watch& watch) {
    if (!open.questions) return std::nullopt;
    // At most, and the open package; the smallest index first among equals.
    std::priority_queue<std::pair<std::uint64_t, std::ptrdiff_t>> waiting;
    for (std::size_t i = 0; i < open.packages.size(); ++i)
        waiting.emplace(open.questions->at_most(i), -static_cast<std::ptrdiff_t>(i));
    std::optional<Candidate> best;
    std::uint64_t asked = 0;
    while (!waiting.empty()) {
        if (watch.stops("questions", asked++)) return std::nullopt;
        const auto [promised, place] = waiting.top();
        waiting.pop();
        const auto index = static_cast<std::size_t>(-place);
        const std::uint64_t at_least =
            best ? std::min(best->question.if_yes, best->question.if_no) : std::uint64_t{0};
        if (promised < at_least) break;
        const std::uint64_t at_most = open.questions->at_most(index);
        if (at_most < promised && !waiting.empty() && at_most < waiting.top().first) {
            waiting.emplace(at_most, place);
            continue;
        }
        if (package != nullptr && !open.questions->settles(index, *package)) continue;
        const Decides decides = open.questions->ask(index, at_least);
        const Candidate candidate{{party, open.packages[index], decides.if_yes, decides.if_no}, index};
        open.refused = open.questions->gave_up();
        if (!open.refused.empty()) return std::nullopt;
        if (!best || better(candidate, *best)) best = candidate;
    }
    if (!best) return std::nullopt;
    return best->question;
}

std::vector<OneAnswerAway> one_answer_away(const Judges& judges, const PackageSpace& space,
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
        std::vector<bool> is_maximal(space.total, false);
        for (const Code code : maximal) is_maximal[code] = true;
        space.product.each_first_fastest([&](Code code) {
            if (is_maximal[code]) result.push_back({static_cast<int>(asked), decode(space, code)});
        });
    }
    return result;
}

}  // namespace detente::deals
