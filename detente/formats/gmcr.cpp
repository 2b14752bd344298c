// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/gmcr.h"

#include <algorithm>
#include <unordered_set>

#include "detente/base/names.h"
#include "detente/base/suggest.h"
#include "detente/base/text.h"
#include "detente/formats/json.h"

namespace detente {

namespace {

class GmcrReader {
  public:
    explicit GmcrReader(const std::string& file) : file_(file) {}

    Result<GmcrFile> read(const Document& root) {
        if (root.members() == nullptr) {
            fail("a .gmcr file holds one object", "begin with `{ \"options\": [...]`");
            return errors_;
        }
        read_options(root);
        read_decision_makers(root);
        each(root, "infeasibles", false, [&](const Document& entry, const std::string& where) {
            gmcr_.infeasibles.push_back(condition(entry, where));
        });
        read_coalitions(root);
        for (const char* flag : {"useManualPreferenceRanking", "useManualPreferenceVectors"})
            if (const Document* value = root.find(flag))
                if (const bool* set = boolean(*value, flag)) gmcr_.manual = gmcr_.manual || *set;
        if (const Document* version = root.find("version"); version != nullptr && version->text() != nullptr)
            gmcr_.version = *version->text();
        if (gmcr_.manual)
            for (std::size_t maker = 0; maker < gmcr_.decision_makers.size(); ++maker)
                if (gmcr_.decision_makers[maker].ranking.empty())
                    fail("the rankings are given by hand (useManualPreferenceRanking), and `decisionMakers[" +
                             std::to_string(maker) + "]` has none",
                         "give it a preferenceRanking, or let preferences count");
        check_what_counts(root);
        if (!errors_.empty()) return std::move(errors_);
        group_options();
        return std::move(gmcr_);
    }

  private:
    void fail(std::string message, std::string remedy) {
        if (errors_.size() < 20)
            errors_.push_back(make_error({file_, 0, 0}, std::move(message), std::move(remedy)));
    }
    // Where rankings are not by hand, preferences count; without any, nobody would prefer anything, whatever the
    // rankings of the file say. A key that is nearly the one that decides it is taken for it by a reader.
    void check_what_counts(const Document& root) {
        const std::vector<std::string> decides{"useManualPreferenceRanking", "useManualPreferenceVectors"};
        if (const Document::Object* members = root.members())
            for (const auto& [key, value] : *members)
                if (const std::string near = nearest_name(key, decides);
                    !near.empty() && std::find(decides.begin(), decides.end(), key) == decides.end())
                    fail("the file has a key `" + key + "`, which is not read",
                         "did you mean `" + near + "`?");
        const auto& makers = gmcr_.decision_makers;
        const bool stated = std::any_of(makers.begin(), makers.end(), [](const GmcrFile::DecisionMaker& one) {
            return !one.preferences.empty();
        });
        const bool ranked = std::any_of(makers.begin(), makers.end(), [](const GmcrFile::DecisionMaker& one) {
            return one.ranking.size() > 1;
        });
        if (!gmcr_.manual && ranked && !stated)
            fail(
                "the rankings of this file do not count, since `useManualPreferenceRanking` is not true, and nobody "
                "has preferences",
                "set it to true, or take the rankings out");
    }
    void good_name(const std::string& name, const std::string& where) {
        if (const std::string fault = fault_of_name(name); !fault.empty())
            fail("the name `" + std::string(text::cut(name, 60)) + "` of `" + where + "` " + fault,
                 "take it out: names that look alike must be alike");
    }
    const bool* boolean(const Document& value, const std::string& where) {
        if (value.boolean() == nullptr) fail("`" + where + "` is not true or false", "write true or false");
        return value.boolean();
    }
    // Calls f(element, "name[3]") for a list.
    template <class F>
    void each(const Document& table, const std::string& name, bool required, F f,
              const std::string& prefix = {}) {
        const std::string where = prefix + name;
        const Document* list = table.find(name);
        if (list == nullptr || list->is_null()) {
            if (required) fail("`" + where + "` is missing", "a .gmcr file has a list there");
            return;
        }
        if (list->elements() == nullptr) return fail("`" + where + "` is not a list", "write [ ... ]");
        std::size_t number = 0;
        for (const Document& element : *list->elements())
            f(element, where + "[" + std::to_string(number++) + "]");
    }
    std::optional<int> index(const Document& value, std::size_t count, const std::string& where,
                             const std::string& what) {
        const std::int64_t* number = value.integer();
        if (number == nullptr) {
            fail("`" + where + "` is not a whole number", "write the number of " + what + ", from 0");
            return std::nullopt;
        }
        if (*number < 0 || static_cast<std::uint64_t>(*number) >= count) {
            fail("`" + where + "` names " + what + " " + std::to_string(*number) + ", and there are " +
                     std::to_string(count),
                 "numbers go from 0");
            return std::nullopt;
        }
        return static_cast<int>(*number);
    }

