// SPDX-License-Identifier: Apache-2.0
#include "detente/case/hypothetical_words.h"
#include "detente/briefing/compose.h"

#include "detente/briefing/sections.h"
#include "detente/briefing/space_section.h"
#include "detente/case/hypothetical.h"
#include "detente/case/weight_document.h"
#include "detente/scenario/numeric_view.h"
#include "detente/scenario/words.h"
#include "detente/standoff/standoff.h"

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

AccountView view(const AccountContext& account) {
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
    result.bounds = write_bounds(account);
    result.sections.push_back(write_refusals(account, result.bounds));
    result.sections.push_back(write_question(account));
    result.sections.push_back(write_one_answer_away(account));
    result.sections.push_back(write_picture(account));
    if (std::optional<Section> rungs = write_rungs(account)) result.sections.push_back(std::move(*rungs));
    if (std::optional<Section> losses = write_losses(account)) result.sections.push_back(std::move(*losses));
    mark_rungs(result.answer, account.scenario);
    for (Sentence& remark : result.remarks) mark_rungs(remark, account.scenario);
    mark_rungs(result.sections, account.scenario, &account);
    if (!account.answer.verdict_map.empty()) result.map = draw_map(account);
    return result;
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
std::optional<Section> numbers_section(const Scenario& scenario, const Trace& trace,
                                       const numbers::LandscapeRequest& request) {
    const Result<NumericScenario> numeric = numeric_view(scenario);
    if (!numeric || numeric->profiles.size() < 2) return std::nullopt;
    const Result<numbers::Landscape> landscape = numbers::find_landscape(*numeric, request);
    if (!landscape) return std::nullopt;
    SpaceNames names;
    std::vector<std::string> ids;
    for (const std::string& id : landscape->parties) {
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
    return write_space(*numeric, *landscape, names, request.limits,
                       [&](std::string text) { return trace.say(std::move(text), ids); });
}

}  // namespace

Briefing compose(const Scenario& scenario, const cases::Study& study, const Evidence& evidence,
                 const numbers::LandscapeRequest& landscape) {
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
    const Trace as_written(evidence.as_written);
    std::size_t letters = 0;
    for (std::size_t i = 0; i < study.deals.accounts.size(); ++i) {
        const cases::AccountWeights* weights = nullptr;
        for (const cases::AccountWeights& one : evidence.weights)
            if (one.account == study.deals.accounts[i].account && !one.conflict) weights = &one;
        briefing.accounts.push_back(
            view({scenario, trace, study.deals, study.deals.accounts[i], study.accounts[i], weights}));
        std::optional<VerdictMap>& map = briefing.accounts.back().map;
        if (!map) continue;
        for (const std::string& party : map->verdicts) letters += party.size();
        if (letters > kMapLetters) map.reset();
    }
    if (std::optional<Section> numbers = numbers_section(scenario, trace, landscape))
        briefing.sections.push_back(std::move(*numbers));
    briefing.sections.push_back(write_accounts(scenario, trace, study));
    if (evidence.rivals) briefing.sections.push_back(write_rivals(scenario, trace, *evidence.rivals));
    if (!scenario.demands.empty() || !scenario.concessions.empty())
        briefing.sections.push_back(write_demands(scenario, trace));
    if (!scenario.statements.empty() || !scenario.demands.empty() || !scenario.concessions.empty())
        briefing.sections.push_back(write_timeline(scenario, trace, evidence.record));
    if (study.steps) briefing.sections.push_back(write_steps(scenario, trace, *study.steps));
    // Under an account that leaves the standoff without an order of somebody there is no answer; the last
    // section says so.
    bool standoff_answered = false;
    if (scenario.standoff && !briefing.accounts.empty()) {
        standoff::StandoffQuery request;
        request.accounts = {briefing.accounts.front().id};
        if (const Result<standoff::StandoffAnswer> answer = standoff::answer(scenario, request)) {
            briefing.sections.push_back(write_standoff(scenario, trace, answer->accounts.front()));
            standoff_answered = true;
        }
    }
    if (std::optional<Section> ceilings = write_ceilings(evidence.above_ceiling, as_written))
        briefing.sections.push_back(std::move(*ceilings));
    if (std::optional<Section> left_out = write_left_out(evidence.left_out, as_written))
        briefing.sections.push_back(std::move(*left_out));
    briefing.sections.push_back(
        write_ledger(evidence.as_written, as_written, study, evidence.left_out, evidence.above_ceiling));
    briefing.sections.push_back(write_assumptions(evidence.as_written, as_written, study));
    Section unsupported = write_unsupported(scenario, trace, study, standoff_answered);
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

Result<Briefing> make_briefing(const Scenario& scenario, const Options& options) {
    Result<cases::Filtered> filtered = cases::filtered(scenario, options.filter);
    if (!filtered) return filtered.errors();
    cases::StudyRequest question;
    question.accounts = options.accounts;
    question.family = options.family;
    question.directions = options.directions;
    Result<cases::Study> study = cases::study(filtered->scenario, question);
    if (!study) return study.errors();
    Evidence evidence{
        scenario, std::move(filtered->left_out), {}, cases::above_ceiling(filtered->scenario), {}, {}};
    cases::WeighRequest weigh;
    weigh.family = options.family;
    weigh.directions = options.directions;
    for (const deals::AccountDeals& account : study->deals.accounts)
        weigh.accounts.push_back(account.account);
    // What cannot be weighed has its verdicts all the same.
    if (auto weights = cases::weigh_deals(filtered->scenario, weigh)) evidence.weights = std::move(*weights);
    if (weigh.accounts.size() > 1) {
        cases::RivalsRequest request;
        request.accounts = weigh.accounts;
        request.family = options.family;
        request.directions = options.directions;
        request.above_conflict = true;
        if (auto rivals = cases::rivals(filtered->scenario, request)) evidence.rivals = std::move(*rivals);
    }
    if (!weigh.accounts.empty() && !(scenario.demands.empty() && scenario.concessions.empty())) {
        cases::HistoryRequest request;
        request.account = weigh.accounts.front();
        request.family = options.family;
        request.directions = options.directions;
        if (auto record = cases::record(filtered->scenario, request)) evidence.record = std::move(*record);
    }
    Briefing briefing = compose(filtered->scenario, *study, evidence, options.landscape);
    filtered->left_out = std::move(evidence.left_out);
    briefing.filter = cases::filter_document(options.filter, *filtered);
    if (options.filter.hypothetical()) {
        auto differences = cases::what_if(scenario, options.filter, filtered->scenario, weigh.accounts, {});
        if (!differences) return differences.errors();
        tell_what_if(briefing, options.filter, filtered->scenario, *differences);
    }
    return briefing;
}

}  // namespace detente::briefing
