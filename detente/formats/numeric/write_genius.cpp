// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <set>

#include "detente/formats/internal/numeric/source_file.h"
#include "detente/formats/numeric/genius_parts.h"
#include "detente/formats/numeric/writers.h"

namespace detente {

namespace {

using numeric::decimal_text;
using numeric::has_decimal;

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\n':
                result += "&#10;";
                break;
            case '\t':
                result += "&#9;";
                break;
            case '\r':
                result += "&#13;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string kind_of(const DomainIssue& issue) {
    return issue.kind == DomainIssue::Kind::discrete  ? "discrete"
           : issue.kind == DomainIssue::Kind::integer ? "integer"
                                                      : "real";
}

// A GENIUS real issue is cut into 21 values; one cut otherwise is written with named values.
bool is_genius_real(const DomainIssue& issue) {
    return issue.kind == DomainIssue::Kind::real && issue.values.size() == 21 &&
           issue.step * 20 == issue.upper - issue.lower;
}

bool as_discrete(const DomainIssue& issue) {
    return numeric::genius_discrete(issue);
}

int index_of(const NumericScenario& scenario, std::size_t i) {
    // The format's own numbers where they are there and differ from each other.
    std::set<int> seen;
    for (const DomainIssue& issue : scenario.domain.issues)
        if (issue.index <= 0 || !seen.insert(issue.index).second) return static_cast<int>(i) + 1;
    return scenario.domain.issues[i].index;
}

std::string issue_head(const NumericScenario& scenario, std::size_t i) {
    const DomainIssue& issue = scenario.domain.issues[i];
    const std::string kind = as_discrete(issue) ? "discrete" : kind_of(issue);
    return "<issue index=\"" + std::to_string(index_of(scenario, i)) + "\" name=\"" + escaped(issue.name) +
           "\" type=\"" + kind + "\" etype=\"" + kind + "\" vtype=\"" + kind + "\"";
}

std::string bounds(const DomainIssue& issue) {
    if (issue.kind == DomainIssue::Kind::integer)
        return " lowerbound=\"" + issue.lower.to_string() + "\" upperbound=\"" + issue.upper.to_string() +
               "\"";
    return {};
}

std::string domain_text(const NumericScenario& scenario) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<negotiation_template>\n <utility_space "
        "number_of_issues=\"" +
        std::to_string(scenario.domain.issues.size()) + "\">\n  <objective index=\"0\" name=\"" +
        escaped(scenario.domain.name) + "\" type=\"objective\" etype=\"objective\" description=\"\">\n";
    for (std::size_t i = 0; i < scenario.domain.issues.size(); ++i) {
        const DomainIssue& issue = scenario.domain.issues[i];
        text += "   " + issue_head(scenario, i) + (as_discrete(issue) ? "" : bounds(issue)) + ">\n";
        if (as_discrete(issue)) {
            for (std::size_t v = 0; v < issue.values.size(); ++v)
                text += "    <item index=\"" + std::to_string(v + 1) + "\" value=\"" +
                        escaped(issue.values[v]) + "\"/>\n";
        } else if (issue.kind == DomainIssue::Kind::real) {
            text += "    <range lowerbound=\"" + decimal_text(issue.lower) + "\" upperbound=\"" +
                    decimal_text(issue.upper) + "\"/>\n";
        }
        text += "   </issue>\n";
    }
    return text + "  </objective>\n </utility_space>\n</negotiation_template>\n";
}

struct GeniusWriter {
    const NumericScenario& scenario;
    const Profile& profile;
    Errors errors;

    void fail(std::string message, std::string remedy = {}) {
        errors.push_back(make_error({profile.file, 0, 0}, std::move(message), std::move(remedy)));
    }
    std::string number(const Rational& value, const std::string& what) {
        if (!has_decimal(value))
            fail(what + " is " + value.to_string() + ", which has no finite decimal",
                 "GENIUS holds decimals alone; round them: --round");
        return decimal_text(value);
    }
};

struct Written {
    std::vector<Rational> evaluations;
    Rational weight;
};

