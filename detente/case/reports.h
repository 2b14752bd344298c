// SPDX-License-Identifier: Apache-2.0
// Who reported an item, how well each report makes it stand, and from which day on it was known.
//
// An item has one report for each source that it names (all with the item's own chain, standing and days) and
// one for each further citation. An item without source is its author's assumption: known from its own day,
// or always where it has none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/scenario/scenario.h"

namespace detente::cases {

// Speaker: first in the chain of who told whom. Relay: any later link. Outlet: the source's outlet, or the
// source's id where it has none.
enum class SourceKind { speaker, relay, outlet };
std::string_view to_string(SourceKind kind);

struct SourceName {
    std::string name;
    SourceKind kind = SourceKind::outlet;
    friend bool operator==(const SourceName&, const SourceName&) = default;
};

struct Report {
    std::string source;             // id; empty where the item names none
    std::vector<SourceName> names;  // (canonical, scenario/names.h) on whom the report depends, each once;
                                    // empty where it names no source
    Standing standing = Standing::assumed;
    Mode mode = Mode::asserted;
    std::string because;
    std::string hedge;
    bool dated = true;  // false: it cites a source of which no day is known
    Date known;         // the first day on which it could be known, its last possible day; year 0: always

    // Words that say what is possible, conditional, asked or open support nothing until somebody restates
    // them and says why.
    bool restated() const { return !needs_restating(mode) || !because.empty(); }
    // Known on that day. An undated report is known on no day.
    bool known_by(const Date& day) const { return dated && (!known.known() || known <= last_day(day)); }
    // By the id of the source, or by any name of somebody on whom it depends.
    bool depends_on(std::string_view source_or_name, const NameIndex& index) const;
};

// "one page (a, b)", "one text (a, b)": a source that reports of these share.
std::string shared_text_name(const SharedText& shared);

// Never empty: an item without source has the one report of its author.
std::vector<Report> reports(const Item& item, const Scenario& scenario);

// True when the item names a source. What does not is the model's frame (or an assumption), and no page can
// take it away.
bool cites_source(const Item& item);

// The best standing that its restated reports give by that day, or at all where no day is named; none where
// no report is known by then.
std::optional<Standing> standing_at(const Item& item, const Scenario& scenario,
                                    const std::optional<Date>& day);

// Every name on which some report in the scenario depends, in order of first mention. A name that is an
// outlet somewhere counts as an outlet; otherwise one that is somewhere a speaker counts as a speaker.
std::vector<SourceName> source_names(const Scenario& scenario);

}  // namespace detente::cases
