// SPDX-License-Identifier: Apache-2.0
#include "cli/steps_view.h"

#include <algorithm>
#include <cstdio>

#include "cli/deals_words.h"
#include "cli/table.h"
#include "cli/text.h"
#include "detente/case/weight_words.h"
#include "detente/steps/sources.h"

namespace detente::cli {

namespace {

using steps::AccountAnswer;
using steps::Verdict;

// Whole numbers and short decimals as they are, small fractions as fractions, anything else to four places;
// the exact number is in the JSON.
std::string number(const Rational& value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.4g", value.to_double());
    const auto rounded = Rational::parse(text);
    if (rounded && *rounded == value) return text;
    const std::string exact = value.to_string();
    return exact.size() <= 6 ? exact : "about " + std::string(text);
}

std::string number(const std::optional<Rational>& low, const std::optional<Rational>& high) {
    if (low && high && *low == *high) return number(*low);
    if (!low && !high) return "anything";
    if (!low) return "up to " + number(*high);
    if (!high) return "from " + number(*low) + " on";
    const std::string from = number(*low);
    const std::string to = number(*high);
    return to == from || to == "about " + from ? to : from + " to " + to;
}

std::string number(const Interval& interval) {
    return number(interval.low, interval.high);
}
std::string number(const std::optional<Interval>& interval) {
    return interval ? number(*interval) : "unknown";
}

Style style_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return Style::good;
        case Verdict::never:
            return Style::bad;
        default:
            return Style::open;
    }
}

std::string word(Verdict verdict) {
    return std::string(steps::to_string(verdict));
}

class StepsView {
  public:
    StepsView(const AccountAnswer& account, int width, bool color)
        : account_(account), width_(width), color_(color) {}

    std::string run(bool one_sequence) {
        if (!one_sequence) window();
        sequences(one_sequence);
        if (!one_sequence) {
            search();
            orders();
            trust();
            claims();
            walks();
            verification();
            time();
            heading("What this rests on");
            for (const std::string& reason : account_.reasons) point(capital(reason) + ".");
            heading("Sources");
            for (const auto& one : steps::quantity_sources(account_))
                point(std::string(one.quantity) + ": " + std::string(one.source) +
                      ". Assumed: " + std::string(one.assumptions) + ".");
        }
        return text_;
    }

  private:
    const AccountAnswer& account_;
    int width_;
    bool color_;
    std::string text_;

    const std::string& id(int side) const { return account_.ladder.sides[static_cast<std::size_t>(side)].id; }
    static std::string capital(std::string text) {
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
            text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }
    void heading(const std::string& title) {
        text_ += "\n" + painted(plain(title), Style::heading, color_) + "\n";
    }
    void say(const std::string& sentence) { text_ += paragraph(plain(sentence), width_); }
    void point(const std::string& sentence) { text_ += paragraph(plain(sentence), width_, "  - ", "    "); }

    std::string why_empty() const {
        const auto& binding = account_.window.binding;
        if (!binding) return {};
        const std::string& who = id(binding->side);
        switch (binding->bound) {
            case steps::Bound::enforcement:
                return "what binds is enforcement, for " + who +
                       ": a step that large would be worth keeping and not repaying";
            case steps::Bound::exposure_high:
                return "what binds is exposure, for " + who +
                       ": even its trustworthy type would not risk a step that large";
            case steps::Bound::reassurance_low:
                break;
        }
        return "what binds is reassurance, for " + who;
    }

