package logbatch.reporter;

import java.util.Locale;
import logbatch.model.Timeline;

/// A timeline as a small bar chart.
final class TimelineSvg {

  private static final double WIDTH = 720;
  private static final double HEIGHT = 140;
  private static final double BAR_WIDTH_MIN = 2;

  private TimelineSvg() {}

  /// @param timeline with at least one bucket
  static String of(Timeline timeline) {
    long first = timeline.buckets().firstKey();
    double slots = timeline.buckets().lastKey() - first + 1.0;
    double highest =
        timeline.buckets().values().stream().mapToLong(Long::longValue).max().orElse(1);
    var bars = new StringBuilder();
    timeline
        .buckets()
        .forEach((bucket, items) ->
            bars.append(
                bar(
                    (bucket - first) / slots,
                    1 / slots,
                    items / highest,
                    "%s: %s".formatted(timeline.start(bucket), HtmlText.of(items)))));
    return """
    <svg viewBox="0 0 720 140" role="img" aria-label="Itens processados ao longo do tempo">
    %s</svg>
    """
        .formatted(bars);
  }

  /// @param start where the bar begins, as a part of the whole width; `width` likewise
  /// @param height as a part of the whole height
  private static String bar(double start, double width, double height, String title) {
    double barWidth = Math.max(BAR_WIDTH_MIN, WIDTH * width * 0.85);
    double barHeight = Math.max(1, HEIGHT * height);
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s</title></rect>\n",
        Math.min(start * WIDTH, WIDTH - barWidth),
        HEIGHT - barHeight,
        barWidth,
        barHeight,
        HtmlText.of(title));
  }
}
