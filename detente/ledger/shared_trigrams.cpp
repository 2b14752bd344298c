// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/shared_trigrams.h"

namespace detente::ledger {

namespace {

// Triples that share a hash make the bound weaker, never wrong.
std::uint16_t hash_at(std::string_view text, std::size_t at) {
    std::uint32_t triple = 0;
    for (std::size_t i = at; i < at + 3; ++i) triple = triple << 8 | static_cast<unsigned char>(text[i]);
    return static_cast<std::uint16_t>((triple * 2'654'435'761u) >> 16);
}

}  // namespace

SharedTrigrams::SharedTrigrams(std::string_view pattern) : seen_(std::size_t{1} << 16, 0) {
    for (std::size_t at = 0; at + 3 <= pattern.size(); ++at) places_.push_back(hash_at(pattern, at));
}

int SharedTrigrams::least_edits(std::string_view text) {
    ++texts_;
    for (std::size_t at = 0; at + 3 <= text.size(); ++at) seen_[hash_at(text, at)] = texts_;
    int missing = 0;
    for (const std::uint16_t place : places_) missing += seen_[place] == texts_ ? 0 : 1;
    return (missing + 2) / 3;
}

}  // namespace detente::ledger
