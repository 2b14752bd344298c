// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_view.h"

#include <algorithm>

#include "cli/deals_words.h"
#include "cli/package_view.h"
#include "cli/table.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

using deals::AccountDeals;

std::string heading(const std::string& text, const View& view) {
    std::string result;
    for (const std::string& line : wrap(plain(text), view.width))
        result += painted(line, Style::heading, view.color) + "\n";
    return result;
}

std::string sentence(const std::string& text, const View& view, const char* first = "",
                     const char* rest = "") {
    return paragraph(plain(text), view.width, first, rest);
}

std::string introduction(const deals::DealsAnswer& answer, const Scenario& scenario, const View& view) {
    std::string title = scenario.title.empty() ? scenario.id : scenario.title;
    if (title.empty()) title = scenario.file;
    std::string text = heading(title, view);
    std::vector<std::string> parties;
    for (const Party& party : scenario.parties) {
        const bool told = !party.name.empty() && party.name != party.id && party.name != "the " + party.id;
        parties.push_back(told ? party.id + " (" + party.name + ")" : party.id);
    }
    const bool one = answer.packages == "1";
    text += sentence(
        "Parties: " + list_of(parties) + ". " + answer.packages + (one ? " package." : " packages."), view);
    return text + sentence(family_sentence(answer.family, answer.directions), view);
}

bool anything_counted(const deals::DealsAnswer& answer) {
    return std::any_of(answer.accounts.begin(), answer.accounts.end(),
                       [](const AccountDeals& account) { return account.counted; });
}

// An account may declare combinations infeasible, and then it has fewer packages.
bool packages_differ(const deals::DealsAnswer& answer) {
    return std::any_of(answer.accounts.begin(), answer.accounts.end(),
                       [&](const AccountDeals& account) { return account.packages != answer.packages; });
}

template <class Count>
void count_row(TextTable& table, const deals::DealsAnswer& answer, const std::string& who,
               const std::string& what, Style style, const Count& count) {
    std::vector<Cell> cells{{plain(who)}, {what, style}};
    for (const AccountDeals& account : answer.accounts)
        cells.push_back(account.counted && !account.contradiction
                            ? Cell{std::to_string(count(account)), style}
                            : Cell{"-", Style::faint});
    table.row(std::move(cells));
}

// Counts per party and zone, an account a column.
std::string counts_table(const deals::DealsAnswer& answer, const Scenario& scenario, const View& view) {
    TextTable table;
    table.column("account").column("");
    for (const AccountDeals& account : answer.accounts)
        table.column(plain(account.account), TextTable::Align::right);
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        const auto counts = [p](const AccountDeals& account) -> const deals::Counts& {
            return account.verdicts[p];
        };
        count_row(table, answer, party_name(scenario, static_cast<int>(p)), "always", Style::good,
                  [&](const AccountDeals& account) { return counts(account).always; });
        count_row(table, answer, "", "never", Style::bad,
                  [&](const AccountDeals& account) { return counts(account).never; });
        count_row(table, answer, "", "undetermined", Style::open,
                  [&](const AccountDeals& account) { return counts(account).undetermined; });
    }
    table.gap();
    if (packages_differ(answer)) {
        std::vector<Cell> cells{{"packages"}, {""}};
        for (const AccountDeals& account : answer.accounts) cells.push_back({account.packages});
        table.row(std::move(cells));
    }
    count_row(table, answer, "all parties", "certain", Style::good,
              [](const AccountDeals& account) { return account.zone.certain; });
    count_row(table, answer, "", "excluded", Style::bad,
              [](const AccountDeals& account) { return account.zone.excluded; });
    count_row(table, answer, "", "open", Style::open,
              [](const AccountDeals& account) { return account.zone.open; });

    std::string text = table.to_string(view.width, view.color);
    text +=
        "\n" + sentence(
                   "always: at least as good as no deal, never: worse than no deal, in every value function "
                   "that fits the statements; undetermined: in some and not in others. certain: always for "
                   "all parties; excluded: never for some party; open: the rest.",
                   view);
    return text;
}

std::string zone_sentence(const AccountDeals& account) {
    const deals::Zone& zone = account.zone;
    const std::string under = "Under account " + account.account;
    if (zone.certain > 0)
        return under + ", " + counted(zone.certain, "package is", "packages are") +
               " certainly acceptable to all; some party certainly refuses " + std::to_string(zone.excluded) +
               "; " + std::to_string(zone.open) + " are open.";
    if (zone.open > 0)
        return under +
               ", whether there is a deal is undetermined: no package is certainly acceptable to all; some "
               "party certainly refuses " +
               std::to_string(zone.excluded) + "; " + counted(zone.open, "is", "are") + " open.";
    return under + ", there is no deal: some party certainly refuses every package.";
}

bool only_open(const AccountDeals& account) {
    return account.counted && !account.contradiction && account.zone.certain == 0 && account.zone.open > 0;
}

// One sentence an account, but accounts that leave it undetermined share theirs: the table has their counts.
std::string zones_text(const deals::DealsAnswer& answer, const Scenario& scenario, bool zones,
                       const View& view) {
    std::vector<std::string> undetermined;
    for (const AccountDeals& account : answer.accounts)
        if (zones && only_open(account)) undetermined.push_back(account.account);
    std::string text;
    for (const AccountDeals& account : answer.accounts) {
        if (account.contradiction) {
            std::string told = contradiction_sentence(*account.contradiction, account.account, scenario);
            told.front() = 'U';
            text += sentence(told + ".", view);
        } else if (zones && account.counted && !(only_open(account) && undetermined.size() > 1)) {
            text += sentence(zone_sentence(account), view);
        }
    }
    if (undetermined.size() > 1)
        text +=
            sentence("Under accounts " + list_of(undetermined) +
                         ", whether there is a deal is undetermined: no package is certainly acceptable to "
                         "all, and some are open.",
                     view);
    return text.empty() ? text : "\n" + text;
}

std::string account_text(const AccountDeals& account, const Scenario& scenario,
                         const deals::DealsQuery& request, const View& view) {
    if (account.contradiction) return {};
    std::string text;
    if (request.package)
        text += "\n" +
                heading("The package " + spelled_out(*request.package, scenario) + ", under account " +
                            account.account,
                        view) +
                package_text(account, *request.package, scenario, view);
    if (request.compare)
        text += "\n" + heading("Two packages, under account " + account.account, view) +
                compare_text(account, request.compare->first, request.compare->second, scenario, view);
    return text;
}

}  // namespace

std::string deals_text(const deals::DealsAnswer& answer, const Scenario& scenario,
                       const deals::DealsQuery& request, const View& view) {
    std::string text = introduction(answer, scenario, view);
    if (!answer.refused.empty())
        text += "\n" + sentence("Nothing was counted: " + answer.refused + ".", view);
    // Who asks about one package wants to read about that one.
    const bool all_packages = request.settle || (!request.package && !request.compare);
    if (all_packages && anything_counted(answer)) text += "\n" + counts_table(answer, scenario, view);
    text += zones_text(answer, scenario, all_packages, view);
    for (const AccountDeals& account : answer.accounts)
        text += account_text(account, scenario, request, view);
    if (answer.certificates)
        text += "\n" + sentence("The independent checker proved " +
                                    counted(*answer.certificates, "certificate", "certificates") + " again.",
                                view);
    return text;
}

}  // namespace detente::cli
