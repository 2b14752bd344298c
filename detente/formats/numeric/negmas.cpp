// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/negmas.h"

#ifdef DETENTE_HAVE_YAML

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <string>

#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

constexpr std::size_t kLargest = 16u << 20;

Place place_of(const SourceFile& file, const YAML::Node& node) {
    const YAML::Mark mark = node.Mark();
    if (mark.line < 0) return {file.path, 0, 0};
    return {file.path, mark.line + 1, mark.column + 1};
}

std::string text_of(const YAML::Node& node) {
    return node.IsScalar() ? node.Scalar() : std::string();
}

std::optional<Rational> number_of(const YAML::Node& node) {
    if (!node || !node.IsScalar()) return std::nullopt;
    Result<Rational> value = parse_number(node.Scalar());
    if (!value.ok()) return std::nullopt;
    return *value;
}

// "CategoricalIssue" of "negmas.outcomes.CategoricalIssue".
std::string short_type(const YAML::Node& node) {
    std::string type = text_of(node);
    if (const auto dot = type.find_last_of('.'); dot != std::string::npos) type = type.substr(dot + 1);
    return type;
}

struct NegmasReader {
    const SourceFile& file;
    Errors errors;
    void fail(const YAML::Node& node, std::string message, std::string remedy) {
        errors.push_back(make_error(place_of(file, node), std::move(message), std::move(remedy)));
    }
};

void add_integers(NegmasReader& reader, const YAML::Node& node, DomainIssue& issue, const Rational& low,
                  const Rational& high) {
    issue.kind = DomainIssue::Kind::integer;
    issue.lower = low;
    issue.upper = high;
    issue.step = 1;
    if (high - low >= Rational(DomainLimits::values) || high < low) {
        reader.fail(node,
                    "issue `" + issue.name + "` does not have from 1 to " +
                        std::to_string(DomainLimits::values) + " values",
                    "mend its bounds");
        return;
    }
    for (Rational v = low; v <= high; v += 1) {
        issue.numbers.push_back(v);
        issue.values.push_back(v.to_string());
    }
}

Result<Domain> read_domain(const YAML::Node& root, const SourceFile& file) {
    NegmasReader reader{file, {}};
    Domain domain;
    domain.name = root["name"] ? text_of(root["name"]) : file.name;
    domain.place = {file.path, 0, 0};
    for (const YAML::Node& node : root["issues"]) {
        DomainIssue issue;
        issue.name = text_of(node["name"]);
        issue.place = place_of(file, node);
        const std::string type = short_type(node["type"]);
        const YAML::Node values = node["values"];
        if (!values || !values.IsSequence() || values.size() == 0) {
            reader.fail(node, "issue `" + issue.name + "` has no values", "give it a list of them");
            continue;
        }
        if (type == "ContiguousIssue") {
            const auto low = number_of(values[0]);
            const auto high = values.size() == 2 ? number_of(values[1]) : std::nullopt;
            if (!low || !high || !low->is_integer() || !high->is_integer())
                reader.fail(values, "contiguous issue `" + issue.name + "` does not give two whole numbers",
                            "write values: [low, high]");
            else
                add_integers(reader, values, issue, *low, *high);
        } else if (type == "CategoricalIssue" || type == "OrdinalIssue" || type == "DiscreteOrdinalIssue" ||
                   type == "DiscreteCardinalIssue" || type == "CardinalIssue" ||
                   type == "DiscreteIntegerIssue") {
            bool numeric = true;
            for (const YAML::Node& value : values) {
                issue.values.push_back(text_of(value));
                if (const auto number = number_of(value))
                    issue.numbers.push_back(*number);
                else
                    numeric = false;
            }
            if (!numeric) issue.numbers.clear();
        } else {
            reader.fail(node, "issue `" + issue.name + "` is of type `" + type + "`, which is not supported",
                        "supported are categorical, ordinal, cardinal and contiguous issues");
        }
        domain.issues.push_back(std::move(issue));
    }
    if (!reader.errors.empty()) return reader.errors;
    if (domain.issues.empty())
        return make_error(domain.place, "the outcome space has no issues", "give it at least one");
    return domain;
}

