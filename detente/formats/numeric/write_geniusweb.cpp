// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "detente/formats/internal/numeric/source_file.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/genius_parts.h"
#include "detente/formats/numeric/writers.h"

namespace detente {

namespace {

using numeric::decimal_text;
using numeric::has_decimal;

Document number(const Rational& value) {
    return Document(Document::NumberText{decimal_text(value)});
}

Document domain_document(const Domain& domain) {
    Document issues = Document::object();
    for (const DomainIssue& issue : domain.issues) {
        Document entry = Document::object();
        const bool range = issue.kind != DomainIssue::Kind::discrete && issue.numbers.size() > 1 &&
                           issue.numbers[0] == issue.lower &&
                           issue.numbers[1] - issue.numbers[0] == issue.step && has_decimal(issue.step);
        if (range) {
            Document bounds = Document::array();
            bounds.push(number(issue.lower)).push(number(issue.upper)).push(number(issue.step));
            entry.set("range", std::move(bounds));
        } else {
            entry.set("values", Document::array_of(issue.values));
        }
        issues.set(issue.name, std::move(entry));
    }
    Document document = Document::object();
    document.set("name", domain.name).set("issuesValues", std::move(issues));
    return document;
}

struct GeniusWebWriter {
    const NumericScenario& scenario;
    const Profile& profile;
    Errors errors;
    void fail(std::string message, std::string remedy = {}) {
        errors.push_back(make_error({profile.file, 0, 0}, std::move(message), std::move(remedy)));
    }
};

Document bid_document(const Outcome& outcome, const Domain& domain) {
    Document values = Document::object();
    for (std::size_t i = 0; i < domain.issues.size(); ++i)
        if (outcome.values[i] != Outcome::absent)
            values.set(domain.issues[i].name,
                       domain.issues[i].values[static_cast<std::size_t>(outcome.values[i])]);
    Document bid = Document::object();
    bid.set("issuevalues", std::move(values));
    return bid;
}

void check_value(GeniusWebWriter& writer, const Rational& value, const std::string& what) {
    if (!has_decimal(value))
        writer.fail(what + " is " + value.to_string() + ", which has no finite decimal",
                    "GeniusWeb holds decimals alone; round them: --round");
    else if (value.sign() < 0 || value > Rational(1))
        writer.fail(what + " is " + decimal_text(value) + ", outside [0, 1]", "GeniusWeb refuses it");
}

Document additive_document(GeniusWebWriter& writer, const AdditiveUtility& additive) {
    Document utilities = Document::object();
    Document weights = Document::object();
    Rational sum;
    for (std::size_t i = 0; i < writer.scenario.domain.issues.size(); ++i) {
        const DomainIssue& issue = writer.scenario.domain.issues[i];
        const IssueUtility& utility = additive.issues[i];
        Document kind = Document::object();
        const bool range = issue.kind != DomainIssue::Kind::discrete &&
                           utility.shape.kind == ValueShape::Kind::number_utilities;
        if (range) {
            const auto& p = utility.shape.parameters;
            Document numbers = Document::object();
            numbers.set("lowValue", number(p[0]))
                .set("lowUtility", number(p[1]))
                .set("highValue", number(p[2]))
                .set("highUtility", number(p[3]));
            kind.set("NumberValueSetUtilities", std::move(numbers));
        } else {
            Document map = Document::object();
            for (std::size_t v = 0; v < issue.values.size(); ++v) {
                check_value(writer, utility.values[v],
                            "the utility of value `" + issue.values[v] + "` of issue `" + issue.name + "`");
                map.set(issue.values[v], number(utility.values[v]));
            }
            Document values = Document::object();
            values.set("valueUtilities", std::move(map));
            kind.set("DiscreteValueSetUtilities", std::move(values));
        }
        utilities.set(issue.name, std::move(kind));
        check_value(writer, utility.weight, "the weight of issue `" + issue.name + "`");
        weights.set(issue.name, number(utility.weight));
        sum += utility.weight;
    }
    if (sum != Rational(1))
        writer.fail("the weights sum to " + decimal_text(sum) + ", and GeniusWeb wants exactly 1",
                    "scale them: --scale");
    Document body = Document::object();
    body.set("name", writer.profile.name).set("domain", domain_document(writer.scenario.domain));
    body.set("issueUtilities", std::move(utilities)).set("issueWeights", std::move(weights));
    return body;
}

Document groups_document(GeniusWebWriter& writer, const GroupUtility& groups) {
    Document parts = Document::object();
    std::vector<int> covered(writer.scenario.domain.issues.size(), 0);
    Rational most;
    for (const ValueGroup& group : groups.groups) {
        Document issues = Document::array();
        for (const int issue : group.issues) {
            issues.push(writer.scenario.domain.issues[static_cast<std::size_t>(issue)].name);
            ++covered[static_cast<std::size_t>(issue)];
        }
        Document rows = Document::array();
        Rational best;
        for (std::size_t code = 0; code < group.table.size(); ++code) {
            Document values = Document::array();
            std::vector<std::size_t> digits(group.issues.size());
            std::size_t rest = code;
            for (std::size_t k = group.issues.size(); k-- > 0;) {
                const auto size = static_cast<std::size_t>(
                    writer.scenario.domain.issues[static_cast<std::size_t>(group.issues[k])].size());
                digits[k] = rest % size;
                rest /= size;
            }
            for (std::size_t k = 0; k < digits.size(); ++k)
                values.push(writer.scenario.domain.issues[static_cast<std::size_t>(group.issues[k])]
                                .values[digits[k]]);
            check_value(writer, group.table[code], "a value of group `" + group.name + "`");
            best = std::max(best, group.table[code]);
            Document row = Document::object();
            row.set("values", std::move(values)).set("util", number(group.table[code]));
            rows.push(std::move(row));
        }
        most += best;
        Document content = Document::object();
        content.set("issues", std::move(issues)).set("utilslist", std::move(rows));
        Document part = Document::object();
        part.set("partsutils", std::move(content));
        parts.set(group.name.empty() ? "group" + std::to_string(parts.members() ? parts.members()->size() : 0)
                                     : group.name,
                  std::move(part));
    }
    for (std::size_t i = 0; i < covered.size(); ++i)
        if (covered[i] != 1)
            writer.fail("issue `" + writer.scenario.domain.issues[i].name + "` stands in " +
                        std::to_string(covered[i]) + " groups, and GeniusWeb wants one");
    if (most > Rational(1))
        writer.fail("the groups' best values sum to " + decimal_text(most) + ", above 1",
                    "GeniusWeb refuses it");
    Document body = Document::object();
    body.set("name", writer.profile.name)
        .set("domain", domain_document(writer.scenario.domain))
        .set("partUtilities", std::move(parts));
    return body;
}

Document order_document(GeniusWebWriter& writer, const PartialOrderUtility& order) {
    Document bids = Document::array();
    for (const Outcome& outcome : order.outcomes) bids.push(bid_document(outcome, writer.scenario.domain));
    Document better = Document::array();
    for (const auto& [first, second] : order.better) {
        Document pair = Document::array();
        pair.push(first).push(second);
        better.push(std::move(pair));
    }
    Document body = Document::object();
    body.set("name", writer.profile.name)
        .set("domain", domain_document(writer.scenario.domain))
        .set("bids", std::move(bids))
        .set("better", std::move(better));
    return body;
}

Result<std::string> geniusweb_profile(const NumericScenario& scenario, const Profile& profile) {
    GeniusWebWriter writer{scenario, profile, {}};
    Document body;
    std::string kind;
    if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility)) {
        kind = "LinearAdditiveUtilitySpace";
        body = additive_document(writer, *additive);
    } else if (const auto* groups = std::get_if<GroupUtility>(&profile.utility)) {
        kind = "SumOfGroupsUtilitySpace";
        body = groups_document(writer, *groups);
    } else if (const auto* order = std::get_if<PartialOrderUtility>(&profile.utility)) {
        kind = "DefaultPartialOrdering";
        body = order_document(writer, *order);
    } else {
        return make_error({profile.file, 0, 0},
                          "GeniusWeb JSON holds additive profiles, sums of groups and partial orderings, and "
                          "this one is none of them",
                          "");
    }
    if (profile.discount)
        writer.fail("GeniusWeb JSON holds no discount factor", "leave it out: --drop-discount");
    if (profile.reservation_bid) {
        body.set(kind == "SumOfGroupsUtilitySpace" ? "reservationbid" : "reservationBid",
                 bid_document(*profile.reservation_bid, scenario.domain));
    } else if (profile.reservation && !profile.reservation->is_zero()) {
        writer.fail("the reservation value " + decimal_text(*profile.reservation) +
                        " is a number, and GeniusWeb holds a reservation bid",
                    "name a bid that is worth it");
    }
    if (!writer.errors.empty()) return writer.errors;
    Document document = Document::object();
    document.set(kind, std::move(body));
    return to_json(document);
}

}  // namespace

Result<std::vector<WrittenFile>> write_geniusweb(const NumericScenario& scenario, const std::string& stem) {
    std::vector<WrittenFile> files{{stem + ".json", to_json(domain_document(scenario.domain))}};
    Errors errors;
    if (!scenario.forbidden.empty())
        errors.push_back(
            make_error({}, "GeniusWeb JSON holds no forbidden combinations", "remove them first"));
    std::set<std::string> used;
    for (const Profile& profile : scenario.profiles) {
        Result<std::string> text = geniusweb_profile(scenario, profile);
        if (text.ok())
            files.push_back(
                {stem + "-" + numeric::file_part(profile.name, used) + ".json", std::move(*text)});
        else
            errors.insert(errors.end(), text.errors().begin(), text.errors().end());
    }
    if (!errors.empty()) return errors;
    return files;
}

}  // namespace detente
