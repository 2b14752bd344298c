// SPDX-License-Identifier: Apache-2.0
#include "cli/steps_view.h"

#include <algorithm>

#include "cli/deals_words.h"
#include "cli/table.h"
#include "cli/text.h"
#include "detente/case/weight_words.h"
#include "detente/scenario/words.h"
#include "detente/steps/sources.h"
#include "detente/steps/words.h"

namespace detente::cli {

namespace {

using steps::AccountSteps;

using steps::number;

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
    return std::string(to_string(verdict));
}

class StepsView {
  public:
    StepsView(const AccountSteps& account, steps::Names names, int width, bool color)
        : account_(account), names_(std::move(names)), width_(width), color_(color) {}

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
    const AccountSteps& account_;
    steps::Names names_;  // as people call them
    int width_;
    bool color_;
    std::string text_;

    const std::string& name(int side) const { return names_[static_cast<std::size_t>(side)]; }
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

    const steps::Names& names() const { return names_; }

    void window() {
        heading("The first step");
        for (const std::string& sentence : steps::window_words(account_, names())) say(sentence);
        for (const std::string& sentence : steps::first_step_words(account_, names())) say(sentence);
    }

    std::string slack_words(const steps::SlackRange& range) const {
        return range.resolved ? number(range.low, range.high) : "not resolved";
    }

    void sequences(bool in_full) {
        if (account_.sequences.empty()) return;
        heading("Named sequences");
        TextTable table;
        table.column("sequence")
            .column("moves", TextTable::Align::right)
            .column("holds")
            .column("tightest move")
            .column("missing penalty");
        for (const auto& one : account_.sequences) {
            table.row({{plain(one.name)},
                       {std::to_string(one.sequence.moves.size())},
                       {word(one.holds), style_of(one.holds)},
                       {plain(steps::tightest_words(one, names()).value_or("not known"))},
                       {plain(steps::lacking_words(one, names()).value_or("not known"))}});
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
            if (in_full)
                for (const std::string& reason : one.reasons) point(capital(reason) + ".");
        }
        for (const steps::SequencesTold& told : steps::dependence_words(account_, names()))
            point(capital(told.sentence));
    }

    void side_words(const steps::SequenceAnswer& one, int side, bool in_full) {
        if (!in_full) return;
        const auto& own = one.sides[static_cast<std::size_t>(side)];
        std::string sentence = "For " + name(side) + " it holds: " + word(own.holds) + ".";
        if (!own.settled_by.empty()) sentence += " It is settled by " + list_of(own.settled_by) + ".";
        for (const auto& alone : own.alone)
            sentence += " " + capital(alone.key) + " = " + number(alone.value) + " alone makes it " +
                        word(alone.verdict) + ".";
        point(sentence);
        for (const std::string& condition : own.conditions) point("needed: " + condition);
    }

    void slack_table(const steps::SequenceAnswer& one) {
        TextTable table;
        table.column("move")
            .column("delivered")
            .column("slack of " + name(0), TextTable::Align::right)
            .column("slack of " + name(1), TextTable::Align::right);
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
        say(capital(steps::settled(s.exists)) + ". " +
            (!s.least_low && !s.least_high ? "No number bounds the room at the tightest move of any order"
                                           : "In the best order the room at its tightest move is " +
                                                 number(s.least_low, s.least_high)) +
            " (" + s.method + ").");
        if (s.best)
            point("most room at its tightest move: " + plan(*s.best, s.ladder) + " (" + word(s.best->holds) +
                  ")");
        if (s.fewest) point("fewest moves: " + plan(*s.fewest, s.ladder));
        if (s.fastest) point("fastest, taking " + number(s.duration) + ": " + plan(*s.fastest, s.ladder));
        if (s.exists == Verdict::never && s.gives.empty() && s.complete)
            point(
                "no single change of patience, penalty, detection, divisibility or revocability was found to "
                "be enough");
        for (const auto& give : s.gives)
            point(steps::give_words(
                give, names(),
                give.piece < 0 ? "" : account_.ladder.pieces[static_cast<std::size_t>(give.piece)].id));
    }

    void orders() {
        if (account_.orders.empty()) return;
        heading("Who moves first");
        if (!steps::tells_orders_apart(account_)) {
            say(steps::orders_open_words());
            return;
        }
        TextTable table;
        table.column("order").column("holds");
        for (int side = 0; side < 2; ++side)
            table.column("penalty needed by " + name(side), TextTable::Align::right);
        for (const auto& order : account_.orders) {
            const std::string name = steps::order_name(order, names());
            if (!order.possible) {
                table.row(
                    {{plain(name)}, {plain("not possible: " + order.obstacle), Style::faint}, {"-"}, {"-"}});
                continue;
            }
            std::vector<Cell> cells{{plain(name)}, {word(order.answer.holds), style_of(order.answer.holds)}};
            for (std::size_t s = 0; s < 2; ++s)
                cells.push_back({order.need_low[s] ? steps::amount(order.need_low[s], order.need_high[s])
                                                   : "none would do"});
            table.row(std::move(cells));
        }
        text_ += table.to_string(width_, color_);
    }

    void points(const std::string& title, const std::vector<std::string>& sentences) {
        if (sentences.empty()) return;
        heading(title);
        for (const std::string& sentence : sentences) point(sentence);
    }

    void trust() {
        std::vector<std::string> sentences;
        for (std::size_t s = 0; s < 2; ++s)
            if (account_.rounds[s])
                for (std::string& sentence : steps::round_words(*account_.rounds[s], names()[s]))
                    sentences.push_back(std::move(sentence));
        points("Trust and temptation", sentences);
    }

    void claims() {
        std::vector<std::string> sentences;
        for (std::size_t s = 0; s < 2; ++s)
            if (account_.claims[s]) sentences.push_back(steps::claim_words(*account_.claims[s], names()[s]));
        points("What public claims did", sentences);
    }

    void walks() {
        std::vector<std::string> sentences;
        for (const steps::WalkAnswer& walk : account_.walks) sentences.push_back(steps::walk_words(walk));
        points("If someone walks", sentences);
    }

    void verification() { points("What must be verified", steps::verification_words(account_.verification)); }

    void time() { points("Time", steps::time_words(account_.time, names())); }
};

}  // namespace

std::string steps_text(const cases::StepsReport& report, int width, bool color) {
    const steps::StepsAnswer& answer = report.answer;
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
        const AccountSteps& account = answer.accounts[k];
        text += "\n" + painted(plain("Account " + account.account), Style::heading, color) + "\n";
        const steps::Names names{party_name(scenario, account.ladder.sides[0].party),
                                 party_name(scenario, account.ladder.sides[1].party)};
        text += StepsView(account, names, width, color).run(one_sequence);
        const std::vector<std::string> sentences =
            cases::weight_words(report.weights[k], names, one_sequence);
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
