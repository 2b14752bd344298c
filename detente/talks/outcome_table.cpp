// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/outcome_table.h"

#include <algorithm>

namespace detente::talks {

OutcomeTable::OutcomeTable(std::vector<int> sizes, std::uint64_t largest) : sizes_(std::move(sizes)) {
    std::uint64_t size = 1;
    for (const int values : sizes_) {
        if (size > largest / static_cast<std::uint64_t>(values)) {
            listed_ = false;
            break;
        }
        size *= static_cast<std::uint64_t>(values);
    }
    size_ = listed_ ? static_cast<std::size_t>(size) : 0;
    if (!listed_) return;
    strides_.assign(sizes_.size(), 1);
    for (std::size_t i = sizes_.size(); i-- > 1;) strides_[i - 1] = strides_[i] * static_cast<Bid>(sizes_[i]);
}

Bid OutcomeTable::bid(std::span<const int> values) {
    if (listed_) {
        Bid bid = 0;
        for (std::size_t i = 0; i < values.size(); ++i) bid += strides_[i] * static_cast<Bid>(values[i]);
        return bid;
    }
    std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a, 64 bits
    for (const int value : values) hash = (hash ^ static_cast<std::uint64_t>(value)) * 0x100000001b3u;
    const auto [first, last] = by_hash_.equal_range(hash);
    for (auto it = first; it != last; ++it)
        if (std::equal(values.begin(), values.end(),
                       named_.begin() + static_cast<std::ptrdiff_t>(it->second * width())))
            return it->second;
    const Bid bid = static_cast<Bid>(named_.size() / width());
    named_.insert(named_.end(), values.begin(), values.end());
    by_hash_.emplace(hash, bid);
    return bid;
}

Outcome OutcomeTable::outcome(Bid bid) const {
    Outcome outcome;
    outcome.values.reserve(sizes_.size());
    for (int issue = 0; issue < issues(); ++issue) outcome.values.push_back(value(bid, issue));
    return outcome;
}

void OutcomeTable::clear() {
    named_.clear();
    by_hash_.clear();
}

}  // namespace detente::talks
