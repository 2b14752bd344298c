// SPDX-License-Identifier: Apache-2.0
// What items, further reports and sources have in common: words cited, who told whom, days.
#include "detente/formats/internal/toml/read_item.h"

#include <utility>

namespace detente::toml {

namespace {

template <class Enum, std::size_t Count>
Enum one_of(std::string_view word, const Enum (&values)[Count], Enum otherwise) {
    for (const Enum value : values)
        if (!word.empty() && to_string(value) == word) return value;
    return otherwise;
}

std::optional<Standing> read_standing(const ReadContext& context, const Node& table) {
    const std::string word = context.text(table, "standing");
    for (const Standing standing :
         {Standing::assumed, Standing::inferred, Standing::reported, Standing::on_record})
        if (to_string(standing) == word) return standing;
    return std::nullopt;
}

Form read_form(const ReadContext& context, const Node& table) {
    static constexpr Form kForms[] = {Form::direct, Form::mixed, Form::indirect, Form::own_voice,
                                      Form::document};
    return one_of(context.text(table, "form"), kForms, Form::unsaid);
}

Mode read_mode(const ReadContext& context, const Node& table) {
    static constexpr Mode kModes[] = {Mode::denied,   Mode::promised,    Mode::threatened, Mode::demanded,
                                      Mode::possible, Mode::conditional, Mode::asked,      Mode::open};
    return one_of(context.text(table, "mode"), kModes, Mode::asserted);
}

About read_about(const ReadContext& context, const Node& table) {
    static constexpr About kAbouts[] = {About::self, About::other, About::event};
    return one_of(context.text(table, "about"), kAbouts, About::unsaid);
}

// "b9" or "b9.s3", numbers from 1 and without leading zeros.
bool good_sentence_id(std::string_view text) {
    const auto number = [&](char letter) {
        if (text.size() < 2 || text.front() != letter || text[1] < '1' || text[1] > '9') return false;
        text.remove_prefix(1);
        std::size_t digits = 0;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            text.remove_prefix(1);
            ++digits;
        }
        return digits <= 9;
    };
    if (!number('b')) return false;
    if (text.empty()) return true;
    if (text.front() != '.') return false;
    text.remove_prefix(1);
    return number('s') && text.empty();
}

std::string read_at(ReadContext& context, const Node& table) {
    const Node* at = context.child(table, "at", Node::Kind::text);
    if (!at) return {};
    if (!good_sentence_id(at->text))
        context.error(
            context.place_in(*at, 0), "`" + at->text.substr(0, 60) + "` names no sentence of a page",
            "write at = \"b9.s3\", the third sentence of the ninth block, as `detente ledger` prints them");
    else if (!table.find("source"))
        context.error(context.place_in(*at, 0), "this names a sentence and no source",
                      "add source = \"...\", the page that holds the sentence");
    return at->text;
}

std::vector<std::string> read_quote(ReadContext& context, const Node& table) {
    const Node* quote = table.find("quote");
    if (!quote) return {};
    std::vector<std::string> parts;
    std::size_t bytes = 0;
    context.each_text(table, "quote", [&](const Node& part) {
        if (quote->is(Node::Kind::array) && part.text.find_first_not_of(" \t\r\n") == std::string::npos)
            context.error(part, "a part of this quotation is empty", "leave it out");
        bytes += part.text.size();
        parts.push_back(part.text);
    });
    if (quote->is(Node::Kind::array) && parts.empty())
        context.error(*quote, "this quotation has no parts", "write the words cited, or leave the key out");
    if (bytes > Limits::quote_bytes)
        context.error(*quote,
                      "this quotation has " + std::to_string(bytes) + " bytes and may have " +
                          std::to_string(Limits::quote_bytes),
                      "quote the sentence that bears on it; the page itself is kept as the source's file");
    if (parts.size() == 1 && parts.front().find_first_not_of(" \t\r\n") == std::string::npos) {
        if (quote->is(Node::Kind::text))
            context.error(*quote, "this quotation is empty", "write the words cited, or leave the key out");
        parts.clear();
    }
    return parts;
}

Date day_after(const Date& date) {
    Date day = last_day(date);
    if (day.day < last_day({day.year, day.month, 0}).day) return {day.year, day.month, day.day + 1};
    return day.month < 12 ? Date{day.year, day.month + 1, 1} : Date{day.year + 1, 1, 1};
}

const Node& node_of(const Node& table, std::string_view key) {
    const Node* found = table.find(key);
    return found ? *found : table;
}

// What was said on a day cannot have come out before it. A source's own day may be one day behind: it counts
// where the outlet sits, and what was said counts where it was said.
void check_days(ReadContext& context, const Node& table, const Date& made, const Date& published,
                const std::vector<std::string>& sources) {
    if (!made.known()) return;
    if (published.known()) {
        if (last_day(published) < made)
            context.error(node_of(table, "published"),
                          "published " + to_string(published) + ", before it was made on " + to_string(made),
                          "mend one of the two days");
        return;
    }
    for (const std::string& id : sources) {
        const int index = find_source(context.scenario(), id);
        if (index < 0) continue;
        const Date& day = context.scenario().sources[static_cast<std::size_t>(index)].published;
        if (day.known() && day_after(day) < made)
            context.error(node_of(table, "made"),
                          "made on " + to_string(made) + ", and its source `" + id +
                              "` came out before, on " + to_string(day),
                          "mend one of the two days, or say when this could be known: published = ...");
    }
}

void check_validity(ReadContext& context, const Node& table, const Item& item) {
    if (item.valid_from.known() && item.valid_until.known() && last_day(item.valid_until) < item.valid_from)
        context.error(node_of(table, "valid_until"),
                      "valid until " + to_string(item.valid_until) + ", before it is valid from " +
                          to_string(item.valid_from),
                      "mend one of the two days");
}

void check_source(ReadContext& context, const Node& name) {
    if (find_source(context.scenario(), name.text) >= 0) return;
    std::vector<std::string> known;
    for (const Source& source : context.scenario().sources) known.push_back(source.id);
    context.unknown(context.place_in(name, 0), "source", name.text, known);
}

Citation read_citation(ReadContext& context, const Node& table, const Item& item) {
    Citation citation;
    citation.place = context.place(table);
    if (const Node* source = context.child(table, "source", Node::Kind::text)) {
        citation.source = source->text;
        check_source(context, *source);
    }
    citation.at = read_at(context, table);
    citation.quote = read_quote(context, table);
    if (!citation.quote.empty()) citation.place = context.place(*table.find("quote"));
    citation.form = read_form(context, table);
    citation.mode = read_mode(context, table);
    citation.about = read_about(context, table);
    citation.chain = read_chain(context, table);
    citation.standing = read_standing(context, table);
    citation.hedge = context.text(table, "hedge");
    citation.made = context.date(table, "made");
    citation.published = context.date(table, "published");
    citation.because = context.text(table, "because");
    check_days(context, table, citation.made.known() ? citation.made : item.made, citation.published,
               {citation.source});
    return citation;
}

// "A told B, who told A": nobody is his own source. Two speakers without names may be two people.
void check_chain(ReadContext& context, const Node& links, const std::vector<ChainLink>& chain) {
    std::unordered_map<std::string_view, std::size_t> speakers;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const ChainLink& link = chain[i];
        if (!link.named || link.who.empty()) continue;
        const auto [first, fresh] = speakers.emplace(link.who, i);
        const bool back = !link.to.empty() && speakers.contains(link.to);
        if (fresh && !back) continue;
        std::string told;
        for (std::size_t k = fresh ? speakers.at(link.to) : first->second; k <= i && told.size() < 300; ++k)
            told += (told.empty() ? "" : " told ") + chain[k].who.substr(0, 60);
        if (back) told += " told " + link.to.substr(0, 60);
        context.error(
            links.children[i], "this chain loops: " + told,
            "write each speaker once, the first speaker first; one without a name has named = false");
        return;
    }
}

}  // namespace

