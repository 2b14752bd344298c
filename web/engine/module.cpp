// SPDX-License-Identifier: Apache-2.0
// The module's doors. The page writes a request into memory that it asks for here, asks, and reads the
// answer's bytes.
#include <cstddef>
#include <string>

#include "web/engine/engine.h"

#define DETENTE_EXPORT(name) __attribute__((export_name(name), used))

namespace {

std::string& request() {
    static std::string text;
    return text;
}
detente::page::Told& told() {
    static detente::page::Told last;
    return last;
}

}  // namespace

extern "C" {

// The page's: part of the work, steps done and all of them (0: not known).
__attribute__((import_module("page"), import_name("progress"))) void detente_progress(const char* part,
                                                                                      std::size_t size,
                                                                                      double done, double of);

// Where a request of so many bytes is to be written.
DETENTE_EXPORT("detente_room") char* detente_room(std::size_t bytes) {
    request().assign(bytes, '\0');
    return request().data();
}
// Asks what was written there. 1: answered; 0: the text is a document of errors.
DETENTE_EXPORT("detente_ask") int detente_ask() {
    told() = {};
    told() = detente::page::ask(request(), [](const detente::Progress& at) {
        detente_progress(at.part.data(), at.part.size(), static_cast<double>(at.done),
                         static_cast<double>(at.of));
    });
    request().clear();
    return told().answered ? 1 : 0;
}
DETENTE_EXPORT("detente_text") const char* detente_text() {
    return told().text.data();
}
DETENTE_EXPORT("detente_text_size") std::size_t detente_text_size() {
    return told().text.size();
}

}  // extern "C"
