// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/base/suggest.h"
#include "detente/formats/internal/numeric/genius.h"
#include "detente/formats/internal/numeric/genius_objective.h"
#include "detente/formats/internal/numeric/genius_ranking.h"
#include "detente/formats/internal/numeric/value_names.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

struct Context {
    const SourceFile& file;
    const Domain& domain;
    std::vector<Error>& warnings;
    Errors errors;
    // The format's own number of each issue, and the issue; ascending.
    std::vector<std::pair<int, int>> indices;
    std::vector<bool> named;  // the values of the issue that is being read; here for its memory

    Context(const SourceFile& of, const Domain& over, std::vector<Error>& told)
        : file(of), domain(over), warnings(told) {
        indices.reserve(domain.issues.size());
        for (std::size_t i = 0; i < domain.issues.size(); ++i)
            indices.emplace_back(domain.issues[i].index, static_cast<int>(i));
        std::sort(indices.begin(), indices.end());
    }
    // The issue with this index, or -1.
    int by_index(const std::string_view* index) const {
        int number = 0;
        if (!index) return -1;
        std::from_chars(index->data(), index->data() + index->size(), number);
        const auto found = std::lower_bound(indices.begin(), indices.end(), std::pair(number, 0));
        // As it is written: "01" is no index of issue 1.
        const bool is_it =
            found != indices.end() && found->first == number && *index == std::to_string(number);
        return is_it ? found->second : -1;
    }
    void fail(const Place& place, std::string message, std::string remedy) {
        errors.push_back(make_error(place, std::move(message), std::move(remedy)));
    }
    void warn(const Place& place, std::string message) {
        warnings.push_back(make_error(place, std::move(message)));
    }
};

// `what`: a function that names the number, called where it is none.
template <class What>
std::optional<Rational> number(Context& context, const std::string_view* text, const XmlNode& node,
                               const What& what) {
    if (!text) return std::nullopt;
    Result<Rational> value = parse_number(*text);
    if (value.ok()) return std::move(*value);
    context.fail(node.place(), what() + ": " + value.errors().front().message, "write a decimal number");
    return std::nullopt;
}
std::optional<Rational> number(Context& context, const std::string_view* text, const XmlNode& node,
                               const char* what) {
    return number(context, text, node, [what] { return std::string(what); });
}

// What an element says: its value="0.5", or its text.
const std::string_view* said_by(const XmlNode& node) {
    if (const std::string_view* value = node.attribute("value")) return value;
    return node.text.find_first_not_of(" \t\r\n") == std::string_view::npos ? nullptr : &node.text;
}

// GENIUS knows an issue by its index; a name that disagrees is worth a warning, and a name alone will do.
int issue_of(Context& context, const XmlNode& node) {
    const std::string_view* name = node.attribute("name");
    const std::string_view* index = node.attribute("index");
    if (const int i = context.by_index(index); i >= 0) {
        const DomainIssue& issue = context.domain.issues[static_cast<std::size_t>(i)];
        if (name && *name != issue.name)
            context.warn(node.place(), "issue " + std::string(*index) + " is called `" + std::string(*name) +
                                           "` here and `" + issue.name +
                                           "` in the domain; the index counts, as in GENIUS");
        return i;
    }
    return name ? find_issue(context.domain, *name) : -1;
}

double clamp01(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
}
Rational clamp01(const Rational& value) {
    return value.sign() < 0 ? Rational(0) : value > Rational(1) ? Rational(1) : value;
}

bool says_null(std::string_view text) {
    return is_word(text, "null");
}

