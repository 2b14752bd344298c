// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/spec.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "detente/base/suggest.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/toml/node.h"
#include "detente/formats/toml/parse_text.h"

namespace detente::tournaments {

std::string_view to_string(TableProtocol protocol) {
    switch (protocol) {
        case TableProtocol::alternating:
            return "alternating";
        case TableProtocol::monotonic:
            return "monotonic";
        case TableProtocol::simultaneous:
            return "simultaneous";
        case TableProtocol::unique:
            return "unique";
    }
    return "";
}

namespace {

using toml::Node;
using Kind = Node::Kind;

// Collects what is wrong, each with its place, and goes on reading.
class SpecReader {
  public:
    explicit SpecReader(std::string file) : file_(std::move(file)) {}

    Errors errors;

    Place place(const Node& node) const { return {file_, node.line, node.column}; }
    void fault(const Node& node, std::string message, std::string remedy) {
        errors.push_back(make_error(place(node), std::move(message), std::move(remedy)));
    }

    // Keys of a table must be among the known ones.
    void known(const Node& table, const std::string& what, const std::vector<std::string>& keys) {
        for (const Node& child : table.children)
            if (std::find(keys.begin(), keys.end(), child.key) == keys.end())
                errors.push_back(make_error({file_, child.key_line, child.key_column},
                                            what + " has no key `" + child.key + "`",
                                            did_you_mean(child.key, keys)));
    }

    std::optional<double> number(const Node& node, const std::string& key) {
        if (node.is(Kind::integer) || node.is(Kind::real)) {
            double value = 0;
            const char* end = node.text.data() + node.text.size();
            const char* from = node.text.data() + (node.text.starts_with('+') ? 1 : 0);
            if (std::from_chars(from, end, value).ptr == end && std::isfinite(value)) return value;
        }
        fault(node, "`" + key + "` is no number", "write a number such as " + key + " = 0.5");
        return std::nullopt;
    }

    template <class Number>
    void whole(const Node& table, const std::string& key, Number least, Number most, Number& into) {
        const Node* node = table.find(key);
        if (!node) return;
        Number value = 0;
        const char* end = node->text.data() + node->text.size();
        const char* from = node->text.data() + (node->text.starts_with('+') ? 1 : 0);
        if (!node->is(Kind::integer) || std::from_chars(from, end, value).ptr != end || value < least ||
            value > most) {
            fault(*node,
                  "`" + key + "` is no whole number from " + std::to_string(least) + " to " +
                      std::to_string(most),
                  "write it as " + key + " = " + std::to_string(std::max<Number>(least, 2)));
            return;
        }
        into = value;
    }

    void real(const Node& table, const std::string& key, double least, double most, double& into) {
        const Node* node = table.find(key);
        if (!node) return;
        const std::optional<double> value = number(*node, key);
        if (!value) return;
        if (*value < least || *value > most)
            fault(*node, "`" + key + "` is " + node->text,
                  "it goes from " + number_text(least) + " to " + number_text(most));
        else
            into = *value;
    }

    void flag(const Node& table, const std::string& key, bool& into) {
        const Node* node = table.find(key);
        if (!node) return;
        if (!node->is(Kind::boolean))
            fault(*node, "`" + key + "` is neither true nor false", "write " + key + " = true");
        else
            into = node->text == "true";
    }

    template <class Choice>
    void choice(const Node& table, const std::string& key, const std::vector<Choice>& choices,
                std::string (*name)(Choice), Choice& into) {
        const Node* node = table.find(key);
        if (!node) return;
        std::vector<std::string> names;
        for (const Choice one : choices) names.push_back(name(one));
        for (std::size_t k = 0; k < choices.size(); ++k)
            if (node->is(Kind::text) && node->text == names[k]) {
                into = choices[k];
                return;
            }
        fault(*node, "`" + key + "` is `" + node->text + "`, which is none that is known",
              did_you_mean(node->text, names));
    }