    void read_options(const Document& root) {
        each(root, "options", true, [&](const Document& entry, const std::string& where) {
            GmcrFile::Option option;
            const Document* name = entry.find("name");
            if (name == nullptr || name->text() == nullptr)
                return fail("`" + where + "` has no name", "write { \"name\": \"...\" }");
            option.name = *name->text();
            if (option.name.find_first_not_of(' ') == std::string::npos)
                return fail("`" + where + "` has an empty name", "give the option a name");
            good_name(option.name, where);
            if (const Document* permitted = entry.find("permittedDirection");
                permitted != nullptr && !permitted->is_null()) {
                const std::string* word = permitted->text();
                if (word == nullptr || (*word != "both" && *word != "fwd" && *word != "back"))
                    return fail("`" + where + ".permittedDirection` is none of both, fwd and back",
                                "write one of them");
                option.permitted = *word;
            }
            gmcr_.options.push_back(std::move(option));
        });
        if (gmcr_.options.empty() && errors_.empty()) fail("the file has no options", "add one to `options`");
    }

    void read_decision_makers(const Document& root) {
        std::vector<int> owner(gmcr_.options.size(), -1);
        std::unordered_set<std::string> names;
        each(root, "decisionMakers", true, [&](const Document& entry, const std::string& where) {
            GmcrFile::DecisionMaker maker;
            const Document* name = entry.find("name");
            if (name == nullptr || name->text() == nullptr)
                return fail("`" + where + "` has no name", "write { \"name\": \"...\" }");
            maker.name = *name->text();
            if (maker.name.find_first_not_of(' ') == std::string::npos)
                return fail("`" + where + "` has an empty name", "give the decision maker a name");
            good_name(maker.name, where);
            if (!names.insert(maker.name).second)
                fail("two decision makers are called `" + maker.name + "`", "give each its own name");
            const int self = static_cast<int>(gmcr_.decision_makers.size());
            each(
                entry, "options", false,
                [&](const Document& one, const std::string& at) {
                    const std::optional<int> option = index(one, gmcr_.options.size(), at, "option");
                    if (!option) return;
                    int& owned = owner[static_cast<std::size_t>(*option)];
                    if (owned >= 0 && owned != self)
                        fail("option `" + gmcr_.options[static_cast<std::size_t>(*option)].name +
                                 "` has two owners, `" +
                                 gmcr_.decision_makers[static_cast<std::size_t>(owned)].name + "` and `" +
                                 maker.name + "`",
                             "an option belongs to one decision maker");
                    const std::string& name_of_option = gmcr_.options[static_cast<std::size_t>(*option)].name;
                    if (owned < 0 && std::any_of(maker.options.begin(), maker.options.end(), [&](int other) {
                            return gmcr_.options[static_cast<std::size_t>(other)].name == name_of_option;
                        }))
                        fail("`" + maker.name + "` has two options called `" + name_of_option + "`",
                             "give each its own name");
                    if (owned < 0) maker.options.push_back(*option);
                    owned = self;
                },
                where + ".");
            each(
                entry, "preferences", false,
                [&](const Document& one, const std::string& at) {
                    maker.preferences.push_back(compound(one, at));
                },
                where + ".");
            for (const char* field : {"preferenceRanking", "preferenceVector"})
                if (maker.ranking.empty())
                    each(
                        entry, field, false,
                        [&](const Document& one, const std::string& at) {
                            std::vector<int> group;
                            if (one.elements() != nullptr)
                                for (const Document& state : *one.elements()) ordered(state, at, group);
                            else
                                ordered(one, at, group);
                            maker.ranking.push_back(std::move(group));
                        },
                        where + ".");
            each(
                entry, "misperceptions", false,
                [&](const Document& one, const std::string& at) {
                    maker.misperceptions.push_back(condition(one, at));
                },
                where + ".");
            gmcr_.decision_makers.push_back(std::move(maker));
        });
        if (gmcr_.decision_makers.empty() && errors_.empty())
            fail("the file has no decision makers", "add one to `decisionMakers`");
        for (std::size_t o = 0; o < owner.size(); ++o)
            if (owner[o] < 0 && errors_.empty())
                fail("nobody owns option `" + gmcr_.options[o].name + "`", "list it with a decision maker");
    }
    void ordered(const Document& value, const std::string& where, std::vector<int>& group) {
        const std::int64_t* number = value.integer();
        if (number == nullptr || *number < 1 || *number > (1 << 26))
            return fail("`" + where + "` is not a state", "states are numbered from 1");
        group.push_back(static_cast<int>(*number));
    }