void read_discrete(Context& context, const XmlNode& node, const DomainIssue& issue, IssueUtility& utility) {
    utility.written.assign(issue.values.size(), std::nullopt);
    std::vector<bool>& named = context.named;
    named.assign(issue.values.size(), false);
    const ValueNames names(issue);
    for (const XmlNode& item : node.children()) {
        if (item.name != "item") continue;
        const std::string_view* value = item.attribute("value");
        if (!value) {
            context.fail(item.place(), "an item of issue `" + issue.name + "` has no value",
                         "give value=\"...\"");
            continue;
        }
        const int first = names.find(*value);
        if (first < 0) {
            context.fail(
                item.place(),
                "issue `" + issue.name + "` of this domain has no value `" + std::string(*value) + "`",
                names.remedy(std::string(*value)));
            continue;
        }
        const std::string_view* evaluation = item.attribute("evaluation");
        std::optional<Rational> worth;
        if (!evaluation || says_null(*evaluation))
            context.warn(item.place(), "value `" + std::string(*value) + "` of issue `" + issue.name +
                                           "` has no evaluation and counts as 0");
        else
            worth = number(context, evaluation, item, [&] {
                return "the evaluation of value `" + std::string(*value) + "` of issue `" + issue.name + "`";
            });
        // GENIUS keys evaluations by value: one that is listed twice has one worth, the last that is written.
        std::optional<Rational>& before = utility.written[static_cast<std::size_t>(first)];
        if (named[static_cast<std::size_t>(first)] && before != worth)
            context.warn(item.place(), "value `" + std::string(*value) + "` of issue `" + issue.name +
                                           "` has two evaluations; the last counts, as in GENIUS");
        for (int at = first; at >= 0; at = names.next(at)) {
            named[static_cast<std::size_t>(at)] = true;
            utility.written[static_cast<std::size_t>(at)] = worth;
        }
    }
    for (std::size_t v = 0; v < named.size(); ++v)
        if (!named[v])
            context.warn(node.place(), "value `" + issue.values[v] + "` of issue `" + issue.name +
                                           "` is not in the profile and counts as 0");
    Rational largest;
    bool any = false;
    for (const auto& value : utility.written) {
        if (!value) continue;
        if (!any || *value > largest) largest = *value;
        any = true;
    }
    // GENIUS: below 1e-5 the whole issue is worth nothing; otherwise always divided, even when the largest is
    // below 1.
    const double top = largest.to_double();
    const bool nothing = !any || top < 1e-5;
    utility.values.reserve(utility.written.size());
    utility.format_values.reserve(utility.written.size());
    for (const auto& value : utility.written) {
        const bool counts = value && !nothing;
        utility.values.push_back(counts ? *value / largest : Rational(0));
        utility.format_values.push_back(counts ? value->to_double() / top : 0.0);
    }
}

struct Line {
    Rational slope;
    Rational offset;
};

