// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "detente/formats/internal/numeric/source_file.h"
#include "detente/formats/numeric/genius_parts.h"
#include "detente/formats/numeric/writers.h"

namespace detente {

namespace {

// A text in YAML's double quotes: every character stands for itself or is escaped.
std::string yaml_text(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else
            result += c;
    }
    return result + "\"";
}

// Numbers keep their kind, so that NegMAS looks values up as what they are.
std::string yaml_value(const DomainIssue& issue, std::size_t v) {
    return issue.numbers.empty() ? yaml_text(issue.values[v]) : numeric::decimal_text(issue.numbers[v]);
}

std::string negmas_domain(const NumericScenario& scenario) {
    std::string text =
        "name: " + yaml_text(scenario.domain.name) + "\ntype: DiscreteCartesianOutcomeSpace\nissues:\n";
    for (const DomainIssue& issue : scenario.domain.issues) {
        text += "- name: " + yaml_text(issue.name) + "\n";
        if (issue.kind == DomainIssue::Kind::integer) {
            text += "  type: ContiguousIssue\n  values: [" + issue.lower.to_string() + ", " +
                    issue.upper.to_string() + "]\n";
            continue;
        }
        text += "  type: CategoricalIssue\n  values:\n";
        for (std::size_t v = 0; v < issue.values.size(); ++v) text += "  - " + yaml_value(issue, v) + "\n";
    }
    return text;
}

struct NegmasWriter {
    const NumericScenario& scenario;
    const Profile& profile;
    Errors errors;

    void fail(std::string message, std::string remedy) {
        errors.push_back(make_error({profile.file, 0, 0}, std::move(message), std::move(remedy)));
    }
    std::string number(const Rational& value, const std::string& what) {
        if (!numeric::has_decimal(value))
            fail(what + " is " + value.to_string() + ", which has no finite decimal", "round it: --round");
        std::string text = numeric::decimal_text(value);
        // A whole number stays a number with a point, as NegMAS writes utilities.
        return text.find('.') == std::string::npos ? text + ".0" : text;
    }
};

std::string negmas_function(NegmasWriter& writer, const AdditiveUtility& additive,
                            const std::string& indent) {
    std::string text = indent + "type: LinearAdditiveUtilityFunction\n" + indent + "values:\n", weights;
    Rational most;
    for (std::size_t i = 0; i < additive.issues.size(); ++i) {
        const DomainIssue& issue = writer.scenario.domain.issues[i];
        const IssueUtility& utility = additive.issues[i];
        most += utility.weight * *std::max_element(utility.values.begin(), utility.values.end());
        text += indent + "- type: TableFun\n" + indent + "  mapping:\n";
        std::set<std::string> seen;
        for (std::size_t v = 0; v < issue.values.size(); ++v) {
            if (!seen.insert(issue.values[v]).second) continue;  // listed twice, it has one worth
            text += indent + "    " + yaml_value(issue, v) + ": " +
                    writer.number(utility.values[v],
                                  "value `" + issue.values[v] + "` of issue `" + issue.name + "`") +
                    "\n";
        }
        weights +=
            indent + "- " + writer.number(utility.weight, "the weight of issue `" + issue.name + "`") + "\n";
    }
    if (writer.profile.ceiling && most > *writer.profile.ceiling)
        writer.fail("the best outcomes sum to " + numeric::decimal_text(most) +
                        " and the source cuts them off at " + writer.profile.ceiling->to_string() +
                        ", which NegMAS does not",
                    "scale them: --scale");
    return text + indent + "weights:\n" + weights;
}

Result<std::string> negmas_profile(const NumericScenario& scenario, const Profile& profile) {
    NegmasWriter writer{scenario, profile, {}};
    const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
    if (!additive)
        return make_error({profile.file, 0, 0},
                          "only additive profiles are written for NegMAS, and this one is none",
                          "choose another format");
    std::string text = "name: " + yaml_text(profile.name) + "\n";
    const std::optional<Rational> reservation = reservation_value(profile, scenario.domain);
    // Without a reservation value GENIUS and NegoLog give no deal nothing; elsewhere every deal will do.
    const bool worthless =
        profile.arithmetic == Arithmetic::genius || profile.arithmetic == Arithmetic::negolog;
    text += "reserved_value: " +
            (reservation ? writer.number(*reservation, "the reservation value")
             : worthless ? "0.0"
                         : "-.inf") +
            "\n";
    if (profile.discount) {
        text += "type: ExpDiscountedUFun\nfactor: relative_time\ndiscount: " +
                writer.number(*profile.discount, "the discount factor") + "\nufun:\n" +
                negmas_function(writer, *additive, "  ");
    } else {
        text += negmas_function(writer, *additive, "");
    }
    if (!writer.errors.empty()) return writer.errors;
    return text;
}

}  // namespace

Result<std::vector<WrittenFile>> write_negmas(const NumericScenario& scenario, const std::string& stem) {
    std::vector<WrittenFile> files{{stem + ".yml", negmas_domain(scenario)}};
    Errors errors;
    if (!scenario.forbidden.empty())
        errors.push_back(make_error({}, "NegMAS holds no forbidden combinations", "remove them first"));
    std::set<std::string> used{stem};  // the domain's own name
    for (const Profile& profile : scenario.profiles) {
        Result<std::string> text = negmas_profile(scenario, profile);
        if (text.ok())
            files.push_back({numeric::file_part(profile.name, used) + ".yml", std::move(*text)});
        else
            errors.insert(errors.end(), text.errors().begin(), text.errors().end());
    }
    if (!errors.empty()) return errors;
    return files;
}

}  // namespace detente
