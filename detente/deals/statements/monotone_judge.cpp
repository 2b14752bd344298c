// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/monotone_judge.h"

#include <algorithm>
#include <deque>

#include "detente/deals/statements/internal/additive_judge.h"
#include "detente/deals/statements/internal/monotone_questions.h"
#include "detente/deals/statements/red_line.h"

namespace detente::deals {

namespace {

using Link = MonotoneJudge::Link;
using Node = MonotoneJudge::Node;

bool removed(const Without& without, const std::string& id) {
    return std::find(without.begin(), without.end(), id) != without.end();
}

bool is_number(const Line& line) {
    return line.reason.kind == Reason::Kind::number && !line.own;
}

void subtract(cone::Vector& vector, const cone::Vector& row, std::size_t pivot) {
    if (vector[pivot].is_zero()) return;
    const Rational times = vector[pivot];
    for (std::size_t i = 0; i < vector.size(); ++i)
        if (!row[i].is_zero()) vector[i] -= times * row[i];
}

// The party's system without its statements: what numbers and directions alone say.
PartySystem without_statements(const PartySystem& party, bool directions) {
    PartySystem rest = party;
    rest.system.rows.clear();
    rest.lines.clear();
    rest.links.clear();
    for (std::size_t i = 0; i < party.lines.size(); ++i) {
        if (party.lines[i].reason.kind == Reason::Kind::statement) continue;
        if (!directions && party.lines[i].reason.kind == Reason::Kind::direction) continue;
        // Numbers fix a comparison by their equations and the scale alone.
        if (!directions && party.lines[i].own && party.system.rows[i].relation == cone::RowRelation::weak)
            continue;
        rest.system.rows.push_back(party.system.rows[i]);
        rest.lines.push_back(party.lines[i]);
    }
    return rest;
}

}  // namespace

MonotoneJudge::MonotoneJudge(PartySystem party, const PackageSpace& space)
    : party_(std::move(party)), space_(space) {
    for (std::size_t i = 0; i < party_.lines.size(); ++i) {
        if (!is_number(party_.lines[i])) continue;
        cone::Vector row = party_.system.rows[i].coefficients;
        for (std::size_t k = 0; k < equations_.size(); ++k) subtract(row, equations_[k], pivots_[k]);
        // The scale is never solved for: what is left of a fixed comparison is a multiple of it.
        std::size_t pivot = 0;
        while (pivot < row.size() &&
               (row[pivot].is_zero() || static_cast<int>(pivot) == party_.scale_coordinate))
            ++pivot;
        if (pivot == row.size()) continue;
        const Rational lead = row[pivot];
        for (Rational& entry : row)
            if (!entry.is_zero()) entry /= lead;
        for (cone::Vector& other : equations_) subtract(other, row, pivot);
        equations_.push_back(std::move(row));
        pivots_.push_back(pivot);
    }
    named_.push_back(node(Alternative{}));
    const auto index_of = [&](Term::Kind kind, const Package& package) {
        const Node wanted = node(kind == Term::Kind::no_deal ? Alternative{} : Alternative{&package});
        for (std::size_t i = 0; i < named_.size(); ++i)
            if (named_[i].no_deal == wanted.no_deal && named_[i].package == wanted.package) return i;
        named_.push_back(wanted);
        return named_.size() - 1;
    };
    for (const StatedLink& link : party_.links) {
        const std::size_t first = index_of(link.first_kind, link.first);
        const std::size_t second = index_of(link.second_kind, link.second);
        link_ends_.emplace_back(first, second);
    }
    const Arcs base = arcs(named_, {});
    const std::size_t count = named_.size();
    closure_.assign(count, std::vector<Link>(count, Link::none));
    for (std::size_t i = 0; i < count; ++i) {
        closure_[i][i] = Link::weak;
        for (const Arc& arc : base[i]) closure_[i][arc.to] = std::max(closure_[i][arc.to], arc.link);
    }
    for (std::size_t k = 0; k < count; ++k)
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < count && closure_[i][k] != Link::none; ++j)
                if (closure_[k][j] != Link::none)
                    closure_[i][j] = std::max(closure_[i][j], std::max(closure_[i][k], closure_[k][j]));
}

Node MonotoneJudge::node(const Alternative& point) const {
    Node result;
    result.no_deal = point.package == nullptr && party_.no_deal_coordinate >= 0;
    if (point.package != nullptr)
        result.package = *point.package;
    else
        result.package.levels.assign(space_.sizes.size(), 0);
    if (equations_.empty()) return result;
    const cone::Functional value = result.no_deal
                                       ? difference(party_, Alternative{}, Alternative{&result.package})
                                       : difference(party_, Alternative{&result.package}, Alternative{});
    for (const std::int64_t entry : value) result.by_numbers.emplace_back(static_cast<long>(entry));
    if (!result.no_deal && party_.no_deal_coordinate >= 0)
        result.by_numbers[static_cast<std::size_t>(party_.no_deal_coordinate)] = 0;
    for (std::size_t k = 0; k < equations_.size(); ++k)
        subtract(result.by_numbers, equations_[k], pivots_[k]);
    return result;
}

