// SPDX-License-Identifier: Apache-2.0
// NegMAS functions that are given outcome by outcome.
#include "detente/formats/internal/numeric/negmas_parts.h"

#ifdef DETENTE_HAVE_YAML

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "detente/base/names.h"
#include "detente/formats/internal/numeric/value_names.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

Place place_of(const SourceFile& file, const YAML::Node& node) {
    const YAML::Mark mark = node.Mark();
    if (mark.line < 0) return {file.path, 0, 0};
    return {file.path, mark.line + 1, mark.column + 1};
}

std::string text_of(const YAML::Node& node) {
    return node.IsScalar() ? as_name(node.Scalar()) : std::string();
}

namespace {

// 010 is 8 to readers of YAML 1.1, NegMAS's among them, and 10 to others.
bool has_idle_zero(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    return text.size() > 1 && text.front() == '0' &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<Rational> number_of(const YAML::Node& node) {
    if (!node || !node.IsScalar()) return std::nullopt;
    if (node.Tag() != "!" && has_idle_zero(node.Scalar())) return std::nullopt;
    Result<Rational> value = parse_number(node.Scalar());
    if (!value.ok()) return std::nullopt;
    return *value;
}

void NegmasReader::fail(const YAML::Node& node, std::string message, std::string remedy) {
    errors.push_back(make_error(place_of(file, node), std::move(message), std::move(remedy)));
}

void NegmasReader::warn(const YAML::Node& node, std::string message) {
    if (warnings) warnings->push_back(make_error(place_of(file, node), std::move(message)));
}

namespace {

// Tables are filled outcome by outcome, the last issue fastest.
constexpr std::size_t kOutcomes = 2'000'000;

std::size_t listed_outcomes(NegmasReader& reader, const YAML::Node& root, const Domain& domain) {
    std::size_t count = 1;
    for (const DomainIssue& issue : domain.issues) {
        count *= issue.values.size();
        if (count > kOutcomes) {
            reader.fail(root,
                        "the function is given outcome by outcome, and there are more than " +
                            std::to_string(kOutcomes) + " outcomes",
                        "give an additive function");
            return 0;
        }
    }
    return count;
}

// The value of an issue that a node names, or -1.
int value_at(const ValueNames& names, const YAML::Node& node) {
    const int named = names.find(text_of(node));
    if (named >= 0) return named;
    const auto number = number_of(node);
    return number ? names.find_number(*number) : -1;
}

// Outcomes of values that are listed twice are worth what those of the first are.
void copy_to_doubles(TableUtility& table, const Domain& domain, const std::vector<ValueNames>& names) {
    std::vector<std::vector<std::size_t>> first;
    bool twice = false;
    for (std::size_t i = 0; i < domain.issues.size(); ++i) {
        std::vector<std::size_t>& of = first.emplace_back();
        for (const std::string& value : domain.issues[i].values)
            of.push_back(static_cast<std::size_t>(names[i].find(value)));
        for (std::size_t v = 0; v < of.size(); ++v) twice = twice || of[v] != v;
    }
    if (!twice) return;
    for (std::size_t code = 0; code < table.values.size(); ++code) {
        std::size_t rest = code, from = 0, stride = 1;
        for (std::size_t i = domain.issues.size(); i-- > 0;) {
            const std::size_t size = domain.issues[i].values.size();
            from += first[i][rest % size] * stride;
            rest /= size;
            stride *= size;
        }
        table.values[code] = table.values[from];
    }
}

std::vector<ValueNames> names_of(const Domain& domain) {
    std::vector<ValueNames> names;
    for (const DomainIssue& issue : domain.issues) names.emplace_back(issue);
    return names;
}

// Two numbers in a list are a range to NegMAS, whose ends it leaves out (0.16: min < value < max).
bool is_range(const YAML::Node& node) {
    const auto plain = [](const YAML::Node& one) { return one.Tag() != "!" && number_of(one).has_value(); };
    return node.IsSequence() && node.size() == 2 && plain(node[0]) && plain(node[1]);
}

void add_range(const YAML::Node& node, const DomainIssue& issue, std::vector<bool>& allowed) {
    const Rational low = *number_of(node[0]), high = *number_of(node[1]);
    for (std::size_t v = 0; v < issue.numbers.size(); ++v)
        if (low < issue.numbers[v] && issue.numbers[v] < high) allowed[v] = true;
}

// The values of an issue that a hyper-rectangle holds: one, a range, or a list of values, ranges and lists. What
// is empty holds none.
bool limit_issue(NegmasReader& reader, const YAML::Node& node, const DomainIssue& issue,
                 const ValueNames& names, std::vector<bool>& allowed) {
    allowed.assign(allowed.size(), false);
    const auto refuse = [&](const YAML::Node& at) {
        reader.fail(
            at, "a hyper-rectangle says the values of issue `" + issue.name + "` in a way that is not read",
            "list them");
        return false;
    };
    const auto add = [&](const YAML::Node& one) {
        if (const int at = value_at(names, one); at >= 0) allowed[static_cast<std::size_t>(at)] = true;
    };
    const auto ranged = [&](const YAML::Node& at) {
        if (issue.numbers.empty()) return refuse(at);
        reader.warn(at, "two numbers are a range whose ends are left out, as in NegMAS: more than " +
                            text_of(at[0]) + " and less than " + text_of(at[1]));
        add_range(at, issue, allowed);
        return true;
    };
    if (node.IsNull()) return true;
    if (node.IsScalar()) return add(node), true;
    if (is_range(node)) return ranged(node);
    if (!node.IsSequence() || node.Tag().find("tuple") != std::string::npos) return refuse(node);
    for (const YAML::Node& one : node) {
        if (one.IsScalar()) {
            add(one);
        } else if (is_range(one)) {
            if (!ranged(one)) return false;
        } else if (one.IsSequence() && one.Tag().find("tuple") == std::string::npos) {
            for (const YAML::Node& inner : one) {
                if (!inner.IsScalar()) return refuse(inner);
                add(inner);
            }
        } else {
            return refuse(one);
        }
    }
    return true;
}

}  // namespace

TableUtility read_mapping(NegmasReader& reader, const YAML::Node& root, const Domain& domain) {
    TableUtility table;
    const std::size_t count = listed_outcomes(reader, root, domain);
    const YAML::Node mapping = root["mapping"];
    if (!mapping || !mapping.IsMap()) {
        reader.fail(root, "the mapping is missing", "give one utility an outcome");
        return table;
    }
    table.values.assign(count, number_of(root["default"]).value_or(Rational(0)));
    std::vector<bool> seen(count, false);
    const std::vector<ValueNames> names = names_of(domain);
    for (const auto& pair : mapping) {
        const auto worth = number_of(pair.second);
        std::size_t code = 0;
        bool known =
            worth.has_value() && pair.first.IsSequence() && pair.first.size() == domain.issues.size();
        for (std::size_t i = 0; known && i < domain.issues.size(); ++i) {
            const int at = value_at(names[i], pair.first[i]);
            known = at >= 0;
            code = code * domain.issues[i].values.size() + static_cast<std::size_t>(std::max(at, 0));
        }
        if (!known || code >= count) {
            reader.fail(pair.first, "an entry of the mapping is no outcome with a number",
                        "write [value, value, ...]: number");
            if (reader.errors.size() > 20) return table;
            continue;
        }
        table.values[code] = *worth;
        seen[code] = true;
    }
    copy_to_doubles(table, domain, names);
    std::size_t listed = 1;  // outcomes that differ by name
    for (std::size_t i = 0; i < domain.issues.size(); ++i) {
        const std::vector<std::string>& values = domain.issues[i].values;
        listed *= static_cast<std::size_t>(std::count_if(
            values.begin(), values.end(),
            [&](const std::string& value) { return &value - values.data() == names[i].find(value); }));
    }
    if (!number_of(root["default"]) &&
        static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true)) < listed)
        reader.fail(mapping, "some outcomes are not in the mapping, and the default is no number",
                    "give every outcome its utility, or a default");
    return table;
}

