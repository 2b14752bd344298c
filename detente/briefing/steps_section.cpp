// SPDX-License-Identifier: Apache-2.0
// Which first step is credible, how big, who moves first, and what must be verified: what the room of steps
// answered, in words and as a picture.
#include <algorithm>
#include <cctype>

#include "detente/briefing/front.h"
#include "detente/briefing/internal/sections.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"
#include "detente/steps/sources.h"
#include "detente/steps/words.h"

namespace detente::briefing {

namespace {

using steps::AccountSteps;

constexpr std::size_t kDrawnLadders = 12;  // named sequences drawn; all are told in words

using steps::number;
using steps::settled;

std::string word(Verdict verdict) {
    return std::string(to_string(verdict));
}

class StepsWriter {
  public:
    StepsWriter(const Scenario& scenario, const Trace& trace, const AccountSteps& answer)
        : scenario_(scenario), trace_(trace), answer_(answer) {
        const auto found = in_force(scenario, answer.account);
        if (found) force_ = *found;
    }

    Section run() {
        section_ = {"steps",
                    "The first step, and what would hold",
                    "Which first step is credible, how big, who moves first, and what must be verified?",
                    {},
                    {}};
        window();
        size();
        rounds();
        for (const auto& sequence : answer_.sequences) named(sequence);
        open();
        search();
        orders();
        verification();
        time();
        claims();
        walks();
        sources();
        section_.payload = picture();
        return std::move(section_);
    }

    // Whether a first step is credible, and the condition under which most of the named sequences hold, or
    // the one that does.
    std::vector<Sentence> first_step() const {
        std::vector<Sentence> result;
        result.push_back(trace_.say(
            steps::window_words(answer_, names()).front(),
            both(pieces(), numbers({"trust", "temptation", "sucker", "patience", "cost", "benefit"}))));
        for (const steps::SequenceAnswer& one : answer_.sequences) {
            if (one.holds != Verdict::always) continue;
            result.push_back(trace_.say("Of the named sequences " +
                                            quoted(one.title.empty() ? one.name : one.title) +
                                            " holds for all numbers that were not ruled out.",
                                        pieces_of(one.sequence)));
            return result;
        }
        std::optional<steps::SequencesTold> most;
        for (steps::SequencesTold& told : steps::dependence_words(answer_, names()))
            if (!most || told.sequences.size() > most->sequences.size()) most = std::move(told);
        if (most) {
            std::vector<std::string> ids;
            std::string example;
            for (const steps::SequenceAnswer& one : answer_.sequences)
                if (std::find(most->sequences.begin(), most->sequences.end(), one.name) !=
                    most->sequences.end()) {
                    ids = both(std::move(ids), pieces_of(one.sequence));
                    if (example.empty()) example = one.title.empty() ? one.name : one.title;
                }
            const std::size_t all = answer_.sequences.size();
            std::string condition = most->sentence;
            for (const char* holds : {" each hold ", " holds "})
                if (const auto at = condition.find(holds); at != std::string::npos) {
                    condition = condition.substr(at + std::string(holds).size());
                    break;
                }
            if (const auto stop = condition.find(". "); stop != std::string::npos) condition.resize(stop + 1);
            condition = of_each_side(std::move(condition));
            result.push_back(
                trace_.say(std::to_string(most->sequences.size()) + " of " +
                               counted(all, "named sequence", "named sequences") +
                               (most->sequences.size() == 1 ? ", " : ", such as ") + quoted(example) +
                               (most->sequences.size() == 1 ? ", holds " : ", hold ") + condition,
                           ids));
        } else if (!answer_.sequences.empty()) {
            std::vector<std::string> ids;
            for (const steps::SequenceAnswer& one : answer_.sequences)
                ids = both(std::move(ids), pieces_of(one.sequence));
            result.push_back(trace_.say("None of the named sequences holds for any numbers.", ids));
        }
        return result;
    }

  private:
    const Scenario& scenario_;
    const Trace& trace_;
    const AccountSteps& answer_;
    InForce force_;
    Section section_;

