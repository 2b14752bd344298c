// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/compose.h"
#include "detente/briefing/internal/paired_section.h"
#include "detente/case/hypothetical_words.h"

#include "detente/briefing/front.h"
#include "detente/briefing/internal/sections.h"
#include "detente/briefing/internal/space_section.h"
#include "detente/case/hypothetical.h"
#include "detente/case/weight_document.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

// All accounts' maps together stay below this many letters, so that a page stays small; the first accounts
// come first.
constexpr std::size_t kMapLetters = 4'000'000;

char letter(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return 'a';
        case Verdict::never:
            return 'n';
        default:
            break;
    }
    return 'u';
}

VerdictMap draw_map(const AccountContext& account) {
    VerdictMap map;
    map.directions = account.study.directions;
    for (const auto& verdicts : account.answer.verdict_map) {
        std::string letters(verdicts.size(), '-');
        for (std::size_t code = 0; code < verdicts.size(); ++code)
            if (account.answer.counts[code]) letters[code] = letter(verdicts[code]);
        map.verdicts.push_back(std::move(letters));
    }
    return map;
}

// `sections`: also what the annex has of it.
AccountView view(const AccountContext& account, bool sections) {
    AccountView result;
    result.id = account.answer.account;
    if (const int found = find_account(account.scenario, result.id); found >= 0) {
        const Account& written = account.scenario.accounts[static_cast<std::size_t>(found)];
        result.title = written.title;
        result.note = written.note;
    }
    result.items = account.study.items;
    result.answer = write_answer(account);
    result.remarks = write_remarks(account);
    result.contradictory = account.answer.contradiction.has_value();
    if (result.contradictory) {
        result.sections.push_back(write_contradiction(account));
        return result;
    }
    if (account.scenario.issues.empty()) return result;  // nothing on the table: no question about packages
    result.counted = account.answer.counted;
    result.zone = account.answer.zone;
    result.counts = account.answer.verdicts;
    if (!sections) return result;
    result.bounds = write_bounds(account);
    result.sections.push_back(write_refusals(account, result.bounds));
    if (Section away = write_one_answer_away(account); !away.points.empty())
        result.sections.push_back(std::move(away));
    result.sections.push_back(write_picture(account));
    if (std::optional<Section> rungs = write_rungs(account)) result.sections.push_back(std::move(*rungs));
    if (std::optional<Section> losses = write_losses(account)) result.sections.push_back(std::move(*losses));
    mark_rungs(result.answer, account.scenario);
    for (Sentence& remark : result.remarks) mark_rungs(remark, account.scenario);
    mark_rungs(result.sections, account.scenario, &account);
    if (!account.answer.verdict_map.empty()) result.map = draw_map(account);
    return result;
}

// What is asked first stands on the front; as data it is a section of its account too.
void add_question(const FrontPart& part, std::vector<Section>& sections) {
    Section section{"question", part.title, "What should be asked first?", {}, {}};
    for (const Sentence& sentence : part.sentences)
        section.points.push_back({sentence, {}, -1, std::nullopt});
    sections.insert(sections.begin() + 1, std::move(section));
}

void add_names(Briefing& briefing, const Scenario& scenario) {
    const std::vector<std::string> tags = party_tags(scenario);
    for (std::size_t i = 0; i < scenario.parties.size(); ++i)
        briefing.parties.push_back({scenario.parties[i].id, party_name(scenario, static_cast<int>(i)),
                                    tags[i], scenario.parties[i].leader});
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
        const Issue& issue = scenario.issues[i];
        briefing.issues.push_back({issue.id, issue_name(scenario, static_cast<int>(i)), issue.levels,
                                   issue.delivers ? party_name(scenario, *issue.delivers) : ""});
    }
}

// Where two parties or more are given by numbers alone, what those numbers say of the outcomes.
std::optional<Section> numbers_section(const cases::BriefingReport& report, const Trace& trace) {
    if (!report.landscape) return std::nullopt;
    const Scenario& scenario = report.scenario();
    SpaceNames names;
    std::vector<std::string> ids;
    for (const std::string& id : report.landscape->parties) {
        const int party = find_party(scenario, id);
        names.parties.push_back(party_name(scenario, party));
        for (const Numbers& numbers : scenario.numbers) {
            if (numbers.party != party) continue;
            const auto add = [&](const std::optional<Given>& given) {
                if (given) ids.push_back(given->item.id);
            };
            for (const auto& weight : numbers.weights) add(weight);
            for (const auto& levels : numbers.levels)
                for (const auto& level : levels) add(level);
            add(numbers.no_deal);
        }
    }
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        names.issues.push_back(issue_name(scenario, static_cast<int>(i)));
    return write_space(*report.numeric, *report.landscape, names, report.request.landscape.limits,
                       [&](std::string text) { return trace.say(std::move(text), ids); });
}

}  // namespace

