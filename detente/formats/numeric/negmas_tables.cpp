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

std::optional<Rational> number_of(const YAML::Node& node) {
    if (!node || !node.IsScalar()) return std::nullopt;
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

std::vector<ValueNames> names_of(const Domain& domain) {
    std::vector<ValueNames> names;
    for (const DomainIssue& issue : domain.issues) names.emplace_back(issue);
    return names;
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
    if (!number_of(root["default"]) && std::find(seen.begin(), seen.end(), false) != seen.end())
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
    table.values.assign(count, number_of(root["bias"]).value_or(Rational(0)));
    const std::vector<ValueNames> names = names_of(domain);
    for (std::size_t b = 0; b < ranges.size(); ++b) {
        const auto utility = number_of(utilities[b]);
        const auto weight = weights && weights.IsSequence() && b < weights.size()
                                ? number_of(weights[b])
                                : std::optional(Rational(1));
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
                const int issue = known ? static_cast<int>(number->small_numerator())
                                        : find_issue(domain, text_of(pair.first));
                if (issue < 0) {
                    reader.fail(pair.first, "a hyper-rectangle names an issue that there is not",
                                "name issues by number, from 0");
                    return table;
                }
                std::vector<bool>& of = allowed[static_cast<std::size_t>(issue)];
                of.assign(of.size(), false);
                YAML::Node list = pair.second;
                if (!list.IsSequence()) {
                    list = YAML::Node(YAML::NodeType::Sequence);
                    list.push_back(pair.second);
                }
                for (const YAML::Node& one : list) {
                    if (!one.IsScalar() || pair.second.Tag().find("tuple") != std::string::npos) {
                        reader.fail(pair.first, "a hyper-rectangle gives a range and not a list of values",
                                    "list the values");
                        return table;
                    }
                    if (const int at = value_at(names[static_cast<std::size_t>(issue)], one); at >= 0)
                        of[static_cast<std::size_t>(at)] = true;
                }
            }
        for (std::size_t code = 0; code < count; ++code) {
            bool inside = true;
            std::size_t rest = code;
            for (std::size_t i = domain.issues.size(); i-- > 0 && inside;) {
                const std::size_t size = domain.issues[i].values.size();
                inside = allowed[i][rest % size];
                rest /= size;
            }
            if (inside) table.values[code] += *weight * *utility;
        }
    }
    return table;
}

}  // namespace detente::numeric

#endif
