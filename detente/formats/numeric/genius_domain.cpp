// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "detente/formats/internal/numeric/genius.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

constexpr int kRealSteps = 20;  // GENIUS cuts a real issue into 21 values

Result<Rational> number_of(std::string_view text, const Place& place, const std::string& what) {
    Result<Rational> value = parse_number(text);
    if (value.ok()) return value;
    return make_error(place, what + " `" + std::string(text) + "` is not a number", "write a decimal number");
}

// Bounds stand as attributes in newer files and in a <range> child in older ones.
Result<std::pair<Rational, Rational>> bounds_of(const XmlNode& issue) {
    const XmlNode* holder = &issue;
    if (!issue.attribute("lowerbound") || !issue.attribute("upperbound")) {
        holder = issue.child("range");
        if (!holder || !holder->attribute("lowerbound") || !holder->attribute("upperbound"))
            return make_error(issue.place(), "the issue has no bounds", "give lowerbound and upperbound");
    }
    Result<Rational> low = number_of(*holder->attribute("lowerbound"), holder->place(), "the lower bound");
    if (!low.ok()) return low.errors();
    Result<Rational> high = number_of(*holder->attribute("upperbound"), holder->place(), "the upper bound");
    if (!high.ok()) return high.errors();
    if (*high < *low)
        return make_error(
            holder->place(),
            "the upper bound " + high->to_string() + " is below the lower bound " + low->to_string(),
            "swap them");
    return std::make_pair(*low, *high);
}

std::size_t count_of(const XmlNode& parent, std::string_view name) {
    std::size_t count = 0;
    for (const XmlNode& node : parent.children()) count += same_word(node.name, name) ? 1 : 0;
    return count;
}

Errors add_values(const XmlNode& node, DomainIssue& issue) {
    if (issue.kind == DomainIssue::Kind::discrete) {
        issue.values.reserve(count_of(node, "item"));
        for (const XmlNode& item : node.children()) {
            if (item.name != "item") continue;
            const std::string_view* value = item.attribute("value");
            if (!value)
                return {make_error(item.place(), "an item of issue `" + issue.name + "` has no value",
                                   "give value=\"...\"")};
            issue.values.emplace_back(*value);
        }
        if (issue.values.empty())
            return {make_error(node.place(), "issue `" + issue.name + "` has no values", "give it items")};
        if (issue.values.size() > static_cast<std::size_t>(DomainLimits::values))
            return {make_error(node.place(),
                               "issue `" + issue.name + "` has more than " +
                                   std::to_string(DomainLimits::values) + " values",
                               "give it fewer")};
        return {};
    }
    Result<std::pair<Rational, Rational>> bounds = bounds_of(node);
    if (!bounds.ok()) return bounds.errors();
    issue.lower = bounds->first;
    issue.upper = bounds->second;
    if (issue.kind == DomainIssue::Kind::integer) {
        if (!issue.lower.is_integer() || !issue.upper.is_integer())
            return {make_error(node.place(),
                               "the bounds of integer issue `" + issue.name + "` are not whole numbers",
                               "write whole numbers")};
        issue.step = 1;
        if (issue.upper - issue.lower >= Rational(DomainLimits::values))
            return {make_error(node.place(),
                               "issue `" + issue.name + "` has more than " +
                                   std::to_string(DomainLimits::values) + " values",
                               "narrow its bounds")};
        for (Rational v = issue.lower; v <= issue.upper; v += 1) {
            issue.numbers.push_back(v);
            issue.values.push_back(v.to_string());
        }
        return {};
    }
    issue.step = (issue.upper - issue.lower) / kRealSteps;
    for (int k = 0; k <= kRealSteps; ++k) {
        const Rational v = issue.lower + issue.step * k;
        issue.numbers.push_back(v);
        issue.values.push_back(decimal_text(v));
        if (issue.step.is_zero()) break;
    }
    return {};
}

