// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/read_steps.h"

#include <algorithm>
#include <utility>

#include "detente/base/suggest.h"
#include "detente/formats/internal/toml/statement_language.h"
#include "detente/scenario/steps_check.h"

namespace detente::toml {

namespace {

// 0.6, ">0" or "(0, 1]", or [0.2, 0.8].
Type interval() {
    return one_of({text(), number(), list_of(one_of({text(), number()}))});
}

const KeyTable& number_item_keys() {
    static const KeyTable section{
        "a number of [steps]",
        with_item_keys({{"value", interval(), "The number, or the interval it is known to lie in.",
                         "value = [0.2, 0.8]", true}})};
    return section;
}

// Not looked into by the table of keys: a number may be written alone, as an interval, with an item's keys,
// or (for costs, benefits, lags, temptations and suckers) as a table of its own.
Type numbers_of_parties() {
    return map_of(anything());
}

const KeyTable& piece_keys() {
    static const KeyTable section{
        "a piece",
        with_item_keys(
            {{"name", text(), "The piece's name for people.", "name = \"five resolutions\""},
             {"issue", text(), "The issue of which it delivers levels.", "issue = \"sanctions\"", true},
             {"level", one_of({text(), integer(0)}), "The level it delivers up to: its name or number.",
              "level = \"five resolutions\"", true},
             {"from", one_of({text(), integer(0)}),
              "The level it starts from; left out: the highest level below that another piece of the issue "
              "reaches, else level 0.",
              "from = 0"},
             {"party", text(), "Who delivers; left out: the party that delivers the issue.",
              "party = \"us\""},
             {"needs", texts_or_text(), "Pieces whose levels must be delivered before, or in the same move.",
              "needs = [\"declaration\"]"},
             {"instead_of", texts_or_text(), "Pieces that this one replaces: it delivers the same levels.",
              "instead_of = [\"coal\", \"textiles\"]"},
             {"revocable", boolean(),
              "Whether it can be taken back; left out: as the issue's irreversible_from says, else unknown.",
              "revocable = true"},
             {"divisible", boolean(), "Whether it can be delivered in shares.", "divisible = true"},
             {"needs_channel", boolean(), "Whether it can be delivered only while the sides talk.",
              "needs_channel = true"},
             {"lag", interval(), "Periods until it is taken back from the other side.", "lag = 2"},
             {"cost", interval(), "What it costs the party that delivers it.", "cost = [0.2, 0.8]"},
             {"benefit", interval(), "What it gives the other side.", "benefit = 1"},
             {"duration", interval(), "How long it takes, in a unit of your choice.", "duration = 6"}})};
    return section;
}

const KeyTable& sequence_keys() {
    static const KeyTable section{
        "a sequence",
        with_item_keys(
            {{"title", text(), "The sequence's name for people.", "title = \"All for one part\""},
             {"moves", list_of(texts_or_text()), "The moves in order, each the pieces delivered in it.",
              "moves = [[\"all-relief\", \"yongbyon\"]]", true}})};
    return section;
}

const KeyTable& walk_keys() {
    static const KeyTable section{
        "a walk-out",
        with_item_keys(
            {{"tone", choice({"friendly", "hostile"}), "How one leaves.", "tone = \"friendly\"", true},
             {"keeps_channel", boolean(), "Whether the sides go on talking after it.", "keeps_channel = true",
              true}})};
    return section;
}

std::string join(const std::string& a, const std::string& b) {
    return a + "." + b;
}

class StepsReader {
  public:
    StepsReader(ReadContext& context, const Node& node) : context_(context), node_(node) {}

    void run() {
        section_.place = context_.place(node_);
        section_.period = context_.text(node_, "period");
        section_.note = context_.text(node_, "note");
        section_.parts = context_.integer(node_, "parts");
        if (section_.parts && (*section_.parts < 2 || *section_.parts > 8))
            context_.error(*node_.find("parts"),
                           "a divisible piece is cut into 2 to 8 parts by a search, not " +
                               std::to_string(*section_.parts),
                           "write parts = 4");
        context_.each_text(node_, "sides", [&](const Node& name) {
            if (const auto party = context_.party(name)) section_.sides.push_back(*party);
        });
        read_goal();
        read_pieces();
        read_sequences();
        read_walks();
        read_quantities();
        const bool sound = !context_.failed();
        context_.scenario().steps = std::move(section_);
        if (!sound) return;
        for (Error& error : check_steps(context_.scenario()))
            context_.error(std::move(error.place), std::move(error.message), std::move(error.remedy));
    }

  private:
    ReadContext& context_;
    const Node& node_;
    StepsSection section_;

