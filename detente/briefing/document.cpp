// SPDX-License-Identifier: Apache-2.0
// The briefing as a document, schema "detente.briefing/1".
#include "detente/briefing/internal/map_letters.h"
#include "detente/briefing/internal/space_drawing.h"
#include "detente/briefing/views.h"
#include "detente/deals/numbers/decimal.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

Document sentence(const Sentence& it) {
    Document result = Document::object();
    result.set("text", it.text);
    result.set("rests_on", Document::array_of(it.rests_on));
    result.set("sources", Document::array_of(it.sources));
    if (it.rung) result.set("rung", to_string(*it.rung));
    return result;
}

Document sentences(const std::vector<Sentence>& list) {
    Document result = Document::array();
    for (const Sentence& it : list) result.push(sentence(it));
    return result;
}

Document package(const Package& it, const Briefing& briefing) {
    Document result = Document::object();
    for (std::size_t i = 0; i < it.levels.size(); ++i)
        if (it.levels[i] != 0) result.set(briefing.issues[i].id, it.levels[i]);
    return result;
}

Document count(std::uint64_t number) {
    return Document(static_cast<std::int64_t>(number));
}

Document counts(const deals::Counts& it) {
    Document result = Document::object();
    result.set("always", count(it.always));
    result.set("never", count(it.never));
    result.set("undetermined", count(it.undetermined));
    return result;
}

Document point(const Point& it, const Briefing& briefing) {
    Document result = sentence(it.claim);
    if (it.party >= 0) result.set("party", briefing.parties[static_cast<std::size_t>(it.party)].id);
    if (it.package) result.set("package", package(*it.package, briefing));
    if (!it.details.empty()) result.set("details", sentences(it.details));
    return result;
}

Document report_line(const ReportLine& it) {
    Document result = Document::object();
    result.set("source", it.source);
    result.set("hedge", it.hedge);
    result.set("standing", it.standing ? Document(to_string(*it.standing)) : Document());
    result.set("chain", it.chain);
    result.set("quote", it.quote);
    result.set("quotation", it.quotation);
    result.set("made", it.made);
    result.set("published", it.published);
    result.set("because", it.because);
    return result;
}

Document timeline_event(const Timeline::Event& it) {
    Document result = Document::object();
    result.set("date", it.date);
    result.set("kind", it.kind);
    result.set("party", it.party);
    result.set("words", it.words);
    result.set("of", it.id);
    result.set("sources", Document::array_of(it.sources));
    if (!it.verdicts.empty()) result.set("verdicts", it.verdicts);
    return result;
}

Document ledger_line(const LedgerLine& it) {
    Document result = Document::object();
    result.set("number", it.number);
    result.set("id", it.id);
    result.set("kind", it.kind);
    result.set("party", it.party);
    result.set("words", it.words);
    result.set("hedge", it.hedge);
    result.set("standing", it.standing ? Document(to_string(*it.standing)) : Document());
    result.set("sources", Document::array_of(it.sources));
    result.set("chain", it.chain);
    result.set("quote", it.quote);
    result.set("quotation", it.quotation);
    result.set("made", it.made);
    result.set("published", it.published);
    result.set("because", it.because);
    result.set("note", it.note);
    result.set("accounts", Document::array_of(it.accounts));
    Document reports = Document::array();
    for (const ReportLine& report : it.reports) reports.push(report_line(report));
    result.set("reports", std::move(reports));
    result.set("depends_on", Document::array_of(it.names));
    result.set("left_out", it.left_out);
    result.set("above_ceiling", it.above_ceiling);
    return result;
}

Document table(const SectionTable& it) {
    Document rows = Document::array();
    for (const auto& row : it.rows) rows.push(Document::array_of(row));
    Document result = Document::object();
    result.set("caption", it.caption);
    result.set("columns", Document::array_of(it.columns));
    result.set("rows", std::move(rows));
    return result;
}