    GmcrFile::Condition condition(const Document& value, const std::string& where) {
        GmcrFile::Condition result;
        if (value.elements() == nullptr) {
            fail("`" + where + "` is not a list of [option, \"Y\" or \"N\"]", "write [[0, \"Y\"]]");
            return result;
        }
        for (const Document& pair : *value.elements()) {
            const Document::Array* parts = pair.elements();
            const std::string* answer = parts != nullptr && parts->size() == 2 ? (*parts)[1].text() : nullptr;
            if (answer == nullptr || (*answer != "Y" && *answer != "N")) {
                fail("`" + where + "` has an entry that is not [option, \"Y\" or \"N\"]",
                     "write [[0, \"Y\"]]");
                continue;
            }
            if (const std::optional<int> option = index((*parts)[0], gmcr_.options.size(), where, "option"))
                result.push_back({*option, *answer == "Y"});
        }
        return result;
    }
    GmcrFile::Compound compound(const Document& value, const std::string& where) {
        GmcrFile::Compound result;
        if (value.members() == nullptr) {
            result.push_back(condition(value, where));
            return result;
        }
        each(
            value, "members", true,
            [&](const Document& one, const std::string& at) { result.push_back(condition(one, at)); },
            where + ".");
        return result;
    }

    // gmcr-py puts the options into the order of their decision makers when it loads a file, and numbers
    // states, so also those of rankings by hand, in that order.
    void group_options() {
        std::vector<int> order, place(gmcr_.options.size(), 0);
        for (const GmcrFile::DecisionMaker& maker : gmcr_.decision_makers)
            order.insert(order.end(), maker.options.begin(), maker.options.end());
        std::vector<GmcrFile::Option> options;
        for (const int option : order) {
            place[static_cast<std::size_t>(option)] = static_cast<int>(options.size());
            options.push_back(std::move(gmcr_.options[static_cast<std::size_t>(option)]));
        }
        gmcr_.options = std::move(options);
        const auto move = [&](int& option) { option = place[static_cast<std::size_t>(option)]; };
        const auto move_all = [&](GmcrFile::Condition& condition) {
            for (GmcrFile::Literal& literal : condition) move(literal.option);
        };
        for (GmcrFile::DecisionMaker& maker : gmcr_.decision_makers) {
            for (int& option : maker.options) move(option);
            for (GmcrFile::Compound& compound : maker.preferences)
                for (GmcrFile::Condition& condition : compound) move_all(condition);
            for (GmcrFile::Condition& condition : maker.misperceptions) move_all(condition);
        }
        for (GmcrFile::Condition& condition : gmcr_.infeasibles) move_all(condition);
    }

    void read_coalitions(const Document& root) {
        each(root, "coalitions", false, [&](const Document& entry, const std::string& where) {
            std::vector<int> members;
            const auto add = [&](const Document& one) {
                if (const std::optional<int> maker =
                        index(one, gmcr_.decision_makers.size(), where, "decision maker"))
                    members.push_back(*maker);
            };
            if (entry.elements() != nullptr)
                for (const Document& one : *entry.elements()) add(one);
            else
                add(entry);
            gmcr_.coalitions.push_back(std::move(members));
        });
    }