std::vector<ChainLink> read_chain(ReadContext& context, const Node& table) {
    std::vector<ChainLink> chain;
    const Node* links = context.child(table, "chain", Node::Kind::array);
    if (!links) return chain;
    for (const Node& link : links->children) {
        ChainLink one{context.text(link, "who"), context.text(link, "verb"), context.text(link, "to"),
                      context.text(link, "medium")};
        one.role = context.text(link, "role");
        one.named = context.boolean(link, "named").value_or(true);
        one.speaks_for = context.text(link, "for");
        context.party(link, "for");
        if (one.named) context.scenario().named.push_back(one.who);
        chain.push_back(std::move(one));
    }
    check_chain(context, *links, chain);
    return chain;
}

Item ReadContext::read_item(const Node& table, std::string default_id) {
    Item item;
    item.id = std::move(default_id);
    item.place = place(table);
    if (const Node* id = child(table, "id", Node::Kind::text)) {
        item.id = id->text;
        item.place = place(*id);
        good_id(item.id, item.place, "an item");
    }
    item.standing = read_standing(*this, table).value_or(Standing::assumed);
    item.hedge = text(table, "hedge");
    each_text(table, "source", [&](const Node& name) {
        item.sources.push_back(name.text);
        check_source(*this, name);
    });
    item.at = read_at(*this, table);
    std::vector<std::string> quote = read_quote(*this, table);
    if (!quote.empty()) {
        item.quote = std::move(quote.front());
        item.quote_parts.assign(std::make_move_iterator(quote.begin() + 1),
                                std::make_move_iterator(quote.end()));
        item.quote_place = place(*table.find("quote"));
    }
    item.form = read_form(*this, table);
    item.mode = read_mode(*this, table);
    item.about = read_about(*this, table);
    item.chain = read_chain(*this, table);
    item.made = date(table, "made");
    item.published = date(table, "published");
    item.valid_from = date(table, "valid_from");
    item.valid_until = date(table, "valid_until");
    item.supersedes = read_references(table, "supersedes", item.id);
    item.withdraws = read_references(table, "withdraws", item.id);
    if (const Node* cites = child(table, "cites", Node::Kind::array))
        for (const Node& entry : cites->children)
            if (entry.is(Node::Kind::table)) item.cites.push_back(read_citation(*this, entry, item));
    item.because = text(table, "because");
    item.note = text(table, "note");
    check_days(*this, table, item.made, item.published, item.sources);
    check_validity(*this, table, item);
    return item;
}

}  // namespace detente::toml