Document outcome_space(const OutcomeSpace& space) {
    Document parties = Document::array(), frontier = Document::array(), listed = Document::array(),
             marks = Document::array();
    for (const OutcomeSpace::Axis& axis : space.axes) {
        Document one = Document::object();
        one.set("name", axis.party);
        one.set("reservation", axis.reservation ? numbers::number_of(*axis.reservation) : Document());
        parties.push(std::move(one));
    }
    for (std::size_t k = 0; k < space.frontier_size(); ++k) {
        Document row = Document::array();
        for (std::size_t p = 0; p < space.axes.size(); ++p) row.push(numbers::number_of(space.utility(k, p)));
        frontier.push(std::move(row));
    }
    for (const OutcomeSpace::Listed& one : space.listed) {
        Document outcome = Document::object();
        for (std::size_t i = 0; i < one.outcome.size(); ++i)
            outcome.set(space.issues[i], space.values[i][static_cast<std::size_t>(one.outcome[i])]);
        Document point = Document::object();
        point.set("point", one.point);
        point.set("outcome", std::move(outcome));
        listed.push(std::move(point));
    }
    for (const OutcomeSpace::Mark& mark : space.marks) {
        Document one = Document::object();
        one.set("name", mark.name);
        one.set("letters", mark.letters);
        one.set("point", mark.point);
        marks.push(std::move(one));
    }
    Document result = Document::object();
    result.set("parties", std::move(parties));
    result.set("frontier", std::move(frontier));
    result.set("outcomes", std::move(listed));
    result.set("marks", std::move(marks));
    result.set("density", space.density ? density_document(*space.density) : Document());
    result.set("points", table(space.points));
    return result;
}

struct PayloadWriter {
    Document& section;
    const Briefing& briefing;

    void operator()(const std::monostate&) const {}
    void operator()(const SectionTable& table) const {
        Document result = Document::object();
        result.set("caption", table.caption);
        result.set("columns", Document::array_of(table.columns));
        Document rows = Document::array();
        for (const auto& row : table.rows) rows.push(Document::array_of(row));
        result.set("rows", std::move(rows));
        section.set("table", std::move(result));
    }
    void operator()(const Ledger& ledger) const {
        Document lines = Document::array();
        for (const LedgerLine& line : ledger.lines) lines.push(ledger_line(line));
        Document sources = Document::object();
        for (const SourceLine& source : ledger.sources) {
            Document one = Document::object();
            one.set("words", source.words);
            one.set("url", source.url);
            one.set("why_doubt", Document::array_of(source.why_doubt));
            sources.set(source.id, std::move(one));
        }
        section.set("lines", std::move(lines));
        section.set("sources", std::move(sources));
    }
    void operator()(const LadderPicture& picture) const {
        Document window = Document::object();
        window.set("least", Document::array_of(picture.least));
        window.set("most", Document::array_of(picture.most));
        window.set("verdict", picture.window);
        Document ladders = Document::array();
        for (const LadderDrawing& ladder : picture.ladders) {
            Document rungs = Document::array();
            for (const LadderRung& rung : ladder.rungs) {
                Document pieces = Document::array();
                Document slack = Document::array();
                for (std::size_t s = 0; s < 2; ++s) {
                    pieces.push(Document::array_of(rung.pieces[s]));
                    slack.push(rung.slack[s].empty() ? Document() : Document(rung.slack[s]));
                }
                Document one = Document::object();
                one.set("pieces", std::move(pieces));
                one.set("slack", std::move(slack));
                rungs.push(std::move(one));
            }
            Document one = Document::object();
            one.set("title", ladder.title);
            one.set("holds", ladder.verdict);
            one.set("rungs", std::move(rungs));
            ladders.push(std::move(one));
        }
        Document result = Document::object();
        result.set("sides", Document::array_of(picture.sides));
        result.set("window", std::move(window));
        result.set("ladders", std::move(ladders));
        section.set("ladder", std::move(result));
    }
    void operator()(const StateDrawing& drawing) const {
        Document nodes = Document::array(), arrows = Document::array();
        for (const StateDrawing::Node& node : drawing.nodes) {
            Document one = Document::object();
            one.set("name", node.label);
            one.set("equilibrium", node.equilibrium);
            one.set("status_quo", node.status_quo);
            nodes.push(std::move(one));
        }
        for (const StateDrawing::Arrow& arrow : drawing.arrows) {
            Document one = Document::object();
            one.set("from", arrow.from);
            one.set("to", arrow.to);
            one.set("by", drawing.makers[static_cast<std::size_t>(arrow.maker)]);
            one.set("path", arrow.path);
            arrows.push(std::move(one));
        }
        Document result = Document::object();
        result.set("states", std::move(nodes));
        result.set("improvements", std::move(arrows));
        section.set("state_graph", std::move(result));
        if (!drawing.table.rows.empty()) (*this)(drawing.table);
    }
    void operator()(const Timeline& timeline) const {
        Document dated = Document::array(), undated = Document::array();
        for (const Timeline::Event& event : timeline.dated) dated.push(timeline_event(event));
        for (const Timeline::Event& event : timeline.undated) undated.push(timeline_event(event));
        Document days = Document::array();
        for (const Timeline::Day& day : timeline.days) {
            Document one = Document::object();
            one.set("date", day.date);
            one.set("words", day.words);
            one.set("known", Document::array_of(day.known));
            one.set("behind", static_cast<std::int64_t>(day.place));
            days.push(std::move(one));
        }
        Document result = Document::object();
        result.set("days", std::move(days));
        result.set("dated", std::move(dated));
        result.set("undated", std::move(undated));
        section.set("timeline", std::move(result));
    }
    void operator()(const OutcomeSpace& space) const { section.set("space", outcome_space(space)); }
    void operator()(const ExchangeMap& map) const {
        Document marks = Document::array();
        for (const ExchangeMap::Mark& mark : map.marks) {
            Document one = Document::object();
            one.set("letter", mark.letter);
            one.set("name", mark.name);
            marks.push(std::move(one));
        }
        Document result = Document::object();
        result.set("caption", map.caption);
        result.set("words", map.in_words);
        result.set("marks", std::move(marks));
        section.set("map", std::move(result));
    }
    void operator()(const TalksTrace& trace) const {
        Document offers = Document::array(), accuracies = Document::array();
        for (const TalksTrace::Offer& offer : trace.offers) {
            Document one = Document::object();
            one.set("round", offer.round);
            one.set("party", trace.parties[static_cast<std::size_t>(offer.party)]);
            one.set("utilities", Document::array_of(offer.utilities));
            one.set("move", offer.move);
            one.set("asks", offer.asks ? Document(*offer.asks) : Document());
            offers.push(std::move(one));
        }
        for (const TalksTrace::Accuracy& accuracy : trace.accuracies) {
            Document one = Document::object();
            one.set("round", accuracy.round);
            one.set("party", trace.parties[static_cast<std::size_t>(accuracy.party)]);
            one.set("kendall", accuracy.kendall);
            accuracies.push(std::move(one));
        }
        Document result = Document::object();
        result.set("parties", Document::array_of(trace.parties));
        result.set("strategies", Document::array_of(trace.strategies));
        result.set("words", trace.in_words);
        result.set("offers", std::move(offers));
        result.set("accuracies", std::move(accuracies));
        result.set("agreement", trace.agreement ? Document::array_of(*trace.agreement) : Document());
        section.set("trace", std::move(result));
        (*this)(trace.moves);
    }
    void operator()(const Picture& picture) const {
        Document result = Document::object();
        result.set("rows", briefing.issues[static_cast<std::size_t>(picture.rows)].id);
        result.set("columns", briefing.issues[static_cast<std::size_t>(picture.columns)].id);
        section.set("picture", std::move(result));
    }
};