    const std::string& file_;
    GmcrFile gmcr_;
    Errors errors_;
};

Document condition_document(const GmcrFile::Condition& condition) {
    Document list = Document::array();
    for (const GmcrFile::Literal& literal : condition) {
        Document pair = Document::array();
        pair.push(Document(literal.option));
        pair.push(Document(literal.taken ? "Y" : "N"));
        list.push(std::move(pair));
    }
    return list;
}
Document compound_document(const GmcrFile::Compound& compound) {
    if (compound.size() == 1) return condition_document(compound.front());
    Document members = Document::array();
    for (const GmcrFile::Condition& condition : compound) members.push(condition_document(condition));
    Document result = Document::object();
    result.set("compound", Document(true));
    result.set("members", std::move(members));
    return result;
}
// One number alone, several in a list.
Document grouped(const std::vector<int>& group) {
    if (group.size() == 1) return Document(group.front());
    return Document::array_of(group);
}

// A condition as a formula over option numbers, which need no quoting.
std::string formula(const GmcrFile::Condition& condition) {
    std::string text;
    for (const GmcrFile::Literal& literal : condition)
        text += (text.empty() ? "" : " & ") + std::string(literal.taken ? "#" : "!#") +
                std::to_string(literal.option + 1);
    return text.empty() ? "true" : text;
}
std::string formula(const GmcrFile::Compound& compound) {
    if (compound.empty()) return "false";
    if (compound.size() == 1) return formula(compound.front());
    std::string text;
    for (const GmcrFile::Condition& condition : compound)
        text += (text.empty() ? "(" : " | (") + formula(condition) + ")";
    return text;
}

void add_preference(StandoffSection& section, const GmcrFile& gmcr, std::size_t maker,
                    const std::string& file) {
    const GmcrFile::DecisionMaker& one = gmcr.decision_makers[maker];
    StandoffPreference preference;
    preference.item.id = one.name + ".preference";
    preference.item.place = {file, 0, 0};
    preference.party = static_cast<int>(maker);
    if (gmcr.manual && !one.ranking.empty()) {
        preference.kind = StandoffPreference::Kind::ranking;
        for (const std::vector<int>& states : one.ranking) {
            StandoffPreference::Group group;
            for (const int state : states) group.states.push_back({std::to_string(state), {file, 0, 0}});
            preference.ranking.push_back(std::move(group));
        }
    } else {
        preference.kind = StandoffPreference::Kind::statements;
        for (const GmcrFile::Compound& statement : one.preferences)
            preference.statements.push_back({formula(statement), {file, 0, 0}});
    }
    section.preferences.push_back(std::move(preference));
}

}  // namespace

Result<GmcrFile> parse_gmcr(std::string_view text, const std::string& file) {
    const Result<Document> root = parse_json(text, file);
    if (!root) return root.errors();
    return parse_gmcr(*root, file);
}

Result<GmcrFile> parse_gmcr(const Document& root, const std::string& file) {
    return GmcrReader(file).read(root);
}

std::string write_gmcr(const GmcrFile& file) {
    Document root = Document::object();
    Document options = Document::array();
    for (const GmcrFile::Option& option : file.options) {
        Document one = Document::object();
        one.set("name", Document(option.name));
        one.set("permittedDirection", Document(option.permitted));
        options.push(std::move(one));
    }
    root.set("options", std::move(options));
    Document makers = Document::array();
    for (const GmcrFile::DecisionMaker& maker : file.decision_makers) {
        Document one = Document::object();
        one.set("name", Document(maker.name));
        one.set("options", Document::array_of(maker.options));
        Document preferences = Document::array();
        for (const GmcrFile::Compound& statement : maker.preferences)
            preferences.push(compound_document(statement));
        one.set("preferences", std::move(preferences));
        Document ranking = Document::array();
        for (const std::vector<int>& group : maker.ranking) ranking.push(grouped(group));
        one.set("preferenceRanking", std::move(ranking));
        Document unseen = Document::array();
        for (const GmcrFile::Condition& condition : maker.misperceptions)
            unseen.push(condition_document(condition));
        one.set("misperceptions", std::move(unseen));
        one.set("payoffs", Document::array_of(maker.payoffs));
        makers.push(std::move(one));
    }
    root.set("decisionMakers", std::move(makers));
    Document infeasibles = Document::array();
    for (const GmcrFile::Condition& condition : file.infeasibles)
        infeasibles.push(condition_document(condition));
    root.set("infeasibles", std::move(infeasibles));
    Document coalitions = Document::array();
    for (const std::vector<int>& coalition : file.coalitions) coalitions.push(grouped(coalition));
    root.set("coalitions", std::move(coalitions));
    root.set("useManualPreferenceRanking", Document(file.manual));
    root.set("program", Document("gmcr-py"));
    root.set("version", Document(file.version.empty() ? "0.4.1" : file.version));
    return to_json(root);
}

Scenario scenario_of(const GmcrFile& gmcr, const std::string& file) {
    const Place place{file, 0, 0};
    Scenario scenario;
    scenario.file = file;
    const std::size_t slash = file.find_last_of("/\\");
    scenario.id = slash == std::string::npos ? file : file.substr(slash + 1);
    if (const std::size_t dot = scenario.id.rfind('.'); dot != std::string::npos && dot > 0)
        scenario.id.resize(dot);
    StandoffSection section;
    section.place = place;
    for (const GmcrFile::Option& option : gmcr.options) {
        StandoffOption one;
        // Names need not be distinct in these files; ids must.
        one.id = one.name = option.name;
        const auto taken = [&] {
            return std::any_of(section.options.begin(), section.options.end(),
                               [&](const StandoffOption& o) { return o.id == one.id; });
        };
        for (int again = 2; taken() || one.id.empty(); ++again)
            one.id = option.name + " (" + std::to_string(again) + ")";
        one.place = place;
        section.options.push_back(std::move(one));
        if (option.permitted == "both") continue;
        OptionIrreversibility mark;
        mark.item.id = section.options.back().id + ".irreversible";
        mark.item.place = place;
        mark.option = static_cast<int>(section.options.size()) - 1;
        mark.direction = option.permitted == "fwd" ? OptionIrreversibility::Direction::up
                                                   : OptionIrreversibility::Direction::down;
        section.irreversibilities.push_back(std::move(mark));
    }
    for (std::size_t maker = 0; maker < gmcr.decision_makers.size(); ++maker) {
        const GmcrFile::DecisionMaker& one = gmcr.decision_makers[maker];
        Party party;
        party.id = party.name = one.name;
        party.place = place;
        scenario.parties.push_back(std::move(party));
        section.decision_makers.push_back(static_cast<int>(maker));
        for (const int option : one.options)
            section.options[static_cast<std::size_t>(option)].owner = static_cast<int>(maker);
        add_preference(section, gmcr, maker, file);
        for (const GmcrFile::Condition& condition : one.misperceptions) {
            Misperception mark;
            mark.item.id = "standoff.misperceived." + std::to_string(section.misperceptions.size() + 1);
            mark.item.place = place;
            mark.party = static_cast<int>(maker);
            mark.when = {formula(condition), place};
            section.misperceptions.push_back(std::move(mark));
        }
    }
    for (const GmcrFile::Condition& condition : gmcr.infeasibles) {
        FeasibilityRule rule;
        rule.item.id = "standoff.infeasible." + std::to_string(section.feasibility.size() + 1);
        rule.item.place = place;
        rule.formula = {formula(condition), place};
        section.feasibility.push_back(std::move(rule));
    }
    for (const std::vector<int>& coalition : gmcr.coalitions)
        if (coalition.size() > 1) section.coalitions.push_back(coalition);
    scenario.standoff = std::move(section);
    return scenario;
}

Result<Scenario> read_gmcr(std::string_view text, const std::string& file) {
    const Result<GmcrFile> gmcr = parse_gmcr(text, file);
    if (!gmcr) return gmcr.errors();
    return scenario_of(*gmcr, file);
}

}  // namespace detente
