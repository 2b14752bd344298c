// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/geniusweb.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "detente/base/suggest.h"
#include "detente/formats/internal/numeric/json_numbers.h"
#include "detente/formats/internal/numeric/value_names.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

constexpr std::string_view kAdditive = "LinearAdditiveUtilitySpace";
constexpr std::string_view kGroups = "SumOfGroupsUtilitySpace";
constexpr std::string_view kPartial = "DefaultPartialOrdering";

// The single member of a wrapper object, or nullptr.
const Document::Member* only_member(const Document& document) {
    const Document::Object* members = document.members();
    return members && members->size() == 1 ? &members->front() : nullptr;
}

const Document* find_any(const Document& document, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
        if (const Document* found = document.find(key)) return found;
    return nullptr;
}

struct GeniusWebReader {
    const SourceFile& file;
    Errors errors;

    Place place() const { return {file.path, 0, 0}; }
    void fail(std::string message, std::string remedy) {
        errors.push_back(make_error(place(), std::move(message), std::move(remedy)));
    }
};

// round8 with halves away from zero, as java.math HALF_UP and Python's ROUND_HALF_UP do.
Rational rounded8(const Rational& value) {
    const Rational scale(100'000'000);
    const Rational scaled = abs(value) * scale;
    Rational whole = floor(scaled + Rational(1, 2));
    whole /= scale;
    return value.sign() < 0 ? -whole : whole;
}

void add_number_values(GeniusWebReader& reader, const std::string& name, const Document::Array& range,
                       DomainIssue& issue) {
    std::vector<Rational> numbers;
    for (const Document& element : range)
        if (const auto number = exact_number(&element)) numbers.push_back(*number);
    if (numbers.size() != 3 || numbers[2].sign() <= 0 || numbers[1] < numbers[0]) {
        reader.fail("the range of issue `" + name + "` is not [low, high, step] with step above 0",
                    "write \"range\": [0, 1, 0.1]");
        return;
    }
    issue.kind = DomainIssue::Kind::real;
    issue.lower = numbers[0];
    issue.upper = numbers[1];
    issue.step = numbers[2];
    if ((issue.upper - issue.lower) / issue.step >= Rational(DomainLimits::values)) {
        reader.fail("issue `" + name + "` has more than " + std::to_string(DomainLimits::values) + " values",
                    "widen its step");
        return;
    }
    for (Rational v = issue.lower; v <= issue.upper; v += issue.step) {
        issue.numbers.push_back(v);
        issue.values.push_back(decimal_text(v));
    }
}

Outcome read_bid(GeniusWebReader& reader, const Document& bid, const Domain& domain,
                 const std::string& what) {
    Outcome outcome;
    outcome.values.assign(domain.issues.size(), Outcome::absent);
    const Document* values = find_any(bid, {"issuevalues", "issueValues"});
    if (!values || !values->members()) {
        reader.fail(what + " has no issuevalues", "write {\"issuevalues\": {...}}");
        return outcome;
    }
    for (const Document::Member& member : *values->members()) {
        const int issue = find_issue(domain, member.key);
        if (issue < 0) {
            reader.fail(what + " names issue `" + member.key + "`, which the domain does not have", "");
            continue;
        }
        const ValueNames names(domain.issues[static_cast<std::size_t>(issue)]);
        const int value = names.find_document(member.value);
        if (value < 0) {
            reader.fail(what + " names value `" + value_text(member.value) + "`, which issue `" + member.key +
                            "` does not have",
                        names.remedy(value_text(member.value)));
            continue;
        }
        outcome.values[static_cast<std::size_t>(issue)] = value;
    }
    return outcome;
}

