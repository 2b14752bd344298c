// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/carried.h"

#include <algorithm>

#include "detente/deals/statements/deals.h"

namespace detente::deals {

namespace {

std::vector<std::string> statements_of(const std::vector<Reason>& reasons) {
    std::vector<std::string> ids;
    for (const Reason& reason : reasons)
        if (reason.kind == Reason::Kind::statement &&
            std::find(ids.begin(), ids.end(), reason.id) == ids.end())
            ids.push_back(reason.id);
    return ids;
}

// Each statement once, in file order.
std::vector<std::string> in_file_order(const PartySystem& party, const std::vector<std::string>& ids) {
    std::vector<std::string> ordered;
    for (const StatedLink& link : party.links) {
        const std::string& id = link.reason.id;
        if (std::find(ids.begin(), ids.end(), id) != ids.end() &&
            std::find(ordered.begin(), ordered.end(), id) == ordered.end())
            ordered.push_back(id);
    }
    return ordered;
}

class HittingSet {
  public:
    HittingSet(const Judge& judge, const Alternative& first, const Alternative& second, Verdict verdict)
        : judge_(judge), first_(first), second_(second), verdict_(verdict) {}

    // Extends `without_` by at most `more` statements so that the verdict changes.
    bool extend(std::size_t more) {
        if (++proofs_ > DealsLimits::carried_proofs) return false;
        const Judgement judgement = judge_.judge(first_, second_, without_, false);
        if (judgement.verdict != verdict_) return true;
        if (more == 0) return false;
        for (const std::string& id : statements_of(judgement.reasons)) {
            without_.push_back(id);
            if (extend(more - 1)) return true;
            without_.pop_back();
        }
        return false;
    }

    const Without& found() const { return without_; }
    bool out_of_budget() const { return proofs_ > DealsLimits::carried_proofs; }

  private:
    const Judge& judge_;
    const Alternative& first_;
    const Alternative& second_;
    Verdict verdict_;
    Without without_;
    std::size_t proofs_ = 0;
};

}  // namespace

Carried carried(const Judge& judge, const Alternative& first, const Alternative& second,
                const Judgement& judgement) {
    Carried result;
    if (judgement.verdict == Verdict::undetermined) return result;
    const std::vector<std::string> used = in_file_order(judge.party(), statements_of(judgement.reasons));
    for (const std::string& id : used)
        if (judge.judge(first, second, {id}, false).verdict != judgement.verdict) result.by.push_back(id);
    if (!result.by.empty() || used.empty()) return result;
    // With every statement gone and the verdict still there, no set of them carries it.
    Without all;
    for (const Line& line : judge.party().lines)
        if (line.reason.kind == Reason::Kind::statement) all.push_back(line.reason.id);
    if (judge.judge(first, second, all, false).verdict == judgement.verdict) return result;
    HittingSet search(judge, first, second, judgement.verdict);
    for (std::size_t size = 2; size <= all.size() && !search.out_of_budget(); ++size) {
        if (!search.extend(size)) continue;
        result.together = in_file_order(judge.party(), search.found());
        return result;
    }
    result.note = "the smallest set of statements that carries this verdict was not found within " +
                  std::to_string(DealsLimits::carried_proofs) + " proofs";
    return result;
}

}  // namespace detente::deals