    const steps::Side& side(int s) const { return answer_.ladder.sides[static_cast<std::size_t>(s)]; }
    steps::Names names() const { return {name(0), name(1)}; }
    std::string name(int s) const { return party_name(scenario_, side(s).party); }
    const steps::Piece& piece(int p) const { return answer_.ladder.pieces[static_cast<std::size_t>(p)]; }

    std::vector<std::string> pieces() const {
        std::vector<std::string> ids;
        for (const steps::Piece& one : answer_.ladder.pieces) ids.push_back(one.id);
        return ids;
    }
    std::vector<std::string> pieces_of(const steps::Sequence& sequence) const {
        std::vector<std::string> ids;
        if (trace_.find(sequence.name)) ids.push_back(sequence.name);
        for (const steps::Move& move : sequence.moves)
            for (const auto& delivered : move.delivered)
                for (const int p : delivered) ids.push_back(piece(p).id);
        return ids;
    }
    // Numbers in force whose quantity is one of these, or begins with one that ends in a dot.
    std::vector<std::string> numbers(std::initializer_list<const char*> quantities) const {
        std::vector<std::string> ids;
        for (const StepNumber& one : scenario_.steps->numbers) {
            const bool wanted =
                std::any_of(quantities.begin(), quantities.end(), [&](const std::string& quantity) {
                    return one.quantity == quantity ||
                           (quantity.back() == '.' && one.quantity.rfind(quantity, 0) == 0);
                });
            if (wanted && force_.contains(one.item.id)) ids.push_back(one.item.id);
        }
        return ids;
    }
    static std::vector<std::string> both(std::vector<std::string> a, const std::vector<std::string>& b) {
        a.insert(a.end(), b.begin(), b.end());
        return a;
    }
    Point& claim(std::string text, std::vector<std::string> ids) {
        Point& point = section_.points.emplace_back();
        point.claim = trace_.say(std::move(text), std::move(ids));
        return point;
    }
    void detail(Point& point, std::string text, std::vector<std::string> ids) const {
        point.details.push_back(trace_.say(std::move(text), std::move(ids)));
    }

    void window() {
        const std::vector<std::string> ids =
            both(pieces(), numbers({"trust", "temptation", "sucker", "patience", "cost", "benefit"}));
        Point& point = claim(steps::window_words(answer_, names()).front(), ids);
        if (answer_.first_step.all_at_once_alone == Verdict::never)
            detail(point,
                   "Whatever the pieces cost, the whole exchange is no first step that enforces itself: "
                   "without an outside "
                   "penalty the largest one lies below the whole.",
                   pieces());
        detail(point,
               "The lower bound comes from a game of two rounds and the upper one from an exchange without "
               "end; putting them "
               "together is an assumption of the method.",
               pieces());
    }

    // How big the first step can be, and how many steps it takes, the whole taken as divisible.
    void size() {
        const std::vector<std::string> ids =
            both(pieces(), numbers({"patience", "penalty", "detection", "cost", "benefit", "lag"}));
        for (std::string& sentence : steps::first_step_words(answer_, names()))
            claim(std::move(sentence), ids);
    }

    void rounds() {
        const std::vector<std::string> ids = numbers(
            {"reward", "defect", "standstill", "exploited", "trust", "patience", "detection", "delay"});
        for (int s = 0; s < 2; ++s)
            if (const auto& round = answer_.rounds[static_cast<std::size_t>(s)])
                for (std::string& sentence : steps::round_words(*round, name(s)))
                    claim(std::move(sentence), ids);
    }

    // What is open and depends on the same is told once.
    void open() {
        for (steps::SequencesTold& told : steps::dependence_words(answer_, names())) {
            std::vector<std::string> ids;
            for (const steps::SequenceAnswer& one : answer_.sequences)
                if (std::find(told.sequences.begin(), told.sequences.end(), one.name) != told.sequences.end())
                    ids = both(std::move(ids), pieces_of(one.sequence));
            Point& point = claim(std::move(told.sentence), ids);
            for (const steps::SequenceAnswer& one : answer_.sequences)
                if (!one.title.empty() &&
                    std::find(told.sequences.begin(), told.sequences.end(), one.name) != told.sequences.end())
                    detail(point, one.name + ": “" + one.title + "”.", pieces_of(one.sequence));
        }
    }

