// SPDX-License-Identifier: Apache-2.0
#include "cli/propose_view.h"

#include "cli/csv.h"
#include "cli/deals_words.h"
#include "detente/case/advice_words.h"
#include "detente/deals/numbers/landscape_words.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

constexpr const char* kPlacePoints[] = {"nash", "kalai_smorodinsky", "egalitarian"};

std::string line(const std::string& text, const View& view, const char* first, const char* rest) {
    return paragraph(plain(text), view.width, first, rest);
}

std::string heading_line(const std::string& text, const View& view) {
    std::string result;
    for (const std::string& part : wrap(plain(text), view.width))
        result += painted(part, Style::heading, view.color) + "\n";
    return result;
}

// Numbered on from what was told before.
std::string texts_text(const std::vector<cases::ProposedText>& texts, std::size_t before,
                       const cases::ProposeReport& report, const View& view) {
    std::string text;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        text += line(cases::package_in_words(texts[i].proposal.package, report.scenario()), view,
                     (std::to_string(before + i + 1) + ". ").c_str(), "   ");
        for (const std::string& sentence : text_in_words(texts[i], report))
            text += line(sentence, view, "   ", "     ");
    }
    return text;
}

std::string replies_text(const cases::ProposeReport& report, const View& view) {
    const Scenario& scenario = report.scenario();
    std::string text =
        "\n" + heading_line(
                   "The offer on the table: " + spelled_out(report.offer->proposal.package, scenario), view);
    for (const std::string& sentence : text_in_words(*report.offer, report))
        text += line(sentence, view, "  ", "    ");
    if (report.offer->proposal.certain() && !report.replies.empty())
        text += line("It is certain to suit all, but so is something better:", view, "  ", "    ");
    if (report.replies.empty()) return text + line(no_reply_in_words(report), view, "  ", "    ");
    for (const std::vector<std::size_t>& same_text : replies_together(report)) {
        text += line(replies_in_words(same_text, report), view, "  * ", "    ");
        text += line(text_in_words(report.replies[same_text.front()], report).front(), view, "    ", "    ");
    }
    return text;
}

// What a text is worth to each, whether it is on the frontier, and how far it is from the points.
std::string place_heading(const numbers::Landscape& landscape) {
    std::string text;
    for (const std::string& party : landscape.parties) text += "," + csv_field("utility " + party);
    text += ",on frontier";
    for (const char* point : kPlacePoints) text += ",from " + numbers::point_in_words(point);
    return text;
}

std::string place_fields(const std::optional<numbers::DealMeasures>& place,
                         const numbers::Landscape& landscape) {
    std::string text;
    for (std::size_t party = 0; party < landscape.parties.size(); ++party)
        text += "," + (place ? csv_number(place->utilities[party]) : std::string());
    text += place ? (place->better ? ",no" : ",yes") : ",";
    for (const char* point : kPlacePoints) {
        text += ",";
        if (!place) continue;
        for (const auto& [name, distance] : place->distances)
            if (name == point) text += numbers::shortest_text(distance);
    }
    return text;
}

void add_row(std::string& text, const char* where, const cases::NumericText& one,
             const numbers::Landscape& landscape) {
    text += where;
    for (std::size_t issue = 0; issue < one.outcome.values.size(); ++issue)
        text +=
            "," +
            csv_field(
                landscape.domain.issues[issue].values[static_cast<std::size_t>(one.outcome.values[issue])]);
    for (const Rational& gain : one.place.gains) text += gain < Rational(0) ? ",never" : ",always";
    text += place_fields(one.place, landscape) + "\n";
}

void add_rows(std::string& text, const char* where, const std::vector<cases::ProposedText>& texts,
              const cases::ProposeReport& report) {
    const Scenario& scenario = report.scenario();
    for (const cases::ProposedText& one : texts) {
        text += where;
        for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
            text +=
                "," + csv_field(scenario.issues[issue]
                                    .levels[static_cast<std::size_t>(one.proposal.package.levels[issue])]);
        for (const Verdict verdict : one.proposal.verdicts) text += "," + std::string(to_string(verdict));
        for (std::size_t law = 0; law < report.found.laws.size(); ++law) {
            const bool has = law < one.proposal.joint.size();
            for (const auto& accepts : one.proposal.accepts)
                text += "," + (has ? csv_share(accepts[law]) : std::string());
            text += "," + (has ? csv_share(one.proposal.joint[law]) : std::string());
        }
        if (report.landscape) text += place_fields(one.place, *report.landscape);
        text += "\n";
    }
}

}  // namespace

std::string propose_text(const cases::ProposeReport& report, const View& view) {
    const std::string whose =
        report.request.party ? "What " + party_name(report.scenario(), *report.request.party) + " can propose"
                             : "What to propose";
    std::string text = heading_line(whose + ", under account " + report.account, view);
    for (const std::string& sentence : propose_in_words(report)) text += line(sentence, view, "", "");
    text += texts_text(report.certain, 0, report, view);
    const std::string ranked = ranked_in_words(report);
    if (!report.certain.empty() && !report.ranked.empty()) text += "\n";
    if (!ranked.empty()) text += line(ranked, view, "", "");
    text += texts_text(report.ranked, report.certain.size(), report, view);
    text += texts_text(report.menu, report.certain.size(), report, view);
    if (report.offer) text += replies_text(report, view);
    const bool open_offer = report.offer && !report.offer->proposal.certain();
    if (!report.found.laws.empty() && (!report.ranked.empty() || !report.menu.empty() || open_offer))
        text += "\n" + line(cases::laws_in_words(report.found.laws), view, "", "");
    if (report.found.out_of_time)
        text += "\n" +
                line("Left out: " + std::string(kTimeRanOut) +
                         " all models were counted, so shares are of fewer, and there is no menu. Give more "
                         "with --limit-time.",
                     view, "", "");
    return text;
}

std::string propose_csv(const cases::ProposeReport& report) {
    const Scenario& scenario = report.scenario();
    std::string text = "where";
    for (const Issue& issue : scenario.issues) text += "," + csv_field(issue.id);
    for (const Party& party : scenario.parties) text += "," + csv_field(party.id);
    for (const deals::Law law : report.found.laws) {
        const std::string start(to_string(law));
        for (const Party& party : scenario.parties) text += "," + csv_field(start + " " + party.id);
        text += "," + start + " all";
    }
    if (report.landscape) text += place_heading(*report.landscape);
    text += "\n";
    add_rows(text, "certain", report.certain, report);
    add_rows(text, "ranked", report.ranked, report);
    add_rows(text, "menu", report.menu, report);
    if (report.offer) add_rows(text, "offer", {*report.offer}, report);
    add_rows(text, "reply", report.replies, report);
    return text;
}

std::string propose_csv(const cases::NumericProposals& found) {
    const numbers::Landscape& landscape = found.landscape;
    std::string text = "where";
    for (const DomainIssue& issue : landscape.domain.issues) text += "," + csv_field(issue.name);
    for (const std::string& party : landscape.parties) text += "," + csv_field(party);
    text += place_heading(landscape) + "\n";
    for (const cases::NumericText& one : found.texts) add_row(text, "proposal", one, landscape);
    if (found.offer) add_row(text, "offer", *found.offer, landscape);
    for (const cases::NumericReply& reply : found.replies) add_row(text, "reply", reply.text, landscape);
    return text;
}

}  // namespace detente::cli
