// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/proven_questions.h"

#include <algorithm>
#include <bit>

#include "detente/cone/whole_vector.h"
#include "detente/deals/statements/deals.h"

namespace detente::deals {

namespace {

constexpr std::int64_t kLargest = std::int64_t{1} << 40;

bool has(const std::vector<std::uint64_t>& bits, std::size_t index) {
    return (bits[index / 64] >> (index % 64) & 1) != 0;
}
void put(std::vector<std::uint64_t>& bits, std::size_t index) {
    bits[index / 64] |= std::uint64_t{1} << (index % 64);
}

void unite(std::vector<std::uint64_t>& bits, const std::vector<std::uint64_t>& more) {
    for (std::size_t w = 0; w < bits.size(); ++w) bits[w] |= more[w];
}

}  // namespace

ProvenQuestions::ProvenQuestions(const PartySystem& party, const PackageSpace& space,
                                 const cone::Membership& membership, const std::vector<Package>& open)
    : party_(party), membership_(membership), order_(party, space, open) {
    for (const Package& package : open)
        open_.push_back(difference(party, Alternative{&package}, Alternative{}));
}

void ProvenQuestions::shown(std::size_t open_index, bool yes, Bits& refused, Bits& accepted) const {
    const std::size_t words = (open_.size() + 63) / 64;
    refused.assign(words, 0);
    accepted.assign(words, 0);
    for (const Witness& witness : witnesses_) {
        // It respects "yes" unless it refuses the package asked about, and "no" unless it accepts it.
        if (has(yes ? witness.refuses : witness.accepts, open_index)) continue;
        unite(refused, witness.refuses);
        unite(accepted, witness.accepts);
    }
}

std::uint64_t ProvenQuestions::at_most(std::size_t open_index, bool yes) const {
    Bits refused;
    Bits accepted;
    shown(open_index, yes, refused, accepted);
    std::uint64_t still_open = 0;
    for (std::size_t w = 0; w < refused.size(); ++w)
        still_open += static_cast<std::uint64_t>(std::popcount(refused[w] & accepted[w]));
    return open_.size() - still_open;
}

std::uint64_t ProvenQuestions::at_most(std::size_t open_index) {
    return std::min(at_most(open_index, true), at_most(open_index, false));
}

cone::Membership ProvenQuestions::with_answer(std::size_t open_index, bool yes) const {
    cone::System system = membership_.system();
    cone::Row row;
    for (const std::int64_t entry : open_[open_index])
        row.coefficients.emplace_back(static_cast<long>(yes ? entry : -entry));
    row.relation = yes ? cone::RowRelation::weak : cone::RowRelation::strict;
    system.rows.push_back(std::move(row));
    return cone::Membership(std::move(system));
}

void ProvenQuestions::keep(Answered& answered, const cone::Vector& vector) {
    const auto whole = cone::whole_vector(vector, kLargest);
    if (!whole) return;
    const std::size_t words = (open_.size() + 63) / 64;
    Witness witness{Bits(words, 0), Bits(words, 0)};
    for (std::size_t i = 0; i < open_.size(); ++i) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < whole->size(); ++k) sum += open_[i][k] * (*whole)[k];
        if (sum < 0) put(witness.refuses, i);
        if (sum > 0) put(witness.accepts, i);
    }
    unite(answered.refused, witness.refuses);
    unite(answered.accepted, witness.accepts);
    witnesses_.push_back(std::move(witness));
}

bool ProvenQuestions::accepted(Answered& answered, std::size_t other) {
    if (has(answered.refused, other)) return false;
    ++proofs_;
    const cone::MembershipOutcome outcome = answered.membership.always(open_[other]);
    if (!outcome.proved) keep(answered, outcome.model);
    return outcome.proved;
}

bool ProvenQuestions::refused(Answered& answered, std::size_t other) {
    if (has(answered.accepted, other)) return false;
    ++proofs_;
    const cone::MembershipOutcome outcome = answered.membership.never(open_[other]);
    if (!outcome.proved) keep(answered, outcome.model);
    return outcome.proved;
}

std::uint64_t ProvenQuestions::count(std::size_t open_index, bool yes) {
    Answered answered{with_answer(open_index, yes), {}, {}};
    shown(open_index, yes, answered.refused, answered.accepted);
    return order_.count([&](std::size_t i) { return accepted(answered, i); },
                        [&](std::size_t i) { return refused(answered, i); },
                        [&] { return proofs_ > DealsLimits::settle_proofs; });
}

Decides ProvenQuestions::ask(std::size_t open_index, std::uint64_t at_least) {
    Decides result;
    if (proofs_ > DealsLimits::settle_proofs || at_most(open_index) < at_least) return result;
    result.if_yes = count(open_index, true);
    if (result.if_yes >= at_least) result.if_no = count(open_index, false);
    return result;
}

bool ProvenQuestions::settles(std::size_t open_index, const Package& package) {
    const cone::Functional other = difference(party_, Alternative{&package}, Alternative{});
    for (const bool yes : {true, false}) {
        const cone::Membership answered = with_answer(open_index, yes);
        proofs_ += 2;
        if (answered.always(other).proved || answered.never(other).proved) return true;
    }
    return false;
}

Verdict ProvenQuestions::verdict_after(std::size_t open_index, bool yes, std::size_t other) {
    if (!supposed_ || supposed_index_ != open_index || supposed_yes_ != yes) {
        supposed_.emplace(Answered{with_answer(open_index, yes), {}, {}});
        shown(open_index, yes, supposed_->refused, supposed_->accepted);
        supposed_index_ = open_index;
        supposed_yes_ = yes;
    }
    if (accepted(*supposed_, other)) return Verdict::always;
    return refused(*supposed_, other) ? Verdict::never : Verdict::undetermined;
}

std::string ProvenQuestions::gave_up() const {
    if (proofs_ <= DealsLimits::settle_proofs) return {};
    return "the statements of this party are too entangled: the best question was not found within " +
           std::to_string(DealsLimits::settle_proofs) + " proofs";
}

}  // namespace detente::deals