    void read_goal() {
        const Node* goal = context_.child(node_, "goal", Node::Kind::text);
        if (!goal) return;
        const auto term = parse_side(
            goal->text, context_.scenario(), [&](std::size_t at, std::string message, std::string remedy) {
                context_.error(context_.place_in(*goal, at), std::move(message), std::move(remedy));
            });
        if (!term) return;
        if (term->kind == Term::Kind::package)
            section_.goal = term->package;
        else
            context_.error(*goal, "a goal is a package", "write goal = \"{ issue = level }\"");
    }

    // An interval written as a number, as text or as a pair; nothing, and an error told, otherwise.
    std::optional<Interval> interval_at(const Node& node) {
        std::string written = node.text;
        if (node.is(Node::Kind::array)) {
            if (node.children.size() != 2) {
                context_.error(node, "an interval has two ends", "write [0.2, 0.8]");
                return std::nullopt;
            }
            written = "[" + node.children[0].text + ", " + node.children[1].text + "]";
        } else if (!node.is(Node::Kind::text) && !node.is(Node::Kind::integer) &&
                   !node.is(Node::Kind::real)) {
            context_.error(node,
                           "a number or an interval was expected, not " + std::string(in_words(node.kind)),
                           "write 0.6, [0.2, 0.8] or \"(0, 1]\"");
            return std::nullopt;
        }
        auto parsed = parse_interval(written);
        if (parsed.ok()) return *parsed;
        const Error& fault = parsed.errors().front();
        context_.error(node, fault.message, fault.remedy);
        return std::nullopt;
    }

    void read_pieces() {
        const Node* list = context_.child(node_, "pieces", Node::Kind::array);
        if (!list) return;
        for (const Node& table : list->children)
            if (table.is(Node::Kind::table)) read_piece(table);
        fill_starts(*list);
    }

    void read_piece(const Node& table) {
        if (!table.find("id")) {
            context_.error(table, "a piece needs the key `id`", "write for instance id = \"yongbyon\"");
            return;
        }
        StepPiece piece;
        piece.item = context_.read_item(table, {});
        const bool fresh = context_.register_id(piece.item.id, piece.item.place);
        piece.name = context_.text(table, "name");
        const Node* issue_name = context_.child(table, "issue", Node::Kind::text);
        if (!issue_name) return;
        const auto issue = context_.issue(issue_name->text, context_.place_in(*issue_name, 0));
        if (!issue) return;
        piece.issue = *issue;
        const Issue& of = context_.scenario().issues[static_cast<std::size_t>(*issue)];
        const Node* level_node = table.find("level");
        const auto level = level_node ? context_.level(*issue, *level_node) : std::nullopt;
        if (level) piece.to = *level;
        piece.from = -1;
        if (const Node* from = table.find("from")) piece.from = context_.level(*issue, *from).value_or(-1);
        const auto party = table.find("party") ? context_.party(table, "party") : of.delivers;
        if (!table.find("party") && !of.delivers)
            context_.error(table, "who delivers piece `" + piece.item.id + "` is not said",
                           "write party = \"...\", or delivers = \"...\" in the issue");
        if (party && of.delivers && *party != *of.delivers)
            context_.error(table,
                           "piece `" + piece.item.id + "` is delivered by `" + party_id(*party) +
                               "`, and its issue by `" + party_id(*of.delivers) + "`",
                           "leave one of the two out");
        piece.needs = context_.texts(table, "needs");
        piece.instead_of = context_.texts(table, "instead_of");
        piece.revocable = context_.boolean(table, "revocable");
        piece.divisible = context_.boolean(table, "divisible");
        piece.needs_channel = context_.boolean(table, "needs_channel");
        if (const Node* duration = table.find("duration")) {
            piece.duration = interval_at(*duration);
            if (piece.duration && (!piece.duration->low || piece.duration->low->sign() < 0))
                context_.error(*duration, "the duration of piece `" + piece.item.id + "` is below 0",
                               "write 0 or more");
        }
        if (!fresh || !level || !party) return;
        piece.party = *party;
        for (const char* quantity : {"lag", "cost", "benefit"})
            if (const Node* value = table.find(quantity)) piece_number(*value, quantity, piece);
        section_.pieces.push_back(std::move(piece));
    }