    void named(const steps::SequenceAnswer& one) {
        if (one.holds != Verdict::always && one.holds != Verdict::never) return;
        const std::vector<std::string> ids = pieces_of(one.sequence);
        Point& point =
            claim("The sequence " + one.name + (one.title.empty() ? "" : " (“" + one.title + "”)") +
                      " holds: " + settled(one.holds) + ".",
                  ids);
        for (int s = 0; s < 2; ++s) {
            const auto& own = one.sides[static_cast<std::size_t>(s)];
            const bool many = names_many(name(s));
            const std::string keeps = many ? " keep" : " keeps";
            if (own.holds == Verdict::always) {
                detail(point, name(s) + keeps + " to it whatever the numbers.", ids);
            } else if (own.holds == Verdict::never) {
                std::string text =
                    name(s) + (many ? " do not" : " does not") + " keep to it, whatever the numbers";
                if (own.bond_low && own.bond_high)
                    text += "; a penalty larger by " + number(own.bond_low, own.bond_high) + " would make " +
                            (many ? "them" : "it");
                detail(point, text + ".", ids);
            } else {
                detail(point, name(s) + keeps + " to it for some numbers and not for others.", ids);
            }
        }
    }

    void search() {
        if (!answer_.search) return;
        const auto& found = *answer_.search;
        const std::vector<std::string> ids =
            both(pieces(), numbers({"patience", "penalty", "detection", "cost", "benefit", "lag"}));
        Point& point =
            claim("An order of the pieces, one at a time, that holds: " + settled(found.exists) + ".", ids);
        if (found.best && found.exists == Verdict::always) {
            std::vector<std::string> order;
            for (const steps::Move& move : found.best->sequence.moves)
                for (const auto& delivered : move.delivered)
                    for (const int p : delivered)
                        order.push_back(found.ladder.pieces[static_cast<std::size_t>(p)].name);
            detail(point, "The one with most room at its tightest move: " + list_of(order) + ".", ids);
        }
        for (const auto& give : found.gives) {
            const std::string of = give.piece < 0 ? "" : "“" + piece(give.piece).name + "”";
            std::string text = steps::give_words(give, names(), of);
            detail(point, text + ".", ids);
        }
    }

    void orders() {
        if (answer_.orders.empty()) return;
        if (!steps::tells_orders_apart(answer_)) {
            claim("Who moves first, with the same pieces: " + steps::orders_open_words(), pieces());
            return;
        }
        Point& point = claim("Who moves first, with the same pieces:", pieces());
        for (const auto& order : answer_.orders) {
            std::string text = steps::order_name(order, names());
            if (!order.possible) {
                detail(point, text + ": against what must come before what.", pieces());
                continue;
            }
            text += ": " + settled(order.answer.holds) + "; it takes a penalty";
            for (int s = 0; s < 2; ++s) {
                const auto at = static_cast<std::size_t>(s);
                text += (s ? " and for " : " for ") + name(s) + " of " +
                        (order.need_low[at] ? steps::amount(order.need_low[at], order.need_high[at])
                                            : std::string("no size: it is never seen"));
            }
            detail(point, text + ".", pieces());
        }
    }

    void verification() {
        const std::vector<std::string> ids = numbers({"verification."});
        const std::vector<std::string> lines = steps::verification_words(answer_.verification);
        if (ids.empty() || lines.empty()) return;
        Point& point = claim("What must be verified:", ids);
        for (const std::string& line : lines) detail(point, line, ids);
    }

    void time() {
        const std::vector<std::string> ids =
            numbers({"drift", "freeze", "freeze_drift", "breaking", "breaking_drift"});
        for (std::string& sentence : steps::time_words(answer_.time, names()))
            claim(std::move(sentence), ids);
    }

    void claims() {
        for (int s = 0; s < 2; ++s)
            if (const auto& claimed = answer_.claims[static_cast<std::size_t>(s)])
                claim(steps::claim_words(*claimed, name(s)),
                      numbers({"deal", "no_deal", "claim_deal", "claim_failure"}));
    }

    void walks() {
        for (const auto& walk : answer_.walks) {
            std::vector<std::string> ids = walk.leads_to_ids;
            ids.push_back(walk.id);
            claim(steps::walk_words(walk), std::move(ids));
        }
    }

