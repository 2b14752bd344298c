// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/document.h"

#include "detente/base/words.h"
#include "detente/steps/internal/interval_arithmetic.h"
#include "detente/steps/sources.h"
#include "detente/steps/words.h"

namespace detente::steps {

namespace {

Document end(const std::optional<Rational>& value) {
    return value ? Document(*value) : Document();
}

Document range(const std::optional<Rational>& low, const std::optional<Rational>& high) {
    if (low && high && *low == *high) return Document(*low);
    Document pair = Document::array();
    pair.push(end(low));
    pair.push(end(high));
    return pair;
}

Document range(const Interval& interval) {
    return range(interval.low, interval.high);
}

Document range(const std::optional<Interval>& interval) {
    return interval ? range(*interval) : Document();
}

Document whole(std::optional<int> low, std::optional<int> high) {
    if (low && high && *low == *high) return Document(*low);
    Document pair = Document::array();
    pair.push(low ? Document(*low) : Document());
    pair.push(high ? Document(*high) : Document());
    return pair;
}

Document maybe(std::optional<Verdict> verdict) {
    return verdict ? Document(to_string(*verdict)) : Document();
}

Document word(Verdict verdict) {
    return Document(to_string(verdict));
}

class Writer {
  public:
    explicit Writer(const AccountSteps& account) : account_(account) {}

    Document run() const {
        Document result = Document::object();
        result.set("window", window());
        result.set("first_step", first_step());
        Document sequences = Document::array();
        for (const SequenceAnswer& one : account_.sequences) sequences.push(sequence(one, account_.ladder));
        result.set("sequences", std::move(sequences));
        result.set("told", told());
        result.set("search", account_.search ? search(*account_.search) : Document());
        Document orders = Document::array();
        for (const OrderAnswer& one : account_.orders) orders.push(order(one));
        result.set("orders", std::move(orders));
        result.set("trust", trust());
        result.set("claims", claims());
        result.set("walks", walks());
        result.set("verification", verification());
        result.set("time", time());
        result.set("pieces", pieces());
        result.set("not_stated", Document::array_of(account_.not_stated));
        result.set("reasons", Document::array_of(account_.reasons));
        Document sources = Document::array();
        for (const QuantitySource& one : quantity_sources(account_)) {
            Document line = Document::object();
            line.set("quantity", one.quantity);
            line.set("source", one.source);
            line.set("assumptions", one.assumptions);
            sources.push(std::move(line));
        }
        result.set("sources", std::move(sources));
        return result;
    }

  private:
    const AccountSteps& account_;

    const std::string& id(int side) const { return account_.ladder.sides[static_cast<std::size_t>(side)].id; }
    Document party(int side) const { return side < 0 ? Document() : Document(id(side)); }

    template <class Of>
    Document by_party(const Of& of) const {
        Document result = Document::object();
        for (int side = 0; side < 2; ++side) result.set(id(side), of(static_cast<std::size_t>(side)));
        return result;
    }

    Document window() const {
        const Window& w = account_.window;
        Document result = Document::object();
        result.set("low", range(w.low));
        result.set("high", range(w.high));
        result.set("verdict", word(w.verdict));
        Document binding;
        if (w.binding) {
            binding.set("bound", to_string(w.binding->bound));
            binding.set("party", id(w.binding->side));
        }
        result.set("binding", std::move(binding));
        result.set("reassurance_low", by_party([&](std::size_t s) { return range(w.reassurance_low[s]); }));
        result.set("exposure_high", by_party([&](std::size_t s) { return range(w.exposure_high[s]); }));
        result.set("enforcement", by_party([&](std::size_t s) { return range(w.enforcement[s]); }));
        return result;
    }

    // The first mover's largest first step in turns: 1 - r of the other, while its own r is at most 1.
    Document in_turns(std::size_t first) const {
        const auto& mover = account_.first_step.ratio[first];
        const auto& other = account_.first_step.ratio[1 - first];
        const auto at = [](const std::optional<Rational>& own, const std::optional<Rational>& others) {
            if (!own || !others || *own > Rational(1) || *others >= Rational(1)) return Rational(0);
            return Rational(1) - *others;
        };
        return range(Interval::closed(at(mover.high, other.high), at(mover.low, other.low)));
    }

