// SPDX-License-Identifier: Apache-2.0
// The [standoff] section as TOML that reads back equal.
#include <algorithm>

#include "detente/formats/internal/toml/read_standoff.h"
#include "detente/formats/internal/toml/write_text.h"

namespace detente::toml {

namespace {

class Writer {
  public:
    explicit Writer(const Scenario& scenario) : scenario_(scenario), section_(*scenario.standoff) {}

    std::string run() {
        head();
        for (const StandoffOption& option : section_.options) write_option(option);
        int number = 0;
        for (const FeasibilityRule& rule : section_.feasibility) write_rule(rule, ++number);
        states();
        number = 0;
        for (const MoveRule& rule : section_.moves) {
            TableWriter table("[[standoff.moves]]");
            table.item(rule.item, "standoff.moves." + std::to_string(++number));
            table.text("party", party(rule.party));
            table.texts("allow", plain(rule.allow));
            table.texts("forbid", plain(rule.forbid));
            add(table);
        }
        number = 0;
        for (const Coalescing& rule : section_.coalescings) {
            TableWriter table("[[standoff.coalesce]]");
            table.item(rule.item, "standoff.coalesce." + std::to_string(++number));
            table.value("when", quoted(rule.when.text));
            table.text("name", rule.name);
            add(table);
        }
        for (std::size_t k = 0; k < section_.preferences.size(); ++k) write_preference(k);
        number = 0;
        for (const Misperception& mark : section_.misperceptions) {
            TableWriter table("[[standoff.misperceived]]");
            table.item(mark.item, "standoff.misperceived." + std::to_string(++number));
            table.text("party", party(mark.party));
            table.value("when", quoted(mark.when.text));
            add(table);
        }
        number = 0;
        for (const Walk& walk : section_.walks) {
            TableWriter table("[[standoff.walks]]");
            table.item(walk.item, "standoff.walk." + std::to_string(++number));
            if (walk.party) table.text("party", party(*walk.party));
            table.text("tone", walk.tone);
            table.value("leads_to", quoted(walk.leads_to.text));
            add(table);
        }
        attitudes();
        for (const StandoffNoDeal& one : section_.no_deal) {
            TableWriter table(header({"standoff", "no_deal", party(one.party)}));
            table.item(one.item, party(one.party) + ".no_deal_state");
            table.value("state", quoted(one.state.text));
            add(table);
        }
        for (const Drift& drift : section_.drifts) {
            TableWriter table(header({"standoff", "drift", party(drift.party)}));
            table.item(drift.item, party(drift.party) + ".drift");
            table.text("direction", drift.direction == Drift::Direction::better ? "better" : "worse");
            table.number("per_period", drift.per_period);
            table.text("period", drift.period);
            add(table);
        }
        return std::move(out_);
    }

  private:
    const std::string& party(int index) const {
        return scenario_.parties[static_cast<std::size_t>(index)].id;
    }
    std::vector<std::string> parties(const std::vector<int>& list) const {
        std::vector<std::string> names;
        for (const int one : list) names.push_back(party(one));
        return names;
    }
    std::vector<std::string> option_ids(const std::vector<int>& list) const {
        std::vector<std::string> names;
        for (const int one : list) names.push_back(section_.options[static_cast<std::size_t>(one)].id);
        return names;
    }
    static std::vector<std::string> plain(const std::vector<PlacedText>& list) {
        std::vector<std::string> result;
        for (const PlacedText& one : list) result.push_back(one.text);
        return result;
    }
    static std::string header(const std::vector<std::string>& parts) { return "[" + dotted(parts) + "]"; }
    void add(TableWriter& table) { out_ += (out_.empty() ? "" : "\n") + table.take(); }

    void head() {
        TableWriter table("[standoff]");
        table.text("title", section_.title);
        table.text("note", section_.note);
        table.texts("decision_makers", parties(section_.decision_makers));
        if (section_.graph_form()) table.value("states", texts(section_.graph_states));
        if (section_.status_quo) table.value("status_quo", quoted(section_.status_quo->text));
        if (!section_.coalitions.empty()) {
            std::string list;
            for (const std::vector<int>& one : section_.coalitions)
                list += (list.empty() ? "" : ", ") + texts(parties(one));
            table.value("coalitions", "[" + list + "]");
        }
        add(table);
    }

    void write_option(const StandoffOption& option) {
        TableWriter table(header({"standoff", "options", option.id}));
        if (option.name != option.id) table.text("name", option.name);
        table.text("owner", party(option.owner));
        if (!option.levels.empty()) table.value("levels", texts(option.levels));
        table.text("note", option.note);
        std::string mark_table;
        for (const OptionIrreversibility& mark : section_.irreversibilities) {
            if (&section_.options[static_cast<std::size_t>(mark.option)] != &option) continue;
            const std::string direction =
                mark.direction == OptionIrreversibility::Direction::up ? "up" : "down";
            if (says_nothing(mark.item, option.id + ".irreversible")) {
                table.text("irreversible", direction);
            } else {
                TableWriter inner(header({"standoff", "options", option.id, "irreversible"}));
                inner.item(mark.item, option.id + ".irreversible");
                inner.text("direction", direction);
                mark_table = "\n" + inner.take();
            }
        }
        add(table);
        out_ += mark_table;
    }

