// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/space_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

#include "detente/base/elementary.h"
#include "detente/briefing/internal/html_text.h"
#include "detente/deals/numbers/landscape_words.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr double kPad = 0.035;         // of an axis, beyond what it holds, at either end
constexpr int kUnits = 10'000;         // of an axis, in drawn coordinates
constexpr std::size_t kLines = 1'000;  // parallel coordinates
// A shade holds counts from its bound up to the next one.
constexpr std::array<std::uint64_t, 9> kShades{1, 3, 10, 30, 100, 300, 1'000, 3'000, 10'000};

class Scale {
  public:
    explicit Scale(const OutcomeSpace::Axis& axis) : low_(axis.low), high_(axis.high) {
        if (!(high_ > low_)) {
            low_ -= 0.5;
            high_ += 0.5;
        }
        const double pad = (high_ - low_) * kPad;
        low_ -= pad;
        high_ += pad;
    }
    double share(double value) const { return (value - low_) / (high_ - low_); }
    double low() const { return low_; }
    double high() const { return high_; }

    // Round numbers 1, 2 or 5 times a power of ten apart, about five of them.
    std::vector<double> ticks() const {
        const double wanted = (high_ - low_) / 5;
        const double power =
            elementary::pow(10.0, std::floor(elementary::log(wanted) / elementary::log(10.0)));
        double step = power;
        for (const double factor : {2.0, 5.0, 10.0})
            if (step < wanted * 0.99) step = power * factor;
        std::vector<double> result;
        for (double k = std::ceil(low_ / step); k * step <= high_; k += 1) result.push_back(k * step);
        return result;
    }

  private:
    double low_, high_;
};

std::string percent(double share) {
    char text[40];
    std::snprintf(text, sizeof text, "%.3f", share * 100);
    std::string result = text;
    while (result.back() == '0') result.pop_back();
    if (result.back() == '.') result.pop_back();
    return (result == "-0" ? "0" : result) + "%";
}

std::string units(double share) {
    return std::to_string(static_cast<int>(std::lround(share * kUnits)));
}

std::string frame(const std::string& inside, const char* name) {
    return std::string("<svg class=\"") + name + "\" width=\"100%\" height=\"100%\" viewBox=\"0 0 " +
           std::to_string(kUnits) + " " + std::to_string(kUnits) + "\" preserveAspectRatio=\"none\">" +
           inside + "</svg>\n";
}

std::size_t shade(std::uint64_t count) {
    std::size_t k = 0;
    while (k + 1 < kShades.size() && count >= kShades[k + 1]) ++k;
    return k;
}

std::string shade_words(std::size_t k) {
    if (k + 1 == kShades.size()) return grouped(kShades[k]) + " or more";
    return kShades[k] + 1 == kShades[k + 1] ? grouped(kShades[k])
                                            : grouped(kShades[k]) + "–" + grouped(kShades[k + 1] - 1);
}

std::string letters_words(const std::string& letters) {
    std::string text;
    for (const char c : letters) text += (text.empty() ? "" : " ") + std::string(1, c);
    return text;
}

class Plane {
  public:
    explicit Plane(const OutcomeSpace& space) : space_(space), x_(space.axes[0]), y_(space.axes[1]) {}

    std::string write() {
        text_ += "<div class=\"plane\"><div class=\"y-name\">" + escaped(space_.axes[1].party) +
                 " ↑</div>\n<div class=\"y-ticks\" aria-hidden=\"true\">";
        for (const double tick : y_.ticks())
            text_ +=
                "<span style=\"bottom:" + percent(y_.share(tick)) + "\">" + numbers::shown(tick) + "</span>";
        text_ += "</div>\n<svg class=\"plot\" role=\"img\" aria-label=\"" + escaped(space_.caption) +
                 ". The tables below have its points.\">\n";
        grid();
        if (space_.density) outcomes(*space_.density);
        zone();  // over the outcomes, so that it can be seen in their midst
        frontier();
        reservations();
        marks();
        text_ += "</svg>\n<div class=\"x-ticks\" aria-hidden=\"true\">";
        for (const double tick : x_.ticks())
            text_ +=
                "<span style=\"left:" + percent(x_.share(tick)) + "\">" + numbers::shown(tick) + "</span>";
        text_ += "</div>\n<div class=\"x-name\">" + escaped(space_.axes[0].party) + " →</div></div>\n";
        legend();
        return std::move(text_);
    }

  private:
    std::string px(double value) const { return percent(x_.share(value)); }
    std::string py(double value) const { return percent(1 - y_.share(value)); }

    void line(const char* name, const std::string& x1, const std::string& y1, const std::string& x2,
              const std::string& y2) {
        text_ += std::string("<line class=\"") + name + "\" x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 +
                 "\" y2=\"" + y2 + "\"/>";
    }

    void grid() {
        for (const double tick : x_.ticks()) line("grid", px(tick), "0", px(tick), "100%");
        for (const double tick : y_.ticks()) line("grid", "0", py(tick), "100%", py(tick));
        text_ += "\n";
    }

    bool any_reservation() const { return space_.axes[0].reservation || space_.axes[1].reservation; }

    void zone() {
        if (!any_reservation()) return;
        const double left =
            std::max(0.0, space_.axes[0].reservation ? x_.share(*space_.axes[0].reservation) : 0);
        const double foot =
            std::max(0.0, space_.axes[1].reservation ? y_.share(*space_.axes[1].reservation) : 0);
        text_ += "<rect class=\"zone\" x=\"" + percent(left) + "\" y=\"0\" width=\"" + percent(1 - left) +
                 "\" height=\"" + percent(1 - foot) + "\"/>\n";
    }

    void reservations() {
        if (const auto& value = space_.axes[0].reservation)
            line("reservation", px(*value), "0", px(*value), "100%");
        if (const auto& value = space_.axes[1].reservation)
            line("reservation", "0", py(*value), "100%", py(*value));
        if (space_.axes[0].reservation && space_.axes[1].reservation)
            text_ += "<svg class=\"no-deal\" overflow=\"visible\" x=\"" + px(*space_.axes[0].reservation) +
                     "\" y=\"" + py(*space_.axes[1].reservation) +
                     "\" width=\"1\" height=\"1\"><path d=\"M-5-5L5 5M-5 5L5-5\"/></svg>";
        text_ += "\n";
    }

    void outcomes(const numbers::Density& density) {
        if (density.dots.empty())
            cells(density);
        else
            dots(density);
    }

    void dots(const numbers::Density& density) {
        std::string path;
        for (const numbers::Density::Dot& dot : density.dots)
            path +=
                "M" + units(x_.share(dot.utilities[0])) + " " + units(1 - y_.share(dot.utilities[1])) + "h0";
        text_ += frame("<path d=\"" + path + "\"/>", "dots");
    }

    // Runs of one shade become one rectangle each; the cells' own frame puts them where their utilities are.
    void cells(const numbers::Density& density) {
        const numbers::DensityAxis& across = density.axes[0];
        const numbers::DensityAxis& up = density.axes[1];
        std::array<std::string, kShades.size()> paths;
        for (int row = 0; row < up.cells; ++row)
            for (int column = 0; column < across.cells;) {
                const std::uint64_t count = density.count(column, row);
                int end = column + 1;
                while (end < across.cells && same_shade(count, density.count(end, row))) ++end;
                if (count > 0) {
                    const std::string run = std::to_string(end - column);
                    paths[shade(count)] += "M" + std::to_string(column) + " " +
                                           std::to_string(up.cells - 1 - row) + "h" + run + "v1h-" + run +
                                           "z";
                }
                column = end;
            }
        const double left = x_.share(across.low.to_double()), foot = y_.share(up.low.to_double());
        const double right = x_.share((across.low + across.width * Rational(across.cells)).to_double());
        const double top = y_.share((up.low + up.width * Rational(up.cells)).to_double());
        text_ += "<svg class=\"density\" x=\"" + percent(left) + "\" y=\"" + percent(1 - top) +
                 "\" width=\"" + percent(right - left) + "\" height=\"" + percent(top - foot) +
                 "\" viewBox=\"0 0 " + std::to_string(across.cells) + " " + std::to_string(up.cells) +
                 "\" preserveAspectRatio=\"none\">";
        for (std::size_t k = 0; k < paths.size(); ++k)
            if (!paths[k].empty()) {
                text_ += "<path class=\"d" + std::to_string(k) + "\" d=\"" + paths[k] + "\"/>";
                used_.insert(k);
            }
        text_ += "</svg>\n";
    }

    static bool same_shade(std::uint64_t a, std::uint64_t b) {
        return a == 0 || b == 0 ? a == b : shade(a) == shade(b);
    }

    // Points at their utilities; the steps bound what some outcome reaches for both. Points that are drawn
    // at the same place are drawn once.
    void frontier() {
        std::string path, steps, last;
        for (std::size_t k = 0; k < space_.frontier_size(); ++k) {
            const std::string x = units(x_.share(space_.utility(k, 0)));
            const std::string y = units(1 - y_.share(space_.utility(k, 1)));
            if (x + " " + y == last) continue;
            last = x + " " + y;
            steps += steps.empty() ? "M" + x + " " + std::to_string(kUnits) + "V" + y : "H" + x + "V" + y;
            path += "M" + last + "h0";
        }
        steps += "H0";
        text_ +=
            frame("<path class=\"steps\" d=\"" + steps + "\"/><path class=\"points\" d=\"" + path + "\"/>",
                  "frontier");
        for (const OutcomeSpace::Listed& one : space_.listed)
            text_ += "<circle class=\"point\" data-point=\"" + std::to_string(one.point) + "\" cx=\"" +
                     px(space_.utility(one.point, 0)) + "\" cy=\"" + py(space_.utility(one.point, 1)) +
                     "\" r=\"4\"/>";
        text_ += "\n";
    }

    // Letters stand to the upper right of their point, where nothing can be; each moves up while it would
    // stand on another.
    void marks() {
        struct Spot {
            double x, y, width;
        };
        std::vector<Spot> taken;
        constexpr double wide = 560, tall = 420;  // the frame's usual size
        for (const OutcomeSpace::Mark& mark : space_.marks) {
            const double x = x_.share(space_.utility(mark.point, 0)),
                         y = 1 - y_.share(space_.utility(mark.point, 1));
            const double width = 14 + 17.0 * static_cast<double>(mark.letters.size() - 1);
            double rise = 9, aside = 8;
            const auto clash = [&] {
                return std::any_of(taken.begin(), taken.end(), [&](const Spot& spot) {
                    return std::abs(x * wide + aside - spot.x) < std::max(width, spot.width) &&
                           std::abs(y * tall - rise - spot.y) < 15;
                });
            };
            aside = std::min(aside, wide - x * wide - width);
            while (clash() && rise < 120) rise += 4;
            taken.push_back({x * wide + aside, y * tall - rise, width});
            text_ += "<circle class=\"mark\" data-mark=\"" + std::to_string(mark.point) + "\" cx=\"" +
                     percent(x) + "\" cy=\"" + percent(y) + "\" r=\"7\"/><text x=\"" + percent(x) +
                     "\" y=\"" + percent(y) + "\" dx=\"" + std::to_string(static_cast<int>(aside)) +
                     "\" dy=\"-" + std::to_string(static_cast<int>(rise)) + "\">" +
                     letters_words(mark.letters) + "</text>";
        }
        text_ += "\n";
    }

    void legend() {
        text_ += "<ul class=\"legend\">";
        const auto entry = [&](const std::string& mark, const std::string& words) {
            text_ += "<li>" + mark + " " + escaped(words) + "</li>";
        };
        entry("<i class=\"key point-key\"></i>", "point of the frontier");
        if (any_reservation())
            entry("<i class=\"key zone-key\"></i>", space_.axes[0].reservation && space_.axes[1].reservation
                                                        ? "at least as good as no deal for both"
                                                        : "at least as good as no deal");
        if (space_.density && !space_.density->dots.empty())
            entry("<i class=\"key dot-key\"></i>", "outcome");
        for (const std::size_t k : used_)
            entry("<i class=\"key d" + std::to_string(k) + "\"></i>",
                  shade_words(k) + (k == *used_.begin() ? " outcomes in a cell" : ""));
        text_ += "</ul>\n";
    }

    const OutcomeSpace& space_;
    Scale x_, y_;
    std::set<std::size_t> used_;  // shades that occur
    std::string text_;
};

// Upright lines, one a party; a point of the frontier runs across them.
class ParallelCoordinates {
  public:
    explicit ParallelCoordinates(const OutcomeSpace& space) : space_(space) {
        for (const OutcomeSpace::Axis& axis : space.axes) scales_.emplace_back(axis);
    }

    std::string write() {
        const std::string columns = " style=\"--parties:" + std::to_string(scales_.size()) + "\"";
        text_ += "<div class=\"parallel\"" + columns + "><div class=\"heads\" aria-hidden=\"true\">";
        for (const OutcomeSpace::Axis& axis : space_.axes)
            text_ += "<span>" + escaped(axis.party) + "<b>" + numbers::shown(axis.high) + "</b></span>";
        text_ += "</div>\n<svg class=\"plot\" role=\"img\" aria-label=\"" + escaped(space_.caption) +
                 ". The tables below have its points.\">\n";
        lines();
        for (std::size_t p = 0; p < scales_.size(); ++p) axis(p);
        text_ += "</svg>\n<div class=\"heads\" aria-hidden=\"true\">";
        for (const OutcomeSpace::Axis& axis : space_.axes)
            text_ += "<span><b>" + numbers::shown(axis.low) + "</b></span>";
        text_ += "</div></div>\n";
        legend();
        return std::move(text_);
    }

  private:
    double at(std::size_t party) const {
        return (static_cast<double>(party) + 0.5) / static_cast<double>(scales_.size());
    }

    std::string way(std::size_t point) const {
        std::string path;
        for (std::size_t p = 0; p < scales_.size(); ++p)
            path +=
                (p ? "L" : "M") + units(at(p)) + " " + units(1 - scales_[p].share(space_.utility(point, p)));
        return path;
    }

    void lines() {
        std::string paths;
        const std::size_t every = (space_.listed.size() + kLines - 1) / kLines;
        for (std::size_t k = 0; k < space_.listed.size(); k += every)
            paths += "<path data-point=\"" + std::to_string(space_.listed[k].point) + "\" d=\"" +
                     way(space_.listed[k].point) + "\"/>\n";
        for (std::size_t k = 0; k < space_.marks.size(); ++k)
            paths += "<path class=\"named m" + std::to_string(k % 8) + "\" d=\"" +
                     way(space_.marks[k].point) + "\"/>\n";
        text_ += frame(paths, "lines");
    }

    void axis(std::size_t party) {
        const std::string x = percent(at(party));
        text_ += "<line class=\"axis\" x1=\"" + x + "\" y1=\"0\" x2=\"" + x + "\" y2=\"100%\"/>";
        if (const auto& value = space_.axes[party].reservation) {
            const std::string y = percent(1 - scales_[party].share(*value));
            text_ += "<svg class=\"no-deal\" overflow=\"visible\" x=\"" + x + "\" y=\"" + y +
                     "\" width=\"1\" height=\"1\"><path d=\"M-9 0H9\"/></svg>";
        }
        text_ += "\n";
    }

    void legend() {
        text_ += "<ul class=\"legend\">";
        for (std::size_t k = 0; k < space_.marks.size(); ++k)
            text_ += "<li><i class=\"key line-key m" + std::to_string(k % 8) + "\"></i> " +
                     escaped(space_.marks[k].name) + "</li>";
        for (const OutcomeSpace::Axis& axis : space_.axes)
            if (axis.reservation) {
                text_ += "<li><i class=\"key no-deal-key\"></i> no deal</li>";
                break;
            }
        text_ += "</ul>\n";
    }

    const OutcomeSpace& space_;
    std::vector<Scale> scales_;
    std::string text_;
};

}  // namespace

