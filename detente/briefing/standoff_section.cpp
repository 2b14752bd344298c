// SPDX-License-Identifier: Apache-2.0
// If it fails, where does it go, and what would tip it: what the room of the standoff answered, in words that
// need no knowledge of the graph model, as a table and as a drawing.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "detente/briefing/front.h"
#include "detente/briefing/internal/sections.h"
#include "detente/scenario/words.h"
#include "detente/standoff/small.h"
#include "detente/standoff/standoff.h"
#include "detente/standoff/tips.h"

namespace detente::briefing {

namespace {

using standoff::Bits;
using standoff::Conflict;
using standoff::State;

constexpr std::size_t kDrawn = 12, kInTable = 64;

class Writer {
  public:
    Writer(const Scenario& scenario, const Trace& trace, const standoff::AccountStandoff& answer)
        : scenario_(scenario), trace_(trace), answer_(answer), conflict_(answer.conflict) {
        for (const standoff::StatePreference& preference : conflict_.preferences)
            for (const Item& item : preference.items) orders_.push_back(item.id);
        const Result<InForce> force = in_force(scenario, conflict_.account);
        if (!force) return;
        for (const OptionIrreversibility& mark : scenario.standoff->irreversibilities)
            if (force->contains(mark.item.id)) orders_.push_back(mark.item.id);
    }

    Section run() {
        section_ = {
            "standoff", "If it fails", "If it fails, where does it go, and what would tip it?", {}, {}};
        held();
        worse();
        leads();
        walks();
        better_for_all();
        tips();
        section_.payload = drawing();
        return std::move(section_);
    }

    // Where it leads and whether that holds; then what would be better for everybody: two sentences.
    std::vector<Sentence> failure() const {
        std::vector<Sentence> result;
        const Bits& held = found("nash")->equilibria;
        std::vector<std::string> ids = orders_;
        std::string text;
        // Told once where it is so of all.
        const bool all_held = conflict_.walks.size() > 1 &&
                              std::all_of(conflict_.walks.begin(), conflict_.walks.end(),
                                          [&](const Conflict::WalkTo& walk) { return held[walk.state]; });
        for (const Conflict::WalkTo& walk : conflict_.walks) {
            text += (text.empty() ? "" : "; ") + std::string(text.empty() ? "A " : "a ") +
                    (walk.tone.empty() ? "" : walk.tone + " ") + "walk-out leads to " + deeds(walk.state) +
                    what_of(walk.state, all_held ? Bits(conflict_.count) : held);
            ids.push_back(walk.item.id);
        }
        if (all_held)
            text += conflict_.walks.size() == 2 ? "; nobody would gain by leaving either"
                                                : "; nobody would gain by leaving any of them";
        if (text.empty()) text = from_today();
        // What holds is the answer itself where nothing is on the table.
        if (text.empty() && !scenario_.issues.empty()) text = held.count() == 0 ? no_hold() : holds(held, 2);
        if (!text.empty()) result.push_back(trace_.say(text + ".", ids));
        if (std::string more = better_words(1, false); !more.empty())
            result.push_back(trace_.say(std::move(more), orders_));
        return result;
    }

    // What each would like best and least away from the table, where few enough states can be compared.
    std::vector<Card> cards() const {
        std::vector<Card> result;
        if (conflict_.count > kInTable) return result;
        for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i) {
            Card card;
            card.party = conflict_.decision_makers[i].party;
            card.name = conflict_.decision_makers[i].name;
            Bits best(conflict_.count, true), worst(conflict_.count, true), stays(conflict_.count, true);
            for (State a = 0; a < conflict_.count; ++a)
                for (State b = 0; b < conflict_.count; ++b)
                    if (standoff::improves(conflict_, i, a, b)) best.reset(a), worst.reset(b);
            const auto line = [&](const char* label, const Bits& states) {
                card.lines.push_back({label, trace_.say(deeds_of(states, 2) + ".", orders_)});
            };
            if (best.count() == conflict_.count) continue;  // nothing is ranked
            line("Likes best", best);
            line("Likes least", worst);
            Bits held = found("nash")->stable[i];
            if (conflict_.status_quo)
                card.lines.push_back(
                    {"Today", trace_.say(held[*conflict_.status_quo] ? "would stay as things are."
                                                                     : "would gain by moving.",
                                         orders_)});
            result.push_back(std::move(card));
        }
        return result;
    }

    // The answer of a scenario that has nothing on the table.
    Sentence away() const {
        const Bits& held = found("nash")->equilibria;
        return trace_.say(
            "nothing is on the table; away from it " + (held.count() == 0 ? no_hold() : holds(held, 3)) + ".",
            orders_);
    }

