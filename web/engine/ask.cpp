// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <utility>
#include <vector>

#include "detente/answers/answer.h"
#include "detente/answers/briefing_request.h"
#include "detente/base/error_document.h"
#include "detente/briefing/views.h"
#include "detente/formats/json.h"
#include "detente/requests/check_arguments.h"
#include "web/engine/edits.h"
#include "web/engine/engine.h"
#include "web/engine/model.h"
#include "web/engine/play.h"
#include "web/engine/walk.h"

namespace detente::page {

namespace {

const char* const kRequest = "the page's request";

Told refused(const Errors& errors) {
    return {false, to_json(error_document(errors))};
}

std::string text_of(const Document& value) {
    if (const std::string* text = value.text()) return *text;
    return to_json(value, -1);
}

// Switches are true; everything else is a value or a list of values.
answers::Arguments arguments_of(const Document& request) {
    answers::Arguments arguments;
    if (const Document* question = request.find("question")) arguments.command = text_of(*question);
    const Document* options = request.find("options");
    const Document::Object* members = options ? options->members() : nullptr;
    if (!members) return arguments;
    for (const auto& [name, value] : *members) {
        if (const bool* flag = value.boolean()) {
            if (*flag) arguments.given[name] = {""};
            continue;
        }
        std::vector<std::string> values;
        if (const Document::Array* elements = value.elements())
            for (const Document& element : *elements) values.push_back(text_of(element));
        else
            values.push_back(text_of(value));
        if (!values.empty()) arguments.given[name] = std::move(values);
    }
    return arguments;
}

// A file that is no UTF-8 comes as its bytes, a character up to U+00FF each, so that it is answered, or refused, as the
// command would.
std::string as_bytes(const std::string& text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80 || at + 1 == text.size()) {
            bytes += text[at];
            continue;
        }
        const auto next = static_cast<unsigned char>(text[++at]);
        bytes += static_cast<char>((lead & 0x03) << 6 | (next & 0x3F));
    }
    return bytes;
}

std::vector<SourceText> texts_of(const Document& request) {
    std::vector<SourceText> texts;
    const Document* given = request.find("texts");
    const Document::Array* elements = given ? given->elements() : nullptr;
    if (!elements) return texts;
    for (const Document& one : *elements) {
        const Document* name = one.find("name");
        const Document* text = one.find("text");
        if (!name || !text) continue;
        const Document* bytes = one.find("bytes");
        const bool raw = bytes && bytes->boolean() && *bytes->boolean();
        texts.push_back(source_text(text_of(*name), raw ? as_bytes(text_of(*text)) : text_of(*text)));
    }
    return texts;
}

// What was given, with the changes that the request asks for.
Result<std::vector<answers::GivenFile>> given_by(const Document& request, std::string_view question,
                                                 const std::vector<SourceText>& texts) {
    std::vector<answers::GivenFile> given = answers::given_texts(question, texts);
    if (texts.size() > 1 && question != "ledger") {
        // A scenario of statements comes with its pages: the first text is the scenario then.
        std::vector<answers::GivenFile> first = answers::given_texts(question, {texts.front()});
        if (first.front().opened && std::holds_alternative<TomlScenario>(*first.front().opened))
            given = std::move(first);
    }
    const Document* edits = request.find("edits");
    if (!edits || !edits->elements() || edits->elements()->empty() || texts.empty()) return given;
    Result<Edited> edited = apply_edits(texts.front(), *edits);
    if (!edited) return edited.errors();
    return std::vector<answers::GivenFile>{
        {texts.front().path, Opened(TomlScenario{std::move(edited->scenario)})}};
}

// What the last question was asked of, so that the next one, mostly of the same texts and changes, reads
// nothing again; and the report behind the last briefing.
struct Memory {
    std::string read;  // the texts and changes
    std::vector<answers::GivenFile> given;
    std::string options;  // of the report that is kept
    briefing::Kept kept;
};
Memory& memory() {
    static Memory last;
    return last;
}

// The options of a briefing but for the accounts.
std::string options_of(const answers::Arguments& arguments) {
    std::string text;
    for (const auto& [name, values] : arguments.given) {
        if (name == "--account") continue;
        text += name;
        for (const std::string& value : values) text += '\n' + value;
        text += '\0';
    }
    return text;
}

