package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.jr.ob.JSON;

class ParseCommandTest {

  private static final String ACCESS =
      "192.0.2.7 - - [03/Nov/2026:04:05:06 -0300] \"GET / HTTP/1.1\" 404 12\n";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void lineBecomesAnObject() throws IOException {
    assertThat(parse("--json", file("a.log", ACCESS))).isZero();

    assertThat(out)
        .hasToString(
            "{\"line\":1,\"byte_offset\":0,\"timestamp\":\"2026-11-03T07:05:06Z\",\"status\":404,"
                + "\"level\":null,\"format\":\"access-log\",\"error\":null}\n");
  }

  @Test
  void numbersAreThoseOfThePhysicalLines() throws IOException {
    parse("--json", file("a.csv", "\uFEFFtime,level\r\n\r\n2026-11-03T04:05:06Z,warn\r\n"));

    // 3 of the mark + 12 of the header + 2 of the blank line = 17
    assertThat(objects())
        .containsExactly(row(3, 17, "2026-11-03T04:05:06Z", null, "WARN", "csv", null));
  }

  @Test
  void levelsOwnWordIsThereIfItDiffers() throws IOException {
    parse("--json", file("a.jsonl", "{\"level\":\"Warning\"}\n{\"level\":\"warn\"}\n"));

    assertThat(objects().get(0))
        .containsEntry("level", "WARN")
        .containsEntry("level_original", "Warning");
    assertThat(objects().get(1)).containsEntry("level", "WARN").doesNotContainKey("level_original");
  }

  @Test
  void compressedFileIsReadAsItsContent() throws IOException {
    var file = Files.write(folder.resolve("a.jsonl.gz"), Gzip.of("\n{\"status\":503}\n"));

    parse("--json", file.toString());

    assertThat(objects()).containsExactly(row(2, 1, null, 503, null, "json", null));
  }

  @Test
  void rejectedLineSaysWhyAndWhere() throws IOException {
    assertThat(parse("--json", file("a.jsonl", "{\"a\":1}\n{\"a\":]\n"))).isZero();

    assertThat(objects().get(1))
        .containsEntry("format", "json")
        .containsEntry("error", "invalid_json: not JSON at character 6");
  }

  @Test
  void lineOverTheLimitIsCut() throws IOException {
    parse("--json", "--max-line-bytes", "4", file("a.jsonl", "{\"a\":1}\n"));

    assertThat(objects().getFirst())
        .containsEntry("error", "line_too_long: only the line's beginning was kept");
  }

  @Test
  void yearIsThatOfTheFilesLastChange() throws IOException {
    var file = file("a.log", "Dec 30 04:05:06 host app: x\n");
    Files.setLastModifiedTime(Path.of(file), FileTime.from(Instant.parse("2021-01-05T00:00:00Z")));

    parse("--json", file);

    assertThat(objects().getFirst()).containsEntry("timestamp", "2020-12-30T04:05:06Z");
  }

  @Test
  void zoneIsForTimestampsThatNameNone() throws IOException {
    parse("--json", "--time-zone", "America/Sao_Paulo", file("a.log", "2026-11-03 04:05:06 x\n"));

    assertThat(objects().getFirst()).containsEntry("timestamp", "2026-11-03T07:05:06Z");
  }

  @Test
  void chosenFormatIsTheOnlyOne() throws IOException {
    parse("--json", "--format", "syslog", file("a.jsonl", "Nov  3 04:05:06 h app: x\n{}\n"));

    assertThat(objects().get(0)).containsEntry("format", "syslog").containsEntry("error", null);
    assertThat(objects().get(1))
        .containsEntry("format", "text")
        .containsEntry("error", "not in the format syslog");
  }

  @Test
  void chosenFormatDecidesWhatTheFileIs() throws IOException {
    parse("--json", "--format", "json", file("a.log", "x\n"));
    assertThat(objects().getFirst().get("error").toString()).startsWith("invalid_json");
  }

  @Test
  void unknownFormatIsWrongUsageAndTheNamesAreTold() throws IOException {
    assertThat(parse("--format", "xml", file("a.log", ""))).isEqualTo(2);

    assertThat(err.toString()).contains("xml").contains("access-log").contains("json");
  }

