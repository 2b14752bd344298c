// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/toml/read_item.h"

#include <utility>

namespace detente::toml {

std::vector<ChainLink> read_chain(const ReadContext& context, const Node& table) {
    std::vector<ChainLink> chain;
    if (const Node* links = context.child(table, "chain", Node::Kind::array))
        for (const Node& link : links->children)
            chain.push_back({context.text(link, "who"), context.text(link, "verb"), context.text(link, "to"),
                             context.text(link, "medium")});
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
    const std::string standing = text(table, "standing");
    if (standing == "on_record") item.standing = Standing::on_record;
    if (standing == "reported") item.standing = Standing::reported;
    if (standing == "inferred") item.standing = Standing::inferred;
    item.hedge = text(table, "hedge");
    each_text(table, "source", [&](const Node& name) {
        item.sources.push_back(name.text);
        if (find_source(scenario_, name.text) >= 0) return;
        std::vector<std::string> known;
        for (const Source& source : scenario_.sources) known.push_back(source.id);
        unknown(place_in(name, 0), "source", name.text, known);
    });
    item.chain = read_chain(*this, table);
    item.quote = text(table, "quote");
    item.made = date(table, "made");
    item.published = date(table, "published");
    item.because = text(table, "because");
    item.note = text(table, "note");
    return item;
}

}  // namespace detente::toml
