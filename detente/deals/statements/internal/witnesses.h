// SPDX-License-Identifier: Apache-2.0
// Vectors of a party's closed cone, kept as tables of the value of each level, to show quickly that a package
// is sometimes refused (negative on one of them) or sometimes accepted.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/cone/whole_vector.h"
#include "detente/deals/statements/party_system.h"

namespace detente::deals {

class Witnesses {
  public:
    Witnesses(const PartySystem& party, const PackageSpace& space) : party_(party) {
        for (const int size : space.sizes) {
            offset_.push_back(width_);
            width_ += static_cast<std::size_t>(size);
        }
    }

    // Keeps a vector. `model`: it satisfies the strict rows too. False when its numbers are too large to
    // keep.
    bool add(const cone::Vector& vector, bool model);
    void add(const cone::WholeVector& vector, bool model);

    bool refuse(const std::vector<int>& levels) { return find(levels, negative_first_, false); }
    bool accept(const std::vector<int>& levels) { return find(levels, positive_first_, true); }

    std::size_t size() const { return model_.size(); }
    std::int64_t value(std::size_t witness, const std::vector<int>& levels) const {
        const std::int64_t* table = tables_.data() + witness * width_;
        std::int64_t sum = no_deal_[witness];
        for (std::size_t i = 0; i < levels.size(); ++i)
            sum += table[offset_[i] + static_cast<std::size_t>(levels[i])];
        return sum;
    }

  private:
    bool find(const std::vector<int>& levels, std::vector<std::uint32_t>& order, bool accepting) {
        for (std::size_t k = 0; k < order.size(); ++k) {
            const std::int64_t sum = value(order[k], levels);
            const bool found = accepting ? sum > 0 || (sum == 0 && model_[order[k]]) : sum < 0;
            if (!found) continue;
            // What showed it once will often show it again: move it halfway to the front.
            std::swap(order[k], order[k / 2]);
            return true;
        }
        return false;
    }

    const PartySystem& party_;
    std::vector<std::size_t> offset_;
    std::size_t width_ = 0;
    std::vector<std::int64_t> tables_;
    std::vector<std::int64_t> no_deal_;  // what no deal takes off
    std::vector<bool> model_;
    std::vector<std::uint32_t> negative_first_;
    std::vector<std::uint32_t> positive_first_;
};

}  // namespace detente::deals
