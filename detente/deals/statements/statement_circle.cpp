// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/statement_circle.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "detente/deals/statements/internal/contradiction.h"
#include "detente/deals/statements/judge.h"

namespace detente::deals {

namespace {

// A comparison in one of the ways it can be read: an equality both ways round.
struct Arc {
    std::size_t link = 0;
    bool turned = false;
};

enum class Reaches : std::uint8_t { not_at_all, weakly, strictly };

class Circles {
  public:
    explicit Circles(const PartySystem& party) : party_(party) {
        for (std::size_t link = 0; link < party.links.size(); ++link) {
            arcs_.push_back({link, false});
            if (party.links[link].relation == Relation::equal) arcs_.push_back({link, true});
        }
        next_.resize(arcs_.size());
        for (std::size_t from = 0; from < arcs_.size(); ++from)
            for (std::size_t to = 0; to < arcs_.size(); ++to) {
                const Reaches how = reaches(from, to);
                if (how != Reaches::not_at_all)
                    next_[from].push_back({static_cast<std::uint32_t>(to), how == Reaches::strictly});
            }
    }

    // The arcs of a shortest circle with a strict part, in order; empty where there is none.
    std::vector<std::size_t> shortest() const {
        const std::vector<int> component = components();
        std::vector<std::size_t> best;
        for (std::size_t start = 0; start < arcs_.size() && best.size() != 1; ++start) {
            std::vector<std::size_t> found =
                from(start, component, best.empty() ? arcs_.size() + 1 : best.size());
            if (!found.empty()) best = std::move(found);
        }
        return best;
    }

    const StatedLink& link(std::size_t arc) const { return party_.links[arcs_[arc].link]; }
    bool turned(std::size_t arc) const { return arcs_[arc].turned; }
    bool is_better(std::size_t arc) const { return link(arc).relation == Relation::better; }

    // The better and the worse end; nullptr for no deal where it is an alternative of its own.
    const Package* better(std::size_t arc) const { return end(arc, !turned(arc)); }
    const Package* worse(std::size_t arc) const { return end(arc, turned(arc)); }
    int level(const Package* package, std::size_t issue) const {
        return package->levels.empty() ? 0 : package->levels[issue];  // no deal that is the empty package
    }

  private:
    struct Step {
        std::uint32_t arc;
        bool strict;
    };

    const Package* end(std::size_t arc, bool first) const {
        const StatedLink& it = link(arc);
        const Term::Kind kind = first ? it.first_kind : it.second_kind;
        if (kind == Term::Kind::no_deal && party_.no_deal_coordinate >= 0) return nullptr;
        return first ? &it.first : &it.second;
    }

    // Do the directions make the worse end of one arc at least as good as the better end of the other?
    Reaches reaches(std::size_t from, std::size_t to) const {
        const Package* high = worse(from);
        const Package* low = better(to);
        if (high == nullptr || low == nullptr)
            return high == nullptr && low == nullptr ? Reaches::weakly : Reaches::not_at_all;
        Reaches how = Reaches::weakly;
        for (std::size_t issue = 0; issue < party_.directions.size(); ++issue) {
            const int gain = level(high, issue) - level(low, issue);
            const Direction direction = party_.directions[issue];
            if (gain == 0 || direction == Direction::same) continue;
            if (direction == Direction::absent || (gain > 0) != is_upward(direction))
                return Reaches::not_at_all;
            if (is_strict(direction)) how = Reaches::strictly;
        }
        return how;
    }

    // Strongly connected components (Tarjan 1972, without recursion); -1 for an arc that is in no circle.
    std::vector<int> components() const {
        const std::size_t count = arcs_.size();
        std::vector<int> component(count, -1), order(count, -1), low(count, 0);
        std::vector<bool> waiting(count, false);
        std::vector<std::size_t> stack, place(count, 0), path;
        int time = 0, number = 0;
        for (std::size_t root = 0; root < count; ++root) {
            if (order[root] >= 0) continue;
            path.push_back(root);
            while (!path.empty()) {
                const std::size_t arc = path.back();
                if (order[arc] < 0) {
                    order[arc] = low[arc] = time++;
                    stack.push_back(arc);
                    waiting[arc] = true;
                }
                if (place[arc] < next_[arc].size()) {
                    const std::size_t to = next_[arc][place[arc]++].arc;
                    if (order[to] < 0)
                        path.push_back(to);
                    else if (waiting[to])
                        low[arc] = std::min(low[arc], order[to]);
                    continue;
                }
                path.pop_back();
                if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[arc]);
                if (low[arc] != order[arc]) continue;
                for (std::size_t top = count; top != arc;) {
                    top = stack.back();
                    stack.pop_back();
                    waiting[top] = false;
                    component[top] = number;
                }
                ++number;
            }
        }
        return component;
    }

