// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/read_standoff.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "detente/scenario/formula.h"

namespace detente::toml {

namespace {

class StandoffReader {
  public:
    StandoffReader(ReadContext& context, const Node& node) : context_(context), node_(node) {}

    void run() {
        section_.place = context_.place(node_);
        section_.title = context_.text(node_, "title");
        section_.note = context_.text(node_, "note");
        context_.each_text(node_, "decision_makers", [&](const Node& name) {
            if (const auto party = context_.party(name)) section_.decision_makers.push_back(*party);
        });
        read_options();
        read_rules();
        read_states();
        each("moves", [&](const Node& table, int number) { read_move(table, number); });
        each("coalesce", [&](const Node& table, int number) { read_coalescing(table, number); });
        each("preferences", [&](const Node& table, int) { read_preference(table); });
        each("misperceived", [&](const Node& table, int number) { read_misperceived(table, number); });
        read_attitudes();
        read_coalitions();
        if (const Node* node = node_.find("status_quo")) section_.status_quo = state_at(*node);
        each("walks", [&](const Node& table, int number) { read_walk(table, number); });
        read_no_deal();
        read_drifts();
        announce_states();
        context_.scenario().standoff = std::move(section_);
    }

  private:
    ReadContext& context_;
    const Node& node_;
    StandoffSection section_;

    template <class Each>
    void each(std::string_view name, Each call) {
        const Node* list = context_.child(node_, name, Node::Kind::array);
        if (!list) return;
        int number = 0;
        for (const Node& table : list->children)
            if (table.is(Node::Kind::table)) call(table, ++number);
    }
    PlacedText placed(const Node& node) const { return {node.text, context_.place_in(node, 0)}; }
    std::vector<PlacedText> placed_texts(const Node& table, std::string_view name) const {
        std::vector<PlacedText> result;
        context_.each_text(table, name, [&](const Node& one) { result.push_back(placed(one)); });
        return result;
    }
    // A formula; faults in it are told here, so that `check` finds them.
    std::optional<PlacedText> formula(const Node& table, std::string_view name) {
        const Node* node = context_.child(table, name, Node::Kind::text);
        if (!node) return std::nullopt;
        PlacedText text = placed(*node);
        check_formula(text);
        return text;
    }
    void check_formula(const PlacedText& text) {
        const Result<Formula> parsed = parse_formula(text, section_.options);
        if (parsed) return;
        for (const Error& error : parsed.errors()) context_.error(error.place, error.message, error.remedy);
    }
    int option(const Node& name) {
        for (std::size_t o = 0; o < section_.options.size(); ++o)
            if (section_.options[o].id == name.text) return static_cast<int>(o);
        std::vector<std::string> known;
        for (const StandoffOption& other : section_.options) known.push_back(other.id);
        context_.unknown(context_.place_in(name, 0), "option", name.text, known);
        return -1;
    }
    std::vector<int> options(const Node& table, std::string_view name) {
        std::vector<int> result;
        context_.each_text(table, name, [&](const Node& one) {
            if (const int found = option(one); found >= 0) result.push_back(found);
        });
        return result;
    }
    bool good_state_name(const std::string& name, const Place& place) {
        const bool bad = name.empty() || name.find_first_of(",<>=?~()[]\"") != std::string::npos ||
                         name.rfind("code:", 0) == 0 || name.front() == ' ' || name.back() == ' ';
        if (bad)
            context_.error(place, "`" + name + "` cannot name a state",
                           "leave out , < > = ? ~ ( ) [ ] and quotes, and do not begin with `code:`");
        return !bad;
    }

