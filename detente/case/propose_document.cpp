// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/place.h"
#include "detente/case/propose_report.h"
#include "detente/case/turns_on_words.h"
#include "detente/case/weight_document.h"
#include "detente/deals/statements/document.h"

namespace detente::cases {

Document place_document(const numbers::DealMeasures& place, const numbers::Landscape& landscape) {
    Document utilities = Document::object();
    Document gains = Document::object();
    for (std::size_t party = 0; party < landscape.parties.size(); ++party) {
        utilities.set(landscape.parties[party], Document(place.utilities[party]));
        gains.set(landscape.parties[party], Document(place.gains[party]));
    }
    Document document;
    document.set("utilities", std::move(utilities));
    document.set("gains", std::move(gains));
    document.set("product", Document(place.product));
    document.set("on_frontier", !place.better);
    document.set("better_for_somebody",
                 place.better
                     ? numbers::outcome_document(landscape.frontier.outcome(*place.better), landscape.domain)
                     : Document());
    document.set("distance_to_frontier", place.distance_to_frontier);
    Document distances = Document::object();
    for (const auto& [name, distance] : place.distances) distances.set(name, distance);
    document.set("distances", std::move(distances));
    return document;
}

Document no_deal_not_given(const numbers::Landscape& landscape) {
    Document names = Document::array();
    for (std::size_t party = 0; party < landscape.parties.size(); ++party)
        if (!landscape.stakes.given[party]) names.push(landscape.parties[party]);
    return names;
}

namespace {

Document by_laws(const std::vector<double>& shares, const std::vector<deals::Law>& laws) {
    Document document = Document::object();
    for (std::size_t law = 0; law < laws.size() && law < shares.size(); ++law)
        document.set(std::string(to_string(laws[law])), shares[law]);
    return document;
}

Document shares_of(const deals::Proposal& proposal, const ProposeReport& report) {
    if (proposal.joint.empty()) return nullptr;
    Document document = Document::object();
    for (std::size_t law = 0; law < report.found.laws.size(); ++law) {
        Document one = Document::object();
        for (std::size_t party = 0; party < proposal.accepts.size(); ++party)
            one.set(report.scenario().parties[party].id, proposal.accepts[party][law]);
        one.set("all", proposal.joint[law]);
        document.set(std::string(to_string(report.found.laws[law])), std::move(one));
    }
    return document;
}

Document text_document(const ProposedText& text, const ProposeReport& report) {
    const Scenario& scenario = report.scenario();
    Document document;
    document.set("package", deals::package_document(text.proposal.package, scenario));
    document.set("certain", text.proposal.certain());
    Document verdicts = Document::object();
    for (std::size_t party = 0; party < text.proposal.verdicts.size(); ++party)
        verdicts.set(scenario.parties[party].id, to_string(text.proposal.verdicts[party]));
    document.set("verdicts", std::move(verdicts));
    document.set("shares", shares_of(text.proposal, report));
    if (text.proposal.hangs) document.set("hangs_on_direction", true);
    if (!text.hangs_on.empty()) {
        Document issues = Document::object();
        for (const auto& [party, issue] : text.hangs_on)
            issues.set(scenario.parties[static_cast<std::size_t>(party)].id,
                       scenario.issues[static_cast<std::size_t>(issue)].id);
        document.set("which_way", std::move(issues));
    }
    if (!text.gift_from.empty()) document.set("from", Document::array_of(text.gift_from));
    document.set("turns_on", turns_on_document(text.turns_on, scenario));
    if (text.place) document.set("place", place_document(*text.place, *report.landscape));
    return document;
}

Document reply_document(const deals::Reply& reply, const ProposedText& text, const ProposeReport& report) {
    using Why = deals::Reply::Why;
    Document document = text_document(text, report);
    document.set("why", reply.why == Why::share   ? "share"
                        : reply.why == Why::party ? "party"
                        : reply.why == Why::all   ? "all"
                                                  : "better");
    if (reply.why == Why::better) {
        Document parties = Document::array();
        for (const int party : reply.better_for)
            parties.push(report.scenario().parties[static_cast<std::size_t>(party)].id);
        document.set("better_for", std::move(parties));
    }
    if (reply.why == Why::party)
        document.set("party", report.scenario().parties[static_cast<std::size_t>(reply.party)].id);
    Document changes = Document::array();
    for (const deals::LevelChange& change : reply.changes) {
        Document one;
        one.set("issue", report.scenario().issues[static_cast<std::size_t>(change.issue)].id);
        one.set("from", change.from);
        one.set("to", change.to);
        changes.push(std::move(one));
    }
    document.set("changes", std::move(changes));
    document.set("steps", reply.steps);
    return document;
}

Document proposals_document(const ProposeReport& report) {
    const deals::Proposals& found = report.found;
    Document proposals = Document::array();
    for (const ProposedText& text : report.certain) proposals.push(text_document(text, report));
    for (const ProposedText& text : report.ranked) proposals.push(text_document(text, report));
    Document menu = Document::array();
    for (const ProposedText& text : report.menu) menu.push(text_document(text, report));
    Document coverage = Document::object();
    for (std::size_t law = 0; law < found.coverage.size(); ++law)
        coverage.set(std::string(to_string(found.laws[law])), Document::array_of(found.coverage[law]));
    Document document;
    document.set("proposals", std::move(proposals));
    document.set("menu", std::move(menu));
    document.set("coverage", std::move(coverage));
    document.set("ceiling", by_laws(found.ceiling, found.laws));
    document.set("ceiling_error", by_laws(found.ceiling_error, found.laws));
    document.set("stands_out", found.stands_out);
    Document mirror;
    if (report.found.mirror) {
        Document parties = Document::array();
        for (const int party : {report.found.mirror->first, report.found.mirror->second})
            parties.push(report.scenario().parties[static_cast<std::size_t>(party)].id);
        mirror.set("parties", std::move(parties));
        mirror.set("most", "1/4");
    }
    document.set("mirror", std::move(mirror));
    document.set("certain_in_all", static_cast<std::int64_t>(found.certain_in_all));
    document.set("open_in_all", static_cast<std::int64_t>(found.open_in_all));
    if (report.request.party) {
        document.set("taken", static_cast<std::int64_t>(found.taken));
        document.set("taken_but_refused", static_cast<std::int64_t>(found.taken_but_refused));
    }
    if (report.offer) {
        document.set("offer", text_document(*report.offer, report));
        Document replies = Document::array();
        for (std::size_t i = 0; i < report.replies.size(); ++i)
            replies.push(reply_document(found.replies[i], report.replies[i], report));
        document.set("replies", std::move(replies));
    }
    if (report.landscape) document.set("no_deal_not_given", no_deal_not_given(*report.landscape));
    std::string words;
    for (const std::string& sentence : propose_in_words(report))
        words += (words.empty() ? "" : " ") + sentence;
    if (const std::string ranked = ranked_in_words(report); !ranked.empty())
        words += (words.empty() ? "" : " ") + ranked;
    document.set("words", words);
    return document;
}

}  // namespace

Document to_document(const ProposeReport& report) {
    Document document;
    document.set("schema", "detente.propose/1");
    document.set("scenario", report.scenario().id);
    document.set("account", report.account);
    document.set("family", to_string(report.request.filter.family));
    document.set("directions", to_string(report.request.filter.directions));
    document.set("for",
                 report.request.party
                     ? Document(report.scenario().parties[static_cast<std::size_t>(*report.request.party)].id)
                     : Document());
    document.set("texts", report.request.texts);
    Document laws = Document::array();
    for (const deals::Law law : report.found.laws) laws.push(to_string(law));
    document.set("laws", std::move(laws));
    if (!report.found.no_shares.empty()) document.set("no_shares", report.found.no_shares);
    if (report.found.out_of_time) document.set("out_of_time", true);
    document.set("propose", proposals_document(report));
    document.set("filter", filter_document(report.request.filter, report.known));
    if (report.request.filter.hypothetical())
        document.set("hypothetical",
                     hypothetical_document(report.request.filter, report.scenario(), report.what_if));
    return document;
}

}  // namespace detente::cases
