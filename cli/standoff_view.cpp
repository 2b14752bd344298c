// SPDX-License-Identifier: Apache-2.0
#include "cli/standoff_view.h"

#include <algorithm>

#include "cli/table.h"
#include "cli/text.h"
#include "detente/base/words.h"
#include "detente/case/weight_words.h"
#include "detente/standoff/concepts.h"

namespace detente::cli {

namespace {

using standoff::Bits;
using standoff::Conflict;
using standoff::State;

class StandoffView {
  public:
    StandoffView(const standoff::AccountStandoff& answer, const StandoffLook& look, std::string& out)
        : answer_(answer), conflict_(answer.conflict), look_(look), out_(out) {}

    void run(bool evolution) {
        head();
        equilibria();
        table();
        further();
        lead();
        if (evolution) paths();
        for (const standoff::Witness& witness : answer_.witnesses) say(witness.words);
        for (const standoff::Tip& tip : answer_.tips) say(tip.words);
        inverse();
        robustness();
    }

  private:
    void say(const std::string& text, std::string_view first = "", std::string_view rest = "") {
        out_ += paragraph(plain(text), look_.width, first, rest);
    }
    void heading(const std::string& text) {
        out_ += "\n" + painted(plain(text), Style::heading, look_.color) + "\n";
    }
    std::string list(const Bits& states, std::size_t most = 60) const {
        std::string text;
        std::size_t shown = 0;
        states.each([&](std::size_t s) {
            if (shown++ >= most) return;
            text += (text.empty() ? "" : ", ") + conflict_.label(static_cast<State>(s)) +
                    mark(static_cast<State>(s));
        });
        if (shown > most) text += " and " + std::to_string(shown - most) + " more";
        return text.empty() ? "none" : text;
    }
    // A star for a state that some decision maker finds worse than the status quo.
    std::string mark(State s) const {
        if (!conflict_.status_quo) return "";
        for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i)
            if (standoff::improves(conflict_, i, s, *conflict_.status_quo)) return "*";
        return "";
    }

    void head() {
        std::string makers;
        for (const standoff::DecisionMaker& maker : conflict_.decision_makers)
            makers += (makers.empty() ? "" : ", ") + maker.name;
        heading("The standoff under account " + conflict_.account);
        say(counted(conflict_.count, "state", "states") + "; decision makers: " + makers + ".");
        if (conflict_.status_quo) say("Status quo: " + described(*conflict_.status_quo) + ".");
        if (answer_.rule != standoff::SanctionRule::legal)
            say("Sanctions: " + std::string(answer_.rule == standoff::SanctionRule::once
                                                ? "each opponent moves at most once."
                                                : "one move of one opponent."));
    }
    std::string described(State s) const {
        std::string text;
        for (std::size_t o = 0; o < conflict_.options.size(); ++o) {
            const int level = conflict_.level(s, static_cast<int>(o));
            const StandoffOption& option = conflict_.options[o];
            if (level == 0) continue;
            text += (text.empty() ? "" : ", ") +
                    (option.levels.empty()
                         ? option.name
                         : option.name + " = " + option.levels[static_cast<std::size_t>(level)]);
        }
        if (!conflict_.graph_form() && text.empty()) text = "no option taken";
        return conflict_.label(s) + (text.empty() ? "" : " (" + text + ")");
    }

    void equilibria() {
        heading("States that everybody would stay in");
        bool starred = false;
        for (const standoff::ConceptAnswer& one : answer_.concepts) {
            const standoff::ConceptRow* row = standoff::find_concept(one.key);
            const std::string name = standoff::horizon_of(one.key) > 0 ? one.key : std::string(row->name);
            say(name + ": " + list(one.equilibria), "  ", "    ");
            one.equilibria.each(
                [&](std::size_t s) { starred = starred || !mark(static_cast<State>(s)).empty(); });
        }
        for (const standoff::ConceptAnswer& one : answer_.coalitional)
            say(std::string(standoff::find_concept(one.key)->name) +
                    ", no coalition would leave: " + list(one.equilibria),
                "  ", "    ");
        if (starred) {
            say("* worse than the status quo for somebody; stable is not agreed to:");
            for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i) {
                Bits worse(conflict_.count);
                for (const standoff::ConceptAnswer& one : answer_.concepts)
                    worse |= standoff::worse_than_status_quo(conflict_, i, one.equilibria);
                if (worse.count() == 0) continue;
                std::string text;
                worse.each([&](std::size_t s) {
                    text += (text.empty() ? "" : ", ") + conflict_.label(static_cast<State>(s));
                });
                say("for " + conflict_.decision_makers[i].name + ": " + text, "  ", "    ");
            }
        }
    }