    void read_options() {
        const Node* table = context_.child(node_, "options", Node::Kind::table);
        if (!table) return;
        for (const Node& entry : table->children) {
            if (!entry.is(Node::Kind::table)) continue;
            StandoffOption one;
            one.id = entry.key;
            one.place = context_.key_place(entry);
            context_.good_id(one.id, one.place, "an option");
            one.name = context_.text(entry, "name");
            one.note = context_.text(entry, "note");
            if (const auto owner = context_.party(entry, "owner")) one.owner = *owner;
            one.levels = context_.texts(entry, "levels");
            if (const Node* levels = context_.child(entry, "levels", Node::Kind::array)) {
                std::unordered_set<std::string> seen;
                if (one.levels.size() < 2 || one.levels.size() > Limits::levels)
                    context_.error(
                        *levels,
                        "option `" + one.id + "` has " + std::to_string(one.levels.size()) + " levels",
                        "an option has 2 to " + std::to_string(Limits::levels) +
                            "; leave `levels` out for no and yes");
                for (const std::string& level : one.levels)
                    if (!seen.insert(level).second)
                        context_.error(*levels, "option `" + one.id + "` names level `" + level + "` twice",
                                       "rename one");
            }
            if (one.name.empty()) one.name = one.id;
            section_.options.push_back(std::move(one));
            read_irreversible(entry);
        }
    }
    void read_irreversible(const Node& entry) {
        const Node* node = entry.find("irreversible");
        if (!node || (node->is(Node::Kind::boolean) && node->text == "false")) return;
        OptionIrreversibility mark;
        mark.option = static_cast<int>(section_.options.size()) - 1;
        const std::string standard = entry.key + ".irreversible";
        mark.item.id = standard;
        mark.item.place = context_.place(*node);
        std::string direction = node->is(Node::Kind::text) ? node->text : "up";
        if (node->is(Node::Kind::table)) {
            mark.item = context_.read_item(*node, standard);
            direction = context_.text(*node, "direction");
        }
        if (direction == "down") mark.direction = OptionIrreversibility::Direction::down;
        if (context_.register_id(mark.item.id, mark.item.place))
            section_.irreversibilities.push_back(std::move(mark));
    }

    void read_rules() {
        each("rules", [&](const Node& table, int number) {
            FeasibilityRule rule;
            rule.item = context_.read_item(table, "standoff.infeasible." + std::to_string(number));
            using Kind = FeasibilityRule::Kind;
            int given = 0;
            for (const auto& [name, kind] :
                 {std::pair("infeasible", Kind::infeasible), std::pair("exclusive", Kind::exclusive),
                  std::pair("at_least_one", Kind::at_least_one), std::pair("requires", Kind::required)}) {
                if (!table.find(name)) continue;
                ++given;
                rule.kind = kind;
                if (const auto text = formula(table, name))
                    rule.formula = *text;
                else
                    rule.options = options(table, name);
            }
            if (given != 1)
                context_.error(
                    table, "a rule of feasibility says one thing, and this one says " + std::to_string(given),
                    "write one of infeasible, exclusive, at_least_one and requires");
            if (context_.register_id(rule.item.id, rule.item.place))
                section_.feasibility.push_back(std::move(rule));
        });
    }

    // option, level pairs of a table.
    std::vector<std::pair<int, int>> levels_of(const Node& table) {
        std::vector<std::pair<int, int>> result;
        for (const Node& entry : table.children) {
            int found = -1;
            std::vector<std::string> known;
            for (std::size_t o = 0; o < section_.options.size(); ++o) {
                known.push_back(section_.options[o].id);
                if (section_.options[o].id == entry.key) found = static_cast<int>(o);
            }
            if (found < 0) {
                context_.unknown(context_.key_place(entry), "option", entry.key, known);
                continue;
            }
            if (const auto level = level_of(section_.options[static_cast<std::size_t>(found)], entry))
                result.emplace_back(found, *level);
        }
        std::sort(result.begin(), result.end());
        result.erase(
            std::remove_if(result.begin(), result.end(), [](const auto& one) { return one.second == 0; }),
            result.end());
        return result;
    }
    std::optional<int> level_of(const StandoffOption& option, const Node& node) {
        if (node.is(Node::Kind::boolean) && option.levels.empty()) return node.text == "true" ? 1 : 0;
        if (node.is(Node::Kind::integer) && node.text.size() < 6) {
            const int level = std::stoi(node.text);
            if (level >= 0 && level < option.degrees()) return level;
        }
        if (node.is(Node::Kind::text)) {
            const std::vector<std::string> names =
                option.levels.empty() ? std::vector<std::string>{"no", "yes"} : option.levels;
            for (std::size_t k = 0; k < names.size(); ++k)
                if (names[k] == node.text) return static_cast<int>(k);
        }
        context_.error(node, "option `" + option.id + "` has no level `" + node.text + "`",
                       option.levels.empty() ? "write true or false"
                                             : "write one of its levels, by name or by number from 0");
        return std::nullopt;
    }

