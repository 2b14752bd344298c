// SPDX-License-Identifier: Apache-2.0
// The judge of the monotone family: any value function that respects the directions, additive or not. Then
// "at least as good" is a chain of dominance and statements, and "better" is a chain with one strict link:
// every order that extends such chains without a strict cycle is some monotone function's order.
#pragma once

#include <memory>
#include <optional>

#include "detente/cone/membership.h"
#include "detente/deals/statements/judge.h"

namespace detente::deals {

class MonotoneJudge : public Judge {
  public:
    MonotoneJudge(PartySystem party, const PackageSpace& space);

    const PartySystem& party() const override { return party_; }
    std::optional<std::vector<Reason>> contradiction(const Without& without) const override;
    Judgement judge(const Alternative& first, const Alternative& second, const Without& without,
                    bool models) const override;
    std::optional<std::vector<Verdict>> map_unless_stopped(const PackageSpace& space,
                                                           const Watch& watch) const override;
    std::unique_ptr<Questions> questions(const PackageSpace& space,
                                         const std::vector<Package>& open) const override;

    // A package (or no deal, where that is something else) with what the numbers alone make of it.
    struct Node {
        bool no_deal = false;
        Package package;
        cone::Vector by_numbers;  // its value reduced by the numbers' equations; empty without numbers
    };
    enum class Link : std::uint8_t { none, weak, strict };

    Node node(const Alternative& point) const;
    // How dominance and numbers compare two nodes directly: is the first at least as good, or better?
    Link direct(const Node& first, const Node& second, bool with_numbers = true) const;
    // The named packages, no deal first.
    const std::vector<Node>& named() const { return named_; }
    // Named nodes, statements included: closure[i][j] says how a chain from i to j compares them.
    const std::vector<std::vector<Link>>& closure() const { return closure_; }

  private:
    struct Arc {
        std::size_t to = 0;
        Link link = Link::none;
        int statement = -1;  // index into the party's links, or -1 for a direct comparison
        bool backwards = false;
    };
    using Arcs = std::vector<std::vector<Arc>>;

    Arcs arcs(const std::vector<Node>& nodes, const Without& without) const;
    std::optional<std::vector<Reason>> chain(const std::vector<Node>& nodes, const Arcs& arcs,
                                             std::size_t from, std::size_t to, bool strict) const;
    void add_direct_reasons(std::vector<Reason>& reasons, const Node& first, const Node& second) const;
    ValueModel ranks(const std::vector<Node>& nodes, const Arcs& arcs) const;
    bool numbers_in_force(const Without& without) const;

    PartySystem party_;
    PackageSpace space_;
    std::vector<Node> named_;
    std::vector<std::pair<std::size_t, std::size_t>> link_ends_;  // node indices of each link
    std::vector<std::vector<Link>> closure_;
    std::vector<cone::Vector> equations_;  // the numbers' rows, in reduced echelon form
    std::vector<std::size_t> pivots_;
};

}  // namespace detente::deals