// {"discreteutils": {...}} or {"DiscreteValueSetUtilities": {...}}, and the same for numbers.
void read_issue_utility(GeniusWebReader& reader, const Document& document, const DomainIssue& issue,
                        IssueUtility& utility, std::vector<Error>& warnings) {
    const Document::Member* kind = only_member(document);
    if (!kind) {
        reader.fail("the utilities of issue `" + issue.name + "` are of no known kind",
                    "write {\"DiscreteValueSetUtilities\": {...}}");
        return;
    }
    const bool java = kind->key == "discreteutils" || kind->key == "numberutils";
    if (kind->key == "discreteutils" || kind->key == "DiscreteValueSetUtilities") {
        utility.values.assign(issue.values.size(), Rational(0));
        const Document* map = kind->value.find("valueUtilities");
        if (!map || !map->members()) {
            reader.fail("issue `" + issue.name + "` has no valueUtilities", "give one utility a value");
            return;
        }
        std::vector<bool> seen(issue.values.size(), false);
        const ValueNames names(issue);
        for (const Document::Member& member : *map->members()) {
            const int value = names.find_document(Document(member.key));
            if (value < 0) {
                reader.fail("issue `" + issue.name + "` has no value `" + member.key + "`",
                            names.remedy(member.key));
                continue;
            }
            const auto number = exact_number(&member.value);
            if (!number) {
                reader.fail(
                    "the utility of value `" + member.key + "` of issue `" + issue.name + "` is not a number",
                    "write a number from 0 to 1");
                continue;
            }
            if (number->sign() < 0 || *number > Rational(1))
                reader.fail("the utility " + decimal_text(*number) + " of value `" + member.key +
                                "` of issue `" + issue.name + "` is outside [0, 1]",
                            "GeniusWeb refuses it; write a number from 0 to 1");
            seen[static_cast<std::size_t>(value)] = true;
            utility.values[static_cast<std::size_t>(value)] = *number;
        }
        for (std::size_t v = 0; v < seen.size(); ++v)
            if (!seen[v])
                warnings.push_back(make_error(reader.place(), "value `" + issue.values[v] + "` of issue `" +
                                                                  issue.name +
                                                                  "` has no utility and counts as 0"));
        return;
    }
    if (kind->key == "numberutils" || kind->key == "NumberValueSetUtilities") {
        const auto low = exact_number(kind->value.find("lowValue"));
        const auto low_utility = exact_number(kind->value.find("lowUtility"));
        const auto high = exact_number(kind->value.find("highValue"));
        const auto high_utility = exact_number(kind->value.find("highUtility"));
        if (!low || !low_utility || !high || !high_utility || *high <= *low) {
            reader.fail("issue `" + issue.name + "` lacks lowValue < highValue with their utilities",
                        "give all four numbers");
            return;
        }
        if (issue.numbers.empty()) {
            reader.fail("issue `" + issue.name + "` has named values and the profile values numbers",
                        "give a profile of this domain");
            return;
        }
        utility.shape = {ValueShape::Kind::number_utilities, {*low, *low_utility, *high, *high_utility}};
        const Rational rise = *high_utility - *low_utility;
        for (const Rational& x : issue.numbers) {
            if (x < *low || x > *high) {
                utility.values.emplace_back(0);
                continue;
            }
            const Rational part = (x - *low) / (*high - *low);
            // The Java classes round the share, the Python ones the result, both to eight decimals.
            utility.values.push_back(java ? *low_utility + rise * rounded8(part)
                                          : rounded8(*low_utility + rise * part));
        }
        return;
    }
    reader.fail("utilities of kind `" + kind->key + "` of issue `" + issue.name + "` are not supported",
                "supported are discreteutils and numberutils, and their GeniusWebPython names");
}

AdditiveUtility read_additive(GeniusWebReader& reader, const Document& body, const Domain& domain,
                              std::vector<Error>& warnings) {
    AdditiveUtility additive;
    additive.issues.resize(domain.issues.size());
    const Document* utilities = find_any(body, {"issueUtilities", "utilities"});
    const Document* weights = find_any(body, {"issueWeights", "weights"});
    if (!utilities || !utilities->members() || !weights || !weights->members()) {
        reader.fail("the profile lacks issueUtilities or issueWeights", "give both");
        return additive;
    }
    for (const Document* map : {utilities, weights})
        for (const Document::Member& member : *map->members())
            if (find_issue(domain, member.key) < 0)
                reader.fail("the profile names issue `" + member.key +
                                "`, which the domain does not have: it is a profile of another domain",
                            "");
    Rational sum;
    for (std::size_t i = 0; i < domain.issues.size(); ++i) {
        const DomainIssue& issue = domain.issues[i];
        const Document* utility = utilities->find(issue.name);
        const Document* weight = weights->find(issue.name);
        if (!utility || !weight) {
            reader.fail("the profile has no " + std::string(utility ? "weight" : "utilities") +
                            " for issue `" + issue.name + "`: it is a profile of another domain",
                        "give a profile of domain `" + domain.name + "`");
            continue;
        }
        if (const auto number = exact_number(weight)) {
            additive.issues[i].weight = *number;
            sum += *number;
            if (number->sign() < 0)
                reader.fail("the weight of issue `" + issue.name + "` is negative",
                            "write a number from 0 to 1");
        } else {
            reader.fail("the weight of issue `" + issue.name + "` is not a number",
                        "write a number from 0 to 1");
        }
        read_issue_utility(reader, *utility, issue, additive.issues[i], warnings);
    }
    if (reader.errors.empty() && sum != Rational(1))
        reader.fail("the weights sum to " + decimal_text(sum) + ", not exactly 1",
                    "GeniusWeb refuses it; mend the weights");
    return additive;
}

