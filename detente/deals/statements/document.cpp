// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/document.h"

namespace detente::deals {

namespace {

const std::string& party_id(const Scenario& scenario, std::size_t party) {
    return scenario.parties[party].id;
}

const std::string& issue_id(const Scenario& scenario, int issue) {
    return scenario.issues[static_cast<std::size_t>(issue)].id;
}

Document number(std::uint64_t value) {
    return Document(static_cast<std::int64_t>(value));
}

Document reasons_document(const std::vector<Reason>& reasons, const Scenario& scenario) {
    Document list = Document::array();
    for (const Reason& reason : reasons) list.push(reason_document(reason, scenario));
    return list;
}

Document contradiction_document(const std::optional<Contradiction>& contradiction, const Scenario& scenario) {
    if (!contradiction) return nullptr;
    Document document;
    document.set("party", party_id(scenario, static_cast<std::size_t>(contradiction->party)));
    document.set("statements", reasons_document(contradiction->statements, scenario));
    document.set("directions", reasons_document(contradiction->directions, scenario));
    return document;
}

Document question_document(const OpenQuestion& question, const Scenario& scenario) {
    Document document;
    document.set("party", party_id(scenario, static_cast<std::size_t>(question.party)));
    document.set("package", package_document(question.package, scenario));
    document.set("if_yes", number(question.if_yes));
    document.set("if_no", number(question.if_no));
    return document;
}

Document change_document(const Change& change, const Scenario& scenario) {
    Document levels = Document::array();
    for (const LevelChange& level : change.levels) {
        Document one;
        one.set("issue", issue_id(scenario, level.issue));
        one.set("from", level.from);
        one.set("to", level.to);
        levels.push(std::move(one));
    }
    Document verdicts = Document::object();
    for (std::size_t party = 0; party < change.verdicts.size(); ++party)
        verdicts.set(party_id(scenario, party), to_string(change.verdicts[party]));
    Document document;
    document.set("changes", std::move(levels));
    document.set("steps", change.steps);
    document.set("package", package_document(change.package, scenario));
    document.set("verdicts", std::move(verdicts));
    return document;
}

Document changes_document(const std::vector<Change>& changes, const Scenario& scenario) {
    Document list = Document::array();
    for (const Change& change : changes) list.push(change_document(change, scenario));
    return list;
}

Document model_document(const std::optional<ValueModel>& model, const Scenario& scenario) {
    if (!model) return nullptr;
    Document document;
    if (model->packages.empty()) {
        Document values = Document::object();
        for (std::size_t issue = 0; issue < model->values.size(); ++issue)
            values.set(scenario.issues[issue].id, Document::array_of(model->values[issue]));
        document.set("values", std::move(values));
    } else {
        Document packages = Document::array();
        for (const auto& [package, value] : model->packages) {
            Document one;
            one.set("package", package_document(package, scenario));
            one.set("value", value);
            packages.push(std::move(one));
        }
        document.set("packages", std::move(packages));
    }
    document.set("no_deal", model->no_deal);
    return document;
}

Document package_answer_document(const PackageAnswer& answer, const Scenario& scenario) {
    Document document;
    document.set("verdict", to_string(answer.verdict));
    document.set("reasons", reasons_document(answer.reasons, scenario));
    document.set("carried_by", Document::array_of(answer.carried_by));
    document.set("carried_together", Document::array_of(answer.carried_together));
    document.set("opens", changes_document(answer.opens, scenario));
    document.set("secures", changes_document(answer.secures, scenario));
    document.set("settle", answer.settle ? question_document(*answer.settle, scenario) : Document());
    Document models;
    if (answer.accepts || answer.refuses) {
        models.set("accepts", model_document(answer.accepts, scenario));
        models.set("refuses", model_document(answer.refuses, scenario));
    }
    document.set("models", std::move(models));
    if (!answer.note.empty()) document.set("note", answer.note);
    return document;
}

Document verdict_counts(const AccountDeals& account, const Scenario& scenario) {
    if (!account.counted) return nullptr;
    Document document = Document::object();
    for (std::size_t party = 0; party < account.verdicts.size(); ++party) {
        Document counts;
        counts.set("always", number(account.verdicts[party].always));
        counts.set("never", number(account.verdicts[party].never));
        counts.set("undetermined", number(account.verdicts[party].undetermined));
        document.set(party_id(scenario, party), std::move(counts));
    }
    return document;
}

Document zone_document(const AccountDeals& account) {
    if (!account.counted) return nullptr;
    Document document;
    document.set("certain", number(account.zone.certain));
    document.set("excluded", number(account.zone.excluded));
    document.set("open", number(account.zone.open));
    return document;
}

Document map_document(const AccountDeals& account, const Scenario& scenario) {
    Document document = Document::object();
    for (std::size_t party = 0; party < account.verdict_map.size(); ++party) {
        std::string letters;
        for (std::size_t code = 0; code < account.counts.size(); ++code)
            letters += account.counts[code] ? to_string(account.verdict_map[party][code]).front() : '-';
        document.set(party_id(scenario, party), std::move(letters));
    }
    return document;
}

void add_settle(Document& document, const AccountDeals& account, const Scenario& scenario) {
    Document questions = Document::array();
    for (const auto& question : account.settle)
        if (question) questions.push(question_document(*question, scenario));
    document.set("settle", std::move(questions));
    if (!account.settle_refused.empty()) document.set("settle_refused", account.settle_refused);
    Document away = Document::array();
    for (const OneAnswerAway& one : account.one_answer_away) {
        Document entry;
        entry.set("party", party_id(scenario, static_cast<std::size_t>(one.party)));
        entry.set("package", package_document(one.package, scenario));
        away.push(std::move(entry));
    }
    document.set("one_answer_away", std::move(away));
}

Document account_document(const AccountDeals& account, const Scenario& scenario) {
    Document document;
    document.set("packages", account.packages);
    document.set("verdicts", verdict_counts(account, scenario));
    document.set("zone", zone_document(account));
    document.set("contradiction", contradiction_document(account.contradiction, scenario));
    if (!account.settle.empty() || !account.settle_refused.empty() || !account.one_answer_away.empty())
        add_settle(document, account, scenario);
    if (!account.package.empty()) {
        Document package;
        for (std::size_t party = 0; party < account.package.size(); ++party)
            package.set(party_id(scenario, party), package_answer_document(account.package[party], scenario));
        document.set("package", std::move(package));
    }
    if (!account.compare.empty()) {
        Document compare;
        for (std::size_t party = 0; party < account.compare.size(); ++party) {
            const Comparison& comparison = account.compare[party];
            Document one;
            one.set("first_at_least", to_string(comparison.first_at_least));
            one.set("second_at_least", to_string(comparison.second_at_least));
            one.set("first_reasons", reasons_document(comparison.first_reasons, scenario));
            one.set("second_reasons", reasons_document(comparison.second_reasons, scenario));
            compare.set(party_id(scenario, party), std::move(one));
        }
        document.set("compare", std::move(compare));
    }
    if (!account.verdict_map.empty()) document.set("map", map_document(account, scenario));
    return document;
}

}  // namespace

Document package_document(const Package& package, const Scenario& scenario) {
    Document document = Document::object();
    for (std::size_t issue = 0; issue < package.levels.size(); ++issue)
        if (package.levels[issue] != 0) document.set(scenario.issues[issue].id, package.levels[issue]);
    return document;
}

Document reason_document(const Reason& reason, const Scenario& scenario) {
    Document document;
    switch (reason.kind) {
        case Reason::Kind::statement:
            document.set("statement", reason.id);
            break;
        case Reason::Kind::direction:
            document.set("direction", reason.id);
            break;
        case Reason::Kind::number:
            document.set("number", reason.id);
            break;
    }
    document.set("multiplier", reason.multiplier);
    if (reason.kind == Reason::Kind::direction) {
        document.set("issue", issue_id(scenario, reason.issue));
        document.set("step", reason.step);
    }
    if (reason.first_stands_for)
        document.set("first_stands_for", package_document(*reason.first_stands_for, scenario));
    if (reason.second_stands_for)
        document.set("second_stands_for", package_document(*reason.second_stands_for, scenario));
    document.set("text", reason.text);
    return document;
}

Document to_document(const DealsAnswer& answer, const Scenario& scenario) {
    Document document;
    document.set("schema", "detente.deals/1");
    document.set("scenario", scenario.id);
    document.set("packages", answer.packages);
    document.set("family", to_string(answer.family));
    document.set("directions", to_string(answer.directions));
    document.set("refused", answer.refused.empty() ? Document() : Document(answer.refused));
    if (answer.certificates) document.set("certificates", number(*answer.certificates));
    Document accounts = Document::object();
    for (const AccountDeals& account : answer.accounts)
        accounts.set(account.account, account_document(account, scenario));
    document.set("accounts", std::move(accounts));
    return document;
}

}  // namespace detente::deals