void read_number_evaluator(Context& context, const XmlNode& node, const DomainIssue& issue,
                           IssueUtility& utility) {
    const XmlNode* evaluator = node.child("evaluator");
    if (!evaluator) {
        context.fail(node.place(), "issue `" + issue.name + "` has no evaluator",
                     "give <evaluator ftype=\"linear\" .../>");
        return;
    }
    const std::string_view* type = evaluator->attribute("ftype");
    const std::string kind = type ? lower_case(*type) : "linear";
    const auto parameter = [&](const char* name) {
        return number(context, evaluator->attribute(name), *evaluator,
                      [name] { return std::string("the ") + name; });
    };
    const bool integer = issue.kind == DomainIssue::Kind::integer;
    if (integer && (evaluator->attribute("slope") || evaluator->attribute("offset"))) {
        const Rational slope = parameter("slope").value_or(Rational(0));
        const Rational offset = parameter("offset").value_or(Rational(0));
        // GENIUS measures from the profile's own lower bound.
        Rational lower = issue.lower;
        if (const std::string_view* own = node.attribute("lowerbound")) {
            if (Result<Rational> read = parse_number(*own); read.ok()) lower = *read;
        } else if (const XmlNode* range = node.child("range")) {
            if (const std::string_view* bound = range->attribute("lowerbound"))
                if (Result<Rational> read = parse_number(*bound); read.ok()) lower = *read;
        }
        utility.shape = {ValueShape::Kind::linear, {slope, offset}};
        const double s = slope.to_double();
        const double o = offset.to_double();
        for (const Rational& v : issue.numbers) {
            utility.values.push_back(clamp01(slope * (v - lower) + offset));
            utility.format_values.push_back(clamp01(s * (v - lower).to_double() + o));
        }
        return;
    }
    if (kind == "linear") {
        const Rational p0 = parameter("parameter0").value_or(Rational(0));
        const Rational p1 = parameter("parameter1").value_or(Rational(0));
        utility.shape = {ValueShape::Kind::linear, {p0, p1}};
        const double a = p1.to_double();
        const double b = p0.to_double();
        for (const Rational& v : issue.numbers) {
            utility.values.push_back(clamp01(p1 * v + p0));
            utility.format_values.push_back(clamp01(a * v.to_double() + b));
        }
        return;
    }
    if (kind == "constant") {
        const Rational p0 = parameter("parameter0").value_or(Rational(0));
        utility.shape = {ValueShape::Kind::constant, {p0}};
        utility.values.assign(issue.numbers.size(), p0);
        return;
    }
    if (kind == "triangular" || kind == "triangularvariabletop") {
        const std::optional<Rational> low = parameter("parameter0");
        const std::optional<Rational> high = parameter("parameter1");
        const std::optional<Rational> top = parameter("parameter2");
        if (!low || !high || !top) {
            context.fail(evaluator->place(),
                         "the triangular evaluator of issue `" + issue.name + "` lacks a parameter",
                         "give parameter0 (low), parameter1 (high) and parameter2 (top)");
            return;
        }
        Rational peak = 1;
        const bool variable = kind == "triangularvariabletop";
        if (variable) peak = parameter("parameter3").value_or(Rational(1));
        utility.shape = {variable ? ValueShape::Kind::triangular_variable_top : ValueShape::Kind::triangular,
                         variable ? std::vector<Rational>{*low, *high, *top, peak}
                                  : std::vector<Rational>{*low, *high, *top}};
        for (const Rational& x : issue.numbers) {
            Rational e;
            double d = 0;
            if (x < *low) {
                e = 0;
            } else if (x < *top) {
                e = (x - *low) / (*top - *low);
                d = (x.to_double() - low->to_double()) / (top->to_double() - low->to_double());
            } else if (x < *high) {
                e = Rational(1) - (x - *top) / (*high - *top);
                d = 1.0 - (x.to_double() - top->to_double()) / (high->to_double() - top->to_double());
            }
            utility.values.push_back(e * peak);
            utility.format_values.push_back(d * peak.to_double());
        }
        return;
    }
    context.fail(evaluator->place(),
                 "evaluator `" + kind + "` of issue `" + issue.name + "` is not supported",
                 "supported are linear, constant, triangular and triangularvariabletop");
}

