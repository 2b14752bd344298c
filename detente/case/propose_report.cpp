// SPDX-License-Identifier: Apache-2.0
#include "detente/case/propose_report.h"

#include <algorithm>
#include <functional>

#include "detente/case/one_account.h"
#include "detente/scenario/check.h"
#include "detente/scenario/numeric_view.h"

namespace detente::cases {

namespace {

// The numbers of the parties that are given by numbers alone, where there are two or more.
struct SpaceOfNumbers {
    NumericScenario scenario;
    numbers::Landscape landscape;
};

std::optional<SpaceOfNumbers> numbers_of(const Scenario& scenario) {
    Result<NumericScenario> numeric = numeric_view(scenario);
    if (!numeric || numeric->profiles.size() < 2) return std::nullopt;
    Result<numbers::Landscape> landscape = numbers::find_landscape(*numeric, {});
    if (!landscape) return std::nullopt;
    return SpaceOfNumbers{std::move(*numeric), std::move(*landscape)};
}

class Texts {
  public:
    Texts(const Scenario& scenario, const deals::CompiledAccount& account, const deals::Exchanges& exchanges,
          const std::optional<SpaceOfNumbers>& numbers)
        : scenario_(scenario), account_(account), exchanges_(exchanges), numbers_(numbers) {}

    Result<ProposedText> text(const deals::Proposal& proposal) const {
        ProposedText result;
        result.proposal = proposal;
        for (std::size_t party = 0; party < proposal.verdicts.size(); ++party) {
            if (proposal.verdicts[party] != Verdict::undetermined) continue;
            auto turns = deals::find_turns_on(scenario_, account_, exchanges_, static_cast<int>(party),
                                              proposal.package);
            if (!turns) return turns.errors();
            result.turns_on.push_back(std::move(*turns));
            if (const auto issue = exchanges_.hangs_on(static_cast<int>(party), proposal.package))
                result.hangs_on.emplace_back(static_cast<int>(party), *issue);
        }
        if (numbers_)
            result.place = numbers::measure_deal(
                numbers_->scenario, numbers_->landscape.profiles, Outcome{proposal.package.levels},
                numbers_->landscape.frontier, numbers_->landscape.stakes, numbers_->landscape.points);
        const deals::Code code = deals::encode(account_.space(), proposal.package);
        const auto gift = std::find(exchanges_.gifts.begin(), exchanges_.gifts.end(), code);
        if (gift == exchanges_.gifts.end()) return result;
        const std::uint32_t givers =
            exchanges_.givers[static_cast<std::size_t>(gift - exchanges_.gifts.begin())];
        for (std::size_t party = 0; party < scenario_.parties.size(); ++party)
            if ((givers >> party & 1) != 0) result.gift_from.push_back(scenario_.parties[party].id);
        return result;
    }

    template <class Proposals, class Of>
    Result<std::vector<ProposedText>> texts(const Proposals& proposals, Of proposal_of) const {
        std::vector<ProposedText> result;
        for (const auto& one : proposals) {
            auto made = text(proposal_of(one));
            if (!made) return made.errors();
            result.push_back(std::move(*made));
        }
        return result;
    }

  private:
    const Scenario& scenario_;
    const deals::CompiledAccount& account_;
    const deals::Exchanges& exchanges_;
    const std::optional<SpaceOfNumbers>& numbers_;
};

// Where every party is given by numbers nothing is drawn: of what is certain, the greatest product of gains
// comes first.
std::function<Rational(const Package&)> product_of_gains(const SpaceOfNumbers& numbers) {
    return [&numbers](const Package& package) {
        Rational result = 1;
        for (std::size_t p = 0; p < numbers.scenario.profiles.size(); ++p)
            result *=
                utility(numbers.scenario.profiles[p], numbers.scenario.domain, Outcome{package.levels}) -
                numbers.landscape.stakes.threat[p];
        return result;
    };
}

}  // namespace

Result<ProposeReport> propose_report(const Scenario& as_written, const ProposeRequest& request) {
    if (Errors faults = check(as_written); !faults.empty()) return faults;
    ProposeReport report;
    report.request = request;
    Result<OneAccount> one =
        one_account(as_written, request.account, request.filter, request.advice, "propose");
    if (!one) return one.errors();
    report.known = std::move(one->known);
    report.what_if = std::move(one->what_if);
    const deals::CompiledAccount& account = one->account;
    report.account = account.account();
    const Place place{as_written.file, 0, 0};
    if (request.to && !account.counted()[deals::encode(account.space(), *request.to)])
        return make_error(
            place, "--to: " + spelled_out(*request.to, report.scenario()) + " is no deal or cannot be agreed",
            "name a package that is on offer");
    deals::ProposalRequest asked;
    asked.party = request.party;
    asked.texts = request.texts;
    asked.to = request.to;
    asked.shares.laws = request.advice.use_shares ? request.advice.laws : std::vector<deals::Law>{};
    asked.shares.models = request.advice.models;
    asked.shares.seed = request.advice.seed;
    asked.shares.watch = request.advice.watch;
    const std::optional<SpaceOfNumbers> numbers = numbers_of(report.scenario());
    if (numbers && numbers->scenario.profiles.size() == account.parties()) {
        asked.worth = product_of_gains(*numbers);
        if (request.to) {
            const numbers::DealMeasures offered = numbers::measure_deal(
                numbers->scenario, numbers->landscape.profiles, Outcome{request.to->levels},
                numbers->landscape.frontier, numbers->landscape.stakes, numbers->landscape.points);
            if (offered.better)
                asked.beside = Package{numbers->landscape.frontier.outcome(*offered.better).values};
        }
    }
    const deals::Exchanges exchanges = deals::find_exchanges(account);
    report.exchanges = exchanges.list.size();
    report.found = deals::find_proposals(account, exchanges, asked);
    const Texts texts(report.scenario(), account, exchanges, numbers);
    const auto itself = [](const deals::Proposal& proposal) -> const deals::Proposal& { return proposal; };
    for (const auto& [from, to] :
         {std::pair(&report.found.certain, &report.certain), std::pair(&report.found.ranked, &report.ranked),
          std::pair(&report.found.menu, &report.menu)}) {
        auto made = texts.texts(*from, itself);
        if (!made) return made.errors();
        *to = std::move(*made);
    }
    if (report.found.offer) {
        auto made = texts.text(*report.found.offer);
        if (!made) return made.errors();
        report.offer = std::move(*made);
    }
    auto replies =
        texts.texts(report.found.replies, [](const deals::Reply& reply) { return reply.proposal; });
    if (!replies) return replies.errors();
    report.replies = std::move(*replies);
    if (numbers) report.landscape = numbers->landscape;
    return report;
}

}  // namespace detente::cases
