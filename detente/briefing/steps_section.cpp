// SPDX-License-Identifier: Apache-2.0
// Which first step is credible, how big, who moves first, and what must be verified: what the room of steps
// answered, in words and as a picture.
#include <algorithm>
#include <cstdio>

#include "detente/briefing/sections.h"
#include "detente/scenario/words.h"
#include "detente/steps/sources.h"

namespace detente::briefing {

namespace {

using steps::AccountAnswer;
using steps::Verdict;

constexpr std::size_t kDrawnLadders = 12;  // named sequences drawn; all are told in words

// Short decimals as they are, small fractions as fractions, anything else to four places.
std::string number(const Rational& value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", value.to_double());
    const auto rounded = Rational::parse(text);
    if (rounded && *rounded == value) return text;
    const std::string exact = value.to_string();
    return exact.size() <= 6 ? exact : "about " + std::string(text);
}

std::string number(const std::optional<Rational>& low, const std::optional<Rational>& high) {
    if (low && high && *low == *high) return number(*low);
    if (!low && !high) return "anywhere";
    if (!low) return "up to " + number(*high);
    if (!high) return "from " + number(*low) + " on";
    return number(*low) + " to " + number(*high);
}

std::string number(const Interval& interval) {
    return number(interval.low, interval.high);
}

std::string word(Verdict verdict) {
    return std::string(steps::to_string(verdict));
}

// "for certain", "for certain not", "not settled".
std::string settled(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return "yes, for all numbers";
        case Verdict::never:
            return "no, for no numbers";
        case Verdict::undetermined:
            return "not settled";
        case Verdict::unresolved:
            break;
    }
    return "not resolved";
}

class StepsWriter {
  public:
    StepsWriter(const Scenario& scenario, const Trace& trace, const AccountAnswer& answer)
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

  private:
    const Scenario& scenario_;
    const Trace& trace_;
    const AccountAnswer& answer_;
    InForce force_;
    Section section_;