TableUtility read_boxes(NegmasReader& reader, const YAML::Node& root, const Domain& domain) {
    TableUtility table;
    const std::size_t count = listed_outcomes(reader, root, domain);
    const YAML::Node ranges = root["outcome_ranges"], utilities = root["utilities"],
                     weights = root["weights"];
    if (!ranges || !ranges.IsSequence() || !utilities || utilities.size() != ranges.size()) {
        reader.fail(root, "the hyper-rectangles do not have one utility each",
                    "give outcome_ranges and utilities");
        return table;
    }
    const Rational bias = number_of(root["bias"]).value_or(Rational(0));
    table.values.assign(count, bias);
    const std::vector<ValueNames> names = names_of(domain);
    const bool weighted = weights && weights.IsSequence() && weights.size() > 0;
    for (std::size_t b = 0; b < ranges.size(); ++b) {
        if (weighted && b >= weights.size()) {
            reader.warn(weights, "hyper-rectangle " + std::to_string(b + 1) +
                                     " has no weight and is left out of the sum, as in NegMAS");
            continue;
        }
        const auto utility = number_of(utilities[b]);
        const auto weight = weighted ? number_of(weights[b]) : std::optional(Rational(1));
        if (!utility || !weight) {
            reader.fail(utilities[b], "the utility of a hyper-rectangle is not a number", "write a number");
            return table;
        }
        std::vector<std::vector<bool>> allowed;
        for (const DomainIssue& issue : domain.issues) allowed.emplace_back(issue.values.size(), true);
        if (ranges[b].IsMap())
            for (const auto& pair : ranges[b]) {
                const auto number = number_of(pair.first);
                const bool known = number && number->is_integer() && number->sign() >= 0 &&
                                   *number < Rational(static_cast<long>(domain.issues.size()));
                if (!known) {
                    reader.fail(pair.first, "a hyper-rectangle names an issue that there is not",
                                "name issues by number, from 0, as NegMAS does");
                    return table;
                }
                const auto issue = static_cast<std::size_t>(number->small_numerator());
                if (!limit_issue(reader, pair.second, domain.issues[issue], names[issue], allowed[issue]))
                    return table;
            }
        const Rational gain = *weight * *utility;
        for (std::size_t code = 0; code < count; ++code) {
            bool inside = true;
            std::size_t rest = code;
            for (std::size_t i = domain.issues.size(); i-- > 0 && inside;) {
                const std::size_t size = domain.issues[i].values.size();
                inside = allowed[i][rest % size];
                rest /= size;
            }
            if (inside) table.values[code] += gain;
        }
    }
    copy_to_doubles(table, domain, names);
    return table;
}

}  // namespace detente::numeric

#endif