  private:
    // What is done in a state: “escalate (what the United States does) and Resume tests”. A level is told
    // with the option that it is a level of.
    std::string deeds(State state) const {
        std::vector<std::string> done;
        for (std::size_t o = 0; o < conflict_.options.size(); ++o) {
            const int level = conflict_.level(state, static_cast<int>(o));
            if (level == 0) continue;
            const StandoffOption& option = conflict_.options[o];
            done.push_back(option.levels.empty() ? inside_a_sentence(option.name)
                                                 : option.levels[static_cast<std::size_t>(level)] + " (" +
                                                       inside_a_sentence(option.name) + ")");
        }
        if (done.empty()) return conflict_.graph_form() ? quoted(conflict_.label(state)) : "“nothing done”";
        return quoted(list_of(done));
    }
    // A name that begins with one of these words is no proper name: an option mostly says what is done.
    static std::string inside_a_sentence(std::string name) {
        static constexpr std::string_view common[] = {
            "A",         "An",     "The",       "What",    "How",     "Whether",  "Where",    "When",
            "Who",       "No",     "Not",       "Do",      "Abandon", "Accept",   "Agree",    "Appeal",
            "Attack",    "Ban",    "Block",     "Build",   "Buy",     "Cancel",   "Close",    "Continue",
            "Cut",       "Delay",  "Deploy",    "Develop", "End",     "Escalate", "Fight",    "File",
            "Fund",      "Give",   "Go",        "Halt",    "Hold",    "Impose",   "Increase", "Insist",
            "Invade",    "Join",   "Keep",      "Launch",  "Leave",   "Lift",     "Limit",    "Maintain",
            "Modify",    "Move",   "Negotiate", "Offer",   "Open",    "Pay",      "Permit",   "Propose",
            "Protest",   "Raise",  "Reduce",    "Refuse",  "Reject",  "Release",  "Remove",   "Resume",
            "Retaliate", "Return", "Sell",      "Send",    "Settle",  "Sign",     "Stay",     "Stop",
            "Strike",    "Sue",    "Support",   "Suspend", "Take",    "Test",     "Threaten", "Transfer",
            "Use",       "Veto",   "Wait",      "Walk",    "Withdraw"};
        const std::string_view first = std::string_view(name).substr(0, name.find(' '));
        if (std::find(std::begin(common), std::end(common), first) != std::end(common))
            name[0] = static_cast<char>(name[0] - 'A' + 'a');
        return name;
    }
    std::string deeds_of(const Bits& states, std::size_t most) const {
        std::vector<std::string> list;
        states.each([&](std::size_t s) {
            if (list.size() < most) list.push_back(deeds(static_cast<State>(s)));
        });
        if (states.count() > most) list.push_back(std::to_string(states.count() - most) + " more");
        return list_of(list);
    }
    // With the label that the table and the drawing have.
    std::string name(State state) const { return deeds(state) + " (" + conflict_.label(state) + ")"; }
    std::string labels(const Bits& states) const {
        constexpr std::size_t most = 4;
        std::vector<std::string> list;
        states.each([&](std::size_t s) {
            if (list.size() < most) list.push_back(name(static_cast<State>(s)));
        });
        if (states.count() > most) {
            std::vector<std::string> rest;
            states.each([&](std::size_t s) { rest.push_back(conflict_.label(static_cast<State>(s))); });
            rest.erase(rest.begin(), rest.begin() + most);
            const std::size_t named = std::min<std::size_t>(rest.size(), 12);
            const std::size_t more = rest.size() - named;
            rest.resize(named);
            if (more > 0) rest.push_back(std::to_string(more) + " more");
            list.push_back(list_of(rest));
        }
        return list_of(list);
    }
    // ", as things are today, which nobody would gain by leaving, worse than today for United States"
    std::string what_of(State state, const Bits& held) const {
        std::string text = state == conflict_.status_quo ? ", as things are today" : "";
        std::vector<std::string> worse;
        for (std::size_t i = 0; i < conflict_.decision_makers.size() && conflict_.status_quo; ++i)
            if (standoff::improves(conflict_, i, state, *conflict_.status_quo))
                worse.push_back(conflict_.decision_makers[i].name);
        if (!worse.empty()) text += ", worse than today for " + list_of(worse);
        return text + (held[state] ? ", and nobody would gain by leaving it" : "");
    }
    std::string from_today() const {
        if (!answer_.from || !answer_.improvements) return "";
        Bits beyond = answer_.improvements->reached;
        beyond.reset(*answer_.from);
        if (beyond.count() == 0)
            return "From today's state, " + deeds(*answer_.from) + ", nobody gains by moving first";
        Bits ends = beyond;
        ends &= found("nash")->equilibria;
        return "From today's state, " + deeds(*answer_.from) +
               ", moves that each serve whoever makes them lead to " +
               (ends.count() > 0 ? deeds_of(ends, 2) : deeds_of(beyond, 1));
    }
    static std::string no_hold() { return "no state is one that nobody would gain by leaving"; }
    std::string holds(const Bits& held, std::size_t most) const {
        return "nobody would gain by leaving " + deeds_of(held, most);
    }
    const standoff::ConceptAnswer* found(std::string_view key) const {
        for (const standoff::ConceptAnswer& one : answer_.concepts)
            if (one.key == key) return &one;
        return nullptr;
    }
    Point& add(std::string text) {
        Point point;
        point.claim = trace_.say(std::move(text), orders_);
        section_.points.push_back(std::move(point));
        return section_.points.back();
    }