std::string space_picture(const OutcomeSpace& space) {
    if (space.axes.size() < 2 || space.frontier_size() == 0) return "";
    return space.axes.size() == 2 ? Plane(space).write() : ParallelCoordinates(space).write();
}

Document density_document(const numbers::Density& density) {
    Document rows = Document::array();
    const auto columns = static_cast<std::size_t>(density.axes[0].cells);
    for (std::size_t start = 0; start < density.counts.size(); start += columns) {
        std::string row;
        for (std::size_t k = start; k < start + columns;) {
            std::size_t end = k + 1;
            while (end < start + columns && density.counts[end] == density.counts[k]) ++end;
            row += (row.empty() ? "" : " ") + std::to_string(density.counts[k]) +
                   (end - k > 1 ? "x" + std::to_string(end - k) : "");
            k = end;
        }
        rows.push(std::move(row));
    }
    Document result = Document::object(), low = Document::array(), width = Document::array(),
             cells = Document::array();
    for (const numbers::DensityAxis& axis : density.axes) {
        low.push(Document(axis.low));
        width.push(Document(axis.width));
        cells.push(axis.cells);
    }
    result.set("cells", std::move(cells));
    result.set("low", std::move(low));
    result.set("width", std::move(width));
    result.set("counts", std::move(rows));
    return result;
}

