// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/words.h"

#include <algorithm>
#include <cstdio>

#include "detente/base/words.h"
#include "detente/scenario/subject.h"

namespace detente::steps {

namespace {

constexpr const char* kNotKnown = "not known";

std::size_t at(int side) {
    return static_cast<std::size_t>(side);
}

std::string binding_words(const Window& window, const Names& names) {
    if (!window.binding) return "what binds is not known";
    const std::string& who = names[at(window.binding->side)];
    switch (window.binding->bound) {
        case WindowBound::enforcement:
            return "what binds is enforcement, for " + who +
                   ": a step that large would be worth keeping and not repaying";
        case WindowBound::exposure_high:
            return "what binds is exposure, for " + who +
                   ": even its trustworthy type would not risk a step that large";
        case WindowBound::reassurance_low:
            break;
    }
    return "what binds is reassurance, for " + who;
}

// "it takes 6/37 to 2/9 of the whole" or nothing where nothing bounds the share.
bool bounded(const Interval& part) {
    return share(part) != kNotKnown;
}

std::string steps_needed(const FirstStep& f) {
    if (!f.fewest_steps) return "no ladder of up to " + std::to_string(f.excluded_steps) + " steps ends";
    const std::string fewest = std::to_string(*f.fewest_steps);
    const bool one = *f.fewest_steps == 1;
    if (f.most_steps && *f.most_steps == *f.fewest_steps)
        return fewest + (one ? " step is needed" : " steps are needed");
    return fewest + (one ? " step or more is needed" : " steps or more are needed") +
           (f.most_steps ? ", at most " + std::to_string(*f.most_steps) : "");
}

std::string kind_of(const std::string& key) {
    return key.substr(0, key.find('.'));
}

// The words that agree with a side.
struct Agreeing {
    explicit Agreeing(const std::string& name) : many(names_many(name)) {}
    bool many;
    const char* it() const { return many ? "them" : "it"; }
    const char* they() const { return many ? "they" : "it"; }
    const char* its() const { return many ? "their" : "its"; }
    const char* gets() const { return many ? " get" : " gets"; }
    const char* is() const { return many ? " are" : " is"; }
};

// What must not all be missing: "breaking it costs us something or what it gets in return is worth
// something".
std::string needs_words(const Dependence& depends, const std::string& name) {
    const Agreeing side(name);
    std::vector<std::string> parts;
    for (const std::string& key : depends.needs_one_of) {
        const std::string kind = kind_of(key);
        const bool first = parts.empty();
        const std::string part =
            kind == "penalty" ? "breaking it costs " + (first ? name : side.it()) + " something"
            : kind == "detection"
                ? "there is a chance that " + (first ? name : side.they()) + side.is() + " seen to break it"
                : "what " + (first ? name : side.they()) + side.gets() + " in return is worth something to " +
                      side.it();
        const bool known = std::any_of(parts.begin(), parts.end(), [&](const std::string& other) {
            return other.substr(0, 6) == part.substr(0, 6);  // the same kind
        });
        if (!known) parts.push_back(part);
    }
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " or ") + part;
    return text;
}

// One open side: "only if breaking it costs us something".
std::string side_clause(const Dependence& depends, const std::string& name) {
    const Agreeing side(name);
    const std::string needs = needs_words(depends, name);
    if (!needs.empty()) return "only if " + needs;
    const Dependence::Number* first = depends.first.empty() ? nullptr : &depends.first.front();
    if (first == nullptr) return "as numbers that nobody stated say for " + name;
    if (!first->raises)
        return std::string("the more easily, the less ") + side.its() + " own part costs " + name;
    const std::string kind = kind_of(first->key);
    const std::string what = kind == "penalty" ? "breaking it costs " + name
                             : kind == "detection"
                                 ? "surely " + name + side.is() + " seen to break it"
                                 : "what " + name + side.gets() + " in return is worth to " + side.it();
    return "the more easily, the more " + what;
}

// What works against the sides' gains.
std::string costs_words(const SequenceAnswer& one, const Names& names) {
    std::vector<std::string> whose;
    for (int side = 0; side < 2; ++side) {
        const Dependence& depends = one.sides[at(side)].depends;
        if (depends.own_costs && !depends.first.empty() && depends.first.front().raises)
            whose.push_back(names[at(side)]);
    }
    if (whose.empty()) return {};
    return whose.size() == 2 ? " The more its own part costs a side, the more that must be."
                             : std::string(" The more ") + Agreeing(whose.front()).its() +
                                   " own part costs " + whose.front() + ", the more that must be.";
}

}  // namespace

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
    if (!low && !high) return kNotKnown;
    if (!low) return "at most " + number(*high);
    if (!high) return "at least " + number(*low);
    const std::string from = number(*low);
    const std::string to = number(*high);
    return to == from || to == "about " + from ? to : from + " to " + to;
}