    // A number, a list of numbers (one of them is drawn), or a law: { law = "uniform", from = 10, to = 100 }.
    void law(const Node& table, const std::string& key, double least, double most, bool whole_numbers,
             NumberLaw& into) {
        const Node* node = table.find(key);
        if (!node) return;
        const std::size_t before = errors.size();
        NumberLaw law;
        if (node->is(Kind::array)) {
            law.kind = NumberLaw::Kind::choice;
            for (const Node& one : node->children)
                if (const std::optional<double> value = number(one, key)) law.of.push_back(*value);
            if (law.of.empty() && errors.size() == before)
                fault(*node, "`" + key + "` is an empty list", "name at least one number");
        } else if (node->is(Kind::table)) {
            law = law_table(*node, key);
        } else if (const std::optional<double> value = number(*node, key)) {
            law = NumberLaw::always(*value);
        }
        if (errors.size() > before) return;
        if (law.least() < least || law.greatest() > most || law.least() > law.greatest() ||
            (law.kind == NumberLaw::Kind::log_uniform && law.least() <= 0)) {
            fault(*node, "`" + key + "` leaves its bounds",
                  "it goes from " + number_text(least) + " to " + number_text(most) +
                      ", the lower bound first" +
                      (law.kind == NumberLaw::Kind::log_uniform ? ", and log_uniform is above 0" : ""));
            return;
        }
        bool fractions = false;
        for (const double value : law.of) fractions = fractions || std::floor(value) != value;
        if (law.kind != NumberLaw::Kind::choice)
            fractions = std::floor(law.from) != law.from || std::floor(law.to) != law.to;
        if (whole_numbers && fractions) {
            fault(*node, "`" + key + "` is no whole number", "write it as " + key + " = 100");
            return;
        }
        into = law;
    }

    static std::string number_text(double value) {
        std::string text = std::to_string(value);
        while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
        return text;
    }

    std::vector<StrategySource> strategies(const Node& node, const std::string& key) {
        std::vector<StrategySource> sources;
        const auto take = [&](const Node& one) {
            if (!one.is(Kind::text)) {
                fault(one, "`" + key + "` holds something that is no text",
                      "write strategies in quotes: " + key + " = [\"boulware\", \"micro\"]");
                return;
            }
            for (const StrategySource& other : sources)
                if (other.text == one.text) {
                    fault(one, "the strategy `" + one.text + "` is given twice", "name each once");
                    return;
                }
            sources.push_back({one.text, place(one)});
        };
        if (node.is(Kind::array))
            for (const Node& one : node.children) take(one);
        else
            take(node);
        return sources;
    }

