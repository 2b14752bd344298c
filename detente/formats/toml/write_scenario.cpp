// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "detente/formats/internal/toml/read_standoff.h"
#include "detente/formats/internal/toml/read_steps.h"
#include "detente/formats/internal/toml/statement_language.h"
#include "detente/formats/internal/toml/write_text.h"
#include "detente/formats/toml.h"

namespace detente {

namespace {

using toml::TableWriter;

class ScenarioWriter {
  public:
    explicit ScenarioWriter(const Scenario& scenario) : scenario_(scenario) {}

    std::string write() {
        head();
        for (const Party& party : scenario_.parties) write_party(party);
        for (const Person& person : scenario_.people) write_person(person);
        for (const Outlet& outlet : scenario_.outlets) {
            TableWriter table("[" + toml::dotted({"outlets", outlet.id}) + "]");
            table.text("name", outlet.name);
            table.texts("aliases", outlet.aliases);
            table.text("note", outlet.note);
            add(table);
        }
        for (std::size_t i = 0; i < scenario_.issues.size(); ++i) write_issue(static_cast<int>(i));
        int number = 0;
        for (const Infeasible& infeasible : scenario_.infeasibles) {
            TableWriter table("[[infeasible]]");
            table.text("when", toml::write_pattern(infeasible.ranges, scenario_));
            table.item(infeasible.item, "infeasible." + std::to_string(++number));
            add(table);
        }
        for (const Statement& statement : scenario_.statements) write_statement(statement);
        for (const Numbers& numbers : scenario_.numbers) write_numbers(numbers);
        for (const Demand& demand : scenario_.demands) write_demand(demand);
        for (const Concession& concession : scenario_.concessions) write_concession(concession);
        for (const Source& source : scenario_.sources) write_source(source);
        for (const Account& account : scenario_.accounts) write_account(account);
        add(toml::write_standoff(scenario_));
        add(toml::write_steps(scenario_));
        if (scenario_.talks) write_talks(*scenario_.talks);
        return std::move(out_);
    }

  private:
    void add(TableWriter& table) { add(table.take()); }
    void add(const std::string& part) {
        if (part.empty()) return;
        if (!out_.empty()) out_ += "\n";
        out_ += part;
    }
    const std::string& party_id(int party) const {
        return scenario_.parties[static_cast<std::size_t>(party)].id;
    }

    void head() {
        TableWriter table("[scenario]");
        table.text("id", scenario_.id);
        table.text("title", scenario_.title);
        table.text("asked", scenario_.asked);
        table.date("as_of", scenario_.as_of);
        table.text("default_account", scenario_.default_account);
        table.texts("tags", scenario_.tags);
        if (!scenario_.no_deal_is_nothing_agreed) table.text("no_deal", "separate");
        table.text("note", scenario_.note);
        add(table);
    }

    void write_party(const Party& party) {
        TableWriter table("[" + toml::dotted({"parties", party.id}) + "]");
        table.text("name", party.name);
        table.texts("aliases", party.aliases);
        table.text("leader", party.leader);
        table.texts("audiences", party.audiences);
        table.text("note", party.note);
        add(table);
    }

    void write_person(const Person& person) {
        TableWriter table("[" + toml::dotted({"people", person.id}) + "]");
        table.text("name", person.name);
        table.texts("aliases", person.aliases);
        if (person.party) table.text("party", party_id(*person.party));
        table.text("role", person.role);
        table.text("note", person.note);
        add(table);
    }

    void write_issue(int index) {
        const Issue& issue = scenario_.issues[static_cast<std::size_t>(index)];
        TableWriter table("[" + toml::dotted({"issues", issue.id}) + "]");
        table.text("name", issue.name);
        table.value("levels", toml::texts(issue.levels));
        table.texts("short", issue.short_names);
        if (issue.delivers) table.text("delivers", party_id(*issue.delivers));
        table.text("note", issue.note);
        std::string tables = irreversibility(index, issue, table);
        tables += directions(index, issue, table);
        add(table);
        add(tables);
    }