    void read_states() {
        if (const Node* list = context_.child(node_, "states", Node::Kind::array)) {
            std::unordered_set<std::string> seen;
            context_.each_text(node_, "states", [&](const Node& name) {
                if (!good_state_name(name.text, context_.place(name))) return;
                if (!seen.insert(name.text).second)
                    context_.error(name, "two states are called `" + name.text + "`",
                                   "give each its own name");
                section_.graph_states.push_back(name.text);
            });
            if (!section_.options.empty())
                context_.error(*list, "the standoff has both `options` and a list of `states`",
                               "name states by their options: states.HF = { ... }");
            return;
        }
        const Node* table = context_.child(node_, "states", Node::Kind::table);
        if (!table) return;
        for (const Node& entry : table->children) {
            if (!entry.is(Node::Kind::table) || !good_state_name(entry.key, context_.key_place(entry)))
                continue;
            section_.names.push_back({entry.key, levels_of(entry), {}, context_.key_place(entry)});
        }
    }

    void read_move(const Node& table, int number) {
        MoveRule rule;
        rule.item = context_.read_item(table, "standoff.moves." + std::to_string(number));
        const auto party = context_.party(table, "party");
        rule.allow = placed_texts(table, "allow");
        rule.forbid = placed_texts(table, "forbid");
        if (rule.allow.empty() && rule.forbid.empty())
            context_.error(table, "a rule for moves allows or forbids nothing", "write allow = \"HF -> LY\"");
        if (!context_.register_id(rule.item.id, rule.item.place) || !party) return;
        rule.party = *party;
        section_.moves.push_back(std::move(rule));
    }

    void read_coalescing(const Node& table, int number) {
        Coalescing rule;
        rule.item = context_.read_item(table, "standoff.coalesce." + std::to_string(number));
        rule.name = context_.text(table, "name");
        if (!rule.name.empty()) good_state_name(rule.name, context_.place(table));
        if (const auto when = formula(table, "when")) rule.when = *when;
        if (context_.register_id(rule.item.id, rule.item.place))
            section_.coalescings.push_back(std::move(rule));
    }

    void read_preference(const Node& table) {
        using Kind = StandoffPreference::Kind;
        StandoffPreference preference;
        const auto party = context_.party(table, "party");
        if (!party) return;
        preference.party = *party;
        int given = 0;
        for (const auto& [name, kind] :
             {std::pair("statements", Kind::statements), std::pair("ranking", Kind::ranking),
              std::pair("values", Kind::values), std::pair("pairs", Kind::pairs)}) {
            if (!table.find(name)) continue;
            ++given;
            preference.kind = kind;
        }
        if (table.find("weights") || table.find("terms")) {
            ++given;
            preference.kind = Kind::weights;
        }
        if (given != 1)
            context_.error(table, "a preference says one thing, and this one says " + std::to_string(given),
                           "write one of statements, weights, ranking, values and pairs");
        const std::string& id = context_.scenario().parties[static_cast<std::size_t>(*party)].id;
        const int before = static_cast<int>(std::count_if(
            section_.preferences.begin(), section_.preferences.end(), [&](const StandoffPreference& other) {
                return other.party == *party && other.kind == Kind::pairs;
            }));
        preference.item = context_.read_item(table, preference.kind == Kind::pairs
                                                        ? id + ".pairs." + std::to_string(before + 1)
                                                        : id + ".preference");
        preference.statements = placed_texts(table, "statements");
        for (const PlacedText& text : preference.statements) check_formula(text);
        read_weights(table, preference);
        if (const Node* ranking = table.find("ranking")) read_ranking(*ranking, preference);
        if (const Node* values = context_.child(table, "values", Node::Kind::table))
            for (const Node& entry : values->children)
                if (const auto value = context_.number(entry))
                    preference.values.push_back({{entry.key, context_.key_place(entry)}, *value});
        preference.pairs = placed_texts(table, "pairs");
        if (context_.register_id(preference.item.id, preference.item.place))
            section_.preferences.push_back(std::move(preference));
    }