    void window() {
        heading("The first step");
        const steps::Window& w = account_.window;
        switch (w.verdict) {
            case Verdict::always:
                say("There is a window for the first step: at least " + number(w.low) +
                    " of the whole to reassure, at most " + number(w.high) + " to enforce itself.");
                break;
            case Verdict::never:
                say("No first step is credible: it would have to be at least " + number(w.low) +
                    " of the whole to reassure, and at most " + number(w.high) + " to enforce itself; " +
                    why_empty() + ".");
                break;
            default:
                say("Whether there is a window for the first step is " + word(w.verdict) +
                    ": the least that reassures lies at " + number(w.low) +
                    " of the whole, the most that enforces itself at " + number(w.high) + ".");
        }
        const steps::FirstStep& f = account_.first_step;
        std::string sentence = "Without an outside penalty the largest first step is " +
                               number(f.without_penalty) + " of a divisible whole (1 - a / (delta b)";
        if (f.binding >= 0) sentence += ", binding for " + id(f.binding);
        say(sentence + "). Everything at once enforces itself: " + word(f.all_at_once_alone) + ".");
        std::string at_once;
        for (int side = 0; side < 2; ++side)
            at_once +=
                (side ? ", " : "") + id(side) + " " + word(f.all_at_once[static_cast<std::size_t>(side)]);
        std::string count =
            !f.fewest_steps ? "no ladder of up to " + std::to_string(f.excluded_steps) + " steps ends"
            : f.most_steps && *f.most_steps == *f.fewest_steps
                ? std::to_string(*f.fewest_steps) +
                      (*f.fewest_steps == 1 ? " step is needed" : " steps are needed")
                : std::to_string(*f.fewest_steps) +
                      (*f.fewest_steps == 1 ? " step or more is needed" : " steps or more are needed") +
                      (f.most_steps ? ", at most " + std::to_string(*f.most_steps) : "");
        std::string first;
        if (f.fewest_steps) {
            first = (f.solved ? ", the first of them at most " : ", the largest first of them found ") +
                    number(f.with_penalty);
            if (f.bound > *f.with_penalty.high)
                first += " (of no ladder, however long, above " + number(f.bound) + ")";
        }
        say("With the penalties that are known: everything at once holds for " + at_once + "; " + count +
            first + ".");
    }

    std::string slack_words(const steps::SlackRange& range) const {
        return range.resolved ? number(range.low, range.high) : "not resolved";
    }

    std::string bond_words(const steps::SequenceAnswer& one) const {
        std::string text;
        for (int side = 0; side < 2; ++side) {
            const auto& own = one.sides[static_cast<std::size_t>(side)];
            if (own.bond_high && own.bond_high->is_zero()) continue;
            text += (text.empty() ? "" : "; ") + id(side) + " " +
                    (own.bond_low ? number(own.bond_low, own.bond_high) : std::string("none would do"));
        }
        return text.empty() ? "none needed" : text;
    }

    std::string settled_words(const steps::SequenceAnswer& one) const {
        std::string text;
        const std::size_t shown = std::min<std::size_t>(one.settled_by.size(), 6);
        for (std::size_t i = 0; i < shown; ++i) text += (i ? ", " : "") + one.settled_by[i];
        if (shown < one.settled_by.size())
            text += " and " + std::to_string(one.settled_by.size() - shown) + " more";
        return text;
    }

    void sequences(bool in_full) {
        if (account_.sequences.empty()) return;
        heading("Named sequences");
        Table table;
        table.column("sequence")
            .column("moves", Table::Align::right)
            .column("holds")
            .column("weakest")
            .column("added penalty");
        for (const auto& one : account_.sequences) {
            std::string weakest = "-";
            if (one.weakest)
                weakest = (one.weakest->move > static_cast<int>(one.sequence.moves.size())
                               ? std::string("after the last")
                               : "move " + std::to_string(one.weakest->move)) +
                          ", " + id(one.weakest->side) + ": " + slack_words(one.weakest->value);
            table.row({{plain(one.name)},
                       {std::to_string(one.sequence.moves.size())},
                       {word(one.holds), style_of(one.holds)},
                       {plain(weakest)},
                       {plain(bond_words(one))}});
        }
        text_ += table.to_string(width_, color_);
        for (const auto& one : account_.sequences) {
            if (in_full) {
                text_ += "\n";
                slack_table(one);
                text_ += "\n";
            }
            if (!one.title.empty() && in_full) say(capital(one.title) + ".");
            for (int side = 0; side < 2; ++side) side_words(one, side, in_full);
            if (!in_full && !one.settled_by.empty())
                point(one.name + " would be settled by " + settled_words(one) + ".");
            if (in_full)
                for (const std::string& reason : one.reasons) point(capital(reason) + ".");
        }
    }

