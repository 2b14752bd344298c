// SPDX-License-Identifier: Apache-2.0
// The ledger of everything the briefing may rest on, and the assumptions among it.
#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <unordered_set>

#include "detente/briefing/internal/other_lines.h"
#include "detente/briefing/internal/sections.h"
#include "detente/case/reports.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

class LedgerWriter {
  public:
    LedgerWriter(const Scenario& scenario, const cases::Study& study,
                 const std::vector<cases::LeftOut>& left_out)
        : scenario_(scenario) {
        for (const cases::LeftOut& one : left_out) left_out_.emplace(one.id, one.why);
        for (std::size_t i = 0; i < study.accounts.size(); ++i)
            in_force_.emplace_back(study.deals.accounts[i].account,
                                   std::unordered_set<std::string>(study.accounts[i].items.begin(),
                                                                   study.accounts[i].items.end()));
    }

    void add(const Item& item, const char* kind, int party, std::string words) {
        LedgerLine line;
        line.id = item.id;
        line.kind = kind;
        if (party >= 0) line.party = party_name(scenario_, party);
        if (!words.empty()) words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
        line.words = std::move(words);
        line.hedge = item.hedge;
        line.standing = item.standing;
        line.sources = item.sources;
        line.chain = in_words(item.chain);
        line.quote = whole_quote(item.quote, item.quote_parts);
        if (!line.quote.empty()) line.quotation = quotation_fault(scenario_, item.id, item.sources);
        line.made = in_words(item.made);
        line.published = in_words(item.published);
        line.because = item.because;
        line.note = item.note;
        for (const auto& [account, items] : in_force_)
            if (items.contains(item.id)) line.accounts.push_back(account);
        if (const auto out = left_out_.find(item.id); out != left_out_.end()) line.left_out = out->second;
        for (const Citation& citation : item.cites) line.reports.push_back(further(item.id, citation));
        for (const cases::Report& report : cases::reports(item, scenario_))
            for (const cases::SourceName& name : report.names)
                if (std::find(line.names.begin(), line.names.end(), name.name) == line.names.end())
                    line.names.push_back(name.name);
        line.number = ledger_.lines.size() + 1;
        ledger_.lines.push_back(std::move(line));
    }

    // A record of what was asked or given: graded only where the file grades it, sourced by its turns too.
    void add_record(const Item& item, const char* kind, int party, std::string words,
                    const std::vector<DemandEvent>& history) {
        add(item, kind, party, std::move(words));
        LedgerLine& line = ledger_.lines.back();
        if (line.standing == Standing::assumed) line.standing.reset();
        for (const DemandEvent& event : history)
            for (const std::string& source : event.item.sources)
                if (std::find(line.sources.begin(), line.sources.end(), source) == line.sources.end())
                    line.sources.push_back(source);
    }

    void add(const std::optional<Given>& given, int party) {
        if (given)
            add(given->item, "number", party, given->item.id + " is " + given->value.to_string() + ".");
    }

    void add(const Source& source) {
        ledger_.sources.push_back({source.id, in_words(source), source.url, source.why_doubt});
    }

    Ledger take() { return std::move(ledger_); }

  private:
    // The parts of a quotation, with what was left out between them marked.
    static std::string whole_quote(std::string text, const std::vector<std::string>& further_parts) {
        for (const std::string& part : further_parts) text += (text.empty() ? "" : " […] ") + part;
        return text;
    }

    ReportLine further(const std::string& item, const Citation& citation) const {
        ReportLine line;
        line.source = citation.source;
        line.hedge = citation.hedge;
        line.standing = citation.standing;
        line.chain = in_words(citation.chain);
        line.quote = whole_quote("", citation.quote);
        if (!line.quote.empty()) line.quotation = quotation_fault(scenario_, item, {citation.source});
        line.made = in_words(citation.made);
        line.published = in_words(citation.published);
        line.because = citation.because;
        return line;
    }

    const Scenario& scenario_;
    std::vector<std::pair<std::string, std::unordered_set<std::string>>> in_force_;
    std::unordered_map<std::string, std::string> left_out_;  // id to why
    Ledger ledger_;
};