// Evaluations and weight with weight * (eval / largest) equal to what the profile says. Evaluations as they
// were written are used again where they give the same values.
std::optional<Written> discrete_values(GeniusWriter& writer, const IssueUtility& utility,
                                       const DomainIssue& issue) {
    if (std::optional<std::vector<Rational>> divided = numeric::divided_evaluations(utility))
        return Written{std::move(*divided),
                       utility.weight * *std::max_element(utility.values.begin(), utility.values.end())};
    Rational largest_written;
    bool all = utility.written.size() == utility.values.size();
    for (const auto& value : utility.written) {
        all = all && value.has_value();
        if (value && *value > largest_written) largest_written = *value;
    }
    if (all && largest_written.sign() > 0) {
        bool same = true;
        for (std::size_t v = 0; v < utility.values.size() && same; ++v)
            same = *utility.written[v] / largest_written == utility.values[v];
        if (same) {
            Written result{{}, utility.weight};
            for (const auto& value : utility.written) result.evaluations.push_back(*value);
            return result;
        }
    }
    const Rational largest = *std::max_element(utility.values.begin(), utility.values.end());
    const bool nothing = std::all_of(utility.values.begin(), utility.values.end(),
                                     [](const Rational& v) { return v.is_zero(); });
    if (nothing) return Written{std::vector<Rational>(utility.values.size()), utility.weight};
    if (largest.sign() <= 0) {
        writer.fail("no value of issue `" + issue.name + "` is above 0, and GENIUS divides by the largest",
                    "shift the values");
        return std::nullopt;
    }
    // Bring the evaluations to whole numbers if their decimals do not end.
    Rational scale = 1;
    const bool decimals = std::all_of(utility.values.begin(), utility.values.end(),
                                      [](const Rational& v) { return has_decimal(v); });
    if (!decimals)
        for (const Rational& value : utility.values)
            scale = scale * Rational::from_digits((value * scale).denominator_digits(), "1");
    Written result{{}, utility.weight * largest};
    for (const Rational& value : utility.values) result.evaluations.push_back(value * scale);
    return result;
}

std::string rectangle_text(GeniusWriter& writer, const RectangleSum& sum, const std::string& indent) {
    std::string text = indent + "<ufun type=\"PlainUfun\" weight=\"" + writer.number(sum.weight, "a weight") +
                       "\" aggregation=\"sum\">\n";
    for (const HyperRectangle& rectangle : sum.rectangles) {
        text += indent + " <hyperRectangle utility=\"" +
                writer.number(rectangle.utility, "a rectangle's utility") + "\"";
        if (rectangle.weight != Rational(1))
            text += " weight=\"" + writer.number(rectangle.weight, "a rectangle's weight") + "\"";
        text += ">\n";
        for (const ValueRange& range : rectangle.ranges) {
            const DomainIssue& issue = writer.scenario.domain.issues[static_cast<std::size_t>(range.issue)];
            const Rational base = issue.numbers.empty() ? Rational(0) : issue.numbers.front();
            const Rational step =
                issue.numbers.size() > 1 ? issue.numbers[1] - issue.numbers[0] : Rational(1);
            text += indent + "  <" +
                    (rectangle.test == HyperRectangle::Test::excludes ? "EXCLUDES" : "INCLUDES") +
                    " index=\"" +
                    std::to_string(index_of(writer.scenario, static_cast<std::size_t>(range.issue))) +
                    "\" min=\"" + decimal_text(base + step * range.first) + "\" max=\"" +
                    decimal_text(base + step * range.last) + "\"/>\n";
        }
        text += indent + " </hyperRectangle>\n";
    }
    for (const RectangleSum& part : sum.parts) text += rectangle_text(writer, part, indent + " ");
    return text + indent + "</ufun>\n";
}

std::string additive_text(GeniusWriter& writer, const AdditiveUtility& additive) {
    std::string issues;
    std::string weights;
    Rational most;
    for (std::size_t i = 0; i < writer.scenario.domain.issues.size(); ++i) {
        const DomainIssue& issue = writer.scenario.domain.issues[i];
        const IssueUtility& utility = additive.issues[i];
        Rational weight = utility.weight;
        issues += "  " + issue_head(writer.scenario, i) + (as_discrete(issue) ? "" : bounds(issue)) + ">\n";
        most += utility.weight * *std::max_element(utility.values.begin(), utility.values.end());
        if (as_discrete(issue)) {
            const std::optional<Written> written = discrete_values(writer, utility, issue);
            if (!written) continue;
            weight = written->weight;
            for (std::size_t v = 0; v < issue.values.size(); ++v)
                issues +=
                    "   <item index=\"" + std::to_string(v + 1) + "\" value=\"" + escaped(issue.values[v]) +
                    "\" evaluation=\"" +
                    writer.number(written->evaluations[v], "the evaluation of `" + issue.values[v] + "`") +
                    "\"/>\n";
        } else {
            const bool integer = issue.kind == DomainIssue::Kind::integer;
            if (!integer)
                issues += "   <range lowerbound=\"" + decimal_text(issue.lower) + "\" upperbound=\"" +
                          decimal_text(issue.upper) + "\"/>\n";
            const auto& p = utility.shape.parameters;
            const auto text = [&](std::size_t k) {
                return writer.number(p[k], "a parameter of issue `" + issue.name + "`");
            };
            switch (utility.shape.kind) {
                case ValueShape::Kind::linear:
                    issues += integer ? "   <evaluator ftype=\"linear\" slope=\"" + text(0) + "\" offset=\"" +
                                            text(1) + "\"/>\n"
                                      : "   <evaluator ftype=\"linear\" parameter0=\"" + text(0) +
                                            "\" parameter1=\"" + text(1) + "\"/>\n";
                    break;
                case ValueShape::Kind::constant:
                    issues += "   <evaluator ftype=\"constant\" parameter0=\"" + text(0) + "\"/>\n";
                    break;
                case ValueShape::Kind::triangular:
                    issues += "   <evaluator ftype=\"triangular\" parameter0=\"" + text(0) +
                              "\" parameter1=\"" + text(1) + "\" parameter2=\"" + text(2) + "\"/>\n";
                    break;
                default:
                    writer.fail("the values of issue `" + issue.name + "` are no line that GENIUS has",
                                "GENIUS gives number issues a line or a triangle");
            }
        }
        issues += "  </issue>\n";
        weights += "  <weight index=\"" + std::to_string(index_of(writer.scenario, i)) + "\" value=\"" +
                   writer.number(weight, "the weight of issue `" + issue.name + "`") + "\"/>\n";
    }
    if (most > Rational(1) && writer.profile.ceiling != std::optional<Rational>(Rational(1)))
        writer.fail(
            "the best outcomes are worth " + decimal_text(most) + ", and GENIUS cuts utilities off at 1",
            "scale them: --scale");
    return issues + weights;
}