std::vector<Rational> values_of(NegmasReader& reader, const YAML::Node& node, const DomainIssue& issue) {
    std::vector<Rational> values(issue.values.size());
    const std::string type = node.IsMap() && node["type"] ? short_type(node["type"]) : "TableFun";
    if (type == "TableFun") {
        const YAML::Node mapping = node.IsMap() && node["mapping"] ? node["mapping"] : node;
        std::vector<bool> seen(values.size(), false);
        for (const auto& pair : mapping) {
            int at = find_value(issue, text_of(pair.first));
            if (at < 0) {
                if (const auto number = number_of(pair.first))
                    for (std::size_t v = 0; v < issue.numbers.size(); ++v)
                        if (issue.numbers[v] == *number) at = static_cast<int>(v);
            }
            const auto number = number_of(pair.second);
            if (at < 0 || !number) {
                reader.fail(pair.first,
                            "issue `" + issue.name + "` has no value `" + text_of(pair.first) +
                                "`, or its number is none",
                            "give one number a value");
                continue;
            }
            values[static_cast<std::size_t>(at)] = *number;
            seen[static_cast<std::size_t>(at)] = true;
        }
        for (std::size_t v = 0; v < seen.size(); ++v)
            if (!seen[v])
                reader.fail(node,
                            "value `" + issue.values[v] + "` of issue `" + issue.name + "` has no number",
                            "give one number a value");
        return values;
    }
    if (type == "IdentityFun" || type == "LinearFun" || type == "AffineFun" || type == "ConstFun") {
        const Rational slope = type == "IdentityFun" ? Rational(1)
                               : type == "ConstFun"  ? Rational(0)
                                                     : number_of(node["slope"]).value_or(Rational(0));
        const Rational bias = number_of(node["bias"]).value_or(Rational(0));
        if (issue.numbers.empty() && !slope.is_zero()) {
            reader.fail(node, "issue `" + issue.name + "` has named values and the function is over numbers",
                        "use a TableFun");
            return values;
        }
        for (std::size_t v = 0; v < values.size(); ++v)
            values[v] = (issue.numbers.empty() ? Rational(0) : slope * issue.numbers[v]) + bias;
        return values;
    }
    reader.fail(node, "value function `" + type + "` of issue `" + issue.name + "` is not supported",
                "supported are TableFun, IdentityFun, LinearFun, AffineFun and ConstFun");
    return values;
}

Result<Profile> read_profile(const YAML::Node& root, const SourceFile& file, const Domain& domain) {
    NegmasReader reader{file, {}};
    Profile profile;
    profile.name = file.name;
    profile.file = file.path;
    profile.arithmetic = Arithmetic::negmas;
    const std::string type = short_type(root["type"]);
    if (type == "LinearAdditiveUtilityFunction" || type == "UtilityFunction" ||
        type == "LinearUtilityAggregationFunction" || type == "LinearUtilityFunction") {
        AdditiveUtility additive;
        const YAML::Node values = root["values"];
        const YAML::Node weights = root["weights"];
        if (const auto bias = number_of(root["bias"]); bias && !bias->is_zero())
            reader.fail(root["bias"], "a bias of the whole function is not supported",
                        "put it into the values of an issue");
        for (std::size_t i = 0; i < domain.issues.size(); ++i) {
            const DomainIssue& issue = domain.issues[i];
            const auto part_of = [&](const YAML::Node& list) -> YAML::Node {
                if (!list) return YAML::Node(YAML::NodeType::Undefined);
                if (list.IsMap()) return list[issue.name];
                if (list.IsSequence() && i < list.size()) return list[i];
                return YAML::Node(YAML::NodeType::Undefined);
            };
            IssueUtility utility;
            const YAML::Node weight = part_of(weights);
            if (weight && !weight.IsNull()) {
                if (const auto number = number_of(weight))
                    utility.weight = *number;
                else
                    reader.fail(weight, "the weight of issue `" + issue.name + "` is not a number",
                                "write a number");
            }
            if (type == "LinearUtilityFunction") {
                if (issue.numbers.empty())
                    reader.fail(root, "issue `" + issue.name + "` has no numbers for a linear function",
                                "use values");
                utility.values = issue.numbers;
            } else if (const YAML::Node value = part_of(values); value && !value.IsNull()) {
                utility.values = values_of(reader, value, issue);
            } else {
                reader.fail(root, "the function has no values for issue `" + issue.name + "`",
                            "give profiles of one domain");
            }
            additive.issues.push_back(std::move(utility));
        }
        if (values && values.IsSequence() && values.size() != domain.issues.size())
            reader.fail(values,
                        "the function has " + std::to_string(values.size()) +
                            " issues and the outcome space " + std::to_string(domain.issues.size()),
                        "give profiles of one domain");
        profile.utility = std::move(additive);
    } else {
        reader.fail(root["type"] ? root["type"] : root, "utility function `" + type + "` is not supported",
                    "supported are LinearAdditiveUtilityFunction and LinearUtilityFunction");
    }
    // NegMAS writes no reserved value as minus infinity: then every deal will do.
    if (const YAML::Node reserved = root["reserved_value"]; reserved && !reserved.IsNull()) {
        const std::string text = text_of(reserved);
        if (const auto number = number_of(reserved))
            profile.reservation = *number;
        else if (text != "-.inf" && text != "-inf")
            reader.fail(reserved, "the reserved_value `" + text + "` is not a number", "write a number");
    }
    if (!reader.errors.empty()) return reader.errors;
    return profile;
}

}  // namespace