    void side_words(const steps::SequenceAnswer& one, int side, bool in_full) {
        if (!in_full) return;
        const auto& own = one.sides[static_cast<std::size_t>(side)];
        std::string sentence = "For " + id(side) + " it holds: " + word(own.holds) + ".";
        if (!own.settled_by.empty()) sentence += " It is settled by " + list_of(own.settled_by) + ".";
        for (const auto& alone : own.alone)
            sentence += " " + capital(alone.key) + " = " + number(alone.value) + " alone makes it " +
                        word(alone.verdict) + ".";
        point(sentence);
        for (const std::string& condition : own.conditions) point("needed: " + condition);
    }

    void slack_table(const steps::SequenceAnswer& one) {
        Table table;
        table.column("move")
            .column("delivered")
            .column("slack of " + id(0), Table::Align::right)
            .column("slack of " + id(1), Table::Align::right);
        for (int move = 1; move <= static_cast<int>(one.sequence.moves.size()) + 1; ++move) {
            std::array<std::string, 2> values{"-", "-"};
            bool any = false;
            for (const auto& slack : one.slack)
                if (slack.move == move) {
                    values[static_cast<std::size_t>(slack.side)] = slack_words(slack.value);
                    any = true;
                }
            if (!any) continue;
            std::vector<std::string> delivered;
            if (move <= static_cast<int>(one.sequence.moves.size()))
                for (const auto& side : one.sequence.moves[static_cast<std::size_t>(move - 1)].delivered)
                    for (const int piece : side)
                        delivered.push_back(account_.ladder.pieces[static_cast<std::size_t>(piece)].id);
            table.row({{move > static_cast<int>(one.sequence.moves.size()) ? "after" : std::to_string(move)},
                       {plain(delivered.empty() ? "taking back" : list_of(delivered))},
                       {values[0]},
                       {values[1]}});
        }
        text_ += table.to_string(width_, color_);
    }

    std::string plan(const steps::SequenceAnswer& one, const steps::Ladder& ladder) const {
        std::vector<std::string> pieces;
        for (const auto& move : one.sequence.moves)
            for (const auto& side : move.delivered)
                for (const int piece : side)
                    pieces.push_back(ladder.pieces[static_cast<std::size_t>(piece)].id);
        std::string text;
        for (const std::string& piece : pieces) text += (text.empty() ? "" : ", then ") + piece;
        return text;
    }

    void search() {
        if (!account_.search) return;
        heading("Is there a sequence that holds, one piece a move");
        const auto& s = *account_.search;
        std::string sentence = capital(word(s.exists)) +
                               ". The largest least slack over all orders lies at " +
                               number(s.least_low, s.least_high) + " (" + s.method + ").";
        say(sentence);
        if (s.best)
            point("largest least slack: " + plan(*s.best, s.ladder) + " (" + word(s.best->holds) + ")");
        if (s.fewest) point("fewest moves: " + plan(*s.fewest, s.ladder));
        if (s.fastest) point("fastest, taking " + number(s.duration) + ": " + plan(*s.fastest, s.ladder));
        if (s.exists == Verdict::never && s.gives.empty() && s.complete)
            point(
                "no single change of patience, penalty, detection, divisibility or revocability was found to "
                "be enough");
        for (const auto& give : s.gives) point(give_words(give));
    }

