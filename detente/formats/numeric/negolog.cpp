// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/negolog.h"

#include <algorithm>

#include "detente/base/suggest.h"
#include "detente/formats/internal/numeric/json_numbers.h"
#include "detente/formats/internal/numeric/value_names.h"

namespace detente::numeric {

namespace {

const std::vector<std::string>& known_keys() {
    static const std::vector<std::string> known{"reservationValue", "issueWeights", "issues"};
    return known;
}

}  // namespace

// By its issues and one key more, rightly spelt or nearly so: a profile that lacks something is told, not passed over.
bool is_negolog_profile(const Document& document) {
    const Document* issues = document.find("issues");
    if (!issues || !issues->members() || !document.members()) return false;
    return std::any_of(document.members()->begin(), document.members()->end(),
                       [](const Document::Member& member) {
                           return member.key != "issues" && !nearest_name(member.key, known_keys()).empty();
                       });
}

Result<Domain> domain_of_negolog_profile(const Document& document, const SourceFile& file) {
    Domain domain;
    domain.name = file.name;
    domain.place = {file.path, 0, 0};
    for (const Document::Member& member : *document.find("issues")->members()) {
        DomainIssue issue;
        issue.name = member.key;
        issue.place = domain.place;
        if (!member.value.members() || member.value.members()->empty())
            return make_error(domain.place, "issue `" + member.key + "` has no values",
                              "give one number a value");
        for (const Document::Member& value : *member.value.members()) issue.values.push_back(value.key);
        domain.issues.push_back(std::move(issue));
    }
    if (domain.issues.empty())
        return make_error(domain.place, "the profile has no issues", "give it at least one");
    return domain;
}

Result<Profile> read_negolog_profile(const Document& document, const SourceFile& file, const Domain& domain) {
    const Place place{file.path, 0, 0};
    Errors errors;
    const auto fail = [&](std::string message, std::string remedy) {
        errors.push_back(make_error(place, std::move(message), std::move(remedy)));
    };
    Profile profile;
    profile.name = file.name;
    profile.file = file.path;
    profile.arithmetic = Arithmetic::negolog;
    AdditiveUtility additive;
    additive.issues.resize(domain.issues.size());
    const Document& issues = *document.find("issues");
    for (const Document::Member& member : *document.members())
        if (const std::string near = nearest_name(member.key, known_keys());
            !near.empty() && near != member.key)
            fail("a profile has no key `" + member.key + "`", "did you mean `" + near + "`?");
    const Document* given = document.find("issueWeights");
    if (!given || !given->members()) {
        fail("the profile has no issueWeights", "give each issue its weight");
        return errors;
    }
    const Document& weights = *given;
    for (const Document::Member& member : *issues.members())
        if (find_issue(domain, member.key) < 0)
            fail("the profile names issue `" + member.key + "`, which the other profile does not have",
                 "give profiles of one domain");
    for (const Document::Member& member : *weights.members())
        if (find_issue(domain, member.key) < 0)
            fail("the profile weighs issue `" + member.key + "`, which there is not",
                 "give profiles of one domain");
    for (std::size_t i = 0; i < domain.issues.size(); ++i) {
        const DomainIssue& issue = domain.issues[i];
        const Document* values = issues.find(issue.name);
        const auto weight = exact_number(weights.find(issue.name));
        if (!values || !values->members() || !weight) {
            fail("the profile has no " + std::string(values ? "weight" : "values") + " for issue `" +
                     issue.name + "`",
                 "give profiles of one domain");
            continue;
        }
        additive.issues[i].weight = *weight;
        additive.issues[i].values.assign(issue.values.size(), Rational(0));
        std::vector<bool> seen(issue.values.size(), false);
        const ValueNames names(issue);
        for (const Document::Member& member : *values->members()) {
            const int at = names.find(member.key);
            const auto number = exact_number(&member.value);
            if (at < 0)
                fail("issue `" + issue.name + "` has no value `" + member.key + "` in the other profile",
                     "give profiles of one domain");
            else if (!number)
                fail(
                    "the utility of value `" + member.key + "` of issue `" + issue.name + "` is not a number",
                    "write a number");
            else {
                additive.issues[i].values[static_cast<std::size_t>(at)] = *number;
                seen[static_cast<std::size_t>(at)] = true;
            }
        }
        for (std::size_t v = 0; v < seen.size(); ++v)
            if (!seen[v])
                fail("value `" + issue.values[v] + "` of issue `" + issue.name + "` has no number here",
                     "give profiles of one domain");
    }
    if (const Document* reservation = document.find("reservationValue");
        reservation && !reservation->is_null()) {
        profile.reservation = exact_number(reservation);
        if (!profile.reservation) fail("the reservationValue is not a number", "write a number");
    }
    profile.utility = std::move(additive);
    if (!errors.empty()) return errors;
    return profile;
}

}  // namespace detente::numeric
