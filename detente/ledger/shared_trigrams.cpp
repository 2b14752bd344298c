// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/shared_trigrams.h"

namespace detente::ledger {

namespace {

// Few enough to stay in the nearest cache.
constexpr std::size_t kBuckets = std::size_t{1} << 13;

// Triples that share a hash make the bound weaker, never wrong.
std::uint16_t hash_at(std::string_view text, std::size_t at) {
    std::uint32_t triple = 0;
    for (std::size_t i = at; i < at + 3; ++i) triple = triple << 8 | static_cast<unsigned char>(text[i]);
    return static_cast<std::uint16_t>((triple * 2'654'435'761u) >> 19);
}

}  // namespace

SharedTrigrams::SharedTrigrams(std::string_view pattern)
    : length_(pattern.size()), of_pattern_(kBuckets, false), seen_(kBuckets, 0) {
    for (std::size_t at = 0; at + 3 <= pattern.size(); ++at) {
        places_.push_back(hash_at(pattern, at));
        of_pattern_[places_.back()] = true;
    }
}

int SharedTrigrams::least_edits(std::string_view text) {
    ++texts_;
    for (std::size_t at = 0; at + 3 <= text.size(); ++at) seen_[hash_at(text, at)] = texts_;
    int missing = 0;
    for (const std::uint16_t place : places_) missing += seen_[place] == texts_ ? 0 : 1;
    return (missing + 2) / 3;
}

bool SharedTrigrams::may_come_within(std::string_view text, int edits) const {
    const auto allowed = static_cast<std::size_t>(edits);
    if (places_.size() <= 3 * allowed) return true;
    const std::size_t needed = places_.size() - 3 * allowed;
    const std::size_t stretch = length_ + allowed - 2;  // triples that begin in it
    std::size_t shared = 0;
    for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
        shared += of_pattern_[hash_at(text, at)] ? 1 : 0;
        if (shared >= needed) return true;
        if (at + 1 >= stretch) shared -= of_pattern_[hash_at(text, at + 1 - stretch)] ? 1 : 0;
    }
    return false;
}

}  // namespace detente::ledger