    void held() {
        const standoff::ConceptAnswer *nash = found("nash"), *seq = found("seq");
        add(nash->equilibria.count() == 0
                ? "Away from the table there is no state that nobody would gain by leaving."
                : "Away from the table, under account " + conflict_.account +
                      ", nobody would gain by leaving " + labels(nash->equilibria) + ".");
        Bits more = seq->equilibria;
        Bits held = nash->equilibria;
        held.flip();
        more &= held;
        if (more.count() > 0)
            add("The answer that a first move would meet holds " + labels(more) +
                " as well: somebody would gain by moving, but not after what the others would then do for "
                "their own sake.");
    }
    void worse() {
        if (!conflict_.status_quo) return;
        for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i) {
            const Bits states = standoff::worse_than_status_quo(conflict_, i, found("seq")->equilibria);
            if (states.count() > 0)
                add("For " + conflict_.decision_makers[i].name + " " + labels(states) +
                    (states.count() == 1 ? " is" : " are") +
                    " worse than today; that a state holds does not mean that anybody agreed to it.");
        }
    }
    void leads() {
        if (!answer_.from) return;
        Bits beyond = answer_.improvements->reached;
        beyond.reset(*answer_.from);
        if (beyond.count() == 0) {
            add("From today's state, " + name(*answer_.from) + ", nobody gains by moving first.");
            return;
        }
        Point& point = add("From today's state, " + name(*answer_.from) +
                           ", moves that each serve whoever makes them lead to " + labels(beyond) + ".");
        for (const standoff::Step& step : answer_.improvements->steps)
            if (point.details.size() < 8)
                point.details.push_back(
                    trace_.say("Move " + std::to_string(step.move) + ": " +
                                   conflict_.decision_makers[static_cast<std::size_t>(step.maker)].name +
                                   " goes from " + conflict_.label(step.from) + " to " + name(step.to) + ".",
                               orders_));
    }
    void walks() {
        for (const Conflict::WalkTo& walk : conflict_.walks) {
            Point point;
            point.claim = trace_.say("A " + (walk.tone.empty() ? std::string() : walk.tone + " ") +
                                         "walk-out leads to " + name(walk.state) + ".",
                                     {walk.item.id});
            section_.points.push_back(std::move(point));
        }
    }
    void better_for_all() {
        if (std::string text = better_words(4, true); !text.empty()) add(std::move(text));
    }
    // What is better than today's state for everybody, and whether it can be reached.
    std::string better_words(std::size_t most, bool with_labels) const {
        if (!conflict_.status_quo || conflict_.count > 100'000 || !answer_.improvements) return {};
        Bits better(conflict_.count, true);
        for (State s = 0; s < conflict_.count; ++s)
            for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i)
                if (!standoff::improves(conflict_, i, *conflict_.status_quo, s)) better.reset(s);
        if (better.count() == 0) return "No state is better than today's for everybody.";
        Bits reached = better;
        reached &= answer_.improvements->reached;
        const bool from_today = answer_.from == conflict_.status_quo;
        return "Better than today's for everybody " + std::string(better.count() == 1 ? "is " : "are ") +
               (with_labels ? labels(better) : deeds_of(better, most)) +
               (from_today && reached.count() == 0 ? ", and no moves that serve whoever makes them lead "
                                                     "there: somebody would have to go first at a loss."
                                                   : ".");
    }
    // What would tip today's state, by what answers would follow.
    void tips() {
        if (!conflict_.status_quo || conflict_.count > standoff::kSmall || !conflict_.complete()) return;
        const standoff::SmallGame game(conflict_, answer_.rule);
        for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i) {
            const standoff::Tip tip =
                standoff::tip(conflict_, game, *conflict_.status_quo, i, standoff::Basic::nash);
            if (!tip.distance || tip.pairs.empty()) continue;
            std::string changes;
            for (std::size_t k = 0; k < tip.pairs.size() && k < 4; ++k) {
                const standoff::Tip::Pair& pair = tip.pairs[k];
                const char* relation = pair.after > 0   ? " better than "
                                       : pair.after < 0 ? " less than "
                                                        : " as well as ";
                changes += (k == 0 ? "" : ", and ") + conflict_.label(pair.first) + relation +
                           conflict_.label(pair.second);
            }
            if (tip.pairs.size() > 4)
                changes += ", and " + std::to_string(tip.pairs.size() - 4) + " pairs more";
            add(std::string(tip.is_equilibrium ? "It would take this to tip today's state: "
                                               : "It would take this to make today's state hold: ") +
                conflict_.decision_makers[i].name + " likes " + changes + ".");
        }
    }

    StateDrawing drawing() const {
        StateDrawing result;
        for (const standoff::DecisionMaker& maker : conflict_.decision_makers)
            result.makers.push_back(maker.name);
        const Bits& nash = found("nash")->equilibria;
        std::vector<State> drawn;
        const auto take = [&](State s) {
            if (drawn.size() < kDrawn && std::find(drawn.begin(), drawn.end(), s) == drawn.end())
                drawn.push_back(s);
        };
        if (answer_.from) take(*answer_.from);
        if (answer_.improvements)
            answer_.improvements->reached.each([&](std::size_t s) { take(static_cast<State>(s)); });
        nash.each([&](std::size_t s) { take(static_cast<State>(s)); });
        found("seq")->equilibria.each([&](std::size_t s) { take(static_cast<State>(s)); });
        for (State s = 0; s < conflict_.count && drawn.size() < kDrawn; ++s) take(s);
        for (const State s : drawn)
            result.nodes.push_back({conflict_.label(s), nash[s], conflict_.status_quo == s, deeds(s)});
        for (std::size_t a = 0; a < drawn.size(); ++a)
            for (std::size_t b = 0; b < drawn.size(); ++b)
                for (std::size_t i = 0; i < conflict_.moves.size(); ++i) {
                    if (!conflict_.moves[i].can_move(drawn[a], drawn[b]) ||
                        !standoff::improves(conflict_, i, drawn[a], drawn[b]))
                        continue;
                    const bool path =
                        answer_.improvements &&
                        std::any_of(answer_.improvements->steps.begin(), answer_.improvements->steps.end(),
                                    [&](const standoff::Step& step) {
                                        return step.from == drawn[a] && step.to == drawn[b] &&
                                               step.maker == static_cast<int>(i);
                                    });
                    result.arrows.push_back(
                        {static_cast<int>(a), static_cast<int>(b), static_cast<int>(i), path});
                }
        result.caption = std::to_string(drawn.size()) + " of " + std::to_string(conflict_.count) +
                         " states; an arrow is a move that serves whoever makes it; thick: on a way from "
                         "today's state; double border: nobody would gain by leaving";
        table(result.table);
        return result;
    }
    void table(SectionTable& table) const {
        if (conflict_.count > kInTable) return;
        table.caption =
            "Who would stay where: for certain (nobody gains by moving), by what would follow, or not.";
        table.columns = {"State", "What is done in it"};
        for (const standoff::DecisionMaker& maker : conflict_.decision_makers)
            table.columns.push_back(maker.name);
        const standoff::ConceptAnswer *nash = found("nash"), *seq = found("seq"), *gmr = found("gmr");
        for (State s = 0; s < conflict_.count; ++s) {
            std::vector<std::string> row{conflict_.label(s), deeds(s)};
            for (std::size_t i = 0; i < conflict_.decision_makers.size(); ++i)
                row.emplace_back(nash->stable[i][s]  ? "stays"
                                 : seq->stable[i][s] ? "stays, by what would follow"
                                 : gmr->stable[i][s] ? "stays, by what could follow"
                                                     : "moves");
            table.rows.push_back(std::move(row));
        }
    }

    const Scenario& scenario_;
    const Trace& trace_;
    const standoff::AccountStandoff& answer_;
    const Conflict& conflict_;
    std::vector<std::string> orders_;
    Section section_;
};

}  // namespace

std::vector<Card> write_standoff_cards(const AccountContext& account,
                                       const standoff::AccountStandoff& answer) {
    return Writer(account.scenario, account.trace, answer).cards();
}

Sentence write_away(const AccountContext& account, const standoff::AccountStandoff& answer) {
    return Writer(account.scenario, account.trace, answer).away();
}

std::vector<Sentence> write_failure(const AccountContext& account, const standoff::AccountStandoff& answer) {
    return Writer(account.scenario, account.trace, answer).failure();
}

Section write_standoff(const Scenario& scenario, const Trace& trace,
                       const standoff::AccountStandoff& answer) {
    return Writer(scenario, trace, answer).run();
}

}  // namespace detente::briefing
