// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/state_drawing.h"

#include <array>
#include <cmath>

#include "detente/base/text.h"
#include "detente/briefing/internal/html_text.h"

namespace detente::briefing {

namespace {

// As wide as a telephone, so that letters keep their size there.
constexpr int kFrameWidth = 340, kOvalHeight = 430;
constexpr double kNodeWidth = 64, kNodeHeight = 26;
constexpr std::array<const char*, 8> kColors = {"#1b6ca8", "#c0392b", "#27823b", "#8e44ad",
                                                "#b9770e", "#117a65", "#5d6d7e", "#a04000"};

struct Spot {
    double x = 0, y = 0;
};

// Whole pixels: the same page on every machine.
std::string px(double value) {
    return std::to_string(static_cast<int>(std::lround(value)));
}

Spot place_of(std::size_t index, std::size_t count) {
    const double angle =
        2 * 3.14159265358979 * static_cast<double>(index) / static_cast<double>(count) - 1.5707963267949;
    return {kFrameWidth / 2.0 + 128 * std::cos(angle), kOvalHeight / 2.0 + 190 * std::sin(angle)};
}

// Where the line from the middle of a box towards a point leaves it.
Spot border(const Spot& box, const Spot& towards) {
    const double dx = towards.x - box.x, dy = towards.y - box.y;
    const double scale = std::max(std::abs(dx) / (kNodeWidth / 2 + 5), std::abs(dy) / (kNodeHeight / 2 + 5));
    return scale <= 0 ? box : Spot{box.x + dx / scale, box.y + dy / scale};
}

std::string node_box(const Spot& at, double grow, const char* more) {
    return "<rect x=\"" + px(at.x - kNodeWidth / 2 - grow) + "\" y=\"" + px(at.y - kNodeHeight / 2 - grow) +
           "\" width=\"" + px(kNodeWidth + 2 * grow) + "\" height=\"" + px(kNodeHeight + 2 * grow) +
           "\" rx=\"4\" stroke=\"currentColor\"" + more + "/>\n";
}

}  // namespace

std::string states_svg(const StateDrawing& drawing) {
    const int height = kOvalHeight + 18 * static_cast<int>(drawing.makers.size()) + 6;
    std::string svg = "<svg role=\"img\" viewBox=\"0 0 " + std::to_string(kFrameWidth) + " " +
                      std::to_string(height) +
                      "\" style=\"width:100%;max-width:" + std::to_string(kFrameWidth * 5 / 4) +
                      "px;height:auto\" aria-label=\"" + escaped(drawing.caption) + "\">\n<defs>\n";
    for (std::size_t i = 0; i < drawing.makers.size(); ++i)
        svg += "<marker id=\"move" + std::to_string(i) +
               "\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"3\" orient=\"auto\" "
               "markerUnits=\"userSpaceOnUse\"><path d=\"M0,0 L7,3 L0,6 z\" fill=\"" +
               kColors[i % kColors.size()] + "\"/></marker>\n";
    svg += "</defs>\n";
    const std::size_t count = drawing.nodes.size();
    for (const StateDrawing::Arrow& arrow : drawing.arrows) {
        const Spot from = place_of(static_cast<std::size_t>(arrow.from), count),
                   to = place_of(static_cast<std::size_t>(arrow.to), count);
        const Spot a = border(from, to), b = border(to, from);
        const auto maker = static_cast<std::size_t>(arrow.maker);
        svg += "<line x1=\"" + px(a.x) + "\" y1=\"" + px(a.y) + "\" x2=\"" + px(b.x) + "\" y2=\"" + px(b.y) +
               "\" stroke=\"" + kColors[maker % kColors.size()] + "\" class=\"by" +
               std::to_string(maker % kColors.size()) + "\" stroke-width=\"" + (arrow.path ? "3" : "1.2") +
               "\" marker-end=\"url(#move" + std::to_string(maker) + ")\"/>\n";
    }
    for (std::size_t k = 0; k < count; ++k) {
        const StateDrawing::Node& node = drawing.nodes[k];
        const Spot at = place_of(k, count);
        if (node.equilibrium) svg += node_box(at, 4, " fill=\"none\"");
        svg += node_box(at, 0, node.status_quo ? " fill=\"none\" stroke-width=\"3\"" : " fill=\"none\"");
        svg += "<text x=\"" + px(at.x) + "\" y=\"" + px(at.y + 4) +
               "\" text-anchor=\"middle\" font-size=\"12\" fill=\"currentColor\">" +
               escaped(text::shortened(node.label, 9)) + "</text>\n";
    }
    for (std::size_t i = 0; i < drawing.makers.size(); ++i) {
        const double y = kOvalHeight + 14 + 18 * static_cast<double>(i);
        svg += "<line x1=\"10\" y1=\"" + px(y - 4) + "\" x2=\"34\" y2=\"" + px(y - 4) + "\" stroke=\"" +
               kColors[i % kColors.size()] + "\" class=\"by" + std::to_string(i % kColors.size()) +
               "\" stroke-width=\"3\"/>\n<text x=\"40\" y=\"" + px(y) +
               "\" font-size=\"12\" fill=\"currentColor\">" +
               escaped(text::shortened(drawing.makers[i], 44)) + "</text>\n";
    }
    return svg + "</svg>\n";
}

}  // namespace detente::briefing