std::string number(const Interval& interval) {
    return number(interval.low, interval.high);
}

std::string number(const std::optional<Interval>& interval) {
    return interval ? number(*interval) : kNotKnown;
}

std::string amount(const std::optional<Rational>& low, const std::optional<Rational>& high) {
    if (!high && (!low || low->sign() <= 0)) return kNotKnown;
    return number(low, high);
}

std::string share(const Interval& interval) {
    const bool from_nothing = !interval.low || interval.low->sign() <= 0;
    const bool to_all = !interval.high || *interval.high >= Rational(1);
    return from_nothing && to_all && !interval.is_point() ? kNotKnown : number(interval);
}

std::string settled(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return "yes, whatever the numbers";
        case Verdict::never:
            return "no, whatever the numbers";
        case Verdict::undetermined:
            return "not settled";
        default:
            break;
    }
    return "not resolved";
}

std::vector<std::string> window_words(const AccountSteps& account, const Names& names) {
    const Window& w = account.window;
    const std::string bounds = "at least " + number(w.low) + " of the whole to reassure, and at most " +
                               number(w.high) + " to enforce itself";
    if (w.verdict == Verdict::always) return {"There is a credible first step: " + bounds + "."};
    if (w.verdict == Verdict::never)
        return {"No first step is credible: it would have to be " + bounds + "; " + binding_words(w, names) +
                "."};
    const std::string open = "Whether a first step is credible is not settled by what is stated: ";
    const std::string low = bounded(w.low) ? "it takes " + number(w.low) + " of the whole to reassure"
                                           : "nothing says how large it must be to reassure";
    const std::string high = bounded(w.high) ? "at most " + number(w.high) + " of the whole enforces itself"
                                             : "nothing says how large it can be and still enforce itself";
    return {open + low + ", and " + high + "."};
}

std::vector<std::string> first_step_words(const AccountSteps& account, const Names& names) {
    const FirstStep& f = account.first_step;
    std::string whole =
        bounded(f.without_penalty)
            ? "Were the whole divisible, the largest first step that enforces itself without an "
              "outside penalty would be " +
                  number(f.without_penalty) + " of it (1 - a / (delta b))"
            : "How large a first step can be that enforces itself without an outside penalty (1 - "
              "a / (delta b) of a divisible whole) is not known";
    if (f.binding >= 0 && bounded(f.without_penalty)) whole += ", and " + names[at(f.binding)] + " sets it";
    std::vector<std::string> sentences{
        whole + ". Everything at once enforces itself: " + settled(f.all_at_once_alone) + "."};
    std::string first;
    if (f.fewest_steps && bounded(f.with_penalty)) {
        first = (f.solved ? ", the first of them at most " : ", the largest first of them found ") +
                number(f.with_penalty);
        if (f.bound > *f.with_penalty.high)
            first += " (of no ladder, however long, above " + number(f.bound) + ")";
    }
    sentences.push_back("With the penalties that are stated, everything at once holds for " + names[0] +
                        ": " + settled(f.all_at_once[0]) + "; for " + names[1] + ": " +
                        settled(f.all_at_once[1]) + ". Of a divisible whole " + steps_needed(f) + first +
                        ".");
    return sentences;
}

