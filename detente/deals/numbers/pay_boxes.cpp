// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/pay_boxes.h"

#include <algorithm>
#include <map>

#include "detente/base/index.h"

namespace detente::numbers {

namespace {

using Inside = std::vector<char>;     // [value]
using Sides = std::map<int, Inside>;  // by issue; an issue that is not named is free

class Maker {
  public:
    explicit Maker(const Domain& domain) : domain_(domain) {}

    void add(std::size_t party, const Profile& profile) {
        if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility))
            add_additive(party, *additive);
        if (const auto* groups = std::get_if<GroupUtility>(&profile.utility)) add_groups(party, *groups);
        if (const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility)) {
            if (rectangles->maximum) result_.maxima[party] = *rectangles->maximum;
            for (const HyperRectangle& rectangle : flattened(rectangles->sum))
                add_rectangle(party, rectangle);
        }
    }

    Result<PayBoxes> finish() {
        for (std::size_t party = 0; party < 2; ++party)
            for (const auto& [sides, pay] : boxes_)
                if (!fold_denominator(result_.denominators[party], pay[party])) return too_fine();
        for (std::size_t issue = 0; issue < domain_.issues.size(); ++issue) compress(static_cast<int>(issue));
        std::array<Int128, 2> totals{};
        for (const auto& [sides, pay] : boxes_) {
            PayBox box;
            for (std::size_t party = 0; party < 2; ++party) {
                const auto integer = scaled(pay[party], result_.denominators[party]);
                constexpr Int128 largest = Int128{1} << 40;
                if (!integer || *integer > largest || (totals[party] += *integer) > largest)
                    return too_fine();
                box.pay[party] = static_cast<std::int64_t>(*integer);
            }
            for (const auto& [issue, inside] : sides) {
                box.issues.push_back(issue);
                std::vector<char> cells;
                for (const int value : result_.value_of[at(issue)]) cells.push_back(inside[at(value)]);
                box.inside.push_back(std::move(cells));
            }
            result_.problem.boxes.push_back(std::move(box));
        }
        return std::move(result_);
    }

  private:
    static Error too_fine() {
        return make_error({}, "the pay of the rectangles needs more than 40 bits on a common denominator",
                          "round it, or ask for fewer parties");
    }

    void add_additive(std::size_t party, const AdditiveUtility& additive) {
        for (std::size_t issue = 0; issue < additive.issues.size(); ++issue) {
            const IssueUtility& of = additive.issues[issue];
            std::vector<Rational> gains;
            for (const Rational& value : of.values) gains.push_back(of.weight * value);
            const Rational least = *std::min_element(gains.begin(), gains.end());
            result_.constants[party] += least;
            for (std::size_t value = 0; value < gains.size(); ++value) {
                Inside inside(gains.size(), 0);
                inside[value] = 1;
                add_box(party, gains[value] - least, Sides{{static_cast<int>(issue), std::move(inside)}});
            }
        }
    }

    void add_groups(std::size_t party, const GroupUtility& groups) {
        for (const ValueGroup& group : groups.groups) {
            if (group.table.empty()) continue;
            const Rational least = *std::min_element(group.table.begin(), group.table.end());
            result_.constants[party] += least;
            for (std::size_t row = 0; row < group.table.size(); ++row) {
                Sides sides;
                std::size_t rest = row;
                for (std::size_t k = group.issues.size(); k-- > 0;) {
                    const auto size = at(domain_.issues[at(group.issues[k])].size());
                    Inside inside(size, 0);
                    inside[rest % size] = 1;
                    rest /= size;
                    sides.emplace(group.issues[k], std::move(inside));
                }
                add_box(party, group.table[row] - least, std::move(sides));
            }
        }
    }

    void add_rectangle(std::size_t party, const HyperRectangle& rectangle) {
        Sides sides;
        for (const ValueRange& range : rectangle.ranges) {
            const int size = domain_.issues[at(range.issue)].size();
            Inside& inside = sides.try_emplace(range.issue, Inside(at(size), 1)).first->second;
            for (int value = 0; value < size; ++value)
                if (value < range.first || value > range.last) inside[at(value)] = 0;
        }
        const bool includes = rectangle.test == HyperRectangle::Test::includes || rectangle.ranges.empty();
        const Rational& pay = rectangle.utility;
        if (includes == (pay.sign() >= 0)) {
            if (!includes) result_.constants[party] += pay;  // pay[not inside] = pay - pay[inside]
            return add_box(party, abs(pay), std::move(sides));
        }
        if (includes) result_.constants[party] += pay;  // pay[inside] = pay - pay[not inside]
        add_complement(party, abs(pay), sides);
    }

    // Outside the box is: the first side fails; or the first holds and the second fails; and so on.
    void add_complement(std::size_t party, const Rational& pay, const Sides& sides) {
        Sides held;
        for (const auto& [issue, inside] : sides) {
            Inside failing = inside;
            for (char& value : failing) value = value ? 0 : 1;
            Sides part = held;
            part.emplace(issue, std::move(failing));
            add_box(party, pay, std::move(part));
            held.emplace(issue, inside);
        }
    }

    void add_box(std::size_t party, const Rational& pay, Sides sides) {
        if (pay.is_zero()) return;
        for (auto side = sides.begin(); side != sides.end();) {
            const auto inside = std::count(side->second.begin(), side->second.end(), 1);
            if (inside == 0) return;
            side = at(static_cast<int>(inside)) == side->second.size() ? sides.erase(side) : std::next(side);
        }
        if (sides.empty()) {
            result_.constants[party] += pay;
            return;
        }
        boxes_[std::move(sides)][party] += pay;
    }

    // Values that lie inside the same boxes are one cell.
    void compress(int issue) {
        std::map<std::vector<char>, int> cells;
        std::vector<int>& value_of = result_.value_of.emplace_back();
        for (int value = 0; value < domain_.issues[at(issue)].size(); ++value) {
            std::vector<char> signature;
            for (const auto& [sides, pay] : boxes_)
                if (const auto side = sides.find(issue); side != sides.end())
                    signature.push_back(side->second[at(value)]);
            if (cells.try_emplace(std::move(signature), value).second) value_of.push_back(value);
        }
        result_.problem.cells.push_back(static_cast<int>(value_of.size()));
    }

    const Domain& domain_;
    PayBoxes result_;
    std::map<Sides, std::array<Rational, 2>> boxes_;
};

}  // namespace

Outcome PayBoxes::outcome(const std::vector<int>& cells) const {
    Outcome outcome;
    for (std::size_t issue = 0; issue < cells.size(); ++issue)
        outcome.values.push_back(value_of[issue][at(cells[issue])]);
    return outcome;
}

Result<PayBoxes> pay_boxes(const NumericScenario& scenario, int first, int second) {
    Maker maker(scenario.domain);
    maker.add(0, scenario.profiles[at(first)]);
    maker.add(1, scenario.profiles[at(second)]);
    return maker.finish();
}

}  // namespace detente::numbers