    Document first_step() const {
        const FirstStep& f = account_.first_step;
        Document result = Document::object();
        result.set("largest", range(f.without_penalty));
        result.set("ratio", by_party([&](std::size_t s) { return range(f.ratio[s]); }));
        result.set("binding", party(f.binding));
        result.set("whole_at_once", word(f.all_at_once_alone));
        result.set("steps_to_nine_tenths",
                   f.endless_steps_to_nine_tenths ? Document(*f.endless_steps_to_nine_tenths) : Document());
        Document penalty = Document::object();
        penalty.set("largest", range(f.with_penalty));
        penalty.set("solved", f.solved);
        penalty.set("bound", f.bound);
        penalty.set("steps", whole(f.fewest_steps, f.most_steps));
        penalty.set("whole_at_once", by_party([&](std::size_t s) { return word(f.all_at_once[s]); }));
        result.set("with_penalty", std::move(penalty));
        result.set("in_turns", by_party([&](std::size_t s) { return in_turns(s); }));
        return result;
    }

    Document moves(const Sequence& sequence, const Ladder& ladder) const {
        Document list = Document::array();
        for (const Move& move : sequence.moves) {
            Document one = Document::object();
            for (int side = 0; side < 2; ++side) {
                const auto& delivered = move.delivered[static_cast<std::size_t>(side)];
                if (delivered.empty()) continue;
                Document ids = Document::array();
                for (const int piece : delivered) ids.push(ladder.pieces[static_cast<std::size_t>(piece)].id);
                one.set(id(side), std::move(ids));
            }
            list.push(std::move(one));
        }
        return list;
    }

    // Of the sequences that the numbers leave open, what they depend on first, in a sentence.
    Document told() const {
        const Names names{account_.ladder.sides[0].name, account_.ladder.sides[1].name};
        Document list = Document::array();
        for (const SequencesTold& one : dependence_words(account_, names)) {
            Document entry = Document::object();
            entry.set("sequences", Document::array_of(one.sequences));
            entry.set("words", with_capital(one.sentence));
            list.push(std::move(entry));
        }
        return list;
    }

    static Document dependence(const Dependence& depends) {
        Document first = Document::array();
        for (const Dependence::Number& number : depends.first) {
            Document one = Document::object();
            one.set("key", number.key).set("raises", number.raises).set("needed", number.needed);
            first.push(std::move(one));
        }
        Document result = Document::object();
        result.set("first", std::move(first));
        result.set("needs_one_of", Document::array_of(depends.needs_one_of));
        return result;
    }

    Document side(const SideAnswer& one) const {
        Document result = Document::object();
        result.set("holds", word(one.holds));
        result.set("settled_by", Document::array_of(one.settled_by));
        Document alone = Document::array();
        for (const auto& settle : one.alone) {
            Document line = Document::object();
            line.set("key", settle.key);
            line.set("value", settle.value);
            line.set("verdict", word(settle.verdict));
            alone.push(std::move(line));
        }
        result.set("alone", std::move(alone));
        result.set("depends_on", dependence(one.depends));
        result.set("conditions", Document::array_of(one.conditions));
        return result;
    }

    static Document bond(const SideAnswer& side) {
        return side.bond_low ? range(side.bond_low, side.bond_high) : Document();
    }

    Document sequence(const SequenceAnswer& one, const Ladder& ladder) const {
        Document result = Document::object();
        result.set("name", one.name);
        result.set("title", one.title.empty() ? Document() : Document(one.title));
        result.set("moves", moves(one.sequence, ladder));
        Document slack = Document::array();
        for (const SlackAnswer& entry : one.slack) {
            Document line = Document::object();
            line.set("move", entry.move);
            line.set("party", id(entry.side));
            line.set("value", entry.value.resolved ? range(entry.value.low, entry.value.high)
                                                   : range(std::nullopt, std::nullopt));
            slack.push(std::move(line));
        }
        result.set("slack", std::move(slack));
        result.set("holds", word(one.holds));
        Document weakest;
        if (one.weakest) {
            weakest.set("move", one.weakest->move);
            weakest.set("party", id(one.weakest->side));
            weakest.set("value", range(one.weakest->value.low, one.weakest->value.high));
            weakest.set("certain", one.weakest->certain);
        }
        result.set("weakest", std::move(weakest));
        result.set("bond", by_party([&](std::size_t s) { return bond(one.sides[s]); }));
        result.set("settled_by", Document::array_of(one.settled_by));
        result.set("parties", by_party([&](std::size_t s) { return side(one.sides[s]); }));
        result.set("reasons", Document::array_of(one.reasons));
        return result;
    }