    // Written into the issue's table when a bare level says it all; otherwise as a table of its own, given
    // back.
    std::string irreversibility(int index, const Issue& issue, TableWriter& issue_table) const {
        for (const Irreversibility& mark : scenario_.irreversibilities) {
            if (mark.issue != index) continue;
            const std::string default_id = issue.id + ".irreversible";
            const std::string level = toml::quoted(issue.levels[static_cast<std::size_t>(mark.level)]);
            if (toml::says_nothing(mark.item, default_id)) {
                issue_table.value("irreversible_from", level);
                return {};
            }
            TableWriter table("[" + toml::dotted({"issues", issue.id, "irreversible_from"}) + "]");
            table.value("level", level);
            table.item(mark.item, default_id);
            return table.take();
        }
        return {};
    }

    std::string directions(int index, const Issue& issue, TableWriter& issue_table) const {
        std::vector<const Preference*> mine;
        bool bare = true;
        for (const Preference& preference : scenario_.preferences) {
            if (preference.issue != index) continue;
            mine.push_back(&preference);
            bare = bare && toml::says_nothing(preference.item, party_id(preference.party) + "." + issue.id);
        }
        if (mine.empty()) return {};
        std::string out;
        if (bare) {
            for (const Preference* preference : mine)
                out += (out.empty() ? "{ " : ", ") + toml::key(party_id(preference->party)) + " = " +
                       toml::quoted(to_string(preference->direction));
            issue_table.value("prefers", out + " }");
            return {};
        }
        for (const Preference* preference : mine) {
            const std::string& party = party_id(preference->party);
            TableWriter table("[" + toml::dotted({"issues", issue.id, "prefers", party}) + "]");
            table.value("direction", toml::quoted(to_string(preference->direction)));
            table.item(preference->item, party + "." + issue.id);
            out += table.take();
        }
        return out;
    }

    void write_statement(const Statement& statement) {
        TableWriter table("[[statements]]");
        table.text("party", party_id(statement.party));
        table.text("says", toml::write_comparison(statement, scenario_));
        table.item(statement.item);
        add(table);
    }

    // A number alone, or a table on one line when it is more than a number.
    static std::string given(const Given& given, const std::string& default_id) {
        if (toml::says_nothing(given.item, default_id)) return toml::number(given.value);
        std::string out = "{ value = " + toml::number(given.value);
        for (const std::string& field : toml::item_fields(given.item, default_id)) out += ", " + field;
        return out + " }";
    }

    void write_numbers(const Numbers& numbers) {
        const std::string prefix = "values." + party_id(numbers.party);
        TableWriter table("[" + toml::dotted({"values", party_id(numbers.party)}) + "]");
        if (numbers.no_deal) table.value("no_deal", given(*numbers.no_deal, prefix + ".no_deal"));
        std::string weights;
        for (std::size_t i = 0; i < numbers.weights.size(); ++i) {
            if (!numbers.weights[i]) continue;
            const std::string& issue = scenario_.issues[i].id;
            weights += (weights.empty() ? "{ " : ", ") + toml::key(issue) + " = " +
                       given(*numbers.weights[i], prefix + ".weights." + issue);
        }
        if (!weights.empty()) table.value("weights", weights + " }");
        std::string levels = table.take();
        for (std::size_t i = 0; i < numbers.levels.size(); ++i)
            if (!numbers.levels[i].empty())
                levels += "levels." + toml::key(scenario_.issues[i].id) + " = " +
                          level_values(numbers.levels[i], scenario_.issues[i], prefix) + "\n";
        add(levels);
    }

