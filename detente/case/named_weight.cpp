// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/named_weight.h"

#include <tuple>

namespace detente::cases {

namespace {

using ledger::SourceLoss;

auto key(const SourceLoss& loss) {
    return std::tie(loss.source, loss.left, loss.standing);
}

int compare(const std::vector<SourceLoss>& a, const std::vector<SourceLoss>& b) {
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (key(a[i]) < key(b[i])) return -1;
        if (key(b[i]) < key(a[i])) return 1;
    }
    return 0;
}

auto plain_key(const ledger::Weight& w) {
    return std::tie(w.verdict, w.standing, w.needs_no_statement, w.weak_links, w.critical_statements,
                    w.survives, w.falls_by, w.independent_proofs, w.proofs_capped, w.reverses);
}

std::vector<std::string> ids(const std::vector<std::size_t>& indices,
                             const std::vector<ledger::WeighedStatement>& statements) {
    std::vector<std::string> result;
    for (const std::size_t i : indices) result.push_back(statements[i].id);
    return result;
}

}  // namespace

SourceKinds::SourceKinds(const Scenario& scenario) {
    for (const SourceName& name : source_names(scenario)) kinds_.emplace(name.name, name.kind);
}

SourceKind SourceKinds::of(const std::string& name) const {
    const auto found = kinds_.find(name);
    return found == kinds_.end() ? SourceKind::outlet : found->second;
}

VerdictWeight named_weight(const ledger::Weight& weight,
                           const std::vector<ledger::WeighedStatement>& statements,
                           const SourceKinds& kinds) {
    VerdictWeight named;
    named.verdict = weight.verdict;
    named.needs_no_statement = weight.needs_no_statement;
    named.standing = weight.standing;
    if (weight.verdict == Verdict::undetermined || weight.verdict == Verdict::conflict) return named;
    named.weak_links = ids(weight.weak_links, statements);
    named.critical_statements = ids(weight.critical_statements, statements);
    const auto sources = [&](const std::vector<SourceLoss>& losses, std::vector<WeighedSource>& into) {
        for (const SourceLoss& loss : losses)
            into.push_back({{loss.source, kinds.of(loss.source)}, loss.left, loss.standing});
    };
    sources(weight.critical_sources, named.critical_sources);
    sources(weight.other_sources, named.other_sources);
    named.survives = weight.survives;
    for (const auto& set : weight.falls_by) named.falls_by.push_back(ids(set, statements));
    named.independent_proofs = weight.independent_proofs;
    named.proofs_capped = weight.proofs_capped;
    for (const auto& [i, after] : weight.reverses) named.reverses.emplace_back(statements[i].id, after);
    return named;
}

bool WeightOrder::operator()(const ledger::Weight& a, const ledger::Weight& b) const {
    if (const int order = compare(a.critical_sources, b.critical_sources); order != 0) return order < 0;
    if (const int order = compare(a.other_sources, b.other_sources); order != 0) return order < 0;
    return plain_key(a) < plain_key(b);
}

}  // namespace detente::cases
