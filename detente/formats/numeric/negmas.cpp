// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/negmas.h"

#ifdef DETENTE_HAVE_YAML

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "detente/base/names.h"
#include "detente/base/suggest.h"
#include "detente/formats/internal/numeric/negmas_parts.h"
#include "detente/formats/internal/numeric/negmas_value_function.h"
#include "detente/formats/internal/numeric/value_names.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

constexpr std::size_t kLargest = 16u << 20;

// Duplicate keys are two answers to one question; YAML lets them pass, and NegMAS takes the last. Aliases
// make a small text a huge tree, so what is gone through is counted.
struct TreeCheck {
    const SourceFile& file;
    std::size_t left = 5'000'000;
    std::optional<Error> fault;

    void look(const YAML::Node& node, int depth) {
        if (fault) return;
        if (left == 0 || --left == 0 || depth > 100) {
            fault = make_error({file.path, 0, 0}, "the file's aliases make more of it than is read",
                               "write the values out");
            return;
        }
        if (node.IsSequence())
            for (const YAML::Node& child : node) look(child, depth + 1);
        if (!node.IsMap()) return;
        std::unordered_set<std::string> keys;
        for (const auto& pair : node) {
            if (pair.first.IsScalar() && !keys.insert(as_name(pair.first.Scalar())).second) {
                fault = make_error(place_of(file, pair.first),
                                   "the key `" + pair.first.Scalar().substr(0, 60) + "` is given twice",
                                   "keep one of them");
                return;
            }
            look(pair.second, depth + 1);
        }
    }
};