    void read_weights(const Node& table, StandoffPreference& preference) {
        if (const Node* weights = context_.child(table, "weights", Node::Kind::table))
            for (const Node& entry : weights->children) {
                Node name = entry;
                name.text = entry.key;
                name.line = entry.key_line;
                name.column = entry.key_column;
                name.plain = false;
                const int found = option(name);
                if (found < 0) continue;
                StandoffPreference::Weight weight;
                weight.option = found;
                const StandoffOption& of = section_.options[static_cast<std::size_t>(found)];
                if (entry.is(Node::Kind::array)) {
                    for (const Node& one : entry.children)
                        if (const auto value = context_.number(one)) weight.of_level.push_back(*value);
                } else if (const auto value = context_.number(entry)) {
                    weight.of_level = {Rational(0), *value};
                }
                if (static_cast<int>(weight.of_level.size()) != of.degrees()) {
                    context_.error(entry,
                                   "option `" + of.id + "` has " + std::to_string(of.degrees()) +
                                       " levels, and " + std::to_string(weight.of_level.size()) +
                                       " weights are given",
                                   "give one for each level");
                    continue;
                }
                preference.weights.push_back(std::move(weight));
            }
        const Node* terms = context_.child(table, "terms", Node::Kind::array);
        if (!terms) return;
        for (const Node& entry : terms->children) {
            if (!entry.is(Node::Kind::table)) continue;
            const auto when = formula(entry, "when");
            const auto add = context_.number(entry, "add");
            if (when && add) preference.terms.push_back({*when, *add});
        }
    }

    void read_ranking(const Node& ranking, StandoffPreference& preference) {
        if (ranking.is(Node::Kind::text)) return split_ranking(ranking, preference);
        for (const Node& entry : ranking.children) {
            StandoffPreference::Group group;
            if (entry.is(Node::Kind::array)) {
                for (const Node& one : entry.children) group.states.push_back(reference(one));
            } else {
                group.states.push_back(reference(entry));
            }
            preference.ranking.push_back(std::move(group));
        }
    }
    // "A > B = C >> D": groups by > (more of them: preferred by a greater degree), equals by = or a comma.
    void split_ranking(const Node& node, StandoffPreference& preference) {
        const std::string& text = node.text;
        StandoffPreference::Group group;
        std::size_t begin = 0;
        int depth = 0;
        const auto end_state = [&](std::size_t end) {
            std::size_t first = begin, last = end;
            while (first < last && (text[first] == ' ' || text[first] == '[')) ++first;
            while (last > first && (text[last - 1] == ' ' || text[last - 1] == ']')) --last;
            group.states.push_back({text.substr(first, last - first), context_.place_in(node, first)});
        };
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '(') ++depth;
            if (text[i] == ')') --depth;
            if (depth > 0) continue;
            if (text[i] == '=' || text[i] == ',') {
                end_state(i);
                begin = i + 1;
            }
            if (text[i] != '>') continue;
            end_state(i);
            preference.ranking.push_back(std::move(group));
            group = {};
            group.degree = 0;
            for (; i < text.size() && text[i] == '>'; ++i) ++group.degree;
            begin = i--;
        }
        end_state(text.size());
        preference.ranking.push_back(std::move(group));
    }
    PlacedText reference(const Node& node) const { return {node.text, context_.place_in(node, 0)}; }
    // A state by reference or by its options; by these it becomes its code.
    PlacedText state_at(const Node& node) {
        if (!node.is(Node::Kind::table)) return reference(node);
        std::uint64_t code = 0, place = 1;
        const std::vector<std::pair<int, int>> levels = levels_of(node);
        for (std::size_t o = 0; o < section_.options.size() && o < 62; ++o) {
            for (const auto& [option, level] : levels)
                if (option == static_cast<int>(o)) code += static_cast<std::uint64_t>(level) * place;
            place *= static_cast<std::uint64_t>(section_.options[o].degrees());
        }
        return {"code:" + std::to_string(code), context_.place(node)};
    }