Document section(const Section& it, const Briefing& briefing) {
    Document result = Document::object();
    result.set("id", it.id);
    result.set("title", it.title);
    result.set("question", it.question);
    Document points = Document::array();
    for (const Point& one : it.points) points.push(point(one, briefing));
    result.set("points", std::move(points));
    std::visit(PayloadWriter{result, briefing}, it.payload);
    return result;
}

Document sections(const std::vector<Section>& list, const Briefing& briefing) {
    Document result = Document::array();
    for (const Section& it : list) result.push(section(it, briefing));
    return result;
}

Document bound(const EdgeView& it, const Briefing& briefing) {
    Document result = Document::object();
    result.set("party", briefing.parties[static_cast<std::size_t>(it.party)].id);
    result.set("verdict", to_string(it.verdict));
    result.set("package", package(it.package, briefing));
    result.set("covers", count(it.covers));
    result.set("stated", it.stated);
    result.set("why", sentences(it.why));
    Document reasons = Document::array();
    for (const deals::Reason& reason : it.reasons) {
        Document one = Document::object();
        const char* kind = reason.kind == deals::Reason::Kind::statement   ? "statement"
                           : reason.kind == deals::Reason::Kind::direction ? "direction"
                                                                           : "number";
        one.set(kind, reason.id);
        if (reason.step >= 0) one.set("step", reason.step);
        one.set("multiplier", reason.multiplier);
        reasons.push(std::move(one));
    }
    result.set("reasons", std::move(reasons));
    return result;
}

Document map(const VerdictMap& it, const Briefing& briefing) {
    Document verdicts = Document::object();
    Document directions = Document::object();
    for (std::size_t party = 0; party < it.verdicts.size(); ++party) {
        verdicts.set(briefing.parties[party].id, run_lengths(it.verdicts[party]));
        Document own = Document::object();
        for (std::size_t issue = 0; issue < it.directions[party].size(); ++issue)
            own.set(briefing.issues[issue].id, to_string(it.directions[party][issue]));
        directions.set(briefing.parties[party].id, std::move(own));
    }
    Document result = Document::object();
    result.set("verdicts", std::move(verdicts));
    result.set("directions", std::move(directions));
    return result;
}

