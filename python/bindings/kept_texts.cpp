// SPDX-License-Identifier: Apache-2.0
#include "python/bindings/kept_texts.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace nb = nanobind;

namespace detente::python {

namespace {

constexpr std::size_t longest = 96;  // in bytes: what is longer hardly comes again
constexpr unsigned bits = 9;

// One string a place: what falls on the same place takes it over.
using Kept = std::array<nb::object, std::size_t{1} << bits>;
Kept* kept = nullptr;

template <class Word>
std::uint64_t ends_of(std::string_view text) {
    Word first = 0, last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    return first * 0x9E3779B97F4A7C15u ^ last * 0xC2B2AE3D27D4EB4Fu;
}

// By the length and both ends of the text.
std::size_t place_of(std::string_view text) {
    std::uint64_t mixed = text.size();
    if (text.size() >= 8)
        mixed += ends_of<std::uint64_t>(text);
    else if (text.size() >= 2)
        mixed += ends_of<std::uint16_t>(text);
    else if (text.size() == 1)
        mixed += ends_of<std::uint8_t>(text);
    return mixed * 0x9E3779B97F4A7C15u >> (64 - bits);
}

bool is(const nb::object& known, std::string_view text) {
    return known.is_valid() && static_cast<std::size_t>(PyUnicode_GET_LENGTH(known.ptr())) == text.size() &&
           std::memcmp(PyUnicode_1BYTE_DATA(known.ptr()), text.data(), text.size()) == 0;
}

nb::object made_of(std::string_view text) {
    PyObject* made = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
    if (!made) throw nb::python_error();
    return nb::steal(made);
}

}  // namespace

void keep_texts(nb::module_& module) {
    kept = new Kept;
    module.attr("_kept_texts") = nb::capsule(kept, [](void* pointer) noexcept {
        if (kept == pointer) kept = nullptr;
        delete static_cast<Kept*>(pointer);
    });
}

nb::object text_of(std::string_view text) {
    if (!kept || text.size() > longest) return made_of(text);
    nb::object& known = (*kept)[place_of(text)];
    if (is(known, text)) return known;
    nb::object made = made_of(text);
    // Only of these are the bytes the text.
    if (PyUnicode_IS_ASCII(made.ptr())) known = made;
    return made;
}

}  // namespace detente::python
