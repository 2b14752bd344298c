// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/ladder_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "detente/base/text.h"
#include "detente/briefing/internal/html_text.h"

namespace detente::briefing {

namespace {

constexpr int kWidth = 680;
constexpr int kLeftRail = 235;
constexpr int kRightRail = 445;

std::string in_digits(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

// Whole pixels: the same page on every machine.
int pixels(double share) {
    return static_cast<int>(std::lround(share * (kWidth - 80)));
}

std::string at(double share) {
    return std::to_string(40 + pixels(share));
}

std::string label(const std::string& x, int y, const char* anchor, const std::string& text,
                  const char* more = "") {
    return "<text x=\"" + x + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" + anchor +
           "\" font-size=\"12\" fill=\"currentColor\"" + more + ">" + escaped(text) + "</text>\n";
}

const char* color_of(int sign) {
    return sign > 0 ? "#2e8b57" : sign < 0 ? "#c0392b" : "#b8860b";
}

std::string band(const std::array<double, 2>& range, int y, const char* color) {
    const std::string from = at(range[0]);
    const int width = std::max(3, pixels(range[1] - range[0]));
    return "<rect x=\"" + from + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(width) +
           "\" height=\"10\" fill=\"" + color + "\" fill-opacity=\"0.6\"/>\n";
}

std::string open_svg(int height, const std::string& words) {
    return "<svg role=\"img\" viewBox=\"0 0 " + std::to_string(kWidth) + " " + std::to_string(height) +
           "\" style=\"width:100%;max-width:" + std::to_string(kWidth) + "px;height:auto\" aria-label=\"" +
           escaped(words) + "\">\n";
}

}  // namespace

std::string in_words(const std::array<double, 2>& range) {
    if (range[0] == range[1]) return in_digits(range[0]);
    return "from " + in_digits(range[0]) + " to " + in_digits(range[1]);
}

std::string window_svg(const LadderPicture& picture) {
    std::string text = open_svg(
        112, "The window of the first step, as a share of the whole: the least that reassures lies " +
                 in_words(picture.least) + ", the most that enforces itself " + in_words(picture.most));
    if (picture.least[1] < picture.most[0])
        text += "<rect x=\"" + at(picture.least[1]) + "\" y=\"18\" width=\"" +
                std::to_string(pixels(picture.most[0] - picture.least[1])) +
                "\" height=\"52\" fill=\"#2e8b57\" fill-opacity=\"0.18\"/>\n";
    text += label("40", 14, "start", "the least that reassures lies here");
    text += band(picture.least, 20, "#4169a1");
    text += label("40", 64, "start", "the most that enforces itself lies here");
    text += band(picture.most, 42, "#b8860b");
    text += "<line x1=\"40\" y1=\"80\" x2=\"" + std::to_string(kWidth - 40) +
            "\" y2=\"80\" stroke=\"currentColor\"/>\n";
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        text += "<line x1=\"" + at(share) + "\" y1=\"76\" x2=\"" + at(share) +
                "\" y2=\"84\" stroke=\"currentColor\"/>\n";
        text += label(at(share), 98, "middle", in_digits(share));
    }
    return text + "</svg>\n";
}

std::string ladder_svg(const LadderPicture& picture, const LadderDrawing& ladder) {
    constexpr int kLine = 16;
    std::vector<int> top;
    int y = 44;
    for (const LadderRung& rung : ladder.rungs) {
        top.push_back(y);
        y += 24 + kLine * static_cast<int>(
                              std::max({rung.pieces[0].size(), rung.pieces[1].size(), std::size_t{1}}));
    }
    std::string text = open_svg(
        y + 10, "The ladder of " + ladder.title + ": " + std::to_string(ladder.rungs.size()) + " rungs");
    text += label(std::to_string(kLeftRail - 12), 18, "end", picture.sides[0] + " delivers",
                  " font-weight=\"600\"");
    text += label(std::to_string(kRightRail + 12), 18, "start", picture.sides[1] + " delivers",
                  " font-weight=\"600\"");
    text += label(std::to_string((kLeftRail + kRightRail) / 2), 18, "middle", "slack of each");
    for (const int rail : {kLeftRail, kRightRail})
        text += "<line x1=\"" + std::to_string(rail) + "\" y1=\"26\" x2=\"" + std::to_string(rail) +
                "\" y2=\"" + std::to_string(y) + "\" stroke=\"currentColor\" stroke-width=\"3\"/>\n";
    for (std::size_t k = 0; k < ladder.rungs.size(); ++k) {
        const LadderRung& rung = ladder.rungs[k];
        const int line = top[k];
        text += "<line x1=\"" + std::to_string(kLeftRail) + "\" y1=\"" + std::to_string(line) + "\" x2=\"" +
                std::to_string(kRightRail) + "\" y2=\"" + std::to_string(line) +
                "\" stroke=\"currentColor\" stroke-opacity=\"0.5\"/>\n";
        for (int side = 0; side < 2; ++side) {
            const auto s = static_cast<std::size_t>(side);
            const int rail = side == 0 ? kLeftRail : kRightRail;
            for (std::size_t p = 0; p < rung.pieces[s].size(); ++p)
                text += label(std::to_string(side == 0 ? rail - 12 : rail + 12),
                              line + 4 + kLine * static_cast<int>(p), side == 0 ? "end" : "start",
                              text::shortened(rung.pieces[s][p], 36));
            if (rung.slack[s].empty()) continue;
            text += "<circle cx=\"" + std::to_string(rail) + "\" cy=\"" + std::to_string(line) +
                    "\" r=\"5\" fill=\"" + color_of(rung.sign[s]) + "\"/>\n";
            text += label(std::to_string(side == 0 ? rail + 10 : rail - 10), side == 0 ? line - 5 : line + 14,
                          side == 0 ? "start" : "end", rung.slack[s]);
        }
    }
    return text + "</svg>\n";
}

}  // namespace detente::briefing