    // A number that stands in its piece: its evidence is the piece's, and the piece's id switches it.
    void piece_number(const Node& node, const std::string& quantity, const StepPiece& piece) {
        const auto value = interval_at(node);
        if (!value) return;
        int party = piece.party;
        if (quantity == "benefit") {
            party = other_side(piece.party);
            if (party < 0) {
                context_.error(node, "whose benefit this is is not said",
                               "write sides = [\"A\", \"B\"] in [steps]");
                return;
            }
        }
        StepNumber number;
        number.item = piece.item;
        number.item.place = context_.place(node);
        number.quantity = quantity;
        number.party = party;
        number.piece = piece.item.id;
        number.value = *value;
        section_.numbers.push_back(std::move(number));
    }

    // The side opposite to a party: as `sides` says, or the only other party, or the other one that delivers
    // issues.
    int other_side(int party) const {
        if (section_.sides.size() == 2)
            return section_.sides[0] == party ? section_.sides[1] : section_.sides[0];
        const Scenario& scenario = context_.scenario();
        if (scenario.parties.size() == 2) return 1 - party;
        int other = -1;
        const Node* list = context_.child(node_, "pieces", Node::Kind::array);
        for (const Node& table : list->children) {
            const int found = deliverer(table);
            if (found < 0 || found == party) continue;
            if (other >= 0 && other != found) return -1;
            other = found;
        }
        return other;
    }

    int deliverer(const Node& table) const {
        const Scenario& scenario = context_.scenario();
        if (const Node* party = table.find("party")) return find_party(scenario, party->text);
        const Node* issue = table.find("issue");
        const int found = issue ? find_issue(scenario, issue->text) : -1;
        if (found < 0) return -1;
        return scenario.issues[static_cast<std::size_t>(found)].delivers.value_or(-1);
    }

    // A piece that does not say where it starts goes on from the highest level below that another one
    // reaches.
    void fill_starts(const Node&) {
        std::vector<int> starts;
        for (const StepPiece& piece : section_.pieces) {
            int start = piece.from;
            if (start < 0) {
                start = 0;
                for (const StepPiece& other : section_.pieces)
                    if (&other != &piece && other.issue == piece.issue && other.to < piece.to)
                        start = std::max(start, other.to);
            }
            starts.push_back(start);
        }
        for (std::size_t i = 0; i < starts.size(); ++i) section_.pieces[i].from = starts[i];
    }

    void read_sequences() {
        const Node* list = context_.child(node_, "sequences", Node::Kind::array);
        if (!list) return;
        for (const Node& table : list->children) {
            if (!table.is(Node::Kind::table)) continue;
            if (!table.find("id")) {
                context_.error(table, "a sequence needs the key `id`",
                               "write for instance id = \"all-for-part\"");
                continue;
            }
            StepSequence sequence;
            sequence.item = context_.read_item(table, {});
            const bool fresh = context_.register_id(sequence.item.id, sequence.item.place);
            sequence.title = context_.text(table, "title");
            if (const Node* moves = context_.child(table, "moves", Node::Kind::array))
                for (const Node& move : moves->children) {
                    StepMove& read = sequence.moves.emplace_back();
                    if (move.is(Node::Kind::text)) read.pieces.push_back(move.text);
                    for (const Node& piece : move.children)
                        if (piece.is(Node::Kind::text)) read.pieces.push_back(piece.text);
                }
            if (fresh) section_.sequences.push_back(std::move(sequence));
        }
    }

    void read_walks() {
        const Node* list = context_.child(node_, "walks", Node::Kind::array);
        if (!list) return;
        for (const Node& table : list->children) {
            if (!table.is(Node::Kind::table)) continue;
            StepWalk walk;
            walk.item = context_.read_item(table, "walk." + context_.text(table, "tone"));
            walk.tone = context_.text(table, "tone");
            walk.keeps_channel = context_.boolean(table, "keeps_channel").value_or(false);
            if (context_.register_id(walk.item.id, walk.item.place))
                section_.walks.push_back(std::move(walk));
        }
    }

    void read_quantities() {
        for (const Node& child : node_.children) {
            if (!child.is(Node::Kind::table)) continue;
            if (child.key == "verification") {
                for (const Node& entry : child.children) read_verification(entry);
                continue;
            }
            const StepQuantity* quantity = find_step_quantity(child.key);
            if (!quantity) continue;  // the table of keys has told
            for (const Node& entry : child.children) read_of_party(*quantity, entry);
        }
    }

    void read_verification(const Node& entry) {
        const StepQuantity* quantity = find_step_quantity(join("verification", entry.key));
        if (quantity) return add_number(*quantity, entry, -1, {}, {});
        std::vector<std::string> known;
        for (const StepQuantity& one : step_quantities())
            if (one.of == StepQuantity::Of::nobody)
                known.emplace_back(one.name.substr(std::string_view("verification.").size()));
        context_.error(context_.key_place(entry), "[steps.verification] has no key `" + entry.key + "`",
                       did_you_mean(entry.key, known));
    }