    void write_rule(const FeasibilityRule& rule, int number) {
        using Kind = FeasibilityRule::Kind;
        TableWriter table("[[standoff.rules]]");
        table.item(rule.item, "standoff.infeasible." + std::to_string(number));
        if (rule.kind == Kind::infeasible) table.value("infeasible", quoted(rule.formula.text));
        if (rule.kind == Kind::required) table.value("requires", quoted(rule.formula.text));
        if (rule.kind == Kind::exclusive) table.value("exclusive", texts(option_ids(rule.options)));
        if (rule.kind == Kind::at_least_one) table.value("at_least_one", texts(option_ids(rule.options)));
        add(table);
    }

    void states() {
        if (section_.names.empty()) return;
        TableWriter table("[standoff.states]");
        for (const NamedState& state : section_.names) {
            std::string levels;
            for (const auto& [option, level] : state.options) {
                const StandoffOption& of = section_.options[static_cast<std::size_t>(option)];
                levels += (levels.empty() ? "" : ", ") + key(of.id) + " = " +
                          (of.levels.empty() ? (level == 1 ? "true" : "false") : std::to_string(level));
            }
            table.value(key(state.name), levels.empty() ? "{}" : "{ " + levels + " }");
        }
        add(table);
    }

    void write_preference(std::size_t index) {
        using Kind = StandoffPreference::Kind;
        const StandoffPreference& preference = section_.preferences[index];
        TableWriter table("[[standoff.preferences]]");
        int pairs_before = 0;
        for (std::size_t k = 0; k < index; ++k)
            pairs_before += section_.preferences[k].party == preference.party &&
                            section_.preferences[k].kind == Kind::pairs;
        table.item(preference.item,
                   party(preference.party) + (preference.kind == Kind::pairs
                                                  ? ".pairs." + std::to_string(pairs_before + 1)
                                                  : ".preference"));
        table.text("party", party(preference.party));
        switch (preference.kind) {
            case Kind::statements:
                table.value("statements", texts(plain(preference.statements)));
                break;
            case Kind::pairs:
                table.value("pairs", texts(plain(preference.pairs)));
                break;
            case Kind::ranking:
                table.value("ranking", ranking(preference));
                break;
            case Kind::values:
                table.value("values", values(preference));
                break;
            case Kind::weights:
                weights(preference, table);
                break;
        }
        add(table);
    }
    static std::string ranking(const StandoffPreference& preference) {
        const bool degrees =
            std::any_of(preference.ranking.begin(), preference.ranking.end(),
                        [](const StandoffPreference::Group& group) { return group.degree > 1; });
        std::string text;
        for (const StandoffPreference::Group& group : preference.ranking) {
            if (degrees) {
                if (!text.empty())
                    text += " " + std::string(static_cast<std::size_t>(std::max(group.degree, 1)), '>') + " ";
                for (std::size_t k = 0; k < group.states.size(); ++k)
                    text += (k > 0 ? " = " : "") + group.states[k].text;
                continue;
            }
            text += (text.empty() ? "" : ", ") + (group.states.size() == 1 ? quoted(group.states.front().text)
                                                                           : texts(plain(group.states)));
        }
        return degrees ? quoted(text) : "[" + text + "]";
    }
    static std::string values(const StandoffPreference& preference) {
        std::string text;
        for (const auto& [state, value] : preference.values)
            text += (text.empty() ? "" : ", ") + key(state.text) + " = " + number(value);
        return "{ " + text + " }";
    }
    void weights(const StandoffPreference& preference, TableWriter& table) const {
        std::string text;
        for (const StandoffPreference::Weight& weight : preference.weights) {
            const StandoffOption& of = section_.options[static_cast<std::size_t>(weight.option)];
            std::string list;
            for (const Rational& one : weight.of_level) list += (list.empty() ? "" : ", ") + number(one);
            text += (text.empty() ? "" : ", ") + key(of.id) + " = " +
                    (of.levels.empty() && weight.of_level.front().is_zero() ? number(weight.of_level.back())
                                                                            : "[" + list + "]");
        }
        table.value("weights", text.empty() ? "{}" : "{ " + text + " }");
        std::string terms;
        for (const StandoffPreference::Term& term : preference.terms)
            terms += (terms.empty() ? "" : ", ") +
                     ("{ when = " + quoted(term.when.text) + ", add = " + number(term.add) + " }");
        if (!terms.empty()) table.value("terms", "[" + terms + "]");
    }

    void attitudes() {
        std::vector<int> rows;
        for (const Attitude& attitude : section_.attitudes)
            if (std::find(rows.begin(), rows.end(), attitude.of) == rows.end()) rows.push_back(attitude.of);
        for (const int row : rows) {
            TableWriter table(header({"standoff", "attitudes", party(row)}));
            for (const Attitude& attitude : section_.attitudes)
                if (attitude.of == row)
                    table.value(key(party(attitude.toward)), attitude.sign > 0   ? "\"+\""
                                                             : attitude.sign < 0 ? "\"-\""
                                                                                 : "\"0\"");
            add(table);
        }
    }

    const Scenario& scenario_;
    const StandoffSection& section_;
    std::string out_;
};

}  // namespace

std::string write_standoff(const Scenario& scenario) {
    return scenario.standoff ? Writer(scenario).run() : "";
}

}  // namespace detente::toml