Document space_data(const OutcomeSpace& space) {
    Document result = Document::object(), parties = Document::array(), values = Document::array(),
             points = Document::array();
    for (std::size_t p = 0; p < space.axes.size(); ++p) {
        const Scale scale(space.axes[p]);
        Document one = Document::object();
        one.set("name", space.axes[p].party);
        one.set("low", scale.low());
        one.set("high", scale.high());
        parties.push(std::move(one));
    }
    for (const auto& names : space.values) values.push(Document::array_of(names));
    for (const OutcomeSpace::Listed& listed : space.listed) {
        Document one = Document::object(), share = Document::array();
        for (std::size_t p = 0; p < space.axes.size(); ++p)
            share.push(static_cast<int>(
                std::lround(Scale(space.axes[p]).share(space.utility(listed.point, p)) * kUnits)));
        one.set("point", listed.point);
        one.set("at", std::move(share));
        one.set("utilities", Document::array_of(listed.utilities));
        one.set("outcome", Document::array_of(listed.outcome));
        for (const OutcomeSpace::Mark& mark : space.marks)
            if (mark.point == listed.point) one.set("name", mark.name);
        points.push(std::move(one));
    }
    result.set("parties", std::move(parties));
    result.set("issues", Document::array_of(space.issues));
    result.set("values", std::move(values));
    result.set("frontier", space.frontier_size());
    result.set("points", std::move(points));
    if (space.density) {
        Document density = density_document(*space.density), low = Document::array(),
                 width = Document::array();
        for (const numbers::DensityAxis& axis : space.density->axes) {
            low.push(axis.low.to_double());
            width.push(axis.width.to_double());
        }
        density.set("low", std::move(low));
        density.set("width", std::move(width));
        result.set("density", std::move(density));
    }
    return result;
}

}  // namespace detente::briefing