Document zone_of(const deals::Zone& it) {
    Document result = Document::object();
    result.set("certain", count(it.certain));
    result.set("excluded", count(it.excluded));
    result.set("open", count(it.open));
    return result;
}

Document account(const AccountView& it, const Briefing& briefing) {
    Document result = Document::object();
    result.set("id", it.id);
    result.set("title", it.title);
    result.set("note", it.note);
    result.set("items", Document::array_of(it.items));
    result.set("answer", sentence(it.answer));
    result.set("remarks", sentences(it.remarks));
    result.set("contradictory", it.contradictory);
    if (it.counted) {
        Document verdicts = Document::object();
        for (std::size_t party = 0; party < it.counts.size(); ++party)
            verdicts.set(briefing.parties[party].id, counts(it.counts[party]));
        Document zone = zone_of(it.zone);
        if (it.exchanges) zone.set("exchanges", zone_of(*it.exchanges));
        result.set("verdicts", std::move(verdicts));
        result.set("zone", std::move(zone));
    }
    result.set("sections", sections(it.sections, briefing));
    Document bounds = Document::array();
    for (const EdgeView& one : it.bounds) bounds.push(bound(one, briefing));
    result.set("bounds", std::move(bounds));
    result.set("map", it.map ? map(*it.map, briefing) : Document());
    return result;
}

Document front_part(const FrontPart& it, const Briefing& briefing) {
    Document result = Document::object();
    result.set("id", it.id);
    result.set("title", it.title);
    result.set("sentences", sentences(it.sentences));
    if (!it.cards.empty()) {
        Document cards = Document::array();
        for (const Card& card : it.cards) {
            Document lines = Document::array();
            for (const Card::Line& line : card.lines) {
                Document one = Document::object();
                one.set("label", line.label);
                one.set("sentence", sentence(line.sentence));
                lines.push(std::move(one));
            }
            Document one = Document::object();
            one.set("party",
                    card.party < 0 ? card.name : briefing.parties[static_cast<std::size_t>(card.party)].id);
            one.set("lines", std::move(lines));
            cards.push(std::move(one));
        }
        result.set("cards", std::move(cards));
    }
    if (const auto* map = std::get_if<ExchangeMap>(&it.picture)) PayloadWriter{result, briefing}(*map);
    return result;
}

Document front(const Front& it, const Briefing& briefing) {
    Document parts = Document::array();
    for (const FrontPart& one : it.parts) parts.push(front_part(one, briefing));
    Document result = Document::object();
    result.set("day", it.day);
    result.set("day_remedy", it.day_remedy);
    result.set("parts", std::move(parts));
    return result;
}

Document party(const PartyLine& it) {
    Document result = Document::object();
    result.set("id", it.id);
    result.set("name", it.name);
    result.set("tag", it.tag);
    result.set("leader", it.leader);
    return result;
}

Document issue(const IssueLine& it) {
    Document result = Document::object();
    result.set("id", it.id);
    result.set("name", it.name);
    result.set("levels", Document::array_of(it.levels));
    result.set("delivers", it.delivers);
    return result;
}

}  // namespace

Document to_document(const Briefing& briefing) {
    Document result = Document::object();
    result.set("schema", "detente.briefing/1");
    result.set("scenario", briefing.scenario);
    result.set("title", briefing.title);
    result.set("asked", briefing.asked);
    result.set("as_of", briefing.as_of);
    result.set("packages", briefing.packages);
    if (!briefing.hypothetical.is_null()) result.set("hypothetical", briefing.hypothetical);
    if (!briefing.filter.is_null()) result.set("filter", briefing.filter);
    if (!briefing.definitions.empty()) result.set("definitions", briefing.definitions);
    result.set("family", to_string(briefing.family));
    result.set("directions", to_string(briefing.directions));
    Document parties = Document::array();
    for (const PartyLine& one : briefing.parties) parties.push(party(one));
    result.set("parties", std::move(parties));
    Document issues = Document::array();
    for (const IssueLine& one : briefing.issues) issues.push(issue(one));
    result.set("issues", std::move(issues));
    result.set("front", front(briefing.front, briefing));
    Document accounts = Document::array();
    for (const AccountView& one : briefing.accounts) accounts.push(account(one, briefing));
    result.set("accounts", std::move(accounts));
    result.set("sections", sections(briefing.sections, briefing));
    return result;
}

}  // namespace detente::briefing
