// SPDX-License-Identifier: Apache-2.0
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

std::vector<SourceText> texts_of(const Document& request) {
    std::vector<SourceText> texts;
    const Document* given = request.find("texts");
    const Document::Array* elements = given ? given->elements() : nullptr;
    if (!elements) return texts;
    for (const Document& one : *elements) {
        const Document* name = one.find("name");
        const Document* text = one.find("text");
        if (name && text) texts.push_back(source_text(text_of(*name), text_of(*text)));
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

Result<std::string> answer_in_view(const std::string& view, const answers::Arguments& arguments,
                                   const std::vector<answers::GivenFile>& given,
                                   const std::vector<SourceText>& texts, const Document& request,
                                   const Tell& tell) {
    answers::Surroundings around;
    around.page_of = answers::pages_among(texts);
    around.watch.progress = tell;
    if (view == "page" || view == "first") {
        const bool first = view == "first";
        const Result<answers::Arguments> checked = requests::check_arguments(arguments);
        if (!checked) return checked.errors();
        const Result<briefing::Briefing> made = answers::brief(
            *checked, {given, around}, first ? answers::Depth::without_shares : answers::Depth::whole);
        if (!made) return made.errors();
        return briefing::to_html(*made, first ? briefing::Annex::none : briefing::Annex::folded);
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
        const Result<std::vector<answers::GivenFile>> given = given_by(*read, arguments.command, texts);
        text = given ? answer_in_view(view, arguments, *given, texts, *read, tell)
                     : Result<std::string>(given.errors());
    }
    if (!text) return refused(text.errors());
    return {true, std::move(*text)};
}

}  // namespace detente::page