    void sources() {
        Point& point = claim("Where these quantities come from, and what each takes for granted:", pieces());
        for (const auto& one : steps::quantity_sources(answer_))
            detail(point,
                   std::string(one.quantity) + ": " + std::string(one.source) + "; " +
                       std::string(one.assumptions) + ".",
                   pieces());
    }

    // A name is no part of a longer word: parties may be called "a" and "b".
    static bool stands_alone(const std::string& text, std::size_t at, std::size_t size) {
        const auto in_a_word = [&](std::size_t place) {
            if (place >= text.size()) return false;
            const auto byte = static_cast<unsigned char>(text[place]);
            return byte >= 0x80 || std::isalnum(byte) != 0;
        };
        return (at == 0 || !in_a_word(at - 1)) && !in_a_word(at + size);
    }

    // "only if … A …; and only if … B …": where the two say the same of either side, once of each side.
    std::string of_each_side(std::string condition) const {
        static const std::string kEachSide = "each side";
        const auto split = condition.find("; and ");
        if (split == std::string::npos) return condition;
        std::string first = condition.substr(0, split), second = condition.substr(split + 6);
        if (second.find("; and ") != std::string::npos) return condition;
        if (name(0) == "a" || name(1) == "a") return condition;  // it is a word of every sentence
        if (!second.empty() && second.back() == '.') second.pop_back();
        for (const int party : {0, 1})
            for (std::string* text : {&first, &second})
                for (std::size_t at = 0; (at = text->find(name(party), at)) != std::string::npos;)
                    if (stands_alone(*text, at, name(party).size())) {
                        text->replace(at, name(party).size(), kEachSide);
                        at += kEachSide.size();
                    } else {
                        ++at;
                    }
        return first == second ? first + "." : condition;
    }

    LadderPicture picture() const {
        LadderPicture drawing;
        drawing.sides = {name(0), name(1)};
        drawing.least = {answer_.window.low.low->to_double(), answer_.window.low.high->to_double()};
        drawing.most = {answer_.window.high.low->to_double(), answer_.window.high.high->to_double()};
        drawing.window = settled(answer_.window.verdict);
        drawing.window[0] = static_cast<char>(drawing.window[0] - 'a' + 'A');
        for (const auto& one : answer_.sequences) {
            if (drawing.ladders.size() == kDrawnLadders) break;
            LadderDrawing& ladder = drawing.ladders.emplace_back();
            ladder.title = one.name;
            ladder.told = one.title.empty() ? one.name : one.title;
            ladder.verdict = word(one.holds);
            ladder.rungs.resize(one.sequence.moves.size());
            for (std::size_t k = 0; k < ladder.rungs.size(); ++k)
                for (std::size_t s = 0; s < 2; ++s)
                    for (const int p : one.sequence.moves[k].delivered[s])
                        ladder.rungs[k].pieces[s].push_back(piece(p).name);
            for (const auto& slack : one.slack) {
                const auto k = static_cast<std::size_t>(slack.move - 1);
                if (k == ladder.rungs.size()) ladder.rungs.emplace_back();
                LadderRung& rung = ladder.rungs[k];
                const auto s = static_cast<std::size_t>(slack.side);
                rung.slack[s] =
                    slack.value.resolved ? number(slack.value.low, slack.value.high) : "not resolved";
                if (slack.value.low && slack.value.low->sign() >= 0) rung.sign[s] = 1;
                if (slack.value.high && slack.value.high->sign() < 0) rung.sign[s] = -1;
            }
            for (std::size_t k = one.sequence.moves.size(); k < ladder.rungs.size(); ++k)
                for (std::size_t s = 0; s < 2; ++s)
                    if (!ladder.rungs[k].slack[s].empty())
                        ladder.rungs[k].pieces[s].push_back("afterwards, taking back");
        }
        return drawing;
    }
};

}  // namespace

std::vector<Sentence> write_first_step(const AccountContext& account, const AccountSteps& answer) {
    return StepsWriter(account.scenario, account.trace, answer).first_step();
}

Section write_steps(const Scenario& scenario, const Trace& trace, const steps::AccountSteps& answer) {
    return StepsWriter(scenario, trace, answer).run();
}

}  // namespace detente::briefing
