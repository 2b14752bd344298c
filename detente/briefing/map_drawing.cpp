// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/map_drawing.h"

#include <algorithm>
#include <cmath>

#include "detente/briefing/internal/html_text.h"
#include "detente/scenario/subject.h"

namespace detente::briefing {

namespace {

// In percent of the frame: the bands of what is certainly refused and certainly taken, and what lies between.
constexpr double kRefused = 5, kFrom = 12, kTo = 88, kCertain = 95, kBand = 9;

std::string percent(double value) {
    const long tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") + "%";
}

double place(Verdict verdict, double share) {
    if (verdict == Verdict::never) return kRefused;
    if (verdict == Verdict::always) return kCertain;
    return kFrom + share * (kTo - kFrom);
}

// Height in the drawing: the larger share above.
double height(Verdict verdict, double share) {
    return 100 - place(verdict, share);
}

std::string radius(std::uint64_t packages) {
    const double size = std::min(9.0, 2.4 + 0.9 * std::log2(static_cast<double>(packages)));
    const long tenths = std::lround(size * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

const char* kind_of(const ExchangeMap::Point& point) {
    const bool refused = point.verdict[0] == Verdict::never || point.verdict[1] == Verdict::never;
    if (refused || !point.open_to_all) return "refused";
    if (point.verdict[0] == Verdict::always && point.verdict[1] == Verdict::always) return "certain";
    return "open";
}

std::string band(const char* kind, bool upright) {
    const bool certain = std::string_view(kind) == "certain-band";
    const double start = certain ? 100 - kBand : 0;
    return "<rect class=\"" + std::string(kind) + "\" " +
           (upright ? "x=\"" + percent(start) + "\" y=\"0\" width=\"" + percent(kBand) + "\" height=\"100%\""
                    : "x=\"0\" y=\"" + percent(100 - kBand - start) + "\" width=\"100%\" height=\"" +
                          percent(kBand) + "\"") +
           "/>";
}

std::string mark(const ExchangeMap::Mark& one, const ExchangeMap::Plot& plot) {
    const auto at = [&](std::size_t side) {
        const double share = one.shares[static_cast<std::size_t>(plot.parties[side])];
        return share <= 0 ? kRefused : share >= 1 ? kCertain : kFrom + share * (kTo - kFrom);
    };
    const std::string x = percent(at(0)), y = percent(100 - at(1));
    return "<g class=\"marked\"><circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"8\"/><text x=\"" + x +
           "\" y=\"" + y + "\" dy=\".35em\" text-anchor=\"middle\">" + escaped(one.letter) + "</text></g>";
}

std::string plot_svg(const ExchangeMap::Plot& plot, const ExchangeMap& map, const Briefing& briefing) {
    const std::string& across = briefing.parties[static_cast<std::size_t>(plot.parties[0])].name;
    const std::string& up = briefing.parties[static_cast<std::size_t>(plot.parties[1])].name;
    std::string svg = "<div class=\"map-plot\"><p class=\"up-label\">" +
                      escaped(with_verb(up, "takes", "take")) +
                      " it <span aria-hidden=\"true\">↑</span></p><svg class=\"exchanges\" role=\"img\" "
                      "aria-label=\"" +
                      escaped("Exchanges by the share that accepts them: " + across +
                              " from left to right, " + up + " from below. " + map.in_words) +
                      "\">";
    svg += band("refused-band", true) + band("refused-band", false) + band("certain-band", true) +
           band("certain-band", false);
    std::vector<const ExchangeMap::Point*> order;
    for (const ExchangeMap::Point& point : plot.points) order.push_back(&point);
    // Large ones below, so that none hides another.
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->packages > b->packages; });
    for (const ExchangeMap::Point* point : order) {
        std::string told = point->told;
        if (point->packages > 1) told += " (and " + std::to_string(point->packages - 1) + " more here)";
        svg += "<a xlink:title=\"" + escaped(told) + "\"><circle class=\"" + kind_of(*point) + "\" cx=\"" +
               percent(place(point->verdict[0], point->share[0])) + "\" cy=\"" +
               percent(height(point->verdict[1], point->share[1])) + "\" r=\"" + radius(point->packages) +
               "\"/></a>";
    }
    for (const ExchangeMap::Mark& one : map.marks) svg += mark(one, plot);
    return svg + "</svg><p class=\"across-label\"><span>refused</span><span>" +
           escaped(with_verb(across, "takes", "take")) +
           " it <span aria-hidden=\"true\">→</span></span><span>certain</span></p></div>";
}

}  // namespace

std::string map_picture(const ExchangeMap& map, const Briefing& briefing) {
    std::string html = "<div class=\"map-plots\" style=\"--plots:" +
                       std::to_string(std::min<std::size_t>(map.plots.size(), 3)) + "\">";
    for (const ExchangeMap::Plot& plot : map.plots) html += plot_svg(plot, map, briefing);
    html += "</div><p class=\"map-told\" aria-live=\"polite\"></p>";
    return html;
}

}  // namespace detente::briefing