    Generator generator(const Node& node) {
        known(node, "a generator of scenarios",
              {"law", "count", "issues", "values", "parties", "correlation", "opposition", "reservation",
               "seed"});
        Generator made;
        if (!node.find("law"))
            fault(node, "a generator of scenarios names no law",
                  "write { law = \"random\", count = 10, issues = 3, values = 5, seed = 1 }");
        choice<Generator::Law>(
            node, "law",
            {Generator::Law::random, Generator::Law::pie, Generator::Law::zero_sum,
             Generator::Law::correlated, Generator::Law::opposition},
            [](Generator::Law one) { return std::string(to_string(one)); }, made.law);
        whole<std::uint64_t>(node, "count", 1, 1'000'000, made.count);
        whole<int>(node, "parties", 2, 20, made.parties);
        whole<std::uint64_t>(node, "seed", 0, INT64_MAX, made.seed);
        law(node, "issues", 1, 30, true, made.issues);
        law(node, "values", 2, 100'000, true, made.values);
        law(node, "reservation", 0, 1, false, made.reservation);
        real(node, "correlation", -1, 1, made.correlation);
        real(node, "opposition", 0, 1.5, made.opposition);
        if (made.parties > 2 && made.law != Generator::Law::random)
            fault(*node.find("parties"), "only the law `random` makes scenarios of more than two parties",
                  "leave `parties` out, or use law = \"random\"");
        for (const auto& [key, of] : {std::pair{"correlation", Generator::Law::correlated},
                                      std::pair{"opposition", Generator::Law::opposition}})
            if (node.find(key) && made.law != of)
                fault(*node.find(key), "`" + std::string(key) + "` says nothing under this law",
                      "leave it out, or use law = \"" + std::string(to_string(of)) + "\"");
        if (made.law == Generator::Law::opposition &&
            std::pow(made.values.greatest(), made.issues.greatest()) > 1e6)
            fault(node, "the law `opposition` measures every outcome, and there would be more than a million",
                  "take fewer issues or values");
        return made;
    }

    // { file = "hanoi-2019.toml", account = "leaks" }
    ScenarioSource account_of_file(const Node& node) {
        known(node, "a scenario with an account", {"file", "account"});
        ScenarioSource source;
        source.place = place(node);
        for (const auto& [key, into] :
             {std::pair{"file", &source.path}, std::pair{"account", &source.account}})
            if (const Node* text = node.find(key)) {
                if (text->is(Kind::text) && !text->text.empty())
                    *into = text->text;
                else
                    fault(*text, "`" + std::string(key) + "` is no name",
                          "write { file = \"hanoi-2019.toml\", account = \"leaks\" }");
            }
        return source;
    }

    void laws(const Node& table, std::vector<deals::Law>& into) {
        const Node* node = table.find("laws");
        if (!node) return;
        std::vector<std::string> names;
        for (const deals::Law law : deals::kLaws) names.emplace_back(to_string(law));
        std::vector<deals::Law> laws;
        const auto take = [&](const Node& one) {
            const std::optional<deals::Law> law =
                one.is(Kind::text) ? deals::find_law(one.text) : std::nullopt;
            if (!law)
                fault(one, "`laws` names `" + one.text + "`, which is no law of value functions",
                      did_you_mean(one.text, names));
            else if (std::find(laws.begin(), laws.end(), *law) != laws.end())
                fault(one, "the law `" + one.text + "` is given twice", "name each once");
            else
                laws.push_back(*law);
        };
        if (node->is(Kind::array))
            for (const Node& one : node->children) take(one);
        else
            take(*node);
        if (node->is(Kind::array) && node->children.empty())
            fault(*node, "`laws` is an empty list", "write laws = [\"steps\", \"issues\"]");
        if (!laws.empty()) into = std::move(laws);
    }

  private:
    NumberLaw law_table(const Node& node, const std::string& key) {
        known(node, "a law of `" + key + "`", {"law", "from", "to", "of"});
        NumberLaw law;
        law.kind = NumberLaw::Kind::uniform;
        choice<NumberLaw::Kind>(
            node, "law", {NumberLaw::Kind::uniform, NumberLaw::Kind::log_uniform, NumberLaw::Kind::choice},
            [](NumberLaw::Kind one) {
                return std::string(one == NumberLaw::Kind::uniform       ? "uniform"
                                   : one == NumberLaw::Kind::log_uniform ? "log_uniform"
                                                                         : "choice");
            },
            law.kind);
        if (law.kind == NumberLaw::Kind::choice) {
            const Node* of = node.find("of");
            if (!of || !of->is(Kind::array) || of->children.empty())
                fault(node, "the law `choice` of `" + key + "` names nothing to choose from",
                      "write { law = \"choice\", of = [10, 100] }");
            else
                for (const Node& one : of->children)
                    if (const std::optional<double> value = number(one, "of")) law.of.push_back(*value);
            return law;
        }
        const Node* from = node.find("from");
        const Node* to = node.find("to");
        if (!from || !to) {
            fault(node, "a law of `" + key + "` needs `from` and `to`",
                  "write { law = \"uniform\", from = 10, to = 100 }");
            return law;
        }
        law.from = number(*from, "from").value_or(0);
        law.to = number(*to, "to").value_or(0);
        return law;
    }

    std::string file_;
};

void read_scenarios(const Node& node, SpecReader& reader, Spec& spec) {
    const auto take = [&](const Node& one) {
        if (one.is(Kind::text) && !one.text.empty())
            spec.scenarios.push_back({one.text, std::nullopt, reader.place(one), {}});
        else if (one.is(Kind::table) && one.find("file"))
            spec.scenarios.push_back(reader.account_of_file(one));
        else if (one.is(Kind::table))
            spec.scenarios.push_back({{}, reader.generator(one), reader.place(one), {}});
        else
            reader.fault(one, "`scenarios` holds something that is neither a path nor a generator",
                         "write \"domains/*\", or { law = \"random\", count = 10, seed = 1 }");
    };
    if (node.is(Kind::array))
        for (const Node& one : node.children) take(one);
    else
        take(node);
}

void read_one_against_all(const Node& node, SpecReader& reader, Spec& spec) {
    if (node.is(Kind::boolean)) {
        spec.one_against_all = node.text == "true";
        return;
    }
    spec.one_against_all = true;
    spec.ones = reader.strategies(node, "one_against_all");
    std::vector<std::string> names;
    for (const StrategySource& strategy : spec.strategies) names.push_back(strategy.text);
    for (const StrategySource& one : spec.ones)
        if (std::find(names.begin(), names.end(), one.text) == names.end())
            reader.errors.push_back(make_error(
                one.place, "`one_against_all` names `" + one.text + "`, which is none of the strategies",
                did_you_mean(one.text, names)));
}

void read_tournament(const Node& table, SpecReader& reader, Spec& spec) {
    reader.known(table, "a tournament",
                 {"name",    "strategies",   "scenarios",      "rounds",          "repeat",
                  "seed",    "self_play",    "rotate",         "one_against_all", "laws",
                  "rules",   "protocol",     "no_deal",        "discounted",      "end_chance",
                  "seconds", "rounds_known", "measure_models", "move_limit_ms",   "session_limit_ms"});
    if (const Node* name = table.find("name")) {
        if (name->is(Kind::text))
            spec.name = name->text;
        else
            reader.fault(*name, "`name` is no text", "write name = \"spring league\"");
    }
    if (const Node* strategies = table.find("strategies"))
        spec.strategies = reader.strategies(*strategies, "strategies");
    if (spec.strategies.empty() && reader.errors.empty())
        reader.fault(table, "the tournament names no strategies",
                     "write strategies = [\"boulware\", \"conceder\", \"micro\"]");
    if (const Node* scenarios = table.find("scenarios")) read_scenarios(*scenarios, reader, spec);
    if (spec.scenarios.empty() && reader.errors.empty())
        reader.fault(table, "the tournament names no scenarios", "write scenarios = [\"domains/*\"]");
    if (const Node* one = table.find("one_against_all")) read_one_against_all(*one, reader, spec);
    reader.laws(table, spec.laws);
    reader.law(table, "rounds", 1, 10'000'000, true, spec.rounds);
    reader.law(table, "end_chance", 0, 0.999999, false, spec.end_chance);
    reader.law(table, "seconds", 0, 86'400, false, spec.seconds);
    reader.whole<std::uint64_t>(table, "repeat", 1, 1'000'000'000'000, spec.repeat);
    reader.whole<std::uint64_t>(table, "seed", 0, INT64_MAX, spec.seed);
    reader.flag(table, "self_play", spec.self_play);
    reader.flag(table, "rotate", spec.rotate);
    reader.flag(table, "discounted", spec.discounted);
    reader.flag(table, "rounds_known", spec.rounds_known);
    reader.flag(table, "measure_models", spec.measure_models);
    reader.whole<int>(table, "move_limit_ms", 1, 3'600'000, spec.move_limit);
    reader.whole<int>(table, "session_limit_ms", 1, 86'400'000, spec.session_limit);
    reader.choice<talks::Rules>(
        table, "rules", {talks::Rules::strict, talks::Rules::negmas},
        [](talks::Rules one) { return std::string(one == talks::Rules::strict ? "strict" : "negmas"); },
        spec.rules);
    reader.choice<TableProtocol>(
        table, "protocol",
        {TableProtocol::alternating, TableProtocol::monotonic, TableProtocol::simultaneous,
         TableProtocol::unique},
        [](TableProtocol one) { return std::string(to_string(one)); }, spec.protocol);
    reader.choice<talks::NoDeal>(
        table, "no_deal", {talks::NoDeal::reservation, talks::NoDeal::zero},
        [](talks::NoDeal one) {
            return std::string(one == talks::NoDeal::reservation ? "reservation" : "zero");
        },
        spec.no_deal);
}

}  // namespace

Result<Spec> read_spec(std::string_view text, const std::string& file) {
    Errors faults = toml::check_text(text, file);
    if (!faults.empty()) return faults;
    const toml::Parsed parsed = toml::parse_text(text, file);
    if (!parsed.errors.empty()) return parsed.errors;
    SpecReader reader(file);
    Spec spec;
    spec.file = file;
    const Node* table = parsed.root.find("tournament");
    if (!table || !table->is(Kind::table))
        return make_error({file, 0, 0}, "there is no [tournament] in this file",
                          "write [tournament] with strategies = [...] and scenarios = [...]");
    reader.known(parsed.root, "a tournament's file", {"tournament"});
    read_tournament(*table, reader, spec);
    if (!reader.errors.empty()) {
        std::stable_sort(reader.errors.begin(), reader.errors.end(), [](const Error& a, const Error& b) {
            return a.place.line != b.place.line ? a.place.line < b.place.line
                                                : a.place.column < b.place.column;
        });
        return reader.errors;
    }
    return spec;
}

Result<Spec> read_spec_file(const std::string& path) {
    const Result<SourceText> source = read_file(path);
    if (!source) {
        Errors errors = source.errors();
        // What is read here is no scenario, so a new scenario would be no remedy.
        if (errors.front().message == "there is no such file")
            errors.front().remedy = "check the path; docs/tournaments.md says what a tournament's file holds";
        return errors;
    }
    Result<Spec> spec = read_spec(source->bytes, path);
    if (spec && path != "-") spec->folder = std::filesystem::path(path).parent_path().string();
    return spec;
}

}  // namespace detente::tournaments