GroupUtility read_groups(GeniusWebReader& reader, const Document& body, const Domain& domain) {
    GroupUtility utility;
    const Document* parts = body.find("partUtilities");
    if (!parts || !parts->members()) {
        reader.fail("the profile has no partUtilities", "give one table a group of issues");
        return utility;
    }
    std::vector<bool> covered(domain.issues.size(), false);
    Rational most;
    for (const Document::Member& part : *parts->members()) {
        const Document* content = find_any(part.value, {"partsutils", "PartsUtilities"});
        if (!content) content = &part.value;
        const Document* issues = content->find("issues");
        const Document* list = find_any(*content, {"utilslist", "utilsList"});
        if (!issues || !issues->elements() || !list || !list->elements()) {
            reader.fail("group `" + part.key + "` lacks issues or utilslist", "give both");
            continue;
        }
        std::vector<int> order;
        for (const Document& name : *issues->elements()) {
            const int issue = find_issue(domain, value_text(name));
            if (issue < 0)
                reader.fail("group `" + part.key + "` names issue `" + value_text(name) +
                                "`, which the domain does not have",
                            "");
            else if (covered[static_cast<std::size_t>(issue)])
                reader.fail("issue `" + value_text(name) + "` is in two groups", "groups are disjoint");
            else
                covered[static_cast<std::size_t>(issue)] = true;
            order.push_back(issue);
        }
        if (std::find(order.begin(), order.end(), -1) != order.end()) continue;
        ValueGroup group;
        group.name = part.key;
        group.issues = order;
        std::sort(group.issues.begin(), group.issues.end());
        std::size_t size = 1;
        for (const int issue : group.issues) {
            size *= static_cast<std::size_t>(domain.issues[static_cast<std::size_t>(issue)].size());
            if (size > 10'000'000) break;
        }
        if (size > 10'000'000) {
            reader.fail("group `" + part.key + "` has more than 10000000 combinations", "split the group");
            continue;
        }
        group.table.assign(size, Rational(0));
        std::vector<ValueNames> names;
        for (const int issue : order) names.emplace_back(domain.issues[static_cast<std::size_t>(issue)]);
        Rational best;
        for (const Document& row : *list->elements()) {
            const Document* values = row.find("values");
            const auto number = exact_number(row.find("util"));
            if (!values || !values->elements() || values->elements()->size() != order.size() || !number) {
                reader.fail("a row of group `" + part.key + "` does not give one value an issue and a util",
                            "write {\"values\": [...], \"util\": 0.5}");
                continue;
            }
            std::vector<int> chosen(domain.issues.size(), 0);
            bool known = true;
            for (std::size_t k = 0; k < order.size(); ++k) {
                const DomainIssue& issue = domain.issues[static_cast<std::size_t>(order[k])];
                const int value = names[k].find_document((*values->elements())[k]);
                if (value < 0) {
                    reader.fail("group `" + part.key + "` names value `" +
                                    value_text((*values->elements())[k]) + "`, which issue `" + issue.name +
                                    "` does not have",
                                "");
                    known = false;
                    break;
                }
                chosen[static_cast<std::size_t>(order[k])] = value;
            }
            if (!known) continue;
            std::size_t code = 0;
            for (const int issue : group.issues)
                code =
                    code * static_cast<std::size_t>(domain.issues[static_cast<std::size_t>(issue)].size()) +
                    static_cast<std::size_t>(chosen[static_cast<std::size_t>(issue)]);
            group.table[code] = *number;
            if (*number > best) best = *number;
        }
        most += best;
        utility.groups.push_back(std::move(group));
    }
    for (std::size_t i = 0; i < covered.size(); ++i)
        if (!covered[i])
            reader.fail("issue `" + domain.issues[i].name + "` is in no group", "groups cover all issues");
    if (reader.errors.empty() && most > Rational(1))
        reader.fail("the groups' best values sum to " + decimal_text(most) + ", above 1",
                    "GeniusWeb refuses it; scale the tables");
    return utility;
}