    static std::string level_values(const std::vector<std::optional<Given>>& values, const Issue& issue,
                                    const std::string& prefix) {
        bool all = true;
        for (const auto& value : values) all = all && value.has_value();
        std::string out;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i]) continue;
            const std::string default_id = prefix + ".levels." + issue.id + "[" + std::to_string(i) + "]";
            out += out.empty() ? "" : ", ";
            if (!all) out += toml::key(issue.levels[i]) + " = ";
            out += given(*values[i], default_id);
        }
        return all ? "[" + out + "]" : "{ " + out + " }";
    }

    void write_demand(const Demand& demand) {
        TableWriter table("[[demands]]");
        table.text("party", party_id(demand.party));
        table.text("asks", toml::write_term(demand.asks, scenario_));
        table.text("text", demand.text);
        table.item(demand.item);
        std::string out = table.take();
        int number = 0;
        for (const DemandEvent& event : demand.history) {
            TableWriter entry("\n[[demands.history]]");
            entry.text("what", std::string(to_string(event.kind)));
            entry.date("on", event.date);
            entry.text("to", event.to);
            entry.item(event.item, demand.item.id + "." + std::to_string(++number));
            out += entry.take();
        }
        add(out);
    }

    void write_concession(const Concession& concession) {
        TableWriter table("[[concessions]]");
        table.text("party", party_id(concession.party));
        table.value("gave", toml::quoted(concession.gave));
        table.date("on", concession.date);
        table.text("in_return_for", concession.in_return_for);
        table.item(concession.item);
        add(table);
    }

    void write_source(const Source& source) {
        TableWriter table("[" + toml::dotted({"sources", source.id}) + "]");
        table.text("kind", source.kind);
        table.text("title", source.title);
        table.text("outlet", source.outlet);
        table.text("author", source.author);
        table.date("published", source.published);
        table.date("retrieved", source.retrieved);
        table.text("url", source.url);
        table.text("file", source.file);
        table.text("sha256", source.sha256);
        table.text("language", source.language);
        table.texts("why_doubt", source.why_doubt);
        table.text("reliability", source.reliability);
        table.texts("corrects", source.corrects);
        table.texts("withdraws", source.withdraws);
        table.chain(source.chain);
        std::string roles;
        for (const auto& [block, role] : source.roles)
            roles += (roles.empty() ? "{ " : ", ") + toml::key(block) + " = " + toml::quoted(role);
        if (!roles.empty()) table.value("roles", roles + " }");
        table.text("note", source.note);
        add(table);
    }

    void write_account(const Account& account) {
        TableWriter table("[" + toml::dotted({"accounts", account.id}) + "]");
        table.text("title", account.title);
        table.texts("includes", account.includes);
        table.texts("items", account.items);
        table.text("note", account.note);
        add(table);
    }

    std::string written(const Package& package) const {
        Term term;
        term.kind = Term::Kind::package;
        term.package = package;
        return toml::write_term(term, scenario_);
    }

    void write_talks(const TalksSection& talks) {
        TableWriter table("[talks]");
        table.text("protocol", talks.protocol);
        table.integer("rounds", talks.rounds);
        table.integer("seconds", talks.seconds);
        if (talks.opens) table.text("opens", party_id(*talks.opens));
        std::vector<std::string> order;
        for (const int party : talks.order) order.push_back(party_id(party));
        table.texts("order", order);
        table.text("note", talks.note);
        add(table);
        if (!talks.strategies.empty()) {
            TableWriter strategies("[talks.strategies]");
            for (const TalksStrategy& one : talks.strategies) strategies.text(party_id(one.party), one.text);
            add(strategies);
        }
        if (!talks.openings.empty()) {
            TableWriter openings("[talks.openings]");
            for (const TalksOpening& one : talks.openings)
                openings.text(party_id(one.party), written(one.package));
            add(openings);
        }
        for (const TalkEvent& event : talks.events) {
            TableWriter entry("[[talks.events]]");
            entry.text("id", event.id);
            entry.text("party", party_id(event.party));
            entry.text("does", std::string(to_string(event.act)));
            if (event.package) entry.text("package", written(*event.package));
            entry.text("tone", event.tone);
            entry.date("on", event.on);
            entry.text("note", event.note);
            add(entry);
        }
    }

    const Scenario& scenario_;
    std::string out_;
};

}  // namespace

std::string write_scenario(const Scenario& scenario) {
    return ScenarioWriter(scenario).write();
}

}  // namespace detente
