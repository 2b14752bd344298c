// SPDX-License-Identifier: Apache-2.0
#include "detente/case/rivals.h"
#include "detente/deals/statements/document.h"

namespace detente::cases {

namespace {

Document packages_document(const std::vector<Package>& packages, const Scenario& scenario) {
    Document list = Document::array();
    for (const Package& package : packages) list.push(deals::package_document(package, scenario));
    return list;
}

Document conflicts_document(const std::vector<PartyConflict>& conflicts, const Scenario& scenario) {
    Document list = Document::array();
    for (const PartyConflict& conflict : conflicts) {
        Document one;
        one.set("party", scenario.parties[static_cast<std::size_t>(conflict.party)].id);
        Document smallest = Document::array();
        for (const auto& [id, standing] : conflict.smallest) {
            Document member;
            member.set("statement", id);
            member.set("standing", to_string(standing));
            smallest.push(std::move(member));
        }
        one.set("smallest", std::move(smallest));
        one.set("level", to_string(conflict.level));
        one.set("above", Document::array_of(conflict.above));
        one.set("below", Document::array_of(conflict.below));
        one.set("frame_alone", conflict.frame_alone);
        list.push(std::move(one));
    }
    return list;
}

Document above_document(const AboveConflict& above, const Scenario& scenario) {
    Document document;
    document.set("conflicts", conflicts_document(above.conflicts, scenario));
    Document parties = Document::object();
    for (std::size_t party = 0; party < above.verdicts.size(); ++party) {
        Document one;
        one.set("always", packages_document(above.always[party], scenario));
        one.set("never", packages_document(above.never[party], scenario));
        one.set("undetermined", static_cast<std::size_t>(above.verdicts[party].undetermined));
        parties.set(scenario.parties[party].id, std::move(one));
    }
    document.set("verdicts", std::move(parties));
    return document;
}

}  // namespace

Document to_document(const Rivals& rivals, const Scenario& scenario) {
    Document document;
    document.set("accounts", Document::array_of(rivals.accounts));
    Document alone = Document::object();
    for (std::size_t i = 0; i < rivals.accounts.size(); ++i)
        alone.set(rivals.accounts[i], Document::array_of(rivals.alone[i]));
    document.set("alone", std::move(alone));
    document.set("shared", Document::array_of(rivals.shared));
    Document clashes = Document::array();
    for (const Clash& clash : rivals.clashes) {
        Document one;
        one.set("accounts", Document::array_of(clash.accounts));
        one.set("conflicts", conflicts_document(clash.conflicts, scenario));
        clashes.push(std::move(one));
    }
    document.set("clashes", std::move(clashes));
    document.set("compared", rivals.compared);
    Document differences = Document::array();
    for (const Difference& difference : rivals.differences) {
        Document verdicts = Document::object();
        for (std::size_t i = 0; i < rivals.accounts.size(); ++i)
            verdicts.set(rivals.accounts[i], to_string(difference.verdicts[i]));
        Document one;
        one.set("party", scenario.parties[static_cast<std::size_t>(difference.party)].id);
        one.set("verdicts", std::move(verdicts));
        one.set("count", difference.packages.size());
        one.set("packages", packages_document(difference.packages, scenario));
        differences.push(std::move(one));
    }
    document.set("differences", std::move(differences));
    Document same = Document::object();
    for (std::size_t party = 0; party < rivals.same.size(); ++party)
        same.set(scenario.parties[party].id, rivals.same[party]);
    document.set("same", std::move(same));
    document.set("above_conflict", rivals.above ? above_document(*rivals.above, scenario) : Document());
    return document;
}

}  // namespace detente::cases