    Document give(const Give& one) const {
        Document result = Document::object();
        result.set("assumption", to_string(one.kind));
        result.set("party", party(one.side));
        result.set("piece", one.piece < 0
                                ? Document()
                                : Document(account_.ladder.pieces[static_cast<std::size_t>(one.piece)].id));
        result.set("from", range(one.from));
        result.set("to", one.to);
        result.set("by", range(difference(Interval::point(one.to), one.from)));
        result.set("smallest", one.smallest);
        result.set("suffices", one.suffices);
        result.set("plan", Document::array_of(one.plan_pieces));
        return result;
    }

    Document search(const SearchAnswer& found) const {
        const auto plan = [&](const std::optional<SequenceAnswer>& one) {
            return one ? sequence(*one, found.ladder) : Document();
        };
        Document result = Document::object();
        result.set("exists", word(found.exists));
        result.set("least_slack", range(found.least_low, found.least_high));
        result.set("complete", found.complete);
        result.set("method", found.method);
        result.set("pieces", found.pieces);
        result.set("best", plan(found.best));
        result.set("fewest", plan(found.fewest));
        result.set("fastest", plan(found.fastest));
        result.set("duration", range(found.duration));
        Document gives = Document::array();
        for (const Give& one : found.gives) gives.push(give(one));
        result.set("gives", std::move(gives));
        return result;
    }

    Document order(const OrderAnswer& one) const {
        Document result = Document::object();
        result.set("kind", to_string(one.kind));
        result.set("first", party(one.first));
        result.set("possible", one.possible);
        result.set("obstacle", one.possible ? Document() : Document(one.obstacle));
        if (!one.possible) return result;
        result.set("needs", by_party([&](std::size_t s) {
                       return one.need_low[s] ? range(one.need_low[s], one.need_high[s]) : Document();
                   }));
        result.set("sequence", sequence(one.answer, account_.ladder));
        return result;
    }

    Document trust() const {
        Document result = Document::object();
        for (int s = 0; s < 2; ++s) {
            const auto& round = account_.rounds[static_cast<std::size_t>(s)];
            if (!round) continue;
            Document one = Document::object();
            one.set("trust_threshold", range(round->trust_threshold));
            one.set("trusts_enough", maybe(round->trusts_enough));
            one.set("patience_needed", range(round->patience_needed));
            one.set("patient_enough", maybe(round->patient_enough));
            one.set("patience_power_needed", range(round->patience_power_needed));
            one.set("patient_enough_after_delay", maybe(round->patient_enough_after_delay));
            result.set(id(s), std::move(one));
        }
        return result;
    }

    Document claims() const {
        Document result = Document::object();
        for (int s = 0; s < 2; ++s) {
            const auto& claim = account_.claims[static_cast<std::size_t>(s)];
            if (!claim) continue;
            Document one = Document::object();
            one.set("signs", word(claim->signs));
            one.set("would_sign", word(claim->would_sign));
            one.set("difference", range(claim->difference));
            one.set("margin", range(claim->margin));
            one.set("tied_hands", word(claim->tied_hands));
            result.set(id(s), std::move(one));
        }
        return result;
    }

    Document walks() const {
        Document list = Document::array();
        for (const WalkAnswer& walk : account_.walks) {
            Document one = Document::object();
            one.set("id", walk.id);
            one.set("tone", walk.tone);
            one.set("keeps_channel", walk.keeps_channel);
            one.set("leads_to", Document::array_of(walk.leads_to));
            one.set("open", Document::array_of(walk.open));
            one.set("closed", Document::array_of(walk.closed));
            one.set("pieces_closed", Document::array_of(walk.pieces_closed));
            list.push(std::move(one));
        }
        return list;
    }