Result<std::string> genius_profile(const NumericScenario& scenario, const Profile& profile) {
    GeniusWriter writer{scenario, profile, {}};
    std::string body;
    std::string type;
    if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility)) {
        body = additive_text(writer, *additive);
    } else if (const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility)) {
        type = " type=\"nonlinear\"";
        for (std::size_t i = 0; i < scenario.domain.issues.size(); ++i)
            body += "  " + issue_head(scenario, i) + bounds(scenario.domain.issues[i]) + "/>\n";
        if (!rectangles->maximum)
            writer.fail("the profile declares no maximum, which GENIUS needs", "give maxutility");
        else {
            body += "  <utility maxutility=\"" + writer.number(*rectangles->maximum, "maxutility") + "\">\n";
            if (rectangles->sum.rectangles.empty() && rectangles->sum.weight == Rational(1))
                for (const RectangleSum& part : rectangles->sum.parts)
                    body += rectangle_text(writer, part, "   ");
            else
                body += rectangle_text(writer, rectangles->sum, "   ");
            body += "  </utility>\n";
        }
    } else {
        return make_error({profile.file, 0, 0},
                          "GENIUS XML holds additive and hyper-rectangle profiles, and this one is neither",
                          "");
    }
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<utility_space" + type +
                       ">\n <objective index=\"0\" name=\"" + escaped(scenario.domain.name) +
                       "\" type=\"objective\" etype=\"objective\" description=\"\">\n" + body +
                       " </objective>\n";
    if (profile.discount)
        text +=
            " <discount_factor value=\"" + writer.number(*profile.discount, "the discount factor") + "\"/>\n";
    if (profile.reservation_bid && profile.arithmetic == Arithmetic::geniusweb) {
        text += " <reservation value=\"" +
                writer.number(reservation_value(profile, scenario.domain).value_or(Rational(0)),
                              "the reservation bid's utility") +
                "\"/>\n";
    } else if (profile.reservation) {
        text += " <reservation value=\"" + writer.number(*profile.reservation, "the reservation value") +
                "\"/>\n";
    }
    text += "</utility_space>\n";
    if (!writer.errors.empty()) return writer.errors;
    return text;
}

}  // namespace

namespace numeric {

bool genius_discrete(const DomainIssue& issue) {
    return issue.kind == DomainIssue::Kind::discrete ||
           (issue.kind == DomainIssue::Kind::real && !is_genius_real(issue));
}

std::optional<std::vector<Rational>> divided_evaluations(const IssueUtility& utility) {
    const Rational top = *std::max_element(utility.values.begin(), utility.values.end());
    if (top.sign() <= 0 || !has_decimal(utility.weight * top)) return std::nullopt;
    std::vector<Rational> result;
    for (std::size_t v = 0; v < utility.values.size(); ++v) {
        const Rational value = utility.values[v] / top;
        if (!has_decimal(value)) return std::nullopt;
        if (top == Rational(1) && !utility.format_values.empty() &&
            value.to_double() != utility.format_values[v])
            return std::nullopt;
        result.push_back(value);
    }
    return result;
}

}  // namespace numeric

Result<std::vector<WrittenFile>> write_genius(const NumericScenario& scenario, const std::string& stem) {
    std::vector<WrittenFile> files{{stem + ".xml", domain_text(scenario)}};
    Errors errors;
    if (!scenario.forbidden.empty())
        errors.push_back(make_error({}, "GENIUS XML holds no forbidden combinations", "remove them first"));
    std::set<std::string> used;
    for (const Profile& profile : scenario.profiles) {
        Result<std::string> text = genius_profile(scenario, profile);
        if (text.ok())
            files.push_back({stem + "-" + numeric::file_part(profile.name, used) + ".xml", std::move(*text)});
        else
            errors.insert(errors.end(), text.errors().begin(), text.errors().end());
    }
    if (!errors.empty()) return errors;
    return files;
}

}  // namespace detente
