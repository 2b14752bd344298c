// SPDX-License-Identifier: Apache-2.0
#include "python/bindings/documents.h"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "detente/formats/json.h"
#include "python/bindings/kept_texts.h"

namespace nb = nanobind;

namespace detente::python {

namespace {

nb::object checked(PyObject* made) {
    if (!made) throw nb::python_error();
    return nb::steal(made);
}

// A number as it is written: whole ones without a point or an exponent.
nb::object number_of(const std::string& text) {
    if (text.find_first_of(".eE") == std::string::npos)
        return checked(PyLong_FromString(text.c_str(), nullptr, 10));
    const double value = PyOS_string_to_double(text.c_str(), nullptr, nullptr);
    if (value == -1.0 && PyErr_Occurred()) throw nb::python_error();
    return checked(PyFloat_FromDouble(value));
}

nb::object number_of(double value) {
    if (!std::isfinite(value)) return nb::none();
    // A whole one may be written without a point.
    if (value == std::floor(value)) return number_of(to_json(Document(value), -1));
    return checked(PyFloat_FromDouble(value));
}

}  // namespace

nb::object as_python(const Document& document) {
    if (const bool* boolean = document.boolean()) return nb::bool_(*boolean);
    if (const std::int64_t* integer = document.integer()) return checked(PyLong_FromLongLong(*integer));
    if (const double* real = document.real()) return number_of(*real);
    if (const Document::NumberText* number = document.number_text()) return number_of(number->text);
    if (const std::string* text = document.text()) return text_of(*text);
    if (const Document::Array* elements = document.elements()) {
        const nb::object list = checked(PyList_New(static_cast<Py_ssize_t>(elements->size())));
        for (std::size_t k = 0; k < elements->size(); ++k)
            PyList_SET_ITEM(list.ptr(), static_cast<Py_ssize_t>(k),
                            as_python((*elements)[k]).release().ptr());
        return list;
    }
    if (const Document::Object* members = document.members()) {
        const nb::object dict = checked(PyDict_New());
        for (const Document::Member& member : *members)
            if (PyDict_SetItem(dict.ptr(), text_of(member.key).ptr(), as_python(member.value).ptr()) != 0)
                throw nb::python_error();
        return dict;
    }
    if (const Document::Streamed* streamed = document.streamed()) {
        const nb::object list = checked(PyList_New(0));
        streamed->each([&](const Document& element) {
            if (PyList_Append(list.ptr(), as_python(element).ptr()) != 0) throw nb::python_error();
        });
        return list;
    }
    return nb::none();
}

PythonSink::PythonSink() {
    open_.reserve(8);
}

void PythonSink::put(const nb::object& value) {
    if (open_.empty()) {
        whole_ = value;
        return;
    }
    PyObject* inside = open_.back().ptr();
    const int failed = PyDict_CheckExact(inside) ? PyDict_SetItem(inside, key_.ptr(), value.ptr())
                                                 : PyList_Append(inside, value.ptr());
    if (failed != 0) throw nb::python_error();
}

void PythonSink::begin_object() {
    nb::object dict = checked(PyDict_New());
    put(dict);
    open_.push_back(std::move(dict));
}

void PythonSink::begin_array() {
    nb::object list = checked(PyList_New(0));
    put(list);
    open_.push_back(std::move(list));
}

void PythonSink::end() {
    open_.pop_back();
}

void PythonSink::key(std::string_view name) {
    key_ = text_of(name);
}

void PythonSink::text(std::string_view text) {
    put(text_of(text));
}

void PythonSink::value(Document value) {
    put(as_python(value));
}

void PythonSink::real(double nearest) {
    put(checked(PyFloat_FromDouble(nearest)));
}

}  // namespace detente::python