    std::string give_words(const steps::Give& give) const {
        using Kind = steps::Give::Kind;
        const std::string piece =
            give.piece < 0 ? "" : account_.ladder.pieces[static_cast<std::size_t>(give.piece)].id;
        // What suffices whatever the other numbers are, or what only ends the certainty that nothing holds.
        const std::string lead =
            give.suffices ? "it would do if " : "it would no longer be ruled out, for some numbers, if ";
        const std::string less = !give.smallest  ? ""
                                 : give.suffices ? " (and no less would)"
                                                 : " (with less it still is)";
        switch (give.kind) {
            case Kind::divisibility:
                return lead + (piece.empty() ? std::string("every piece") : piece) +
                       " could be delivered in " + number(give.to) + " parts";
            case Kind::revocability:
                return lead + piece +
                       (give.to.is_zero() ? " could not be taken back" : " could be taken back");
            default:
                break;
        }
        return lead + "the " + std::string(to_string(give.kind)) + " of " + id(give.side) + " were " +
               number(give.to) + " instead of " + number(give.from) + less;
    }

    void orders() {
        if (account_.orders.empty()) return;
        heading("Who moves first");
        Table table;
        table.column("order").column("holds");
        for (int side = 0; side < 2; ++side)
            table.column("penalty " + id(side) + " needs", Table::Align::right);
        for (const auto& order : account_.orders) {
            std::string name(to_string(order.kind));
            if (order.kind == steps::OrderAnswer::Kind::one_side_first)
                name = "all of " + id(order.first) + " first";
            else if (order.first >= 0)
                name += ", " + id(order.first) + " first";
            if (!order.possible) {
                table.row(
                    {{plain(name)}, {plain("not possible: " + order.obstacle), Style::faint}, {"-"}, {"-"}});
                continue;
            }
            std::vector<Cell> cells{{plain(name)}, {word(order.answer.holds), style_of(order.answer.holds)}};
            for (std::size_t s = 0; s < 2; ++s)
                cells.push_back(
                    {order.need_low[s] ? number(order.need_low[s], order.need_high[s]) : "none would do"});
            table.row(std::move(cells));
        }
        text_ += table.to_string(width_, color_);
    }

    void trust() {
        bool any = false;
        for (int s = 0; s < 2; ++s) {
            const auto& round = account_.rounds[static_cast<std::size_t>(s)];
            if (!round) continue;
            if (!any) heading("Trust and temptation");
            any = true;
            if (round->trust_threshold)
                point(id(s) + " cooperates once from a trust of " + number(round->trust_threshold) +
                      "; it has that: " + word(*round->trusts_enough) + ".");
            if (round->patience_needed)
                point(id(s) + " is kept from cheating by a patience of " + number(round->patience_needed) +
                      "; it has that: " + word(*round->patient_enough) +
                      " (found out after the stated delay: " + word(*round->patient_enough_after_delay) +
                      ").");
        }
    }

    void claims() {
        bool any = false;
        for (int s = 0; s < 2; ++s) {
            const auto& claim = account_.claims[static_cast<std::size_t>(s)];
            if (!claim) continue;
            if (!any) heading("What public claims did");
            any = true;
            point(id(s) + " would sign: " + word(claim->signs) +
                  "; had nothing been claimed: " + word(claim->would_sign) +
                  ". Only the difference counts, what claims make a bad deal cost less what they make "
                  "failure cost: " +
                  number(claim->difference) + ", against a margin of " + number(claim->margin) + ".");
        }
    }

    void walks() {
        if (account_.walks.empty()) return;
        heading("If someone walks");
        for (const auto& walk : account_.walks) {
            std::string sentence = "A " + walk.tone + " walk " +
                                   (walk.keeps_channel ? "keeps the channel open" : "closes the channel");
            if (!walk.open.empty()) sentence += "; still open: " + list_of(walk.open);
            if (!walk.closed.empty()) sentence += "; closed: " + list_of(walk.closed);
            if (walk.open.empty() && walk.closed.empty() && !walk.pieces_closed.empty())
                sentence += "; pieces closed: " + list_of(walk.pieces_closed);
            for (const std::string& state : walk.leads_to)
                sentence += "; in the standoff it leads to " + state;
            point(sentence + ".");
        }
    }