Link MonotoneJudge::direct(const Node& first, const Node& second, bool with_numbers) const {
    if (first.no_deal && second.no_deal) return Link::weak;
    if (!first.no_deal && !second.no_deal && dominates(first.package, second.package, party_.directions)) {
        for (std::size_t i = 0; i < party_.directions.size(); ++i)
            if (is_strict(party_.directions[i]) && first.package.levels[i] != second.package.levels[i])
                return Link::strict;
        return Link::weak;
    }
    if (!with_numbers || equations_.empty()) return Link::none;
    const auto scale = static_cast<std::size_t>(party_.scale_coordinate);
    for (std::size_t i = 0; i < first.by_numbers.size(); ++i)
        if (i != scale && first.by_numbers[i] != second.by_numbers[i]) return Link::none;
    const auto order = first.by_numbers[scale] <=> second.by_numbers[scale];
    return order > 0 ? Link::strict : order == 0 ? Link::weak : Link::none;
}

// With a number taken away, the equations that are left are not known here; numbers then stay out altogether.
bool MonotoneJudge::numbers_in_force(const Without& without) const {
    return std::none_of(party_.lines.begin(), party_.lines.end(), [&](const Line& line) {
        return is_number(line) && removed(without, line.reason.id);
    });
}

MonotoneJudge::Arcs MonotoneJudge::arcs(const std::vector<Node>& nodes, const Without& without) const {
    Arcs result(nodes.size());
    for (std::size_t k = 0; k < party_.links.size(); ++k) {
        const StatedLink& link = party_.links[k];
        if (removed(without, link.reason.id)) continue;
        const auto [first, second] = link_ends_[k];
        const Link kind = link.relation == Relation::better ? Link::strict : Link::weak;
        result[first].push_back({second, kind, static_cast<int>(k), false});
        if (link.relation == Relation::equal)
            result[second].push_back({first, kind, static_cast<int>(k), true});
    }
    const bool numbers = numbers_in_force(without);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t j = 0; j < nodes.size(); ++j) {
            if (i == j) continue;
            const Link link = direct(nodes[i], nodes[j], numbers);
            if (link != Link::none) result[i].push_back({j, link, -1, false});
        }
    }
    return result;
}

