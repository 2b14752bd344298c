// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/verify_answer.h"

#include "detente/deals/statements/internal/verify.h"

namespace detente::deals {

namespace {

class Verification {
  public:
    Verification(const Scenario& scenario, const InForce& in_force, const DealsQuery& request)
        : scenario_(scenario), checker_(scenario, in_force, request.family, request.directions) {}

    void proof(int party, const Package* first, const Package* second, Verdict verdict,
               const std::vector<Reason>& reasons) {
        if (verdict != Verdict::undetermined)
            note(checker_.fault_in_proof(party, first, second, verdict, reasons), party, first);
    }
    void models(int party, const Package* package, const std::optional<ValueModel>& accepts,
                const std::optional<ValueModel>& refuses) {
        if (accepts) note(checker_.fault_in_model(party, package, nullptr, true, *accepts), party, package);
        if (refuses) note(checker_.fault_in_model(party, package, nullptr, false, *refuses), party, package);
    }
    void undetermined(int party, const Package& package, const Judgement& judgement) {
        if (judgement.verdict == Verdict::undetermined && (!judgement.accepts || !judgement.refuses))
            note("two value functions that disagree are missing", party, &package);
    }
    void contradiction(const Contradiction& found) {
        note(checker_.fault_in_contradiction(found), found.party, nullptr);
    }
    void differs(int party, const Package& package) {
        note("a verdict differs from the one that was counted", party, &package);
    }

    Result<std::uint64_t> result() const {
        if (fault_) return *fault_;
        return proved_;
    }

  private:
    void note(const std::optional<std::string>& fault, int party, const Package* package) {
        if (!fault) {
            ++proved_;
            return;
        }
        if (fault_) return;
        const std::string about = package != nullptr ? to_string(*package, scenario_) : "no deal";
        fault_ = make_error({scenario_.file, 0, 0},
                            "a certificate for `" + scenario_.parties[static_cast<std::size_t>(party)].id +
                                "` on " + about + " does not hold: " + *fault,
                            "this is a fault of the program; please report it with the scenario");
    }

    const Scenario& scenario_;
    Checker checker_;
    std::uint64_t proved_ = 0;
    std::optional<Error> fault_;
};

void verify_listed(Verification& verification, const Judges& judges, const PackageSpace& space) {
    const Code stride = space.total * judges.size() / kVerifiedJudgements + 1;
    for (std::size_t party = 0; party < judges.size(); ++party) {
        const int index = static_cast<int>(party);
        const std::vector<Verdict> map = judges[party]->map(space);
        for (Code code = 0; code < space.total; code += stride) {
            const Package package = decode(space, code);
            const Judgement judgement = judges[party]->judge(Alternative{&package}, Alternative{}, {}, true);
            if (judgement.verdict != map[code]) verification.differs(index, package);
            verification.proof(index, &package, nullptr, judgement.verdict, judgement.reasons);
            verification.models(index, &package, judgement.accepts, judgement.refuses);
            verification.undetermined(index, package, judgement);
        }
    }
}

}  // namespace

Result<std::uint64_t> verify_answer(const Scenario& scenario, const InForce& in_force,
                                    const DealsQuery& request, const Judges& judges,
                                    const PackageSpace& space, const AccountDeals& answer) {
    Verification verification(scenario, in_force, request);
    if (answer.contradiction) {
        verification.contradiction(*answer.contradiction);
        return verification.result();
    }
    for (std::size_t party = 0; party < judges.size(); ++party) {
        const int index = static_cast<int>(party);
        if (request.package) {
            const PackageAnswer& named = answer.package[party];
            verification.proof(index, &*request.package, nullptr, named.verdict, named.reasons);
            verification.models(index, &*request.package, named.accepts, named.refuses);
        }
        if (request.compare) {
            const Comparison& comparison = answer.compare[party];
            const auto& [first, second] = *request.compare;
            verification.proof(index, &first, &second, comparison.first_at_least, comparison.first_reasons);
            verification.proof(index, &second, &first, comparison.second_at_least, comparison.second_reasons);
        }
    }
    if (space.listed) verify_listed(verification, judges, space);
    return verification.result();
}

}  // namespace detente::deals
