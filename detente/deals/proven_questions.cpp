// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/proven_questions.h"

#include "detente/deals/deals.h"

namespace detente::deals {

ProvenQuestions::ProvenQuestions(const PartySystem& party, const cone::Membership& membership,
                                 const std::vector<Package>& open)
    : party_(party), membership_(membership) {
    for (const Package& package : open) open_.push_back(difference(party, Point{&package}, Point{}));
}

ProvenQuestions::Answered ProvenQuestions::with_answer(std::size_t open_index, bool yes) const {
    cone::System system = membership_.system();
    cone::Row row;
    for (const std::int64_t entry : open_[open_index])
        row.coefficients.emplace_back(static_cast<long>(yes ? entry : -entry));
    row.relation = yes ? cone::Relation::weak : cone::Relation::strict;
    system.rows.push_back(std::move(row));
    Answered answered{cone::Membership(std::move(system)), {}, {}};
    // The package is open, so either answer leaves a model.
    answered.inside = answered.membership.contradiction().model;
    for (std::size_t k = 0; k < witnesses_.size(); ++k) {
        const int sign = cone::value(open_[open_index], witnesses_[k]).sign();
        if (yes ? sign >= 0 : sign <= 0) answered.respected.push_back(k);
    }
    return answered;
}

bool ProvenQuestions::decides(Answered& answered, const cone::Functional& other) {
    bool refused = cone::value(other, answered.inside).sign() < 0;
    bool accepted = !refused;
    for (const std::size_t k : answered.respected) {
        if (refused && accepted) return false;
        const int sign = cone::value(other, witnesses_[k]).sign();
        refused = refused || sign < 0;
        accepted = accepted || sign > 0;
    }
    const auto keep = [&](cone::Vector witness) {
        answered.respected.push_back(witnesses_.size());
        witnesses_.push_back(std::move(witness));
    };
    if (!refused) {
        ++proofs_;
        cone::Outcome outcome = answered.membership.always(other);
        if (outcome.proved) return true;
        keep(std::move(outcome.model));
    }
    if (!accepted) {
        ++proofs_;
        cone::Outcome outcome = answered.membership.never(other);
        if (outcome.proved) return true;
        keep(std::move(outcome.model));
    }
    return false;
}

std::uint64_t ProvenQuestions::count(std::size_t open_index, bool yes) {
    Answered answered = with_answer(open_index, yes);
    std::uint64_t decided = 0;
    for (const cone::Functional& other : open_) {
        if (proofs_ > Limits::settle_proofs) return decided;
        decided += decides(answered, other) ? 1 : 0;
    }
    return decided;
}

Decides ProvenQuestions::ask(std::size_t open_index, std::uint64_t at_least) {
    Decides result;
    if (proofs_ > Limits::settle_proofs) return result;
    result.if_yes = count(open_index, true);
    if (result.if_yes >= at_least) result.if_no = count(open_index, false);
    return result;
}

bool ProvenQuestions::settles(std::size_t open_index, const Package& package) {
    const cone::Functional other = difference(party_, Point{&package}, Point{});
    for (const bool yes : {true, false}) {
        Answered answered = with_answer(open_index, yes);
        if (decides(answered, other)) return true;
    }
    return false;
}

std::string ProvenQuestions::gave_up() const {
    if (proofs_ <= Limits::settle_proofs) return {};
    return "the statements of this party are too entangled: the best question was not found within " +
           std::to_string(Limits::settle_proofs) + " proofs";
}

}  // namespace detente::deals
