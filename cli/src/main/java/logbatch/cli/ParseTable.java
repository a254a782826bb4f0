package logbatch.cli;

import java.io.PrintWriter;
import java.util.Locale;
import logbatch.model.Level;
import logbatch.model.Line;
import logbatch.model.LineCounts;

/// A row per line, for people.
final class ParseTable implements ParseOutput {

  private static final int LINE_WIDTH = 7;
  private static final int TIMESTAMP_WIDTH = 24;
  private static final int STATUS_WIDTH = 6;
  private static final int LEVEL_WIDTH = 8;
  private static final int FORMAT_WIDTH = 12;
  private static final int TEXT_MAX_CHARACTERS = 80;

  private final PrintWriter out;
  private final StringBuilder row = new StringBuilder();

  ParseTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(String name) {
    out.append(Visible.of(name)).append('\n');
    row.setLength(0);
    appendRight("line", LINE_WIDTH);
    append("timestamp", TIMESTAMP_WIDTH);
    append("status", STATUS_WIDTH);
    append("level", LEVEL_WIDTH);
    append("format", FORMAT_WIDTH);
    endRow("text, or why it is rejected");
  }

  @Override
  public void take(ParsedLine line) {
    var reading = line.reading();
    row.setLength(0);
    appendRight(Long.toString(line.number()), LINE_WIDTH);
    append(reading.timestamp().map(Object::toString).orElse("-"), TIMESTAMP_WIDTH);
    append(
        reading.statusCode().isPresent() ? Integer.toString(reading.statusCode().getAsInt()) : "-",
        STATUS_WIDTH);
    append(reading.level().map(Level::name).orElse("-"), LEVEL_WIDTH);
    append(reading.format(), FORMAT_WIDTH);
    endRow(
        line.error()
            .map(error -> Visible.of("! " + error))
            .orElseGet(() -> beginning(line.line())));
  }

  @Override
  public void end(LineCounts counts) {
    out.append(
        String.format(
            Locale.ROOT,
            "%,d lines, and %,d blank, %,d header%n%n",
            counts.sent(),
            counts.blank(),
            counts.header()));
  }

  @Override
  public void finish() {}

  private void appendRight(String cell, int width) {
    row.repeat(' ', Math.max(0, width - cell.length())).append(cell).append("  ");
  }

  private void append(String cell, int width) {
    row.append(cell).repeat(' ', Math.max(0, width - cell.length())).append("  ");
  }

  private void endRow(String lastCell) {
    out.append(row).append(lastCell).append('\n');
  }

  private static String beginning(Line line) {
    return Visible.beginning(line.content(), line.isTruncated(), TEXT_MAX_CHARACTERS);
  }
}