    void read_of_party(const StepQuantity& quantity, const Node& entry) {
        const int party = find_party(context_.scenario(), entry.key);
        if (party < 0)
            return context_.unknown(context_.key_place(entry), "party", entry.key, context_.party_ids());
        const bool plain = !entry.is(Node::Kind::table) || entry.find("value");
        using Of = StepQuantity::Of;
        if (quantity.of == Of::party_type) return read_types(quantity, entry, party, plain);
        if (plain) return add_number(quantity, entry, party, {}, {});
        if (quantity.of == Of::party_piece) {
            for (const Node& child : entry.children) add_number(quantity, child, party, child.key, {});
            return;
        }
        context_.check_structure(entry, number_item_keys());
    }

    // { trustworthy = 0.5, cheat = 1.5 }; a number alone counts for both types where that can be.
    void read_types(const StepQuantity& quantity, const Node& entry, int party, bool plain) {
        if (plain && quantity.name != "temptation") {
            for (const char* type : {"trustworthy", "cheat"}) add_number(quantity, entry, party, {}, type);
            return;
        }
        if (plain)
            return context_.error(
                entry, "a temptation is below 1 for the trustworthy type and above 1 for the cheat",
                "write { trustworthy = 0.5, cheat = 1.5 }");
        for (const Node& child : entry.children) {
            if (child.key == "trustworthy" || child.key == "cheat")
                add_number(quantity, child, party, {}, child.key);
            else
                context_.error(context_.key_place(child),
                               "`" + std::string(quantity.name) + "` has no type `" + child.key + "`",
                               did_you_mean(child.key, {"trustworthy", "cheat"}));
        }
    }

    void add_number(const StepQuantity& quantity, const Node& entry, int party, const std::string& piece,
                    const std::string& type) {
        // Rival numbers for one key, each with an id that accounts name.
        if (entry.is(Node::Kind::array) && !entry.children.empty() &&
            entry.children[0].is(Node::Kind::table)) {
            for (const Node& rival : entry.children) add_number(quantity, rival, party, piece, type);
            return;
        }

        StepNumber number;
        number.quantity = std::string(quantity.name);
        number.party = party;
        number.piece = piece;
        number.type = type;
        const std::string key =
            step_key(quantity.name, party < 0 ? "" : party_id(party), piece.empty() ? type : piece);
        const Node* value = &entry;
        if (entry.is(Node::Kind::table)) {
            context_.check_structure(entry, number_item_keys());
            value = entry.find("value");
            if (!value) return;
            number.item = context_.read_item(entry, join("steps", key));
        } else {
            number.item.id = join("steps", key);
        }
        number.item.place = context_.place(*value);
        const auto interval = interval_at(*value);
        if (!interval || !context_.register_id(number.item.id, number.item.place)) return;
        number.value = *interval;
        section_.numbers.push_back(std::move(number));
    }

    const std::string& party_id(int party) const {
        return context_.scenario().parties[static_cast<std::size_t>(party)].id;
    }
};

}  // namespace

const KeyTable& steps_keys() {
    static const KeyTable section = [] {
        KeyTable made{
            "[steps]",
            {{"sides", list_of(text()), "The two parties; left out: those that deliver.",
              "sides = [\"us\", \"dprk\"]"},
             {"goal", text(), "What a search is to deliver; left out: all that the pieces reach.",
              "goal = \"{ nuclear = 2, sanctions = 2 }\""},
             {"parts", integer(2), "Into how many parts a search may cut a divisible piece.", "parts = 4"},
             {"period", text(), "What one move's period is.", "period = \"half a year\""},
             {"note", text(), "Anything a reader should know.", "note = \"...\""},
             {"pieces", list_of(table(piece_keys)), "What each side would deliver.", "[[steps.pieces]]"},
             {"sequences", list_of(table(sequence_keys)), "Named sequences of moves.", "[[steps.sequences]]"},
             {"walks", list_of(table(walk_keys)), "Ways to walk out.", "[[steps.walks]]"},
             {"verification", map_of(anything()), "Numbers of inspection and monitoring.",
              "[steps.verification]"}}};
        for (const StepQuantity& quantity : step_quantities())
            if (quantity.of != StepQuantity::Of::nobody)
                made.keys.push_back(
                    {quantity.name, numbers_of_parties(), quantity.meaning, "patience.us = [0.8, 0.95]"});
        return made;
    }();
    return section;
}

void read_steps(ReadContext& context, const Node& node) {
    StepsReader(context, node).run();
}

}  // namespace detente::toml
