package logbatch.cli;

import java.io.PrintWriter;
import logbatch.model.LineCounts;
import logbatch.model.Reading;

/// A JSON object per line, for other programs.
final class ParseJson implements ParseOutput {

  private final PrintWriter out;
  private final boolean hasManyFiles;
  private final StringBuilder row = new StringBuilder();
  private String file = "";

  /// @param hasManyFiles whether an object has to tell which file its line is from
  ParseJson(PrintWriter out, boolean hasManyFiles) {
    this.out = out;
    this.hasManyFiles = hasManyFiles;
  }

  @Override
  public void begin(String name) {
    file = hasManyFiles ? "\"file\":" + JsonLine.quoted(name) + "," : "";
  }

  /// Written by hand: there is one for each of perhaps a hundred million lines.
  @Override
  public void take(ParsedLine line) {
    row.setLength(0);
    row.append('{')
        .append(file)
        .append("\"line\":")
        .append(line.number())
        .append(",\"byte_offset\":")
        .append(line.line().byteOffset());
    append(line.reading());
    row.append(",\"error\":");
    line.error().map(JsonLine::quoted).ifPresentOrElse(row::append, this::appendNull);
    row.append("}\n");
    out.append(row);
  }

  @Override
  public void end(LineCounts counts) {}

  @Override
  public void finish() {}

  private void append(Reading reading) {
    row.append(",\"timestamp\":");
    reading.timestamp().ifPresentOrElse(this::appendQuoted, this::appendNull);
    row.append(",\"status\":");
    reading.statusCode().ifPresentOrElse(row::append, this::appendNull);
    row.append(",\"level\":");
    reading.level().ifPresentOrElse(this::appendQuoted, this::appendNull);
    reading.levelOriginal().ifPresent(this::appendOriginal);
    row.append(",\"format\":");
    appendQuoted(reading.format());
  }

  private void appendOriginal(String word) {
    row.append(",\"level_original\":").append(JsonLine.quoted(word));
  }

  /// Of what has no character that would have to be escaped.
  private void appendQuoted(Object value) {
    row.append('"').append(value).append('"');
  }

  private void appendNull() {
    row.append("null");
  }
}