Ledger make_ledger(const Scenario& scenario, const cases::Study& study,
                   const std::vector<cases::LeftOut>& left_out) {
    LedgerWriter writer(scenario, study, left_out);
    for (const Statement& s : scenario.statements)
        writer.add(s.item, "statement", s.party, in_words(s, scenario));
    for (const Preference& p : scenario.preferences)
        writer.add(p.item, "direction", p.party, in_words(p, scenario));
    for (const Irreversibility& m : scenario.irreversibilities)
        writer.add(m.item, "irreversible", -1, in_words(m, scenario));
    for (const Infeasible& c : scenario.infeasibles)
        writer.add(c.item, "infeasible", -1, in_words(c, scenario));
    for (const Numbers& numbers : scenario.numbers) {
        for (const auto& weight : numbers.weights) writer.add(weight, numbers.party);
        for (const auto& levels : numbers.levels)
            for (const auto& level : levels) writer.add(level, numbers.party);
        writer.add(numbers.no_deal, numbers.party);
    }
    for (const Demand& d : scenario.demands)
        writer.add_record(d.item, "demand", d.party, in_words(d, scenario), d.history);
    for (const Concession& c : scenario.concessions)
        writer.add_record(c.item, "concession", c.party, in_words(c, scenario), {});
    for (const std::vector<OtherLine>& lines : {standoff_lines(scenario), steps_lines(scenario)})
        for (const OtherLine& line : lines) writer.add(*line.item, line.kind, line.party, line.words);
    for (const Source& source : scenario.sources) writer.add(source);
    return writer.take();
}

}  // namespace

Section write_ledger(const Scenario& as_written, const Trace& trace, const cases::Study& study,
                     const std::vector<cases::LeftOut>& left_out,
                     const std::vector<cases::AboveCeiling>& above_ceiling) {
    Section section{
        "ledger", "The ledger", "Who said so, how sure are we, and where does it come from?", {}, {}};
    Ledger ledger = make_ledger(as_written, study, left_out);
    std::vector<std::string> parts;
    std::vector<std::string> ids;
    for (LedgerLine& line : ledger.lines) {
        ids.push_back(line.id);
        for (const cases::AboveCeiling& one : above_ceiling)
            if (one.item == line.id)
                line.above_ceiling = "at most " + std::string(in_words(one.ceiling)) + ", for " + one.row;
    }
    for (const Standing standing :
         {Standing::on_record, Standing::reported, Standing::inferred, Standing::assumed}) {
        const auto count = static_cast<std::uint64_t>(
            std::count_if(ledger.lines.begin(), ledger.lines.end(),
                          [&](const LedgerLine& line) { return line.standing == standing; }));
        parts.push_back(grouped(count) + " " + std::string(in_words(standing)));
    }
    const auto ungraded = static_cast<std::uint64_t>(std::count_if(
        ledger.lines.begin(), ledger.lines.end(), [](const LedgerLine& line) { return !line.standing; }));
    if (ungraded > 0) parts.push_back(grouped(ungraded) + " not graded");
    Point point;
    point.claim =
        trace.say(counted(ledger.lines.size(), "line", "lines") + " in all: " + list_of(parts) + ".", ids);
    section.points.push_back(std::move(point));
    section.payload = std::move(ledger);
    return section;
}

Section write_assumptions(const Scenario& as_written, const Trace& trace, const cases::Study& study) {
    Section section{
        "assumptions", "What is assumed", "What did nobody say, though the answer needs it?", {}, {}};
    SectionTable table;
    table.caption = "Everything that is only assumed";
    table.columns = {"Id", "What is assumed", "Why"};
    std::vector<std::string> ids;
    Ledger ledger = make_ledger(as_written, study, {});
    for (LedgerLine& line : ledger.lines) {
        if (line.standing != Standing::assumed) continue;
        ids.push_back(line.id);
        table.rows.push_back({line.id, std::move(line.words), std::move(line.because)});
    }
    Point point;
    if (ids.empty()) {
        std::vector<std::string> all;
        for (const LedgerLine& line : ledger.lines) all.push_back(line.id);
        point.claim = trace.say("nothing that the answers rest on is only assumed.", std::move(all));
        section.points.push_back(std::move(point));
        return section;
    }
    const std::string text = counted(ids.size(), "line stands", "lines stand") +
                             " as assumed: what rests on an assumption holds only if the assumption does.";
    point.claim = trace.say(text, std::move(ids));
    section.points.push_back(std::move(point));
    section.payload = std::move(table);
    return section;
}

}  // namespace detente::briefing