// The texts and changes that a question is asked of.
std::string read_by(const Document& request, const std::string& question) {
    std::string text = question;
    for (const char* part : {"texts", "edits"})
        if (const Document* value = request.find(part)) text += '\0' + to_json(*value, -1);
    return text;
}

std::optional<answers::Depth> depth_of(const std::string& view) {
    if (view == "first") return answers::Depth::without_shares;
    if (view == "front") return answers::Depth::front;
    if (view == "page") return answers::Depth::without_talks;
    if (view == "whole") return answers::Depth::whole;
    return std::nullopt;
}

Result<std::string> answer_in_view(const std::string& view, const answers::Arguments& arguments,
                                   const std::vector<answers::GivenFile>& given,
                                   const std::vector<SourceText>& texts, const Document& request,
                                   const Tell& tell) {
    answers::Surroundings around;
    around.page_of = answers::pages_among(texts);
    around.watch.progress = tell;
    if (const std::optional<answers::Depth> depth = depth_of(view)) {
        const Result<answers::Arguments> checked = requests::check_arguments(arguments);
        if (!checked) return checked.errors();
        Memory& last = memory();
        const std::string options = options_of(*checked);
        // What follows by proof alone, and numbers, leave what is kept as it is.
        const bool statements = given.size() == 1 && given.front().opened.ok() &&
                                std::holds_alternative<TomlScenario>(*given.front().opened);
        briefing::Kept* kept = statements && *depth != answers::Depth::without_shares ? &last.kept : nullptr;
        if (kept) kept->same_options = last.options == options;
        const Result<briefing::Briefing> made = answers::brief(*checked, {given, around}, *depth, kept);
        if (!made) return made.errors();
        if (kept) last.options = options;
        const bool whole = *depth >= answers::Depth::without_talks;
        return briefing::to_html(*made, whole ? briefing::Annex::folded : briefing::Annex::none);
    }
    if (view == "play") {
        const Result<answers::Arguments> checked = requests::check_arguments(arguments);
        if (!checked) return checked.errors();
        const Document* wanted = request.find("play");
        const Result<Document> played =
            play_document(wanted ? *wanted : Document(), *checked, {given, around});
        if (!played) return played.errors();
        return to_json(*played, -1);
    }
    const Result<Document> document = view == "walk" ? walk_document(arguments, {given, around})
                                                     : answers::answer(arguments, given, around);
    if (!document) return document.errors();
    return to_json(*document);
}

// The scenario as the page's forms show it, and its text.
Result<std::string> model(const Document& request, const std::vector<SourceText>& texts) {
    if (texts.empty()) return make_error({}, "nothing is given to look at", "open a scenario");
    const Document* edits = request.find("edits");
    const Result<Edited> edited = apply_edits(texts.front(), edits ? *edits : Document::array());
    if (!edited) return edited.errors();
    Document result = model_document(edited->scenario);
    result.set("text", edited->source.bytes);
    return to_json(result, -1);
}

}  // namespace

Told ask(const std::string& request, const Tell& tell) {
    const Result<Document> read = parse_json(request, kRequest);
    if (!read) return refused(read.errors());
    const answers::Arguments arguments = arguments_of(*read);
    const std::vector<SourceText> texts = texts_of(*read);
    const Document* wanted = read->find("view");
    const std::string view = wanted ? text_of(*wanted) : "document";
    Result<std::string> text = std::string();
    if (view == "model") {
        text = model(*read, texts);
    } else {
        Memory& last = memory();
        std::string asked = read_by(*read, arguments.command);
        if (last.read != asked || asked.empty()) {
            last.read.clear();
            Result<std::vector<answers::GivenFile>> given = given_by(*read, arguments.command, texts);
            if (!given) return refused(given.errors());
            last.given = std::move(*given);
            last.read = std::move(asked);
        }
        text = answer_in_view(view, arguments, last.given, texts, *read, tell);
    }
    if (!text) return refused(text.errors());
    return {true, std::move(*text)};
}

}  // namespace detente::page