// The shortest chain from one node to another, in its order; with a strict link if asked.
std::optional<std::vector<Reason>> MonotoneJudge::chain(const std::vector<Node>& nodes, const Arcs& arcs,
                                                        std::size_t from, std::size_t to,
                                                        bool strictly) const {
    struct Step {
        std::size_t state = 0;
        const Arc* arc = nullptr;
    };
    // State 2n: node n reached by weak links; 2n + 1: a strict link among them.
    std::vector<std::optional<Step>> reached_by(nodes.size() * 2);
    std::deque<std::size_t> open{from * 2};
    reached_by[from * 2] = Step{};
    const auto goal = [&](std::size_t state) { return state / 2 == to && (!strictly || state % 2 == 1); };
    std::optional<std::size_t> end;
    while (!open.empty() && !end) {
        const std::size_t state = open.front();
        open.pop_front();
        if (goal(state)) {
            end = state;
            break;
        }
        for (const Arc& arc : arcs[state / 2]) {
            const std::size_t next = arc.to * 2 + (state % 2 == 1 || arc.link == Link::strict ? 1 : 0);
            if (reached_by[next]) continue;
            reached_by[next] = Step{state, &arc};
            open.push_back(next);
        }
    }
    if (!end) return std::nullopt;
    std::vector<std::pair<std::size_t, const Arc*>> steps;
    for (std::size_t state = *end; reached_by[state]->arc != nullptr; state = reached_by[state]->state)
        steps.emplace_back(reached_by[state]->state / 2, reached_by[state]->arc);
    std::reverse(steps.begin(), steps.end());
    std::vector<Reason> reasons;
    for (const auto& [start, arc] : steps) {
        if (arc->statement < 0) {
            add_direct_reasons(reasons, nodes[start], nodes[arc->to]);
            continue;
        }
        Reason reason = party_.links[static_cast<std::size_t>(arc->statement)].reason;
        reason.multiplier = arc->backwards ? -1 : 1;
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

void MonotoneJudge::add_direct_reasons(std::vector<Reason>& reasons, const Node& first,
                                       const Node& second) const {
    if (direct(first, second, false) != Link::none) {
        if (first.no_deal) return;
        for (const Line& line : party_.lines) {
            if (line.reason.kind != Reason::Kind::direction) continue;
            const auto issue = static_cast<std::size_t>(line.reason.issue);
            const int high = std::max(first.package.levels[issue], second.package.levels[issue]);
            const int low = std::min(first.package.levels[issue], second.package.levels[issue]);
            if (line.reason.step <= low || line.reason.step > high) continue;
            const bool turned =
                party_.directions[issue] == Direction::same && first.package.levels[issue] == low;
            reasons.push_back(line.reason);
            reasons.back().multiplier = turned ? -1 : 1;
        }
        return;
    }
    const AdditiveJudge numbers(without_statements(party_, false), space_);
    const Alternative from{first.no_deal ? nullptr : &first.package};
    const Alternative to{second.no_deal ? nullptr : &second.package};
    const Judgement judgement = numbers.judge(from, to, {}, false);
    reasons.insert(reasons.end(), judgement.reasons.begin(), judgement.reasons.end());
}

std::optional<std::vector<Reason>> MonotoneJudge::contradiction(const Without& without) const {
    if (!equations_.empty()) {
        auto by_numbers = AdditiveJudge(without_statements(party_, true), space_).contradiction(without);
        if (by_numbers) return by_numbers;
    }
    const Arcs all = arcs(named_, without);
    for (std::size_t i = 0; i < named_.size(); ++i) {
        // A strict cycle is found from any of its nodes; most have none.
        if (without.empty() && closure_[i][i] != Link::strict) continue;
        if (auto cycle = chain(named_, all, i, i, true)) return cycle;
    }
    return std::nullopt;
}

Judgement MonotoneJudge::judge(const Alternative& first, const Alternative& second, const Without& without,
                               bool models) const {
    std::vector<Node> nodes = named_;
    const auto add = [&](const Alternative& point) {
        const Node wanted = node(point);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (nodes[i].no_deal == wanted.no_deal && nodes[i].package == wanted.package) return i;
        nodes.push_back(wanted);
        return nodes.size() - 1;
    };
    const std::size_t from = add(first);
    const std::size_t to = add(second);
    Arcs all = arcs(nodes, without);
    Judgement judgement;
    if (auto reasons = chain(nodes, all, from, to, false)) {
        judgement.verdict = Verdict::always;
        judgement.reasons = std::move(*reasons);
        return judgement;
    }
    const auto back = chain(nodes, all, to, from, true);
    if (back) {
        judgement.verdict = Verdict::never;
        judgement.reasons = *back;
        return judgement;
    }
    if (!models) return judgement;
    const bool at_most_equal = chain(nodes, all, to, from, false).has_value();
    Arcs accepting = all;
    accepting[from].push_back({to, at_most_equal ? Link::weak : Link::strict, -1, false});
    judgement.accepts = ranks(nodes, accepting);
    all[to].push_back({from, Link::strict, -1, false});
    judgement.refuses = ranks(nodes, all);
    return judgement;
}

// Each node's longest chain of strict links downwards. There is no strict cycle, so the rounds end.
ValueModel MonotoneJudge::ranks(const std::vector<Node>& nodes, const Arcs& all) const {
    std::vector<int> rank(nodes.size(), 0);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            for (const Arc& arc : all[i]) {
                const int least = rank[arc.to] + (arc.link == Link::strict ? 1 : 0);
                if (rank[i] >= least) continue;
                rank[i] = least;
                changed = true;
            }
        }
    }
    ValueModel model;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (i == 0) model.no_deal = rank[i];
        if (!nodes[i].no_deal) model.packages.emplace_back(nodes[i].package, Rational(rank[i]));
    }
    return model;
}

std::optional<std::vector<Verdict>> MonotoneJudge::map_unless_stopped(const PackageSpace& space,
                                                                      const Watch& watch) const {
    std::vector<Verdict> verdicts(space.total, Verdict::undetermined);
    Package package;
    for (Code code = 0; code < space.total; ++code) {
        if (code % 4096 == 0 && watch.stops("packages", code, space.total)) return std::nullopt;
        package = decode(space, code);
        const Node here = node(Alternative{&package});
        for (std::size_t i = 0; i < named_.size() && verdicts[code] == Verdict::undetermined; ++i) {
            if (closure_[i][0] != Link::none && direct(here, named_[i]) != Link::none)
                verdicts[code] = Verdict::always;
            if (closure_[0][i] == Link::none) continue;
            const Link last = direct(named_[i], here);
            if (last != Link::none && (last == Link::strict || closure_[0][i] == Link::strict))
                verdicts[code] = Verdict::never;
        }
    }
    return verdicts;
}

std::unique_ptr<Questions> MonotoneJudge::questions(const PackageSpace&,
                                                    const std::vector<Package>& open) const {
    return std::make_unique<MonotoneQuestions>(*this, open);
}

std::unique_ptr<Judge> make_monotone_judge(PartySystem party, const PackageSpace& space) {
    return std::make_unique<MonotoneJudge>(std::move(party), space);
}

}  // namespace detente::deals