  @Test
  void formatsOfOnesOwnComeFirst() throws IOException {
    var formats =
        file(
            "own.json",
            "{\"formats\":[{\"name\":\"mine\",\"regex\":\"^(?P<level>WARN|INFO)/(?P<status>[0-9]+)\","
                + "\"samples\":[{\"line\":\"WARN/404\",\"level\":\"WARN\",\"status\":404}]}]}");

    parse("--json", "--formats", formats, file("a.log", "INFO/503 x\n" + ACCESS));

    assertThat(objects().get(0))
        .containsEntry("format", "mine")
        .containsEntry("status", 503)
        .containsEntry("level", "INFO");
    assertThat(objects().get(1)).containsEntry("format", "access-log");
  }

  @Test
  void everythingThatIsWrongWithAFormatIsTold() throws IOException {
    var formats = file("own.yaml", "formats:\n- name: Mine\n  regex: '(?=x)'\n");

    assertThat(parse("--formats", formats, file("a.log", ""))).isEqualTo(2);

    assertThat(err.toString())
        .contains("own.yaml: format Mine has a name", "regex", "has no list of samples");
  }

  @Test
  void fileThatCannotBeReadDoesNotKeepTheOthersFromBeingRead() throws IOException {
    var gzip = Gzip.of(ACCESS);
    var cut = Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(gzip, gzip.length - 9));
    var missing = folder.resolve("missing.log").toString();

    int code =
        parse("--json", missing, folder.toString(), cut.toString(), file("a.log", ACCESS + ACCESS));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(missing + ": there is no such file"),
            line -> assertThat(line).startsWith(folder + ": not a file"),
            line -> assertThat(line).startsWith(cut + ": ").contains("gzip"));
    assertThat(objects())
        .extracting(row -> Path.of(row.get("file").toString()).getFileName().toString())
        .endsWith("a.log", "a.log");
  }

  @Test
  void noMoreIsReadOnceNobodyReadsTheRows() throws IOException {
    var pipe = new ClosedPipe();
    var line = Main.commandLine(CommandLine.defaultFactory()).setOut(new PrintWriter(pipe));

    int code = line.execute("parse", file("a.log", ACCESS.repeat(100_000)), file("b.log", ACCESS));

    assertThat(code).isZero();
    // 1,000 rows of 150 characters at most, of 100,000
    assertThat(pipe.characters()).isBetween(1L, 150_000L);
  }

  @Test
  void standardInputIsText() {
    var before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(ACCESS.getBytes(UTF_8)));
      assertThat(parse("--json")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(out.toString()).contains("access-log");
  }

  @Test
  void tableShowsNoCharacterThatATerminalObeys() throws IOException {
    parse(file("a.log", "x\u001B]0;title\u0007\tb\u202E\n"));

    assertThat(out.toString())
        .contains("line  timestamp", "      1  -", "\\u{1b}]0;title\\u{7}\\u{9}b\\u{202e}")
        .doesNotContain("\u001B", "\u202E");
  }

  @Test
  void summaryCountsPerFormat() throws IOException {
    parse("--summary", "--json", file("a.log", ACCESS + "\nx\n" + ACCESS), file("b.jsonl", "[]\n"));

    assertThat(objects())
        .containsExactly(
            Map.of(
                "format",
                "access-log",
                "lines",
                2,
                "timestamp",
                2,
                "status",
                2,
                "level",
                0,
                "rejected",
                0),
            Map.of(
                "format",
                "json",
                "lines",
                1,
                "timestamp",
                0,
                "status",
                0,
                "level",
                0,
                "rejected",
                1),
            Map.of(
                "format",
                "text",
                "lines",
                1,
                "timestamp",
                0,
                "status",
                0,
                "level",
                0,
                "rejected",
                0));
  }

  @Test
  void summaryIsATableForPeople() throws IOException {
    parse("--summary", file("a.log", ACCESS + "\n" + ACCESS));

    assertThat(out.toString().lines().toList())
        .containsExactly(
            "format                  lines    timestamp       status        level     rejected",
            "access-log                  2            2            2            0            0",
            "2 lines, and 1 blank, 0 header");
  }

  private int parse(String... arguments) {
    var line = Main.commandLine(CommandLine.defaultFactory());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    var all = new ArrayList<>(List.of("parse"));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private List<Map<String, Object>> objects() {
    return out.toString().lines().map(JSON.std::mapFrom).toList();
  }

  private static Map<String, Object> row(
      int line,
      int byteOffset,
      String timestamp,
      Integer status,
      String level,
      String format,
      String error) {
    var row = new HashMap<String, Object>();
    row.put("line", line);
    row.put("byte_offset", byteOffset);
    row.put("timestamp", timestamp);
    row.put("status", status);
    row.put("level", level);
    row.put("format", format);
    row.put("error", error);
    return row;
  }
}
