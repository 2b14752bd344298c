// SPDX-License-Identifier: Apache-2.0
// What every line of evidence or assumption has in common: an id, who said it, how sure we are, when it was
// said.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/error.h"

namespace detente {

// How well a thing stands, weakest first: somebody's assumption for the model's sake; inferred from what is
// known; reported by somebody else; on record from the party itself.
enum class Standing { assumed, inferred, reported, on_record };
std::string_view to_string(Standing standing);

// A day, or a month or year when no more is known (month or day 0). No date at all: year 0.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;

    bool known() const { return year != 0; }
    friend auto operator<=>(const Date&, const Date&) = default;
};
std::string to_string(const Date& date);  // "2019-02-28", "2019-02", "2019" or ""
// The last day that the date may mean: what is dated "2019-02" is known from 2019-02-28 on.
Date last_day(const Date& date);

// One link of who told whom, speaker first. Free text; what is not known is empty.
struct ChainLink {
    std::string who;
    std::string verb;
    std::string to;
    std::string medium;
    std::string role{};        // what the speaker is: "a sanctions scholar at Oslo University"
    std::string speaks_for{};  // id of the party for which he speaks; key `for`
    bool named = true;         // false: an anonymous source

    friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

// How words bear on what they are cited for. The last four support nothing until somebody restates them and
// says why.
enum class Mode { asserted, denied, promised, threatened, demanded, possible, conditional, asked, open };
std::string_view to_string(Mode mode);
inline bool needs_restating(Mode mode) {
    return mode >= Mode::possible;
}

// How the words reached the page: in quotation marks, partly so, paraphrased, in the writer's own voice, or
// in a document of the speaker's.
enum class Form { unsaid, direct, mixed, indirect, own_voice, document };
std::string_view to_string(Form form);  // "" when unsaid

// Whom the speaker speaks about: his own side's wish, act or promise, another's, or an event.
enum class About { unsaid, self, other, event };
std::string_view to_string(About about);  // "" when unsaid

// One report of a thing: where it stands, in which words, who told whom.
struct Citation {
    std::string source;              // id of a source
    std::string at;                  // the sentence, "b9.s3", or empty
    std::vector<std::string> quote;  // the words, as written; several parts in order, or none
    Form form = Form::unsaid;
    Mode mode = Mode::asserted;
    About about = About::unsaid;
    std::vector<ChainLink> chain;      // empty: as the source has it
    std::optional<Standing> standing;  // how well this report makes it stand; the item's when not said
    std::string hedge;                 // the hedging word as it was said
    Date made;                         // when it was said or done
    Date published;                    // when it could be known; the source's day when not said
    std::string because;
    Place place;  // of its quotation, or of the report when it quotes nothing

    friend bool operator==(const Citation& a, const Citation& b) {
        return a.source == b.source && a.at == b.at && a.quote == b.quote && a.form == b.form &&
               a.mode == b.mode && a.about == b.about && a.chain == b.chain && a.standing == b.standing &&
               a.hedge == b.hedge && a.made == b.made && a.published == b.published && a.because == b.because;
    }
};

// The part that statements, directions, irreversibility marks, rankings, moves and steps share. An account
// switches items by their id. Ids are unique in a scenario.
//
// An item with one report writes it in its own fields. Further reports, each with its own standing and day,
// stand in `cites`; what is not said there is as in the item.
struct Item {
    std::string id;
    Standing standing = Standing::assumed;
    std::string hedge;  // the hedging word as it was said: "evidently"; never turned into a number
    std::vector<std::string> sources;      // ids of sources
    std::vector<ChainLink> chain;          // empty: as the sources have it
    std::string quote;                     // the words cited, as written in the source
    std::vector<std::string> quote_parts;  // the parts that follow the first, in order
    std::string at;                        // the sentence cited, "b9.s3", or empty
    Form form = Form::unsaid;
    Mode mode = Mode::asserted;
    About about = About::unsaid;
    Date made;                            // when it was said or done
    Date published;                       // when it could be known
    Date valid_from;                      // holds from this day on
    Date valid_until;                     // holds to this day
    std::vector<std::string> supersedes;  // ids of items: the same speaker changed his mind
    std::vector<std::string> withdraws;   // ids of items that are taken back from its day on
    std::vector<Citation> cites;          // further reports
    std::string because;                  // why it stands as it does, or why it is assumed
    std::string note;
    Place place;
    Place quote_place;  // where its quotation is written; unknown when it has none

    // Equality of meaning: where a thing was written does not count.
    friend bool operator==(const Item& a, const Item& b) {
        return a.id == b.id && a.standing == b.standing && a.hedge == b.hedge && a.sources == b.sources &&
               a.chain == b.chain && a.quote == b.quote && a.quote_parts == b.quote_parts && a.at == b.at &&
               a.form == b.form && a.mode == b.mode && a.about == b.about && a.made == b.made &&
               a.published == b.published && a.valid_from == b.valid_from && a.valid_until == b.valid_until &&
               a.supersedes == b.supersedes && a.withdraws == b.withdraws && a.cites == b.cites &&
               a.because == b.because && a.note == b.note;
    }
};

}  // namespace detente
