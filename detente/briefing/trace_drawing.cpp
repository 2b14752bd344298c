// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/trace_drawing.h"

#include <algorithm>
#include <cmath>

#include "detente/briefing/internal/html_text.h"
#include "detente/case/talk_words.h"

namespace detente::briefing {

namespace {

// Of a drawing, in its own units; the frame lies inside.
constexpr int kLeft = 40, kRight = 310, kTop = 20, kFoot = 230, kWide = 330, kHigh = 262;

// Tenths of a unit: the same page on every machine.
std::string tenths(double value) {
    const long rounded = std::lround(value * 10);
    const long whole = rounded / 10, part = std::labs(rounded % 10);
    return std::to_string(whole) + (part ? "." + std::to_string(part) : "");
}

struct Range {
    double low = 0, high = 1;
    void take(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};

std::string across(double share) {
    return tenths(kLeft + (kRight - kLeft) * share);
}
std::string up(double share) {
    return tenths(kFoot - (kFoot - kTop) * share);
}
std::string coordinates(const std::string& x, const std::string& y) {
    return x + " " + y;
}

std::string open_svg(const std::string& words) {
    return "<svg role=\"img\" viewBox=\"0 0 " + std::to_string(kWide) + " " + std::to_string(kHigh) +
           "\" aria-label=\"" + escaped(words) + "\"><path class=\"axis\" d=\"M" + std::to_string(kLeft) +
           " " + std::to_string(kTop) + "V" + std::to_string(kFoot) + "H" + std::to_string(kRight) + "\"/>";
}

std::string text_at(int x, int y, const char* anchor, const std::string& words) {
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" + anchor +
           "\">" + escaped(words) + "</text>";
}

class Drawing {
  public:
    explicit Drawing(const TalksTrace& trace) : trace_(trace) {
        for (std::size_t side = 0; side < 2; ++side) {
            range_[side] = {trace.offers.front().utilities[side], trace.offers.front().utilities[side]};
            for (const TalksTrace::Offer& offer : trace.offers) range_[side].take(offer.utilities[side]);
            range_[side].take(trace.no_deal[side]);
            if (trace.agreement) range_[side].take((*trace.agreement)[side]);
        }
    }

    std::string write() const {
        return "<div class=\"trace-plots\">" + plane() + over_time() + "</div>\n<ul class=\"trace-legend\">" +
               legend() + "</ul>\n";
    }

  private:
    std::string at(const std::array<double, 2>& utilities) const {
        return coordinates(across(range_[0].share(utilities[0])), up(range_[1].share(utilities[1])));
    }

    std::string plane() const {
        std::string text = open_svg("Each offer by what it is worth to " + trace_.parties[0] +
                                    ", from left to right, and to " + trace_.parties[1] + ", from below. " +
                                    trace_.in_words);
        std::string lines;
        if (std::isfinite(trace_.no_deal[0]))
            lines += "M" + across(range_[0].share(trace_.no_deal[0])) + " " + std::to_string(kTop) + "V" +
                     std::to_string(kFoot);
        if (std::isfinite(trace_.no_deal[1]))
            lines += "M" + std::to_string(kLeft) + " " + up(range_[1].share(trace_.no_deal[1])) + "H" +
                     std::to_string(kRight);
        if (!lines.empty()) text += "<path class=\"no-deal\" d=\"" + lines + "\"/>";
        for (int party = 0; party < 2; ++party) {
            std::string track, points;
            for (const TalksTrace::Offer& offer : trace_.offers) {
                if (offer.party != party) continue;
                track += (track.empty() ? "M" : "L") + at(offer.utilities);
                const std::string x = across(range_[0].share(offer.utilities[0]));
                const std::string y = up(range_[1].share(offer.utilities[1]));
                points += "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"3\"/>";
            }
            text += "<g class=\"by-" + std::to_string(party) + "\"><path class=\"track\" d=\"" + track +
                    "\"/>" + points + "</g>";
        }
        if (trace_.agreement) {
            const std::string x = across(range_[0].share((*trace_.agreement)[0]));
            const std::string y = up(range_[1].share((*trace_.agreement)[1]));
            text += "<path class=\"end\" d=\"M" + coordinates(x, y) + "m-6 0h12m-6-6v12\"/>";
        }
        text += text_at(kRight, 250, "end", "better for " + shortened(trace_.parties[0]) + " →");
        text += text_at(kLeft, 13, "start", "↑ better for " + shortened(trace_.parties[1]));
        return "<div class=\"talks-plane\">" + text + "</svg></div>";
    }

    std::string over_time() const {
        std::string text = open_svg(
            "What each asks for as the rounds go, and how well its model orders the "
            "other side's values.");
        const double rounds = std::max(1, trace_.last_round);
        for (int party = 0; party < 2; ++party) {
            const auto side = static_cast<std::size_t>(party);
            std::string asks, model;
            for (const TalksTrace::Offer& offer : trace_.offers)
                if (offer.party == party && offer.asks)
                    asks += (asks.empty() ? "M" : "L") +
                            coordinates(across(offer.round / rounds), up(range_[side].share(*offer.asks)));
            for (const TalksTrace::Accuracy& one : trace_.accuracies)
                if (one.party == party)
                    model += (model.empty() ? "M" : "L") +
                             coordinates(across(one.round / rounds), up((one.kendall + 1) / 2));
            text += "<g class=\"by-" + std::to_string(party) + "\">";
            if (!asks.empty()) text += "<path class=\"track\" d=\"" + asks + "\"/>";
            if (!model.empty()) text += "<path class=\"track model\" d=\"" + model + "\"/>";
            text += "</g>";
        }
        text += text_at(kLeft, 13, "start", "↑ asks for more; models better");
        text += text_at(kLeft, 250, "start", "round 1");
        text += text_at(kRight, 250, "end", "round " + std::to_string(trace_.last_round + 1));
        return "<div class=\"talks-plane\">" + text + "</svg></div>";
    }

    std::string legend() const {
        std::string text;
        for (std::size_t side = 0; side < 2; ++side)
            text += "<li><span class=\"swatch r" + std::to_string(side) + "\" aria-hidden=\"true\"></span> " +
                    escaped(trace_.parties[side]) + ": " + escaped(trace_.strategies[side]) + "</li>";
        text += "<li>Joined points: offers. Cross: the agreement. Dashed: no deal.</li>";
        if (!trace_.accuracies.empty())
            text +=
                "<li>On the right, full lines: what each asks for. Dotted: how well its model orders the "
                "other side's values (Kendall, from −1 at the foot to 1 at the top).</li>";
        return text;
    }

    static std::string shortened(const std::string& name) {
        constexpr std::size_t kName = 28;
        return name.size() <= kName ? name : name.substr(0, name.find_last_of(' ', kName)) + "…";
    }

    const TalksTrace& trace_;
    std::array<Range, 2> range_;
};

}  // namespace

std::string trace_picture(const TalksTrace& trace) {
    return trace.offers.empty() ? std::string() : Drawing(trace).write();
}

}  // namespace detente::briefing