    // Breadth first over (arc, has there been a strict part), back to the start with one; shorter than
    // `limit` or empty.
    std::vector<std::size_t> from(std::size_t start, const std::vector<int>& component,
                                  std::size_t limit) const {
        const std::size_t none = 2 * arcs_.size();
        std::vector<std::size_t> before(none, none);
        const std::size_t first = 2 * start + (is_better(start) ? 1 : 0);
        std::vector<std::size_t> layer{first};
        for (std::size_t length = 1; !layer.empty() && length < limit; ++length) {
            std::vector<std::size_t> further;
            for (const std::size_t state : layer) {
                for (const Step& step : next_[state / 2]) {
                    if (component[step.arc] != component[start]) continue;
                    const bool strict = state % 2 == 1 || step.strict || is_better(step.arc);
                    if (step.arc == start && strict) return back(state, first, before);
                    const std::size_t reached = 2 * std::size_t{step.arc} + (strict ? 1 : 0);
                    if (reached == first || before[reached] != none) continue;
                    before[reached] = state;
                    further.push_back(reached);
                }
            }
            layer = std::move(further);
        }
        return {};
    }

    static std::vector<std::size_t> back(std::size_t state, std::size_t first,
                                         const std::vector<std::size_t>& before) {
        std::vector<std::size_t> arcs{state / 2};
        while (state != first) {
            state = before[state];
            arcs.push_back(state / 2);
        }
        std::reverse(arcs.begin(), arcs.end());
        return arcs;
    }

    const PartySystem& party_;
    std::vector<Arc> arcs_;
    std::vector<std::vector<Step>> next_;
};

// The reasons of a circle add up to nothing: each statement once, and between two of them the directions'
// steps.
Contradiction proof(const PartySystem& party, const Circles& circles,
                    const std::vector<std::size_t>& circle) {
    Contradiction contradiction;
    contradiction.party = party.party;
    std::map<std::pair<int, int>, std::int64_t> steps;
    for (std::size_t i = 0; i < circle.size(); ++i) {
        Reason reason = circles.link(circle[i]).reason;
        reason.multiplier = circles.turned(circle[i]) ? -1 : 1;
        contradiction.statements.push_back(std::move(reason));
        const Package* high = circles.worse(circle[i]);
        const Package* low = circles.better(circle[(i + 1) % circle.size()]);
        if (high == nullptr || low == nullptr) continue;
        for (std::size_t issue = 0; issue < party.directions.size(); ++issue) {
            const int to = circles.level(high, issue), at = circles.level(low, issue);
            for (int step = std::min(to, at) + 1; step <= std::max(to, at); ++step)
                steps[{static_cast<int>(issue), step}] += std::int64_t{to > at ? 1 : -1} * party.sign[issue];
        }
    }
    for (const Line& line : party.lines) {
        if (line.reason.kind != Reason::Kind::direction) continue;
        const auto step = steps.find({line.reason.issue, line.reason.step});
        if (step == steps.end() || step->second == 0) continue;
        contradiction.directions.push_back(line.reason);
        contradiction.directions.back().multiplier = Rational(static_cast<long>(step->second));
    }
    return contradiction;
}

// Arithmetic modulo a prime: rows that are independent here are independent.
constexpr std::uint64_t kPrime = 2'147'483'647;

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
    std::uint64_t result = 1;
    for (; exponent > 0; exponent /= 2, base = base * base % kPrime)
        if (exponent % 2 == 1) result = result * base % kPrime;
    return result;
}

using SparseRow = std::map<int, std::uint64_t>;

