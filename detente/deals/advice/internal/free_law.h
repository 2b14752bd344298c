// SPDX-License-Identifier: Apache-2.0
// A sampling law drawn freely, before anything that was said cuts it: sixteen draws at a time, side by side, so
// that most of the work is done on all of them at once.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "detente/deals/advice/models.h"

namespace detente::deals {

inline constexpr std::size_t kDrawnTogether = 16;
// A number in each of so many draws.
using Drawn = std::array<std::int32_t, kDrawnTogether>;

class FreeLaw {
  public:
    FreeLaw(const PartySystem& party, const PackageSpace& space, Law law, std::uint64_t seed,
            std::uint32_t purpose);

    // No step makes a difference to the party.
    bool empty() const { return active_.empty(); }

    // The next draws: the coordinates of the party's system, as far as steps and no deal go. Every draw takes as
    // many random numbers, one draw's before the next one's (ModelDraws is the same stream, number by number).
    const std::vector<Drawn>& draw();

  private:
    std::size_t first(std::size_t issue) const {
        return static_cast<std::size_t>(party_.first_coordinate[issue]);
    }
    std::size_t steps(std::size_t issue) const { return static_cast<std::size_t>(space_.sizes[issue]) - 1; }

    void fill();
    void take(Drawn& row);  // 30 bits of each draw's next number
    void cut(std::size_t parts);
    void by_steps();
    void by_issues();
    void turn(std::size_t issue);
    void no_deal();

    const PartySystem& party_;
    const PackageSpace& space_;
    Law law_;
    std::array<std::uint32_t, 2> key_;
    std::uint32_t purpose_;
    std::uint64_t block_ = 0;             // of the stream, the next one
    std::vector<std::uint32_t> numbers_;  // of these draws, one draw's after the other's
    std::size_t numbers_each_ = 0;
    std::size_t at_ = 0;               // of each draw's numbers, the next one
    std::vector<std::size_t> active_;  // issues that may make a difference
    std::size_t steps_ = 0;            // of these, together
    std::vector<Drawn> sizes_;         // [coordinate]
    std::vector<Drawn> cuts_;          // in order, from 0 to the whole
    std::vector<Drawn> weights_;       // [active issue]
    // [points]: which to compare and exchange so that so many points are in order.
    std::vector<std::vector<std::pair<std::uint16_t, std::uint16_t>>> exchanges_;
};

}  // namespace detente::deals
