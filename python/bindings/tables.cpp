// SPDX-License-Identifier: Apache-2.0
// Tables as Arrow streams of one batch. Columns of numbers lend the memory of the arrays that they were given
// and keep those alive; texts and columns with gaps are laid out once.
#include <nanobind/ndarray.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "python/bindings/arrow.h"
#include "python/bindings/bindings.h"

namespace nb = nanobind;

namespace detente::python {

namespace {

struct Column {
    std::string name;
    std::string format;                  // "g" doubles, "l" 64-bit whole numbers, "b" bits, "u" texts
    std::vector<std::uint8_t> validity;  // bits; empty: no gaps
    std::int64_t gaps = 0;
    std::vector<std::uint8_t> data;     // values, or the bytes of texts
    std::vector<std::int32_t> offsets;  // of texts
    const void* lent = nullptr;         // values that `owner` keeps
    nb::object owner;
};

struct Table {
    std::int64_t rows = 0;
    std::vector<Column> columns;

    ~Table() {
        // Whoever reads the stream may let go of it on any thread.
        if (!Py_IsInitialized()) {
            for (Column& column : columns) column.owner.release();
            return;
        }
        nb::gil_scoped_acquire held;
        columns.clear();
    }
};
using SharedTable = std::shared_ptr<const Table>;

void set_bit(std::vector<std::uint8_t>& bits, std::int64_t at) {
    bits[static_cast<std::size_t>(at / 8)] =
        static_cast<std::uint8_t>(bits[static_cast<std::size_t>(at / 8)] | (1u << (at % 8)));
}

template <class T>
void append(std::vector<std::uint8_t>& data, T value) {
    const std::size_t at = data.size();
    data.resize(at + sizeof value);
    std::memcpy(data.data() + at, &value, sizeof value);
}

void lay_out(Column& column, const nb::list& values) {
    const std::size_t rows = values.size(), bytes = (rows + 7) / 8;
    std::vector<std::uint8_t> valid(bytes, 0);
    if (column.format == "b") column.data.assign(bytes, 0);
    if (column.format == "u") column.offsets.push_back(0);
    std::int64_t row = 0;
    for (nb::handle value : values) {
        const bool gap = value.is_none();
        if (gap)
            ++column.gaps;
        else
            set_bit(valid, row);
        if (column.format == "b") {
            if (!gap && nb::cast<bool>(value)) set_bit(column.data, row);
        } else if (column.format == "g") {
            append(column.data, gap ? 0.0 : nb::cast<double>(value));
        } else if (column.format == "l") {
            append(column.data, gap ? std::int64_t{0} : nb::cast<std::int64_t>(value));
        } else {
            if (!gap) {
                Py_ssize_t length = 0;
                const char* text = PyUnicode_AsUTF8AndSize(value.ptr(), &length);
                if (!text) throw nb::python_error();
                column.data.insert(column.data.end(), text, text + length);
            }
            if (column.data.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
                throw nb::value_error("a column of texts is larger than 2 GiB");
            column.offsets.push_back(static_cast<std::int32_t>(column.data.size()));
        }
        ++row;
    }
    if (column.gaps > 0) column.validity = std::move(valid);
}

SharedTable make_table(const std::vector<std::string>& names, const std::vector<std::string>& formats,
                       const nb::typed<nb::list, nb::any>& columns) {
    auto table = std::make_shared<Table>();
    if (names.size() != formats.size() || names.size() != columns.size())
        throw nb::value_error("names, formats and columns differ in number");
    for (std::size_t k = 0; k < names.size(); ++k) {
        Column column;
        column.name = names[k];
        column.format = formats[k];
        const nb::handle values = columns[k];
        std::int64_t rows = 0;
        if (nb::isinstance<nb::list>(values)) {
            const auto list = nb::borrow<nb::list>(values);
            rows = static_cast<std::int64_t>(list.size());
            lay_out(column, list);
        } else if (column.format == "g") {
            const auto array = nb::cast<nb::ndarray<const double, nb::ndim<1>, nb::c_contig>>(values, false);
            rows = static_cast<std::int64_t>(array.shape(0));
            column.lent = array.data();
            column.owner = nb::borrow(values);
        } else {
            const auto array =
                nb::cast<nb::ndarray<const std::int64_t, nb::ndim<1>, nb::c_contig>>(values, false);
            rows = static_cast<std::int64_t>(array.shape(0));
            column.lent = array.data();
            column.owner = nb::borrow(values);
        }
        if (k > 0 && rows != table->rows) throw nb::value_error("the columns differ in length");
        table->rows = rows;
        table->columns.push_back(std::move(column));
    }
    return table;
}

// --- the interface's structures: each owns what it points to, and a share of the table
// -------------------------

struct OwnedSchema {
    std::string format, name;
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> pointers;
};

void release_schema(ArrowSchema* schema) {
    for (std::int64_t k = 0; k < schema->n_children; ++k)
        if (schema->children[k]->release) schema->children[k]->release(schema->children[k]);
    delete static_cast<OwnedSchema*>(schema->private_data);
    schema->release = nullptr;
}

OwnedSchema* fill_schema(ArrowSchema& out, std::string format, std::string name, std::int64_t flags) {
    auto* owned = new OwnedSchema{std::move(format), std::move(name), {}, {}};
    out = {owned->format.c_str(),
           owned->name.c_str(),
           nullptr,
           flags,
           0,
           nullptr,
           nullptr,
           &release_schema,
           owned};
    return owned;
}

struct OwnedArray {
    SharedTable table;
    std::vector<const void*> buffers;
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> pointers;
};

void release_array(ArrowArray* array) {
    for (std::int64_t k = 0; k < array->n_children; ++k)
        if (array->children[k]->release) array->children[k]->release(array->children[k]);
    delete static_cast<OwnedArray*>(array->private_data);
    array->release = nullptr;
}

void finish_array(ArrowArray& out, OwnedArray* owned, std::int64_t rows, std::int64_t gaps) {
    for (ArrowArray& child : owned->children) owned->pointers.push_back(&child);
    out = {rows,
           gaps,
           0,
           static_cast<std::int64_t>(owned->buffers.size()),
           static_cast<std::int64_t>(owned->children.size()),
           owned->buffers.data(),
           owned->pointers.data(),
           nullptr,
           &release_array,
           owned};
}

struct Stream {
    SharedTable table;
    bool given = false;
};

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    const Table& table = *static_cast<Stream*>(stream->private_data)->table;
    OwnedSchema* owned = fill_schema(*out, "+s", "", 0);
    owned->children.resize(table.columns.size());
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
        fill_schema(owned->children[k], table.columns[k].format, table.columns[k].name, kArrowNullable);
        owned->pointers.push_back(&owned->children[k]);
    }
    out->n_children = static_cast<std::int64_t>(owned->children.size());
    out->children = owned->pointers.data();
    return 0;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    auto* self = static_cast<Stream*>(stream->private_data);
    if (self->given) {
        *out = {};
        return 0;
    }
    self->given = true;
    const Table& table = *self->table;
    auto* root = new OwnedArray{self->table, {nullptr}, {}, {}};
    root->children.resize(table.columns.size());
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
        const Column& column = table.columns[k];
        auto* owned = new OwnedArray{self->table, {}, {}, {}};
        owned->buffers.push_back(column.validity.empty() ? nullptr : column.validity.data());
        if (column.format == "u") owned->buffers.push_back(column.offsets.data());
        owned->buffers.push_back(column.lent ? column.lent : column.data.data());
        finish_array(root->children[k], owned, table.rows, column.gaps);
    }
    finish_array(*out, root, table.rows, 0);
    return 0;
}

const char* get_last_error(ArrowArrayStream*) {
    return nullptr;
}

void release_stream(ArrowArrayStream* stream) {
    delete static_cast<Stream*>(stream->private_data);
    stream->release = nullptr;
}

nb::capsule stream_of(const SharedTable& table) {
    auto* stream =
        new ArrowArrayStream{&get_schema, &get_next, &get_last_error, &release_stream, new Stream{table}};
    return nb::capsule(stream, "arrow_array_stream", [](void* pointer) noexcept {
        auto* held = static_cast<ArrowArrayStream*>(pointer);
        if (held->release) held->release(held);
        delete held;
    });
}

}  // namespace

void bind_tables(nb::module_& module) {
    nb::class_<Table>(module, "ArrowTable", "Columns, laid out for Arrow.")
        .def_prop_ro("rows", [](const Table& table) { return table.rows; });
    module.def("arrow_table", &make_table, nb::arg("names"), nb::arg("formats"), nb::arg("columns"));
    module.def("arrow_stream", &stream_of, nb::arg("table"), "A capsule of a new stream over the table.");
}

}  // namespace detente::python