    // Of each state, for each decision maker the concepts under which it would stay.
    void table() {
        if (conflict_.count > 64) return;
        heading("Who would stay where");
        TextTable table;
        table.column("state");
        for (const standoff::DecisionMaker& maker : conflict_.decision_makers)
            table.column(plain(maker.name));
        for (State s = 0; s < conflict_.count; ++s) {
            std::vector<Cell> row{
                {plain(std::to_string(s + 1) + " " +
                       (conflict_.label(s) == "s" + std::to_string(s + 1) ? "" : conflict_.label(s))),
                 Style::normal}};
            for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i) {
                std::string text;
                for (const standoff::ConceptAnswer& one : answer_.concepts)
                    if (one.stable[i][s]) text += (text.empty() ? "" : " ") + one.key;
                row.push_back(
                    {text.empty() ? "would move" : text, text.empty() ? Style::bad : Style::normal});
            }
            table.row(std::move(row));
        }
        out_ += table.to_string(look_.width, look_.color);
    }

    void further() {
        for (const auto& [kind, concepts] : answer_.unknown) {
            std::string text = "Unknown preferences, reading " + kind + ": ";
            for (const standoff::ConceptAnswer& one : concepts)
                text += one.key + " " + list(one.equilibria) + "; ";
            text.resize(text.size() - 2);
            say(text, "  ", "    ");
        }
        for (const standoff::ConceptAnswer& one : answer_.strong)
            say("Strong " + one.key + ": " + list(one.equilibria), "  ", "    ");
        for (const standoff::ConceptAnswer& one : answer_.weak)
            say("Weak " + one.key + ": " + list(one.equilibria), "  ", "    ");
        for (const std::string& note : answer_.notes) say("Note: " + note + ".", "  ", "    ");
        if (!answer_.merged) return;
        std::string players;
        for (const std::string& player : answer_.merged->players)
            players += (players.empty() ? "" : ", ") + player;
        heading("With coalitions merged into one player: " + players);
        for (const standoff::ConceptAnswer& one : answer_.merged->concepts)
            say(one.key + ": " + list(one.equilibria), "  ", "    ");
    }

    void lead() {
        if (!answer_.from) return;
        heading("Where it leads");
        const std::string from = conflict_.label(*answer_.from);
        Bits beyond = answer_.improvements->reached;
        beyond.reset(*answer_.from);
        say(beyond.count() == 0
                ? "From " + from + " nobody gains by moving first."
                : "From " + from + " moves that each serve whoever makes them lead to " + list(beyond) + ".");
        if (answer_.together)
            say("Together those who may move could bring about, and all prefer: " + list(*answer_.together) +
                ".");
        Bits moves = answer_.moves->reached;
        say("By any moves " + counted(moves.count(), "state", "states") + " can be reached, " + from +
            " among them.");
        for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i) {
            Bits better(conflict_.count);
            conflict_.moves[i].each_from(*answer_.from, [&](State t) {
                if (standoff::improves(conflict_, i, *answer_.from, t)) better.set(t);
            });
            if (better.count() > 0)
                say(conflict_.decision_makers[i].name + " would move first, to " + list(better) + ".", "  ",
                    "    ");
        }
        for (const Conflict::WalkTo& walk : conflict_.walks)
            say("A " + (walk.tone.empty() ? std::string() : walk.tone + " ") + "walk-out" +
                    (walk.decision_maker < 0
                         ? ""
                         : " of " + conflict_.decision_makers[static_cast<std::size_t>(walk.decision_maker)]
                                        .name) +
                    " leads to " + described(walk.state) + ".",
                "  ", "    ");
    }

    void paths() {
        for (const auto& [name, found] :
             {std::pair("moves", &*answer_.moves), std::pair("improvements", &*answer_.improvements)}) {
            if (!answer_.from) return;
            heading(std::string("Shortest paths by ") + name);
            if (!found->steps_listed) say("There are too many states to list them.");
            for (const standoff::Step& step : found->steps)
                say(std::to_string(step.move) + ". " + conflict_.label(step.from) + " -> " +
                        conflict_.label(step.to) + " (" +
                        conflict_.decision_makers[static_cast<std::size_t>(step.maker)].name + ")",
                    "  ", "    ");
        }
    }

    void inverse() {
        for (const standoff::Inverse& one : answer_.inverse) {
            std::string makers;
            for (const int maker : one.makers)
                makers += (makers.empty() ? "" : " and ") +
                          conflict_.decision_makers[static_cast<std::size_t>(maker)].name;
            say(conflict_.label(one.state) + " is an equilibrium by " + one.concept_key + " under " +
                one.holds + " of " + one.of +
                (one.exact ? " strict rankings of " : " sampled strict rankings of ") + makers + ".");
        }
    }
    void robustness() {
        if (!answer_.robustness) return;
        heading("How much rests on what is not known");
        say(answer_.robustness->law);
        for (const auto& row : answer_.robustness->rows) {
            std::string text;
            for (State s = 0; s < conflict_.count; ++s) {
                if (row.equilibrium[s] == 0) continue;
                char share[32];
                std::snprintf(share, sizeof share, "%.3f",
                              static_cast<double>(row.equilibrium[s]) /
                                  static_cast<double>(answer_.robustness->samples));
                text += (text.empty() ? "" : ", ") + conflict_.label(s) + " " + share;
            }
            say("Share of rankings under which a state is an equilibrium by " + row.concept_key + ": " +
                    (text.empty() ? "none" : text) + ".",
                "  ", "    ");
        }
    }

    const standoff::AccountStandoff& answer_;
    const Conflict& conflict_;
    const StandoffLook& look_;
    std::string& out_;
};

}  // namespace

std::string standoff_text(const cases::StandoffReport& report, const StandoffLook& look) {
    const Scenario& scenario = report.scenario();
    std::string out =
        painted(plain(scenario.title.empty() ? scenario.id : scenario.title), Style::heading, look.color) +
        "\n";
    for (std::size_t k = 0; k < report.answer.accounts.size(); ++k) {
        const standoff::AccountStandoff& one = report.answer.accounts[k];
        StandoffView(one, look, out).run(report.answer.evolution);
        if (k >= report.weights.size()) continue;
        const std::vector<std::string> sentences = cases::weight_words(report.weights[k], one);
        if (sentences.empty()) continue;
        out += "\n" + painted("What the equilibria rest on", Style::heading, look.color) + "\n";
        for (const std::string& sentence : sentences)
            out += paragraph(plain(sentence), look.width, "  ", "    ");
        for (const cases::AboveCeiling& above : report.above_ceiling)
            if (std::find(report.weights[k].weighed.begin(), report.weights[k].weighed.end(), above.item) !=
                report.weights[k].weighed.end())
                out += paragraph(plain(above.sentence()), look.width, "  ", "    ");
    }
    return out;
}

}  // namespace detente::cli