Errors add_issues(const XmlNode& objective, Domain& domain, std::vector<Error>* warnings) {
    // Child objectives come first, then the issues, each in file order.
    Errors errors;
    for (const XmlNode& node : objective.children()) {
        if (node.name != "objective") continue;
        Errors inner = add_issues(node, domain, warnings);
        errors.insert(errors.end(), inner.begin(), inner.end());
    }
    if (domain.issues.empty())
        domain.issues.reserve(std::min<std::size_t>(count_of(objective, "issue"), DomainLimits::issues));
    for (const XmlNode& node : objective.children()) {
        if (node.name != "issue") continue;
        DomainIssue issue;
        issue.place = node.place();
        if (const std::string_view* name = node.attribute("name")) issue.name = *name;
        if (const std::string_view* index = node.attribute("index")) {
            Result<Rational> number = parse_number(*index);
            if (number.ok() && number->is_integer() && number->is_small())
                issue.index = static_cast<int>(number->small_numerator());
        }
        if (const std::string_view* note = node.attribute("description")) issue.note = *note;
        if (issue.name.empty()) issue.name = "issue " + std::to_string(issue.index);
        const IssueType type = issue_type_of(node);
        if (type.kind.empty()) {
            errors.push_back(make_error(node.place(),
                                        "issue `" + issue.name + "` is of type `" + std::string(type.name) +
                                            "`, which is not supported",
                                        "supported are discrete, integer and real"));
            continue;
        }
        issue.kind = type.kind == "integer" ? DomainIssue::Kind::integer
                     : type.kind == "real"  ? DomainIssue::Kind::real
                                            : DomainIssue::Kind::discrete;
        if (type.assumed && warnings)
            warnings->push_back(make_error(
                node.place(), "issue `" + issue.name + "` names no type and is taken as discrete", ""));
        // By name alone: what describes one issue may be the name of another.
        const bool twice = std::any_of(domain.issues.begin(), domain.issues.end(),
                                       [&](const DomainIssue& other) { return other.name == issue.name; });
        if (twice) {
            errors.push_back(make_error(node.place(), "issue `" + issue.name + "` is given twice",
                                        "give each issue its own name"));
            continue;
        }
        if (static_cast<int>(domain.issues.size()) >= DomainLimits::issues) {
            errors.push_back(make_error(
                node.place(), "the domain has more than " + std::to_string(DomainLimits::issues) + " issues",
                "give it fewer"));
            return errors;
        }
        Errors faults = add_values(node, issue);
        errors.insert(errors.end(), faults.begin(), faults.end());
        if (faults.empty()) domain.issues.push_back(std::move(issue));
    }
    return errors;
}

}  // namespace

bool is_word(std::string_view text, std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char c, char lower) {
        return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == lower;
    });
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

IssueType issue_type_of(const XmlNode& node) {
    const std::string_view* type = node.attribute("type");
    const std::string_view* vtype = node.attribute("vtype");
    IssueType result;
    if (vtype)
        result.name = *vtype;
    else if (type)
        result.name = *type;
    if (result.name.empty()) {
        result.assumed = true;
        result.kind = result.name = "discrete";
    } else if (is_word(result.name, "binary")) {
        result.kind = "discrete";
    }
    for (const std::string_view kind : {"discrete", "integer", "real"})
        if (is_word(result.name, kind)) result.kind = kind;
    return result;
}

GeniusKind genius_kind(const XmlNode& root) {
    if (root.name == "negotiation_template") return GeniusKind::domain;
    if (root.name == "utility_space") return GeniusKind::profile;
    return GeniusKind::none;
}

const XmlNode* objective_of(const XmlNode& root) {
    const XmlNode* space = &root;
    if (root.name == "negotiation_template")
        if (const XmlNode* inner = root.child("utility_space")) space = inner;
    return space->child("objective");
}

Result<Domain> read_genius_domain(const XmlNode& root, const SourceFile& file) {
    Domain domain;
    domain.name = file.name;
    domain.place = root.place();
    const XmlNode* objective = objective_of(root);
    if (!objective)
        return make_error(root.place(), "the domain has no <objective>", "give the issues inside one");
    Errors errors = add_issues(*objective, domain, nullptr);
    if (!errors.empty()) return errors;
    if (domain.issues.empty())
        return make_error(root.place(), "the domain has no issues", "give it at least one");
    return domain;
}

bool names_issues_of(const XmlNode& root, const Domain& domain) {
    std::size_t named = 0;
    bool all = true;
    const auto look = [&](const auto& self, const XmlNode& objective) -> void {
        for (const XmlNode& node : objective.children()) {
            if (node.name == "objective") self(self, node);
            if (node.name != "issue") continue;
            const std::string_view* name = node.attribute("name");
            all = all && name && find_issue(domain, *name) >= 0;
            ++named;
        }
    };
    if (const XmlNode* objective = objective_of(root)) look(look, *objective);
    return all && named == domain.issues.size();
}

Result<Domain> domain_of_genius_profile(const XmlNode& root, const SourceFile& file) {
    return read_genius_domain(root, file);
}

}  // namespace detente::numeric