std::vector<SequencesTold> dependence_words(const AccountSteps& account, const Names& names) {
    std::vector<SequencesTold> told;
    for (const SequenceAnswer& one : account.sequences) {
        if (one.holds == Verdict::always || one.holds == Verdict::never) continue;
        std::vector<std::string> clauses;
        for (int side = 0; side < 2; ++side) {
            const SideAnswer& own = one.sides[at(side)];
            if (own.holds == Verdict::always || own.holds == Verdict::never) continue;
            clauses.push_back(side_clause(own.depends, names[at(side)]));
        }
        std::string sentence;
        for (const std::string& clause : clauses) sentence += (sentence.empty() ? "" : "; and ") + clause;
        if (sentence.empty()) sentence = "only for some of the ways in which pieces may be taken back";
        sentence += "." + costs_words(one, names);
        const auto same = std::find_if(told.begin(), told.end(),
                                       [&](const auto& other) { return other.sentence == sentence; });
        if (same == told.end())
            told.push_back({{one.name}, sentence});
        else
            same->sequences.push_back(one.name);
    }
    for (SequencesTold& one : told) {
        const bool several = one.sequences.size() > 1;
        one.sentence = std::string(several ? "the sequences " : "the sequence ") + list_of(one.sequences) +
                       (several ? " each hold " : " holds ") + one.sentence;
    }
    return told;
}

std::optional<std::string> tightest_words(const SequenceAnswer& sequence, const Names& names) {
    if (!sequence.weakest) return std::nullopt;
    const Weakest& tight = *sequence.weakest;
    if (tight.value.resolved && !tight.value.low && !tight.value.high) return std::nullopt;
    return (tight.move > static_cast<int>(sequence.sequence.moves.size())
                ? std::string("after the last")
                : "move " + std::to_string(tight.move)) +
           ", " + names[at(tight.side)] + ": " +
           (tight.value.resolved ? number(tight.value.low, tight.value.high) : "not resolved");
}

std::optional<std::string> lacking_words(const SequenceAnswer& sequence, const Names& names) {
    std::string text;
    bool unknown = false;
    for (int side = 0; side < 2; ++side) {
        const SideAnswer& own = sequence.sides[at(side)];
        if (own.bond_high && own.bond_high->is_zero()) continue;
        const std::string size =
            own.bond_low ? amount(own.bond_low, own.bond_high) : std::string("none would do");
        unknown = unknown || size == kNotKnown;
        text += (text.empty() ? "" : "; ") + names[at(side)] + " " + size;
    }
    if (text.empty()) return "none";
    if (unknown && text == names[0] + " " + kNotKnown + "; " + names[1] + " " + kNotKnown)
        return std::nullopt;
    return text;
}

std::vector<std::string> round_words(const RoundAnswer& round, const std::string& name) {
    const Agreeing side(name);
    std::vector<std::string> sentences;
    if (round.trust_threshold)
        sentences.push_back(name + (side.many ? " cooperate" : " cooperates") + " once from a trust of " +
                            number(round.trust_threshold) + "; " + side.they() +
                            (side.many ? " have" : " has") + " that: " + settled(*round.trusts_enough) + ".");
    if (round.patience_needed)
        sentences.push_back(
            name + side.is() + " kept from cheating by a patience of " + number(round.patience_needed) +
            "; " + side.they() + (side.many ? " have" : " has") + " that: " + settled(*round.patient_enough) +
            ", and counting the delay until it is found out: " + settled(*round.patient_enough_after_delay) +
            ".");
    return sentences;
}

std::string claim_words(const Claims& claims, const std::string& name) {
    const std::string difference = number(claims.difference);
    const std::string margin = number(claims.margin);
    return name + " would sign: " + settled(claims.signs) +
           "; had nothing been claimed: " + settled(claims.would_sign) + "; " + Agreeing(name).its() +
           " public claims tie " + Agreeing(name).its() + " hands: " + settled(claims.tied_hands) +
           ". Only the difference counts, what claims make a bad deal cost less what they make failure "
           "cost: " +
           (difference == kNotKnown && margin == kNotKnown
                ? std::string("neither it nor the margin that it is held against is known.")
                : difference + ", against a margin of " + margin + ".");
}

std::string walk_words(const WalkAnswer& walk) {
    std::string sentence = "A " + walk.tone + " walk-out " +
                           (walk.keeps_channel ? "keeps the channel open" : "closes the channel");
    if (!walk.open.empty()) sentence += "; still open: " + list_of(walk.open);
    if (!walk.closed.empty()) sentence += "; closed: " + list_of(walk.closed);
    if (walk.open.empty() && walk.closed.empty() && !walk.pieces_closed.empty())
        sentence += "; pieces closed: " + list_of(walk.pieces_closed);
    for (const std::string& state : walk.leads_to) sentence += "; in the standoff it leads to " + state;
    return sentence + ".";
}