Briefing compose(const cases::BriefingReport& report) {
    const Scenario& scenario = report.scenario();
    const cases::Study& study = report.study;
    Briefing briefing;
    briefing.scenario = scenario.id;
    briefing.title = scenario.title.empty() ? scenario.id : scenario.title;
    briefing.asked = scenario.asked;
    briefing.as_of = in_words(scenario.as_of);
    briefing.packages = study.deals.packages;
    briefing.family = study.deals.family;
    briefing.directions = study.deals.directions;
    add_names(briefing, scenario);
    const Trace trace(scenario);
    const Trace as_written(report.as_written);
    std::size_t letters = 0;
    for (std::size_t i = 0; i < study.deals.accounts.size(); ++i) {
        const cases::AccountWeights* weights = nullptr;
        for (const cases::AccountWeights& one : report.weights)
            if (one.account == study.deals.accounts[i].account && !one.conflict) weights = &one;
        const AccountContext account{scenario,          trace,  study.deals, study.deals.accounts[i],
                                     study.accounts[i], weights};
        briefing.accounts.push_back(view(account, report.request.annex));
        if (i == 0) {
            briefing.front = write_front(report, account);
            if (briefing.accounts.back().counted && report.advice && report.advice->found)
                briefing.accounts.back().exchanges = report.advice->zone;
            for (const FrontPart& part : briefing.front.parts)
                if (part.id == "ask" && report.request.annex)
                    add_question(part, briefing.accounts.back().sections);
        }
        std::optional<VerdictMap>& map = briefing.accounts.back().map;
        if (!map) continue;
        for (const std::string& party : map->verdicts) letters += party.size();
        if (letters > kMapLetters) map.reset();
    }
    if (!report.request.annex) return briefing;
    if (std::optional<Section> numbers = numbers_section(report, trace))
        briefing.sections.push_back(std::move(*numbers));
    if (study.deals.accounts.size() > 1) briefing.sections.push_back(write_accounts(scenario, trace, study));
    if (report.rivals) briefing.sections.push_back(write_rivals(scenario, trace, *report.rivals));
    if (!scenario.demands.empty() || !scenario.concessions.empty())
        briefing.sections.push_back(write_demands(scenario, trace));
    if (!scenario.statements.empty() || !scenario.demands.empty() || !scenario.concessions.empty())
        briefing.sections.push_back(write_timeline(scenario, trace, report.record));
    if (report.paired) {
        const PairedNames names = paired_names(scenario);
        const auto say = [&](std::string text) { return trace.say(std::move(text)); };
        briefing.sections.push_back(write_paired(*report.paired, names, say));
        if (std::optional<Section> one = write_trace(*report.paired, names, say))
            briefing.sections.push_back(std::move(*one));
    }
    if (!study.deals.accounts.empty() && (report.talks || report.revealed)) {
        const AccountContext account{scenario, trace, study.deals, study.deals.accounts.front(),
                                     study.accounts.front()};
        if (report.talks) briefing.sections.push_back(write_talks(account, *report.talks));
        if (report.revealed) briefing.sections.push_back(write_moves(account, *report.revealed));
    }
    if (study.steps) briefing.sections.push_back(write_steps(scenario, trace, *study.steps));
    // Under an account that leaves the standoff without an order of somebody there is no answer; the last
    // section says so.
    if (report.standoff) briefing.sections.push_back(write_standoff(scenario, trace, *report.standoff));
    if (std::optional<Section> ceilings = write_ceilings(report.above_ceiling, as_written))
        briefing.sections.push_back(std::move(*ceilings));
    if (std::optional<Section> left_out = write_left_out(report.known.left_out, as_written))
        briefing.sections.push_back(std::move(*left_out));
    briefing.sections.push_back(
        write_ledger(report.as_written, as_written, study, report.known.left_out, report.above_ceiling));
    briefing.sections.push_back(write_assumptions(report.as_written, as_written, study));
    Section unsupported = write_unsupported(scenario, trace, study, report.standoff.has_value());
    if (!unsupported.points.empty()) briefing.sections.push_back(std::move(unsupported));
    briefing.sections.push_back(write_method(scenario, trace, study));
    mark_rungs(briefing.sections, scenario, nullptr);
    return briefing;
}

namespace {

// Every view shows the title and the sections: the one says that the answers are hypothetical, the first of
// the others has before and after side by side.
void tell_what_if(Briefing& briefing, const cases::Filter& filter, const Scenario& scenario,
                  const std::vector<cases::KnowledgeDifference>& differences) {
    briefing.hypothetical = cases::hypothetical_document(filter, scenario, differences);
    briefing.title += " (hypothetical)";
    Section section;
    section.id = "what_if";
    section.title = "Hypothetical: before and after";
    section.question = "What changes if this is supposed?";
    Point supposed;
    supposed.claim.text = cases::hypothetical_in_words(filter, scenario);
    section.points.push_back(std::move(supposed));
    for (const cases::KnowledgeDifference& one : differences) {
        Point point;
        point.claim.text = "Under account " + one.account_after + ":";
        for (std::string& sentence : difference_in_words(one, scenario, scenario))
            point.details.push_back({std::move(sentence), {}, {}});
        section.points.push_back(std::move(point));
    }
    briefing.sections.insert(briefing.sections.begin(), std::move(section));
}

}  // namespace

Result<Briefing> make_briefing(const Scenario& scenario, const Options& options, Kept* kept) {
    cases::ReportBefore before;
    if (kept && kept->report) before = {&*kept->report, kept->same_options};
    Result<cases::BriefingReport> report = cases::briefing_report(scenario, options, before);
    if (kept) kept->report.reset();
    if (!report) return report.errors();
    Briefing briefing = compose(*report);
    briefing.filter = cases::filter_document(options.filter, report->known);
    if (options.filter.hypothetical()) {
        std::vector<std::string> accounts;
        for (const deals::AccountDeals& account : report->study.deals.accounts)
            accounts.push_back(account.account);
        auto differences =
            cases::what_if(scenario, options.filter, report->scenario(), accounts, options.advice);
        if (!differences) return differences.errors();
        tell_what_if(briefing, options.filter, report->scenario(), *differences);
    }
    if (kept) kept->report = std::move(*report);
    return briefing;
}

}  // namespace detente::briefing