AdditiveUtility read_additive(Context& context, const XmlNode& root) {
    AdditiveUtility additive;
    additive.issues.resize(context.domain.issues.size());
    const XmlNode* objective = objective_of(root);
    if (!objective) {
        context.fail(root.place(), "the profile has no <objective>", "give the issues inside one");
        return additive;
    }
    const ObjectiveParts parts = parts_of(*objective);
    for (const ObjectiveParts::Weight& weight : parts.weighed_again)
        context.fail(weight.node->place(),
                     "the weight of index " + std::string(weight.index) + " is given twice",
                     "keep one of them");
    std::vector<bool> seen(context.domain.issues.size(), false);
    Rational sum;
    for (const ObjectiveParts::Weight& weight : parts.weights)
        if (!parts.has_index(weight.index))
            context.warn(weight.node->place(), "there is no issue of index " + std::string(weight.index) +
                                                   ", and its weight does not count");
    for (const XmlNode* node : parts.issues) {
        const int at = issue_of(context, *node);
        const std::string_view* name = node->attribute("name");
        if (at < 0) {
            std::vector<std::string> known;
            for (const DomainIssue& issue : context.domain.issues) known.push_back(issue.name);
            context.fail(node->place(),
                         "the domain has no issue `" + std::string(name ? *name : "") +
                             "`: this is a profile of another domain",
                         did_you_mean(std::string(name ? *name : ""), known));
            continue;
        }
        const auto i = static_cast<std::size_t>(at);
        if (seen[i]) {
            context.fail(node->place(),
                         "issue `" + context.domain.issues[i].name + "` is given twice in the profile",
                         "keep one of them");
            continue;
        }
        seen[i] = true;
        IssueUtility& utility = additive.issues[i];
        utility.place = node->place();
        const std::string_view* index = node->attribute("index");
        const XmlNode* weight = index ? parts.weight_of(*index) : nullptr;
        const std::string_view* said = weight ? said_by(*weight) : nullptr;
        if (!said) {
            context.fail(node->place(),
                         "issue `" + context.domain.issues[i].name +
                             "` has no weight, and GENIUS cannot evaluate it without one",
                         "add <weight index=\"" + std::string(index ? *index : "...") + "\" value=\"...\"/>");
            continue;
        }
        if (const auto value = number(context, said, *weight, [&] {
                return "the weight of issue `" + context.domain.issues[i].name + "`";
            })) {
            utility.weight = *value;
            sum += *value;
        }
        if (context.domain.issues[i].kind == DomainIssue::Kind::discrete)
            read_discrete(context, *node, context.domain.issues[i], utility);
        else
            read_number_evaluator(context, *node, context.domain.issues[i], utility);
    }
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (!seen[i])
            context.fail(root.place(),
                         "the profile has no issue `" + context.domain.issues[i].name +
                             "`: it is a profile of another domain",
                         "give a profile of domain `" + context.domain.name + "`");
    // Sums that miss 1 by a rounding of doubles are no news.
    if (context.errors.empty() && abs(sum - Rational(1)) > Rational(1, 1'000'000'000))
        context.warn(root.place(),
                     "the weights sum to " + decimal_text(sum) +
                         ", not 1; GENIUS does not normalise them, and neither is it done here");
    return additive;
}

void read_bounds(Context& context, const XmlNode& node, HyperRectangle& rectangle) {
    bool includes = false;
    bool excludes = false;
    for (const XmlNode& bound : node.children()) {
        if (bound.name != "INCLUDES" && bound.name != "EXCLUDES") {
            context.fail(bound.place(), "a rectangle has no bound `" + std::string(bound.name) + "`",
                         "supported are INCLUDES and EXCLUDES");
            continue;
        }
        (bound.name == "INCLUDES" ? includes : excludes) = true;
        const std::string_view* index = bound.attribute("index");
        const int issue = context.by_index(index);
        if (issue < 0) {
            context.fail(bound.place(),
                         "a bound names issue " + std::string(index ? *index : "without index") +
                             ", which the domain does not have",
                         "name an issue of the domain by its index");
            continue;
        }
        const DomainIssue& of = context.domain.issues[static_cast<std::size_t>(issue)];
        const auto low = number(context, bound.attribute("min"), bound, "the bound's min");
        const auto high = number(context, bound.attribute("max"), bound, "the bound's max");
        if (!low || !high) {
            context.fail(bound.place(), "a bound on issue `" + of.name + "` lacks min or max", "give both");
            continue;
        }
        ValueRange range;
        range.issue = issue;
        range.first = of.size();
        range.last = -1;
        for (int v = 0; v < of.size(); ++v) {
            const Rational& value =
                of.numbers.empty() ? Rational(v) : of.numbers[static_cast<std::size_t>(v)];
            if (value < *low || value > *high) continue;
            range.first = std::min(range.first, v);
            range.last = std::max(range.last, v);
        }
        if (range.last < range.first) {
            range.first = 1;
            range.last = 0;
        }
        rectangle.ranges.push_back(range);
    }
    if (includes && excludes)
        context.fail(node.place(), "a rectangle mixes INCLUDES and EXCLUDES", "split it");
    rectangle.test = excludes ? HyperRectangle::Test::excludes : HyperRectangle::Test::includes;
}

RectangleSum read_sum(Context& context, const XmlNode& node, int depth) {
    RectangleSum sum;
    if (const std::string_view* aggregation = node.attribute("aggregation");
        aggregation && !is_word(*aggregation, "sum"))
        context.fail(node.place(), "aggregation `" + std::string(*aggregation) + "` is not supported",
                     "only `sum` is");
    if (const std::string_view* type = node.attribute("type"); type && !is_word(*type, "plainufun"))
        context.fail(node.place(), "ufun type `" + std::string(*type) + "` is not supported",
                     "only `PlainUfun` is");
    sum.weight = number(context, node.attribute("weight"), node, "the ufun's weight").value_or(Rational(1));
    for (const XmlNode& child : node.children()) {
        if (child.name == "ufun") {
            sum.parts.push_back(read_sum(context, child, depth + 1));
        } else if (child.name == "hyperRectangle") {
            HyperRectangle rectangle;
            rectangle.place = child.place();
            const auto utility =
                number(context, child.attribute("utility"), child, "the rectangle's utility");
            if (!utility) {
                context.fail(child.place(), "a rectangle has no utility", "give utility=\"...\"");
                continue;
            }
            rectangle.utility = *utility;
            rectangle.weight = number(context, child.attribute("weight"), child, "the rectangle's weight")
                                   .value_or(Rational(1));
            read_bounds(context, child, rectangle);
            sum.rectangles.push_back(std::move(rectangle));
        } else {
            context.fail(child.place(), "a ufun has no part `" + std::string(child.name) + "`",
                         "supported are hyperRectangle and ufun");
        }
    }
    return sum;
}

HyperRectangleUtility read_rectangles(Context& context, const XmlNode& root) {
    HyperRectangleUtility utility;
    const XmlNode* holder = objective_of(root);
    const XmlNode* node = holder ? holder->child("utility") : nullptr;
    if (!node) node = root.child("utility");
    if (!node) {
        context.fail(root.place(), "the nonlinear profile has no <utility>", "give it inside <objective>");
        return utility;
    }
    utility.maximum = number(context, node->attribute("maxutility"), *node, "maxutility");
    if (utility.maximum && utility.maximum->sign() <= 0)
        context.fail(node->place(), "maxutility is " + utility.maximum->to_string(), "give a number above 0");
    std::vector<const XmlNode*> parts;
    for (const XmlNode& child : node->children())
        if (child.name == "ufun") parts.push_back(&child);
    if (parts.empty())
        context.fail(node->place(), "the utility has no ufun",
                     "give <ufun type=\"PlainUfun\" aggregation=\"sum\">");
    for (const XmlNode* part : parts) utility.sum.parts.push_back(read_sum(context, *part, 1));
    return utility;
}

bool resembles(std::string_view name, std::string_view like) {
    for (std::size_t at = 0; at + like.size() <= name.size(); ++at)
        if (is_word(name.substr(at, like.size()), like)) return true;
    return false;
}

// A single value: <reservation value="0.5"/>, or its text, <reservation>0.5</reservation>. `like` is part of names
// that are mistaken for it.
std::optional<Rational> value_of(Context& context, const XmlNode& root, std::string_view name,
                                 std::string_view like) {
    const auto shown = [name] { return "<" + std::string(name) + ">"; };
    const XmlNode* node = nullptr;
    for (const XmlNode* parent : {&root, objective_of(root)}) {
        if (!parent) continue;
        for (const XmlNode& child : parent->children()) {
            if (child.name != name) {
                if (resembles(child.name, like))
                    context.warn(child.place(),
                                 "<" + std::string(child.name) + "> is not read; GENIUS knows " + shown());
            } else if (!node) {
                node = &child;
            } else if (said_by(child) && (!said_by(*node) || *said_by(child) != *said_by(*node))) {
                context.warn(child.place(), shown() + " is given twice; the first counts");
            }
        }
    }
    if (!node) return std::nullopt;
    if (const std::string_view* said = said_by(*node))
        return number(context, said, *node, [&] { return "the value of " + shown(); });
    context.warn(node->place(), shown() + " has no value and counts as absent");
    return std::nullopt;
}

// As Java's Boolean.valueOf reads it.
bool says_true(std::string_view written) {
    std::string text(written);
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    return is_word(text, "true");
}

// What GENIUS shows the party of an uncertain profile: so many outcomes in order, and not the numbers.
void read_ranking(Context& context, const XmlNode& root, Profile& profile) {
    std::int64_t amount = 10;
    if (const XmlNode* node = root.child("comparisons")) {
        const Result<Rational> written = parse_number(node->text);
        if (written && written->is_integer() && written->is_small())
            amount = written->small_numerator();
        else
            context.warn(node->place(), "comparisons `" + std::string(node->text) +
                                            "` is not a whole number and counts as 10, as in GENIUS");
    }
    const std::string uncertain = "the profile is uncertain: GENIUS shows the party a ranking of outcomes, ";
    const XmlNode* fixed = root.child("fixed_seed");
    if (fixed && !says_true(fixed->text)) {
        context.warn(root.place(), uncertain +
                                       "drawn anew in every session (fixed_seed is false), so no comparison "
                                       "follows from the file; the numbers behind it are read");
        return;
    }
    Result<PartialOrderUtility> ranking = genius_ranking(profile, context.domain, amount);
    if (!ranking) {
        context.warn(root.place(), uncertain + "and there are " + ranking.errors().front().message);
        return;
    }
    context.warn(root.place(),
                 uncertain + "and the " + std::to_string(ranking->outcomes.size()) +
                     " of this file are drawn here as GENIUS draws them (seed 314); they become "
                     "statements, and the numbers behind them stay");
    profile.comparisons = std::move(*ranking);
}

}  // namespace

Result<Profile> read_genius_profile(const XmlNode& root, const SourceFile& file, const Domain& domain,
                                    std::vector<Error>& warnings) {
    Context context(file, domain, warnings);
    Profile profile;
    profile.name = file.name;
    profile.file = file.path;
    profile.arithmetic = Arithmetic::genius;
    profile.ceiling = 1;
    const std::string_view* type = root.attribute("type");
    // GENIUS compares the type without case, and calls additive spaces linear.
    const std::string_view kind = type ? *type : "additive";
    if (is_word(kind, "constraint"))
        return make_error(root.place(), "`constraint` utility spaces are not supported",
                          "supported are additive, nonlinear and uncertain");
    if (is_word(kind, "nonlinear")) {
        profile.utility = read_rectangles(context, root);
    } else if (kind.empty() || is_word(kind, "additive") || is_word(kind, "linear") ||
               is_word(kind, "uncertain")) {
        profile.utility = read_additive(context, root);
        if (is_word(kind, "uncertain") && context.errors.empty()) read_ranking(context, root, profile);
    } else {
        return make_error(root.place(), "utility space type `" + std::string(*type) + "` is not supported",
                          "supported are additive, nonlinear and uncertain");
    }
    for (const char* old : {"optout", "timeeffect", "weightmultiplyer"})
        if (root.child(old))
            context.warn(
                root.place(),
                std::string("<") + old + "> belongs to sessions with people and does not enter the utility");
    profile.reservation = value_of(context, root, "reservation", "reserv");
    if (const auto discount = value_of(context, root, "discount_factor", "discount")) {
        if (discount->sign() <= 0 || *discount > Rational(1)) {
            context.warn(root.place(), "the discount factor " + decimal_text(*discount) +
                                           " is outside (0, 1] and counts as 1, as in GENIUS");
        } else if (*discount != Rational(1)) {
            profile.discount = *discount;
            context.warn(
                root.place(),
                "the discount factor " + decimal_text(*discount) +
                    " does not enter the utilities: they are those of an agreement at once, and at time "
                    "t of [0, 1] worth " +
                    decimal_text(*discount) + "^t of that");
        }
    }
    if (!context.errors.empty()) return context.errors;
    return profile;
}

}  // namespace detente::numeric