std::string order_name(const OrderAnswer& order, const Names& names) {
    if (order.kind == OrderAnswer::Kind::one_side_first) return "all of " + names[at(order.first)] + " first";
    const std::string kind(to_string(order.kind));
    return order.first < 0 ? kind : kind + ", " + names[at(order.first)] + " first";
}

bool tells_orders_apart(const AccountSteps& account) {
    return std::any_of(account.orders.begin(), account.orders.end(), [](const OrderAnswer& order) {
        if (!order.possible || order.answer.holds == Verdict::always || order.answer.holds == Verdict::never)
            return true;
        for (std::size_t side = 0; side < 2; ++side)
            if (!order.need_low[side] || amount(order.need_low[side], order.need_high[side]) != kNotKnown)
                return true;
        return false;
    });
}

std::string orders_open_words() {
    return "Whether it holds is not settled for any order, and nothing stated tells the orders apart.";
}

std::string give_words(const Give& give, const Names& names, const std::string& piece) {
    using Kind = Give::Kind;
    // What suffices whatever the other numbers are, or what only ends the certainty that nothing holds.
    const std::string lead =
        give.suffices ? "it would do if " : "it would no longer be ruled out, for some numbers, if ";
    if (give.kind == Kind::divisibility)
        return lead + (piece.empty() ? std::string("every piece") : piece) + " could be delivered in " +
               number(give.to) + " parts";
    if (give.kind == Kind::revocability)
        return lead + piece + (give.to.is_zero() ? " could not be taken back" : " could be taken back");
    const std::string less = !give.smallest  ? ""
                             : give.suffices ? " (and no less would)"
                                             : " (with less it still is)";
    return lead + "the " + std::string(to_string(give.kind)) + " of " + names[at(give.side)] + " were " +
           number(give.to) + " instead of " + number(give.from) + less;
}

std::vector<std::string> verification_words(const VerificationAnswer& v) {
    std::vector<std::string> sentences;
    if (v.inspection_value)
        sentences.push_back(
            "The inspection game is worth " + number(v.inspection_value) + " to the inspector" +
            (v.one_more_inspection ? "; one more inspection buys " + number(v.one_more_inspection)
                                   : std::string()) +
            ".");
    if (v.sampling_detection)
        sentences.push_back("The sites looked at include an undeclared one with chance " +
                            number(v.sampling_detection) + ".");
    if (v.sites_needed)
        sentences.push_back("Sites to look at for the wanted detection: " + number(v.sites_needed) + ".");
    if (v.monitoring)
        sentences.push_back("Monitoring assures at " + number(v.monitoring->low) +
                            " of full intensity and is borne at most at " + number(v.monitoring->high) +
                            "; both at once: " + settled(v.monitoring->verdict) + ".");
    if (v.breakout_asked)
        sentences.push_back(v.breakout_years
                                ? "A breakout takes, in years: " + number(v.breakout_years) + "."
                                : std::string("A breakout is not possible with nothing running."));
    return sentences;
}

std::vector<std::string> time_words(const TimeAnswer& time, const Names& names) {
    std::vector<std::string> sentences;
    for (int side = 0; side < 2 && time.waiting; ++side)
        sentences.push_back("Waiting raises the share of " + names[at(side)] + ": " +
                            settled(time.waiting->favours[at(side)]) +
                            " (change in one period: " + number(time.waiting->change[at(side)]) + ").");
    for (int side = 0; side < 2; ++side) {
        const auto& freeze = time.freeze[at(side)];
        if (!freeze) continue;
        const std::string after = amount(freeze->earliest, freeze->latest);
        sentences.push_back(
            "The freeze is worth breaking for " + names[at(side)] +
            " now: " + settled(freeze->worth_breaking_now) + "; at some time: " + settled(freeze->ever) +
            (freeze->ever == Verdict::never || after == kNotKnown ? "" : "; after periods: " + after) + ".");
    }
    return sentences;
}

}  // namespace detente::steps