    const steps::Side& side(int s) const { return answer_.ladder.sides[static_cast<std::size_t>(s)]; }
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
                std::any_of(quantities.begin(), quantities.end(), [&](const std::string quantity) {
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
        const steps::Window& w = answer_.window;
        const std::vector<std::string> ids =
            both(pieces(), numbers({"trust", "temptation", "sucker", "patience", "cost", "benefit"}));
        std::string text;
        const std::string bounds = "the least that reassures lies at " + number(w.low) +
                                   " of the whole, the most that enforces itself at " + number(w.high);
        if (w.verdict == Verdict::always)
            text = "There is a credible first step: " + bounds + ".";
        else if (w.verdict == Verdict::never)
            text = "No first step is credible: " + bounds + "; what binds is " + binding() + ".";
        else
            text = "Whether a first step is credible is not settled by what is stated: " + bounds + ".";
        Point& point = claim(std::move(text), ids);
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

    std::string binding() const {
        if (!answer_.window.binding) return "unknown";
        const std::string who = name(answer_.window.binding->side);
        switch (answer_.window.binding->bound) {
            case steps::Bound::enforcement:
                return "enforcement, for " + who;
            case steps::Bound::exposure_high:
                return "exposure, for " + who;
            case steps::Bound::reassurance_low:
                break;
        }
        return "reassurance, for " + who;
    }

    // How big the first step can be, and how many steps it takes, the whole taken as divisible.
    void size() {
        const steps::FirstStep& f = answer_.first_step;
        const std::vector<std::string> ids =
            both(pieces(), numbers({"patience", "penalty", "detection", "cost", "benefit", "lag"}));
        std::string text =
            "Were the whole divisible, the largest first step that enforces itself would lie at " +
            number(f.without_penalty) + " of it";
        if (f.binding >= 0) text += ", and " + name(f.binding) + " sets it";
        Point& point = claim(text + ".", ids);
        if (f.fewest_steps)
            detail(
                point,
                "With the penalties that are stated it takes " +
                    (f.most_steps == f.fewest_steps
                         ? counted(static_cast<std::uint64_t>(*f.fewest_steps), "step", "steps")
                     : f.most_steps ? std::to_string(*f.fewest_steps) + " to " +
                                          counted(static_cast<std::uint64_t>(*f.most_steps), "step", "steps")
                                    : counted(static_cast<std::uint64_t>(*f.fewest_steps), "step", "steps") +
                                          " or more") +
                    (f.solved ? ", the first at most " : ", the largest first found ") +
                    number(f.with_penalty) + ".",
                ids);
        else
            detail(point, "With the penalties that are stated no ladder comes to an end.", ids);
        for (int s = 0; s < 2; ++s)
            detail(point,
                   "For " + name(s) + " everything at once holds: " +
                       settled(f.all_at_once[static_cast<std::size_t>(s)]) + ".",
                   ids);
    }

    void rounds() {
        for (int s = 0; s < 2; ++s) {
            const auto& round = answer_.rounds[static_cast<std::size_t>(s)];
            if (!round) continue;
            const std::vector<std::string> ids = numbers(
                {"reward", "defect", "standstill", "exploited", "trust", "patience", "detection", "delay"});
            if (round->trust_threshold)
                claim(name(s) + " cooperates once from a trust of " + number(*round->trust_threshold) +
                          "; it has that: " + settled(*round->trusts_enough) + ".",
                      ids);
            if (round->patience_needed)
                claim(name(s) + " is kept from cheating by a patience of " + number(*round->patience_needed) +
                          "; it has that: " + settled(*round->patient_enough) +
                          ", and counting the delay until it is found out: " +
                          settled(*round->patient_enough_after_delay) + ".",
                      ids);
        }
    }

    void named(const steps::SequenceAnswer& one) {
        const std::vector<std::string> ids = pieces_of(one.sequence);
        Point& point =
            claim("The sequence " + one.name + (one.title.empty() ? "" : " (“" + one.title + "”)") +
                      " holds: " + settled(one.holds) + ".",
                  ids);
        for (int s = 0; s < 2; ++s) {
            const auto& own = one.sides[static_cast<std::size_t>(s)];
            if (own.holds == Verdict::always) {
                detail(point, name(s) + " keeps to it for all numbers.", ids);
            } else if (own.holds == Verdict::never) {
                std::string text = name(s) + " keeps to it for no numbers";
                if (own.bond_low)
                    text += "; a penalty larger by " + number(own.bond_low, own.bond_high) + " would make it";
                detail(point, text + ".", ids);
            } else if (!own.conditions.empty()) {
                // A short condition is told as it is; long ones are for the command, which lists them all.
                const auto shortest =
                    std::min_element(own.conditions.begin(), own.conditions.end(),
                                     [](const auto& a, const auto& b) { return a.size() < b.size(); });
                const std::size_t others = own.conditions.size() - 1;
                std::string text = name(s) + " keeps to it only if ";
                if (shortest->size() > 60)
                    text += counted(others + 1, "condition holds", "conditions hold") + " on " +
                            counted(own.settled_by.size(), "number", "numbers") + " that nobody stated";
                else if (others == 0)
                    text += "“" + *shortest + "”";
                else
                    text += "“" + *shortest + "” and " +
                            counted(others, "further condition holds", "further conditions hold");
                detail(point, text + ".", ids);
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
            detail(point, "The one with the largest least slack: " + list_of(order) + ".", ids);
        }
        for (const auto& give : found.gives) {
            using Kind = steps::Give::Kind;
            std::string text =
                give.suffices ? "It would do if " : "It would no longer be ruled out, for some numbers, if ";
            const std::string of = give.piece < 0 ? "" : piece(give.piece).name;
            if (give.kind == Kind::divisibility)
                text += (of.empty() ? std::string("every piece") : "“" + of + "”") + " were delivered in " +
                        number(give.to) + " parts";
            else if (give.kind == Kind::revocability)
                text +=
                    "“" + of + "” " + (give.to.is_zero() ? "could not be taken back" : "could be taken back");
            else
                text += "the " + std::string(to_string(give.kind)) + " of " + name(give.side) + " were " +
                        number(give.to) + " instead of " + number(give.from);
            detail(point, text + ".", ids);
        }
    }

    void orders() {
        if (answer_.orders.empty()) return;
        Point& point = claim("Who moves first, with the same pieces:", pieces());
        for (const auto& order : answer_.orders) {
            std::string text = order.kind == steps::OrderAnswer::Kind::one_side_first
                                   ? "all of " + name(order.first) + " first"
                               : order.first < 0 ? std::string("both at the same time")
                                                 : "in turns, " + name(order.first) + " first";
            if (!order.possible) {
                detail(point, text + ": against what must come before what.", pieces());
                continue;
            }
            text += ": " + settled(order.answer.holds) + "; it takes a penalty";
            for (int s = 0; s < 2; ++s) {
                const auto at = static_cast<std::size_t>(s);
                text += (s ? " and for " : " for ") + name(s) + " of " +
                        (order.need_low[at] ? number(order.need_low[at], order.need_high[at])
                                            : std::string("no size: it is never seen"));
            }
            detail(point, text + ".", pieces());
        }
    }

    void verification() {
        const auto& v = answer_.verification;
        const std::vector<std::string> ids = numbers({"verification."});
        if (ids.empty()) return;
        std::vector<std::string> lines;
        if (v.inspection_value)
            lines.push_back(
                "the inspection game is worth " + number(*v.inspection_value) + " to the inspector" +
                (v.one_more_inspection ? ", and one more inspection buys " + number(*v.one_more_inspection)
                                       : "") +
                ".");
        if (v.sampling_detection)
            lines.push_back(
                "of all samples of the sites looked at, the share that includes an undeclared one is " +
                number(*v.sampling_detection) + ".");
        if (v.sites_needed)
            lines.push_back("the sites to look at, for the wanted share, number " + number(*v.sites_needed) +
                            ".");
        if (v.monitoring)
            lines.push_back("monitoring assures at " + number(v.monitoring->low) +
                            " of full intensity and is borne at most at " + number(v.monitoring->high) +
                            "; both at once: " + settled(v.monitoring->verdict) + ".");
        if (v.breakout_asked)
            lines.push_back(v.breakout_years
                                ? "a breakout takes, in years, " + number(*v.breakout_years) + "."
                                : "a breakout takes what does not run.");
        if (lines.empty()) return;
        Point& point = claim("What must be verified:", ids);
        for (const std::string& line : lines) detail(point, line, ids);
    }

    void time() {
        const auto& t = answer_.time;
        if (t.waiting) {
            const std::vector<std::string> ids = numbers({"drift"});
            Point& point = claim("Whom waiting favours:", ids);
            for (int s = 0; s < 2; ++s)
                detail(point,
                       "waiting raises the share of " + name(s) +
                           " in a bargain: " + settled(t.waiting->favours[static_cast<std::size_t>(s)]) + ".",
                       ids);
        }
        for (int s = 0; s < 2; ++s) {
            const auto& freeze = t.freeze[static_cast<std::size_t>(s)];
            if (!freeze) continue;
            claim("For " + name(s) + " the freeze is worth breaking now: " +
                      settled(freeze->worth_breaking_now) + "; at some time: " + settled(freeze->ever) + ".",
                  numbers({"freeze", "freeze_drift", "breaking", "breaking_drift"}));
        }
    }

    void claims() {
        for (int s = 0; s < 2; ++s) {
            const auto& claimed = answer_.claims[static_cast<std::size_t>(s)];
            if (!claimed) continue;
            claim("Public claims of " + name(s) + " tie its hands: " + settled(claimed->tied_hands) +
                      ". Only the difference between what they make a bad deal cost and what they make "
                      "failure cost counts; it lies " +
                      number(claimed->difference) + ".",
                  numbers({"deal", "no_deal", "claim_deal", "claim_failure"}));
        }
    }

    void walks() {
        for (const auto& walk : answer_.walks) {
            std::string text = "After a " + walk.tone + " walk-out ";
            if (walk.closed.empty() && walk.pieces_closed.empty())
                text += "all of this stays open.";
            else
                text += (walk.open.empty() ? "no named sequence" : list_of(walk.open)) +
                        std::string(" can still be delivered, and ") +
                        counted(walk.closed.size(), "sequence is", "sequences are") + " closed.";
            Point& point = claim(std::move(text), {walk.id});
            for (std::size_t i = 0; i < walk.leads_to.size(); ++i)
                detail(point, "In the standoff it leads to the state “" + walk.leads_to[i] + "”.",
                       {walk.id, walk.leads_to_ids[i]});
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

Section write_steps(const Scenario& scenario, const Trace& trace, const steps::AccountAnswer& answer) {
    return StepsWriter(scenario, trace, answer).run();
}

}  // namespace detente::briefing