// "CategoricalIssue" of "negmas.outcomes.CategoricalIssue".
std::string short_type(const YAML::Node& node) {
    std::string type = text_of(node);
    if (const auto dot = type.find_last_of('.'); dot != std::string::npos) type = type.substr(dot + 1);
    return type;
}

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
    NegmasReader reader{file, {}, nullptr};
    Domain domain;
    domain.name = root["name"] ? text_of(root["name"]) : file.name;
    domain.place = {file.path, 0, 0};
    for (const YAML::Node& node : root["issues"]) {
        DomainIssue issue;
        if (!node.IsMap() || !node["name"] || !node["type"]) {
            reader.fail(node,
                        node.IsMap() && node["name"] ? "issue `" + text_of(node["name"]) + "` has no type"
                                                     : "an issue has no name",
                        "write name: price, type: CategoricalIssue and its values");
            continue;
        }
        issue.name = text_of(node["name"]);
        issue.place = place_of(file, node);
        if (std::any_of(domain.issues.begin(), domain.issues.end(),
                        [&](const DomainIssue& other) { return other.name == issue.name; })) {
            reader.fail(node, "issue `" + issue.name + "` is given twice", "give each issue its own name");
            continue;
        }
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
                if (value.IsNull())
                    reader.fail(value, "a value of issue `" + issue.name + "` is nothing",
                                "name it; the word null is written in quotes");
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

std::optional<ValueFunction> value_function(const YAML::Node& node, const std::string& type) {
    const auto number = [&](const char* key, const Rational& absent) {
        return number_of(node[key]).value_or(absent);
    };
    ValueFunction function;
    function.bias = number("bias", 0);
    if (type == "IdentityFun") {
        function.coefficients = {0, 1};
    } else if (type == "ConstFun") {
        function.coefficients = {function.bias};
    } else if (type == "LinearFun" || type == "AffineFun") {
        function.coefficients = {function.bias, number("slope", 0)};
    } else if (type == "QuadraticFun") {
        function.quadratic = {number("a2", 0), number("a1", 0)};
        function.coefficients = {function.bias, function.quadratic[1], function.quadratic[0]};
    } else if (type == "PolynomialFun") {
        function.coefficients = {function.bias};
        if (const YAML::Node list = node["coefficients"]; list && list.IsSequence())
            for (const YAML::Node& one : list)
                function.coefficients.push_back(number_of(one).value_or(Rational(0)));
    } else if (type == "TriangularFun") {
        function.shape = ValueFunction::Shape::triangular;
        function.start = number("start", 0);
        function.middle = function.fall = number("middle", 0);
        function.end = number("end", 0);
        function.scale = number("scale", 1);
    } else if (type == "TrapezoidalFun") {
        function.shape = ValueFunction::Shape::trapezoidal;
        function.start = number("start", 0);
        function.middle = number("rise_end", 0);
        function.fall = number("fall_start", 0);
        function.end = number("end", 0);
        function.scale = number("scale", 1);
    } else {
        return std::nullopt;
    }
    return function;
}

// `doubles`: what NegMAS computes, where that is not the nearest double of the exact value.
std::vector<Rational> values_of(NegmasReader& reader, const YAML::Node& node, const DomainIssue& issue,
                                std::vector<double>& doubles) {
    std::vector<Rational> values(issue.values.size());
    const std::string type = node.IsMap() && node["type"] ? short_type(node["type"]) : "TableFun";
    if (type == "TableFun") {
        const YAML::Node mapping = node.IsMap() && node["mapping"] ? node["mapping"] : node;
        std::vector<bool> seen(values.size(), false);
        const ValueNames names(issue);
        for (const auto& pair : mapping) {
            int at = names.find(text_of(pair.first));
            if (at < 0)
                if (const auto number = number_of(pair.first)) at = names.find_number(*number);
            const auto number = number_of(pair.second);
            if (at < 0 || !number) {
                reader.fail(pair.first,
                            "issue `" + issue.name + "` has no value `" + text_of(pair.first) +
                                "`, or its number is none",
                            "give one number a value");
                continue;
            }
            // A value that is listed twice has one worth.
            for (; at >= 0; at = names.next(at)) {
                values[static_cast<std::size_t>(at)] = *number;
                seen[static_cast<std::size_t>(at)] = true;
            }
        }
        for (std::size_t v = 0; v < seen.size(); ++v)
            if (!seen[v])
                reader.fail(node,
                            "value `" + issue.values[v] + "` of issue `" + issue.name + "` has no number",
                            "give one number a value");
        return values;
    }
    if (std::optional<ValueFunction> function = value_function(node, type)) {
        if (issue.numbers.empty() && !function->constant()) {
            reader.fail(node, "issue `" + issue.name + "` has named values and the function is over numbers",
                        "use a TableFun");
            return values;
        }
        if (function->shape == ValueFunction::Shape::trapezoidal &&
            !(function->start <= function->middle && function->middle <= function->fall &&
              function->fall <= function->end))
            reader.fail(node, "the corners of a TrapezoidalFun are not in order",
                        "give start <= rise_end <= fall_start <= end");
        for (std::size_t v = 0; v < values.size(); ++v) {
            const Rational x = issue.numbers.empty() ? Rational(0) : issue.numbers[v];
            values[v] = function->exact(x);
            doubles.push_back(function->in_doubles(x.to_double()));
        }
        return values;
    }
    reader.fail(
        node, "value function `" + type + "` of issue `" + issue.name + "` is not supported",
        "write its values out in a TableFun; read are TableFun, IdentityFun, LinearFun, AffineFun, ConstFun, "
        "QuadraticFun, PolynomialFun, TriangularFun and TrapezoidalFun");
    return values;
}

// The part of a list or of a map by issue that belongs to one issue.
YAML::Node part_of(const YAML::Node& list, const DomainIssue& issue, std::size_t i) {
    if (list && list.IsMap())
        for (const auto& pair : list)
            if (text_of(pair.first) == issue.name) return pair.second;
    if (list && list.IsSequence() && i < list.size()) return list[i];
    return YAML::Node(YAML::NodeType::Undefined);
}

// Weights and values are of this domain: none too many, none under another name.
void check_parts(NegmasReader& reader, const YAML::Node& list, const char* what, const Domain& domain) {
    if (!list) return;
    if (list.IsSequence() && list.size() > domain.issues.size())
        reader.fail(list,
                    "there are " + std::to_string(list.size()) + " " + what + " and the outcome space has " +
                        std::to_string(domain.issues.size()) + " issues",
                    "give profiles of one domain");
    if (!list.IsMap()) return;
    for (const auto& pair : list)
        if (find_issue(domain, text_of(pair.first)) < 0) {
            std::vector<std::string> names;
            for (const DomainIssue& issue : domain.issues) names.push_back(issue.name);
            reader.fail(pair.first,
                        std::string(what) + " name `" + text_of(pair.first) +
                            "`, which the outcome space does not have",
                        did_you_mean(text_of(pair.first), names));
        }
}

// What NegMAS makes of a weight that is not there (0.16): the issues behind the end of a list are left out of
// the sum, and those that a map does not name count once.
Rational weight_of(NegmasReader& reader, const YAML::Node& root, const DomainIssue& issue, std::size_t i) {
    const YAML::Node weights = root["weights"];
    if (!weights || weights.IsNull()) return Rational(1);
    const YAML::Node weight = part_of(weights, issue, i);
    if (!weight) {
        const bool list = weights.IsSequence();
        reader.warn(weights, "issue `" + issue.name + "` has no weight " +
                                 (list ? "and is left out of the sum, as in NegMAS"
                                       : "and counts once, as in NegMAS"));
        return list ? Rational(0) : Rational(1);
    }
    if (const auto number = number_of(weight)) return *number;
    reader.fail(weight, "the weight of issue `" + issue.name + "` is not a number", "write a number");
    return Rational(0);
}

// u = bias + w1 * v1 + w2 * v2 + ..., in this order: what the sum begins with goes to the first issue.
void add_bias(AdditiveUtility& additive, const Rational& bias) {
    if (bias.is_zero() || additive.issues.empty()) return;
    IssueUtility& first = additive.issues.front();
    std::vector<double> doubles;
    for (std::size_t v = 0; v < first.values.size(); ++v) {
        const double value =
            first.format_values.empty() ? first.values[v].to_double() : first.format_values[v];
        doubles.push_back(bias.to_double() + first.weight.to_double() * value);
        first.values[v] = bias + first.weight * first.values[v];
    }
    first.weight = 1;
    first.format_values = std::move(doubles);
}

AdditiveUtility read_additive(NegmasReader& reader, const YAML::Node& root, const Domain& domain,
                              bool over_numbers) {
    AdditiveUtility additive;
    const YAML::Node values = root["values"];
    check_parts(reader, root["weights"], "weights", domain);
    if (!over_numbers) check_parts(reader, values, "values", domain);
    for (std::size_t i = 0; i < domain.issues.size(); ++i) {
        const DomainIssue& issue = domain.issues[i];
        IssueUtility utility;
        utility.weight = weight_of(reader, root, issue, i);
        if (over_numbers) {
            if (issue.numbers.empty())
                reader.fail(root, "issue `" + issue.name + "` has no numbers for a linear function",
                            "use values");
            utility.values = issue.numbers;
        } else if (const YAML::Node value = part_of(values, issue, i); value && !value.IsNull()) {
            utility.values = values_of(reader, value, issue, utility.format_values);
        } else {
            reader.fail(root, "the function has no values for issue `" + issue.name + "`",
                        "give profiles of one domain");
        }
        additive.issues.push_back(std::move(utility));
    }
    if (const YAML::Node bias = root["bias"]; bias && !bias.IsNull()) {
        if (const auto number = number_of(bias); number && reader.errors.empty())
            add_bias(additive, *number);
        else if (!number)
            reader.fail(bias, "the bias `" + text_of(bias) + "` is not a number", "write a number");
    }
    return additive;
}

// A misspelt key would leave what it says out; NegMAS refuses each that it does not know.
void check_keys(NegmasReader& reader, const YAML::Node& root) {
    static const std::vector<std::string> known{"type",
                                                "name",
                                                "id",
                                                "reserved_value",
                                                "reserved_outcome",
                                                "outcome_space",
                                                "issues",
                                                "outcomes",
                                                "stability",
                                                "path",
                                                "invalid_value",
                                                "constraints",
                                                "values",
                                                "weights",
                                                "bias",
                                                "mapping",
                                                "default",
                                                "value",
                                                "utilities",
                                                "discount",
                                                "ufun",
                                                "cost",
                                                "factor",
                                                "power",
                                                "owner",
                                                "outcome_ranges",
                                                "dynamic_reservation",
                                                "ignore_issues_not_in_input",
                                                "ignore_failing_range_utilities"};
    for (const auto& pair : root) {
        const std::string key = text_of(pair.first);
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        if (!nearest_name(key, known).empty())
            reader.fail(pair.first, "a utility function has no key `" + key + "`", did_you_mean(key, known));
    }
    if (const YAML::Node constraints = root["constraints"]; constraints && constraints.size() > 0)
        reader.fail(constraints, "constraints are not supported",
                    "write the function out outcome by outcome, as a MappingUtilityFunction");
}

void read_utility(NegmasReader& reader, const YAML::Node& root, const Domain& domain, Profile& profile) {
    check_keys(reader, root);
    const std::string type = short_type(root["type"] ? root["type"] : root["__python_class__"]);
    if (type == "LinearAdditiveUtilityFunction" || type == "UtilityFunction" ||
        type == "LinearUtilityAggregationFunction") {
        profile.utility = read_additive(reader, root, domain, false);
    } else if (type == "LinearUtilityFunction" || type == "AffineUtilityFunction") {
        profile.utility = read_additive(reader, root, domain, true);
    } else if (type == "ConstUtilityFunction") {
        AdditiveUtility additive;
        for (const DomainIssue& issue : domain.issues) {
            additive.issues.emplace_back();
            additive.issues.back().values.assign(issue.values.size(), Rational(0));
        }
        const auto value = number_of(root["value"]);
        if (!value) reader.fail(root, "the constant is not a number", "give value: 0.5");
        add_bias(additive, value.value_or(Rational(0)));
        profile.utility = std::move(additive);
    } else if (type == "MappingUtilityFunction") {
        profile.utility = read_mapping(reader, root, domain);
    } else if (type == "HyperRectangleUtilityFunction") {
        profile.utility = read_boxes(reader, root, domain);
    } else if ((type == "ExpDiscountedUFun" || type == "LinDiscountedUFun") && root["ufun"] &&
               root["ufun"].IsMap()) {
        read_utility(reader, root["ufun"], domain, profile);
        const bool power = type == "ExpDiscountedUFun";
        const YAML::Node amount = power ? root["discount"] : root["cost"];
        const std::string unit = root["factor"] ? text_of(root["factor"]) : "step";
        const auto number = number_of(amount);
        const bool none = !amount || amount.IsNull() || (number && *number == Rational(power ? 1 : 0));
        if (!none && !number) reader.fail(amount, "the discount is not a number", "write a number");
        if (none || !number) return;
        // Only the share of the time is what GENIUS discounts by.
        if (power && unit == "relative_time" && number->sign() > 0 && *number < Rational(1))
            profile.discount = *number;
        reader.warn(
            root,
            std::string(power ? "the discount factor " : "the cost ") + decimal_text(*number) +
                " does not enter the utilities: they are those of an agreement at once, and time, as `" +
                unit + "` says it, makes them smaller");
    } else {
        reader.fail(root["type"] ? root["type"] : root, "utility function `" + type + "` is not supported",
                    "write it out outcome by outcome, as a MappingUtilityFunction; read are additive, "
                    "linear, affine, "
                    "constant, mapping, hyper-rectangle and discounted functions");
    }
}

Result<Profile> read_profile(const YAML::Node& root, const SourceFile& file, const Domain& domain,
                             std::vector<Error>& warnings) {
    NegmasReader reader{file, {}, &warnings};
    Profile profile;
    profile.name = file.name;
    profile.file = file.path;
    profile.arithmetic = Arithmetic::negmas;
    read_utility(reader, root, domain, profile);
    if (const YAML::Node outcome = root["reserved_outcome"]; outcome && !outcome.IsNull())
        reader.fail(outcome, "a reserved_outcome is not supported", "give the reserved_value instead");
    // NegMAS writes no reserved value as minus infinity: then every deal will do.
    if (const YAML::Node reserved = root["reserved_value"]; reserved && !reserved.IsNull()) {
        const std::string text = text_of(reserved);
        if (const auto number = number_of(reserved))
            profile.reservation = *number;
        else if (lower_case(text) != "-.inf" && text != "-inf")
            reader.fail(reserved, "the reserved_value `" + text + "` is not a number", "write a number");
    }
    if (!root["reserved_value"] && root["ufun"] && root["ufun"].IsMap())
        if (const YAML::Node inner = root["ufun"]["reserved_value"]; number_of(inner))
            reader.warn(inner,
                        "a reserved_value inside of a discounted function does not count, as in NegMAS");
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
        YAML::Node root;
        try {
            const std::vector<YAML::Node> documents = YAML::LoadAll(file.bytes);
            if (documents.size() > 1)
                return make_error(place_of(file, documents[1]),
                                  "a second document begins here, and one is read",
                                  "give each a file of its own");
            if (!documents.empty()) root.reset(documents.front());
        } catch (const YAML::Exception& fault) {
            return make_error({file.path, fault.mark.line + 1, fault.mark.column + 1},
                              "this is not YAML: " + fault.msg, "mend it at this place");
        }
        try {
            if (!root.IsMap()) continue;
            TreeCheck tree{file, 5'000'000, std::nullopt};
            tree.look(root, 0);
            if (tree.fault) return *tree.fault;
            if (root["issues"] && root["issues"].IsSequence()) {
                if (have_domain)
                    return make_error({file.path, 0, 0}, "there are two outcome spaces", "give one");
                Result<Domain> domain = read_domain(root, file);
                if (!domain.ok()) return domain.errors();
                scenario.domain = std::move(*domain);
                have_domain = true;
            } else if (root["type"] || root["__python_class__"]) {
                profiles.emplace_back(&file, root);
            } else if (root["values"] || root["weights"] || root["ufun"] || root["mapping"] ||
                       root["reserved_value"]) {
                return make_error({file.path, 1, 1}, "the utility function has no type",
                                  "say what it is, as type: LinearAdditiveUtilityFunction");
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
            Result<Profile> profile = read_profile(root, *file, scenario.domain, scenario.warnings);
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
