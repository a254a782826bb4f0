package logbatch.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// A CSV file that is drawn record by record, and remembers where each of them is.
final class CsvFile {

  /// What a file begins with.
  ///
  /// @param blank lines of it without a byte
  /// @param header records of it that are a header, or a directive before it
  private record Head(String text, int blank, int header) {}

  private static final List<Head> HEADS =
      List.of(
          new Head("data;status;mensagem\n", 0, 1),
          new Head("\uFEFFdata;status;mensagem\r\n", 0, 1),
          new Head("\n\ndata;status;\"mensagem\ndo pedido\"\n", 2, 1),
          new Head("sep=;\r\n\r\ndata;status;mensagem\r\n", 1, 2));

  private final Random random;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final SortedMap<Long, String> records = new TreeMap<>();
  private final int header;
  private int blank;
  private int rejected;

  CsvFile(Random random) {
    this.random = random;
    var head = HEADS.get(random.nextInt(HEADS.size()));
    append(head.text());
    this.header = head.header();
    this.blank = head.blank();
  }

  /// Draws a record, and what is behind it.
  void record(int number) {
    if (random.nextInt(15) == 0) {
      rejected++;
      add("2026-11-23T10:00:00Z;só duas " + number);
    } else {
      add("2026-11-23T10:00:00Z;%d;%s".formatted(200 + number % 300, message(number)));
    }
    if (random.nextInt(20) == 0) {
      blank++;
      append("\n");
    }
  }

  private String message(int number) {
    return switch (random.nextInt(4)) {
      case 0 -> "\"pedido %d\n\ncom \"\"aspas\"\"; e\r\nlinhas\"".formatted(number);
      case 1 -> "\"\n%s\"".formatted("ção;\n".repeat(random.nextInt(100)));
      case 2 -> "sem \"aspas\" no começo " + number;
      default -> "pedido " + number;
    };
  }

  /// Draws the end of the file, in which a quote is left open.
  void unendingQuote() {
    rejected++;
    add("2026-11-23T10:00:00Z;500;\"aberta");
    for (int i = random.nextInt(5); i > 0; i--) {
      add("2026-11-23T10:00:00Z;404;depois " + i);
    }
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  Expectation expected() {
    return new Expectation(records, blank, header, rejected);
  }

  private void add(String record) {
    records.put((long) bytes.size(), Expectation.printed(record.getBytes(UTF_8)));
    append(record + (random.nextInt(3) == 0 ? "\r\n" : "\n"));
  }

  private void append(String text) {
    bytes.writeBytes(text.getBytes(UTF_8));
  }
}