    void read_misperceived(const Node& table, int number) {
        Misperception mark;
        mark.item = context_.read_item(table, "standoff.misperceived." + std::to_string(number));
        const auto party = context_.party(table, "party");
        const auto when = formula(table, "when");
        if (!context_.register_id(mark.item.id, mark.item.place) || !party || !when) return;
        mark.party = *party;
        mark.when = *when;
        section_.misperceptions.push_back(std::move(mark));
    }
    std::optional<int> party_key(const Node& entry) {
        for (std::size_t p = 0; p < context_.scenario().parties.size(); ++p)
            if (context_.scenario().parties[p].id == entry.key) return static_cast<int>(p);
        context_.unknown(context_.key_place(entry), "party", entry.key, context_.party_ids());
        return std::nullopt;
    }
    void read_attitudes() {
        const Node* table = context_.child(node_, "attitudes", Node::Kind::table);
        if (!table) return;
        for (const Node& row : table->children) {
            const auto of = party_key(row);
            if (!of || !row.is(Node::Kind::table)) continue;
            for (const Node& cell : row.children)
                if (const auto toward = party_key(cell))
                    section_.attitudes.push_back({*of, *toward,
                                                  cell.text == "+"   ? 1
                                                  : cell.text == "-" ? -1
                                                                     : 0});
        }
    }
    void read_coalitions() {
        const Node* list = context_.child(node_, "coalitions", Node::Kind::array);
        if (!list) return;
        std::unordered_set<int> taken;
        for (const Node& entry : list->children) {
            std::vector<int> members;
            for (const Node& name : entry.children) {
                const auto party = context_.party(name);
                if (!party) continue;
                if (!taken.insert(*party).second)
                    context_.error(name, "party `" + name.text + "` is in two coalitions", "keep it in one");
                members.push_back(*party);
            }
            section_.coalitions.push_back(std::move(members));
        }
    }
    void read_walk(const Node& table, int number) {
        Walk walk;
        walk.item = context_.read_item(table, "standoff.walk." + std::to_string(number));
        if (table.find("party")) walk.party = context_.party(table, "party");
        walk.tone = context_.text(table, "tone");
        if (const Node* state = table.find("leads_to")) walk.leads_to = reference(*state);
        if (context_.register_id(walk.item.id, walk.item.place)) section_.walks.push_back(std::move(walk));
    }
    void read_no_deal() {
        const Node* table = context_.child(node_, "no_deal", Node::Kind::table);
        if (!table) return;
        for (const Node& entry : table->children) {
            const auto party = party_key(entry);
            if (!party) continue;
            StandoffNoDeal one;
            one.party = *party;
            const std::string standard = entry.key + ".no_deal_state";
            one.item.id = standard;
            one.item.place = context_.key_place(entry);
            const Node* state = &entry;
            if (entry.is(Node::Kind::table)) {
                one.item = context_.read_item(entry, standard);
                state = entry.find("state");
                if (!state) continue;
            }
            one.state = reference(*state);
            if (context_.register_id(one.item.id, one.item.place)) section_.no_deal.push_back(std::move(one));
        }
    }
    void read_drifts() {
        const Node* table = context_.child(node_, "drift", Node::Kind::table);
        if (!table) return;
        for (const Node& entry : table->children) {
            const auto party = party_key(entry);
            if (!party || !entry.is(Node::Kind::table)) continue;
            Drift drift;
            drift.party = *party;
            drift.item = context_.read_item(entry, entry.key + ".drift");
            if (context_.text(entry, "direction") == "worse") drift.direction = Drift::Direction::worse;
            drift.per_period = context_.number(entry, "per_period");
            drift.period = context_.text(entry, "period");
            if (context_.register_id(drift.item.id, drift.item.place))
                section_.drifts.push_back(std::move(drift));
        }
    }

    // Statements may then name these and no others.
    void announce_states() {
        std::vector<std::string> names = section_.graph_states;
        for (const NamedState& state : section_.names) names.push_back(state.name);
        for (const Coalescing& rule : section_.coalescings)
            if (!rule.name.empty()) names.push_back(rule.name);
        if (!names.empty()) context_.set_states(std::move(names));
    }
};

}  // namespace

void read_standoff(ReadContext& context, const Node& node) {
    StandoffReader(context, node).run();
}

}  // namespace detente::toml
