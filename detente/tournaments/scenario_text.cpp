// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/scenario_text.h"

#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

class Writer {
  public:
    std::string text;

    // Lengths before names, so that no name can be mistaken for what follows it.
    Writer& name(const std::string& value) {
        text += std::to_string(value.size()) + ":" + value + " ";
        return *this;
    }
    Writer& number(std::int64_t value) {
        text += std::to_string(value) + " ";
        return *this;
    }
    Writer& exact(const Rational& value) {
        text += value.to_string() + " ";
        return *this;
    }
    Writer& maybe(const std::optional<Rational>& value) {
        text += value ? value->to_string() + " " : "none ";
        return *this;
    }
    Writer& word(const char* value) {
        text += value;
        text += ' ';
        return *this;
    }

    void ranges(const std::vector<ValueRange>& ranges) {
        number(static_cast<std::int64_t>(ranges.size()));
        for (const ValueRange& range : ranges) number(range.issue).number(range.first).number(range.last);
    }

    void outcome(const Outcome& outcome) {
        number(static_cast<std::int64_t>(outcome.values.size()));
        for (const int value : outcome.values) number(value);
    }

    void rectangles(const RectangleSum& sum) {
        exact(sum.weight).number(static_cast<std::int64_t>(sum.rectangles.size()));
        for (const HyperRectangle& one : sum.rectangles) {
            exact(one.utility).exact(one.weight).number(static_cast<int>(one.test));
            ranges(one.ranges);
        }
        number(static_cast<std::int64_t>(sum.parts.size()));
        for (const RectangleSum& part : sum.parts) rectangles(part);
    }

    void operator()(const AdditiveUtility& sum) {
        word("sum");
        for (const IssueUtility& issue : sum.issues) {
            exact(issue.weight);
            for (const Rational& value : issue.values) exact(value);
            for (const double value : issue.format_values) text += shortest(value) + " ";
        }
    }
    void operator()(const HyperRectangleUtility& utility) {
        word("rectangles").maybe(utility.maximum);
        rectangles(utility.sum);
    }
    void operator()(const GroupUtility& utility) {
        word("groups").number(static_cast<std::int64_t>(utility.groups.size()));
        for (const ValueGroup& group : utility.groups) {
            number(static_cast<std::int64_t>(group.issues.size()));
            for (const int issue : group.issues) number(issue);
            for (const Rational& value : group.table) exact(value);
        }
    }
    void operator()(const TableUtility& utility) {
        word("table");
        for (const Rational& value : utility.values) exact(value);
    }
    void operator()(const PartialOrderUtility&) { word("order"); }
};

}  // namespace

std::string scenario_text(const NumericScenario& scenario) {
    Writer writer;
    writer.number(static_cast<std::int64_t>(scenario.domain.issues.size()));
    for (const DomainIssue& issue : scenario.domain.issues) {
        writer.name(issue.name).number(issue.size());
        for (const std::string& value : issue.values) writer.name(value);
    }
    for (const Profile& profile : scenario.profiles) {
        if (!has_numbers(profile)) continue;
        writer.name(profile.name).number(static_cast<int>(profile.arithmetic));
        writer.maybe(profile.ceiling).maybe(profile.reservation).maybe(profile.discount);
        if (profile.reservation_bid) writer.outcome(*profile.reservation_bid);
        std::visit([&writer](const auto& utility) { writer(utility); }, profile.utility);
        writer.text += "\n";
    }
    for (const ForbiddenOutcomes& forbidden : scenario.forbidden) writer.ranges(forbidden.ranges);
    return writer.text;
}

}  // namespace detente::tournaments