PartialOrderUtility read_partial_order(GeniusWebReader& reader, const Document& body, const Domain& domain) {
    PartialOrderUtility order;
    const Document* bids = body.find("bids");
    const Document* better = body.find("better");
    if (!bids || !bids->elements() || !better || !better->elements()) {
        reader.fail("the partial ordering lacks bids or better", "give both");
        return order;
    }
    for (const Document& bid : *bids->elements())
        order.outcomes.push_back(
            read_bid(reader, bid, domain, "bid " + std::to_string(order.outcomes.size())));
    for (const Document& pair : *better->elements()) {
        const Document::Array* ends = pair.elements();
        const auto first = ends && ends->size() == 2 ? (*ends)[0].integer() : nullptr;
        const auto second = ends && ends->size() == 2 ? (*ends)[1].integer() : nullptr;
        const auto count = static_cast<std::int64_t>(order.outcomes.size());
        if (!first || !second || *first < 0 || *second < 0 || *first >= count || *second >= count) {
            reader.fail("an entry of better is not a pair of bid numbers",
                        "write [better, worse] with numbers from 0 to " + std::to_string(count - 1));
            continue;
        }
        order.better.emplace_back(static_cast<int>(*first), static_cast<int>(*second));
    }
    return order;
}

}  // namespace

GeniusWebKind geniusweb_kind(const Document& document) {
    if (const Document::Member* only = only_member(document))
        if (only->key == kAdditive || only->key == kGroups || only->key == kPartial)
            return GeniusWebKind::profile;
    if (document.find("issuesValues")) return GeniusWebKind::domain;
    return GeniusWebKind::none;
}

Result<Domain> read_geniusweb_domain(const Document& document, const SourceFile& file) {
    GeniusWebReader reader{file, {}};
    Domain domain;
    domain.place = reader.place();
    domain.name = file.name;
    if (const Document* name = document.find("name"); name && name->text()) domain.name = *name->text();
    const Document* issues = document.find("issuesValues");
    if (!issues || !issues->members() || issues->members()->empty())
        return make_error(reader.place(), "the domain has no issuesValues", "give it at least one issue");
    for (const Document::Member& member : *issues->members()) {
        DomainIssue issue;
        issue.name = member.key;
        issue.place = reader.place();
        if (const Document* values = member.value.find("values"); values && values->elements()) {
            std::unordered_set<std::string> seen;
            for (const Document& value : *values->elements()) {
                const std::string text = value_text(value);
                if (!seen.insert(text).second) {
                    reader.fail("value `" + text + "` of issue `" + member.key + "` is given twice",
                                "keep one of them");
                    continue;
                }
                issue.values.push_back(text);
            }
            if (issue.values.empty()) reader.fail("issue `" + member.key + "` has no values", "give it some");
        } else if (const Document* range = member.value.find("range"); range && range->elements()) {
            add_number_values(reader, member.key, *range->elements(), issue);
        } else {
            reader.fail("issue `" + member.key + "` has neither values nor a range",
                        "write {\"values\": [...]}");
        }
        domain.issues.push_back(std::move(issue));
    }
    if (!reader.errors.empty()) return reader.errors;
    return domain;
}

Result<Domain> domain_of_geniusweb_profile(const Document& document, const SourceFile& file) {
    const Document::Member* only = only_member(document);
    const Document* domain = only ? only->value.find("domain") : nullptr;
    if (!domain || domain->is_null())
        return make_error({file.path, 0, 0}, "the profile does not hold its domain",
                          "give the domain file as well");
    return read_geniusweb_domain(*domain, file);
}

Result<Profile> read_geniusweb_profile(const Document& document, const SourceFile& file, const Domain& domain,
                                       std::vector<Error>& warnings) {
    GeniusWebReader reader{file, {}};
    Profile profile;
    profile.name = file.name;
    profile.file = file.path;
    profile.arithmetic = Arithmetic::geniusweb;
    const Document::Member* only = only_member(document);
    const Document& body = only->value;
    if (const Document* own = body.find("domain"); own && own->members()) {
        Result<Domain> inner = read_geniusweb_domain(*own, file);
        bool same = inner.ok() && inner->issues.size() == domain.issues.size();
        for (std::size_t i = 0; same && i < domain.issues.size(); ++i) {
            const int at = find_issue(*inner, domain.issues[i].name);
            same = at >= 0 && inner->issues[static_cast<std::size_t>(at)].values.size() ==
                                  domain.issues[i].values.size();
        }
        if (!same)
            return make_error(reader.place(), "the profile is of another domain than `" + domain.name + "`",
                              "give profiles of one domain");
    }
    if (only->key == kAdditive)
        profile.utility = read_additive(reader, body, domain, warnings);
    else if (only->key == kGroups)
        profile.utility = read_groups(reader, body, domain);
    else
        profile.utility = read_partial_order(reader, body, domain);
    if (const Document* bid = find_any(body, {"reservationBid", "reservationbid"}); bid && !bid->is_null())
        profile.reservation_bid = read_bid(reader, *bid, domain, "the reservation bid");
    if (!reader.errors.empty()) return reader.errors;
    return profile;
}

}  // namespace detente::numeric