    void verification() {
        const auto& v = account_.verification;
        if (!v.inspection_value && !v.sampling_detection && !v.sites_needed && !v.monitoring &&
            !v.breakout_asked)
            return;
        heading("What must be verified");
        if (v.inspection_value)
            point("The inspection game is worth " + number(v.inspection_value) +
                  " to the inspector; one more inspection buys " + number(v.one_more_inspection) + ".");
        if (v.sampling_detection)
            point("The sites looked at include an undeclared one with chance " +
                  number(v.sampling_detection) + ".");
        if (v.sites_needed) point("For the wanted chance, sites to look at: " + number(v.sites_needed) + ".");
        if (v.monitoring)
            point("Monitoring assures from " + number(v.monitoring->low) +
                  " of full intensity and is borne up to " + number(v.monitoring->high) +
                  "; both at once: " + word(v.monitoring->verdict) + ".");
        if (v.breakout_asked)
            point(v.breakout_years ? "A breakout would take, in years: " + number(v.breakout_years) + "."
                                   : std::string("A breakout is not possible with nothing running."));
    }

    void time() {
        const auto& t = account_.time;
        if (!t.waiting && !t.freeze[0] && !t.freeze[1]) return;
        heading("Time");
        if (t.waiting)
            for (int s = 0; s < 2; ++s)
                point("Waiting raises the share of " + id(s) + ": " +
                      word(t.waiting->favours[static_cast<std::size_t>(s)]) + " (change in one period: " +
                      number(t.waiting->change[static_cast<std::size_t>(s)]) + ").");
        for (int s = 0; s < 2; ++s) {
            const auto& freeze = t.freeze[static_cast<std::size_t>(s)];
            if (!freeze) continue;
            point("The freeze is worth breaking for " + id(s) + " now: " + word(freeze->worth_breaking_now) +
                  "; at some time: " + word(freeze->ever) +
                  (freeze->ever == Verdict::never
                       ? ""
                       : "; after periods: " + number(freeze->earliest, freeze->latest)) +
                  ".");
        }
    }
};

}  // namespace

std::string steps_text(const cases::StepsReport& report, int width, bool color) {
    const steps::Answer& answer = report.answer;
    const Scenario& scenario = report.scenario();
    const bool one_sequence = report.request.steps.sequence.has_value();
    std::string title = scenario.title.empty() ? scenario.id : scenario.title;
    std::string text = painted(plain(title), Style::heading, color) + "\n";
    if (!answer.period.empty())
        text += paragraph(plain("One move takes one period: " + answer.period + "."), width);
    if (!answer.hypothetical.empty()) {
        std::string what;
        for (const auto& setting : answer.hypothetical)
            what += (what.empty() ? "" : ", ") + setting.key + " = " + to_string(setting.value);
        text += paragraph(plain("Hypothetical: " + what + "."), width);
    }
    for (std::size_t k = 0; k < answer.accounts.size(); ++k) {
        const AccountAnswer& account = answer.accounts[k];
        text += "\n" + painted(plain("Account " + account.account), Style::heading, color) + "\n";
        text += StepsView(account, width, color).run(one_sequence);
        const std::vector<std::string> sentences = cases::weight_words(
            report.weights[k], {account.ladder.sides[0].id, account.ladder.sides[1].id}, one_sequence);
        if (sentences.empty()) continue;
        text += "\n" + painted("What the verdicts rest on", Style::heading, color) + "\n";
        for (const std::string& sentence : sentences)
            text += paragraph(plain(sentence), width, "  - ", "    ");
        for (const cases::AboveCeiling& above : report.above_ceiling)
            if (std::find(report.weights[k].weighed.begin(), report.weights[k].weighed.end(), above.item) !=
                report.weights[k].weighed.end())
                text += paragraph(plain(above.sentence()), width, "  - ", "    ");
    }
    return text;
}

}  // namespace detente::cli
