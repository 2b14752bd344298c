// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/proven_questions.h"

#include "detente/deals/deals.h"

namespace detente::deals {

namespace {

constexpr std::uint64_t kEvaluations = 50'000'000;
constexpr std::int64_t kLargest = std::int64_t{1} << 40;

}  // namespace

ProvenQuestions::ProvenQuestions(const PartySystem& party, const PackageSpace& space,
                                 const cone::Membership& membership, const std::vector<Package>& open)
    : party_(party), membership_(membership), order_(party, space, open) {
    for (const Package& package : open) open_.push_back(difference(party, Point{&package}, Point{}));
}

std::int64_t ProvenQuestions::value(const cone::Functional& x, std::size_t witness) {
    ++evaluations_;
    const cone::WholeVector& vector = witnesses_[witness];
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * vector[i];
    return sum;
}

bool ProvenQuestions::out_of_budget() const {
    return proofs_ > Limits::settle_proofs || evaluations_ > kEvaluations;
}

void ProvenQuestions::keep(Answered& answered, const cone::Vector& vector) {
    auto whole = cone::whole_vector(vector, kLargest);
    if (!whole) return;
    answered.respected.push_back(witnesses_.size());
    witnesses_.push_back(std::move(*whole));
}

ProvenQuestions::Answered ProvenQuestions::with_answer(std::size_t open_index, bool yes) {
    cone::System system = membership_.system();
    cone::Row row;
    for (const std::int64_t entry : open_[open_index])
        row.coefficients.emplace_back(static_cast<long>(yes ? entry : -entry));
    row.relation = yes ? cone::Relation::weak : cone::Relation::strict;
    system.rows.push_back(std::move(row));
    Answered answered{cone::Membership(std::move(system)), {}};
    for (std::size_t k = 0; k < witnesses_.size(); ++k) {
        const std::int64_t sum = value(open_[open_index], k);
        if (yes ? sum >= 0 : sum <= 0) answered.respected.push_back(k);
    }
    // The package is open, so either answer leaves a model.
    keep(answered, answered.membership.contradiction().model);
    return answered;
}

// Each looks for a vector that shows the opposite first, and keeps those that a failed proof leaves behind.
bool ProvenQuestions::accepted(Answered& answered, const cone::Functional& other) {
    for (std::size_t& witness : answered.respected) {
        if (value(other, witness) >= 0) continue;
        std::swap(witness, answered.respected.front());
        return false;
    }
    ++proofs_;
    const cone::Outcome outcome = answered.membership.always(other);
    if (!outcome.proved) keep(answered, outcome.model);
    return outcome.proved;
}

bool ProvenQuestions::refused(Answered& answered, const cone::Functional& other) {
    for (std::size_t& witness : answered.respected) {
        if (value(other, witness) <= 0) continue;
        std::swap(witness, answered.respected.front());
        return false;
    }
    ++proofs_;
    const cone::Outcome outcome = answered.membership.never(other);
    if (!outcome.proved) keep(answered, outcome.model);
    return outcome.proved;
}

std::uint64_t ProvenQuestions::count(std::size_t open_index, bool yes) {
    Answered answered = with_answer(open_index, yes);
    return order_.count([&](std::size_t i) { return accepted(answered, open_[i]); },
                        [&](std::size_t i) { return refused(answered, open_[i]); },
                        [&] { return out_of_budget(); });
}

Decides ProvenQuestions::ask(std::size_t open_index, std::uint64_t at_least) {
    Decides result;
    if (out_of_budget()) return result;
    result.if_yes = count(open_index, true);
    if (result.if_yes >= at_least) result.if_no = count(open_index, false);
    return result;
}

bool ProvenQuestions::settles(std::size_t open_index, const Package& package) {
    const cone::Functional other = difference(party_, Point{&package}, Point{});
    for (const bool yes : {true, false}) {
        Answered answered = with_answer(open_index, yes);
        if (accepted(answered, other) || refused(answered, other)) return true;
    }
    return false;
}

std::string ProvenQuestions::gave_up() const {
    if (!out_of_budget()) return {};
    return "the statements of this party are too entangled: the best question was not found within " +
           std::to_string(Limits::settle_proofs) + " proofs";
}

}  // namespace detente::deals