Result<NumericScenario> read_negmas(const std::vector<SourceFile>& files, const std::string& name) {
    NumericScenario scenario;
    scenario.name = name;
    scenario.format = "NegMAS";
    std::vector<std::pair<const SourceFile*, YAML::Node>> profiles;
    bool have_domain = false;
    for (const SourceFile& file : files) {
        if (file.bytes.size() > kLargest)
            return make_error({file.path, 0, 0},
                              "the file has " + std::to_string(file.bytes.size()) + " bytes and " +
                                  std::to_string(kLargest) + " are read at most",
                              "split the scenario");
        // Aliases make a small text a huge tree; scenario files have none.
        if (file.bytes.find("\n&") != std::string::npos || file.bytes.find(": &") != std::string::npos ||
            file.bytes.find("- &") != std::string::npos)
            return make_error({file.path, 0, 0}, "anchors and aliases are not supported",
                              "write the values out");
        YAML::Node root;
        try {
            root = YAML::Load(file.bytes);
        } catch (const YAML::Exception& fault) {
            return make_error({file.path, fault.mark.line + 1, fault.mark.column + 1},
                              "this is not YAML: " + fault.msg, "mend it at this place");
        }
        try {
            if (!root.IsMap()) continue;
            if (root["issues"] && root["issues"].IsSequence()) {
                if (have_domain)
                    return make_error({file.path, 0, 0}, "there are two outcome spaces", "give one");
                Result<Domain> domain = read_domain(root, file);
                if (!domain.ok()) return domain.errors();
                scenario.domain = std::move(*domain);
                have_domain = true;
            } else if (root["type"]) {
                profiles.emplace_back(&file, root);
            }
        } catch (const YAML::Exception& fault) {
            return make_error({file.path, 0, 0}, "this is not a NegMAS scenario: " + fault.msg,
                              "give the outcome space and the utility functions");
        }
    }
    if (!have_domain)
        return make_error({files.empty() ? name : files.front().path, 0, 0}, "no file holds an outcome space",
                          "give the file with `issues:`");
    Errors errors;
    for (const auto& [file, root] : profiles) {
        try {
            Result<Profile> profile = read_profile(root, *file, scenario.domain);
            if (profile.ok())
                scenario.profiles.push_back(std::move(*profile));
            else
                errors.insert(errors.end(), profile.errors().begin(), profile.errors().end());
        } catch (const YAML::Exception& fault) {
            errors.push_back(make_error({file->path, 0, 0},
                                        "this is not a NegMAS utility function: " + fault.msg,
                                        "give values and weights"));
        }
    }
    if (!errors.empty()) return errors;
    return scenario;
}

}  // namespace detente::numeric

#else

namespace detente::numeric {

Result<NumericScenario> read_negmas(const std::vector<SourceFile>& files, const std::string& name) {
    return make_error({files.empty() ? name : files.front().path, 0, 0}, "this build cannot read YAML",
                      "install libyaml-cpp-dev and build again");
}

}  // namespace detente::numeric

#endif