    Document verification() const {
        const VerificationAnswer& v = account_.verification;
        Document result = Document::object();
        Document game;
        if (v.inspection_value) {
            game.set("value", range(v.inspection_value));
            game.set("one_more", range(v.one_more_inspection));
        }
        result.set("inspection_game", std::move(game));
        Document sampling;
        if (v.sampling_detection || v.sites_needed) {
            sampling.set("detection", range(v.sampling_detection));
            sampling.set("needed", range(v.sites_needed));
        }
        result.set("sampling", std::move(sampling));
        Document monitored;
        if (v.monitoring) {
            monitored.set("low", range(v.monitoring->low));
            monitored.set("high", range(v.monitoring->high));
            monitored.set("verdict", word(v.monitoring->verdict));
            const bool empty = v.monitoring->verdict == Verdict::never;
            monitored.set(
                "binding",
                !empty ? Document() : Document(v.monitoring->assurance_binds ? "assurance" : "exposure"));
        }
        result.set("monitoring", std::move(monitored));
        Document breakout;
        if (v.breakout_asked) breakout.set("years", range(v.breakout_years));
        result.set("breakout", std::move(breakout));
        return result;
    }

    Document time() const {
        const TimeAnswer& t = account_.time;
        Document result = Document::object();
        Document waits;
        if (t.waiting) {
            waits.set("favours", by_party([&](std::size_t s) { return word(t.waiting->favours[s]); }));
            waits.set("never_loses",
                      by_party([&](std::size_t s) { return word(t.waiting->never_loses[s]); }));
            waits.set("share_change", by_party([&](std::size_t s) { return range(t.waiting->change[s]); }));
        }
        result.set("waiting", std::move(waits));
        Document freezes = Document::object();
        for (int s = 0; s < 2; ++s) {
            const auto& freeze = t.freeze[static_cast<std::size_t>(s)];
            if (!freeze) continue;
            Document one = Document::object();
            one.set("worth_breaking_now", word(freeze->worth_breaking_now));
            one.set("ever", word(freeze->ever));
            one.set("when",
                    freeze->ever == Verdict::never ? Document() : range(freeze->earliest, freeze->latest));
            freezes.set(id(s), std::move(one));
        }
        result.set("freeze", std::move(freezes));
        return result;
    }

    Document pieces() const {
        Document list = Document::array();
        for (const Piece& piece : account_.ladder.pieces) {
            Document one = Document::object();
            one.set("id", piece.id);
            one.set("name", piece.name);
            one.set("party", id(piece.side));
            one.set("cost", range(piece.cost));
            one.set("benefit", range(piece.benefit));
            one.set("revocable", piece.revocable == Revocable::unknown
                                     ? Document()
                                     : Document(piece.revocable == Revocable::yes));
            one.set("lag", piece.revocable == Revocable::no ? Document() : range(piece.lag));
            list.push(std::move(one));
        }
        return list;
    }
};

}  // namespace

Document to_document(const StepsAnswer& answer, const Scenario& scenario) {
    Document result = Document::object();
    result.set("schema", "detente.steps/1");
    result.set("scenario", scenario.id);
    Document changes = Document::array();
    for (const Setting& setting : answer.hypothetical) {
        Document one = Document::object();
        one.set("key", setting.key);
        one.set("value", range(setting.value));
        changes.push(std::move(one));
    }
    result.set("hypothetical", std::move(changes));
    result.set("period", answer.period.empty() ? Document() : Document(answer.period));
    if (!answer.accounts_named) {
        result.set("account", answer.accounts.front().account);
        Document only = Writer(answer.accounts.front()).run();
        for (const Document::Member& member : *only.members()) result.set(member.key, member.value);
        return result;
    }
    Document accounts = Document::object();
    for (const AccountSteps& account : answer.accounts) accounts.set(account.account, Writer(account).run());
    result.set("accounts", std::move(accounts));
    return result;
}

}  // namespace detente::steps