// Adds `times` the row of the pivot.
void add(SparseRow& row, const SparseRow& pivot, std::uint64_t times) {
    for (const auto& [column, entry] : pivot) {
        std::uint64_t& here = row[column];
        here = (here + times * entry) % kPrime;
        if (here == 0) row.erase(column);
    }
}

std::size_t rank(std::vector<SparseRow> rows) {
    std::map<int, SparseRow> pivots;  // by their first column, whose entry is 1
    for (SparseRow& row : rows) {
        while (!row.empty()) {
            const auto [column, entry] = *row.begin();
            const auto pivot = pivots.find(column);
            if (pivot == pivots.end()) {
                const std::uint64_t inverse = power(entry, kPrime - 2);
                for (auto& [unused, value] : row) value = value * inverse % kPrime;
                pivots.emplace(column, std::move(row));
                break;
            }
            add(row, pivot->second, kPrime - entry);
        }
    }
    return pivots.size();
}

// Where the statements of the circle would be independent but for the circle itself, even in the issues that
// have no direction alone, any one fewer can be met whatever the others ask for: the circle is as small as
// can be. The unknowns are the values of levels, not their steps, so that each row has few.
bool independent_but_for_the_circle(const PartySystem& party, const Circles& circles,
                                    const std::vector<std::size_t>& circle) {
    std::vector<SparseRow> rows;
    constexpr int levels = 4096;  // more than an issue may have
    for (const std::size_t arc : circle) {
        SparseRow row;
        const auto enter = [&](const Package* package, std::uint64_t times) {
            if (package == nullptr) return add(row, SparseRow{{-1, 1}}, times);
            for (std::size_t issue = 0; issue < party.directions.size(); ++issue) {
                const int level = circles.level(package, issue);
                if (level > 0 && party.directions[issue] == Direction::absent)
                    add(row, SparseRow{{static_cast<int>(issue) * levels + level, 1}}, times);
            }
        };
        enter(circles.better(arc), 1);
        enter(circles.worse(arc), kPrime - 1);
        rows.push_back(std::move(row));
    }
    const std::size_t count = rows.size();
    return rank(std::move(rows)) + 1 == count;
}

// Every statement takes part once, and says nothing else (as a red line would).
bool each_statement_once(const PartySystem& party, const Contradiction& contradiction,
                         const std::set<std::string>& ids) {
    if (ids.size() != contradiction.statements.size()) return false;
    std::size_t links = 0;
    for (const StatedLink& link : party.links) links += ids.contains(link.reason.id) ? 1 : 0;
    return links == ids.size();
}

// The party with these statements alone, and no numbers.
PartySystem only(const PartySystem& party, const std::set<std::string>& ids) {
    PartySystem fewer = party;
    fewer.system.rows.clear();
    fewer.lines.clear();
    for (std::size_t i = 0; i < party.lines.size(); ++i) {
        const Reason& reason = party.lines[i].reason;
        const bool stays = reason.kind == Reason::Kind::direction || party.lines[i].own ||
                           (reason.kind == Reason::Kind::statement && ids.contains(reason.id));
        if (!stays) continue;
        fewer.system.rows.push_back(party.system.rows[i]);
        fewer.lines.push_back(party.lines[i]);
    }
    std::erase_if(fewer.links, [&](const StatedLink& link) { return !ids.contains(link.reason.id); });
    return fewer;
}

}  // namespace

std::optional<Contradiction> circle_contradiction(const PartySystem& party, const PackageSpace& space,
                                                  Family family) {
    const Circles circles(party);
    const std::vector<std::size_t> circle = circles.shortest();
    if (circle.empty()) return std::nullopt;
    Contradiction contradiction = proof(party, circles, circle);
    std::set<std::string> ids;
    for (const Reason& reason : contradiction.statements) ids.insert(reason.id);
    // One statement cannot be fewer. In the monotone family fewer statements would go in a shorter circle.
    if (ids.size() == 1) return contradiction;
    if (each_statement_once(party, contradiction, ids) &&
        (family == Family::monotone || independent_but_for_the_circle(party, circles, circle)))
        return contradiction;
    PartySystem fewer = only(party, ids);
    const auto judge = family == Family::additive ? make_additive_judge(std::move(fewer), space)
                                                  : make_monotone_judge(std::move(fewer), space);
    return smallest_contradiction(*judge);
}

}  // namespace detente::deals
