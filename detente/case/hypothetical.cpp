// SPDX-License-Identifier: Apache-2.0
#include "detente/case/hypothetical.h"
#include "detente/case/hypothetical_words.h"

#include "detente/base/words.h"
#include "detente/case/conflicts.h"
#include "detente/deals/statements/compiled_account.h"
#include "detente/deals/statements/words.h"
#include "detente/formats/toml.h"

namespace detente::cases {

namespace {

// What is supposed may contradict what is known; what is dropped cannot.
std::optional<Error> clash(const Scenario& before, const Scenario& with, const std::string& name,
                           const Filter& filter) {
    const deals::AccountRequest request{name, filter.family, filter.directions};
    const auto after = deals::CompiledAccount::make(with, request);
    if (!after || !after->contradiction()) return std::nullopt;
    const auto known = deals::CompiledAccount::make(before, request);
    if (!known || known->contradiction()) return std::nullopt;
    return make_error({before.file, 0, 0},
                      "--assume: " + contradiction_sentence(*after->contradiction(), after->account(), with),
                      "suppose something else, or leave out what contradicts it with --drop");
}

}  // namespace

Filter without_hypotheses(const Filter& filter) {
    Filter result = filter;
    result.assume.clear();
    result.drop.clear();
    return result;
}

Result<std::vector<KnowledgeDifference>> what_if(const Scenario& as_written, const Filter& filter,
                                                 const Scenario& with, std::vector<std::string> accounts,
                                                 const AdviceRequest& advice) {
    std::vector<KnowledgeDifference> result;
    if (!filter.hypothetical()) return result;
    const Result<Filtered> before = filtered(as_written, without_hypotheses(filter));
    if (!before) return before.errors();
    if (accounts.empty()) accounts.emplace_back();
    for (const std::string& name : accounts) {
        if (const auto error = clash(before->scenario, with, name, filter)) return *error;
        auto found = difference({before->scenario, name, filter.family, filter.directions},
                                {with, name, filter.family, filter.directions}, advice);
        if (!found) return found.errors();
        result.push_back(std::move(*found));
    }
    return result;
}

Document hypothetical_document(const Filter& filter, const Scenario& scenario) {
    if (!filter.hypothetical()) return nullptr;
    Document document;
    Document assume = Document::array();
    for (std::size_t i = 0; i < filter.assume.size(); ++i) {
        Document one;
        one.set("id", what_if_id(i));
        one.set("statement", write_party_statement(filter.assume[i], scenario));
        assume.push(std::move(one));
    }
    document.set("assume", std::move(assume));
    document.set("drop", Document::array_of(filter.drop));
    document.set("words", hypothetical_in_words(filter, scenario));
    return document;
}

Document hypothetical_document(const Filter& filter, const Scenario& scenario,
                               const std::vector<KnowledgeDifference>& differences) {
    Document document = hypothetical_document(filter, scenario);
    if (document.is_null()) return document;
    Document accounts = Document::object();
    for (const KnowledgeDifference& one : differences)
        accounts.set(one.account_after, to_document(one, scenario, scenario));
    document.set("accounts", std::move(accounts));
    return document;
}

Document hypothetical_document(const Filter& filter, const Scenario& scenario, Document before) {
    Document document = hypothetical_document(filter, scenario);
    if (!document.is_null()) document.set("before", std::move(before));
    return document;
}

std::string hypothetical_in_words(const Filter& filter, const Scenario& scenario) {
    if (!filter.hypothetical()) return {};
    std::vector<std::string> parts;
    for (const Statement& one : filter.assume)
        parts.push_back("supposing that " + write_party_statement(one, scenario));
    if (!filter.drop.empty()) parts.push_back("without " + list_of(filter.drop));
    const char* said = filter.drop.empty()     ? ": nobody has said so."
                       : filter.assume.empty() ? filter.drop.size() == 1 ? ": as if it had not been said."
                                                                         : ": as if they had not been said."
                                               : ": nobody has said so, and what is left out was said.";
    return "Hypothetical, " + list_of(parts) + said;
}

}  // namespace detente::cases
