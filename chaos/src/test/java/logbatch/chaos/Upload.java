package logbatch.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/// A file to upload, and what has to become of it.
///
/// @param key object key
/// @param stored the bytes to upload
/// @param expected what has to be there in the end
record Upload(String key, SdkBytes stored, Expectation expected) {

  private static final String BOM = "\uFEFF";

  /// Files of all kinds, drawn from a seed.
  static List<Upload> drawn(long seed, Random random) {
    var uploads = new ArrayList<Upload>();
    uploads.add(text("run-%d/texto ação+%%.log".formatted(seed), random, 60 + random.nextInt(80)));
    switch (random.nextInt(3)) {
      case 0 -> uploads.add(jsonLines("run-%d/eventos.jsonl".formatted(seed), random));
      case 1 -> uploads.add(csv("run-%d/pedidos.csv".formatted(seed), random));
      default -> uploads.add(text("run-%d/pequeno.TXT".formatted(seed), random, random.nextInt(3)));
    }
    uploads.add(
        zipped(text("run-%d/ativo.log".formatted(seed), random, 20 + random.nextInt(60)), random));
    return uploads;
  }

  /// A text file in which every kind of line occurs.
  static Upload text(String key, Random random, int lines) {
    var text = new StringBuilder(random.nextInt(4) == 0 ? BOM : "");
    for (int i = 0; i < lines; i++) {
      text.append(textLine(random, i));
      boolean isLast = i == lines - 1;
      text.append(isLast && random.nextBoolean() ? "" : random.nextInt(3) == 0 ? "\r\n" : "\n");
    }
    var bytes = text.toString().getBytes(UTF_8);
    return new Upload(key, SdkBytes.fromByteArray(bytes), Expectation.of(bytes, List.of()));
  }

  private static String textLine(Random random, int number) {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "é𝄞漢字 número %d \u0001\t\\ \u2028 fim".formatted(number);
      case 2 -> random.nextInt(4) == 0 ? "longa " + "çã".repeat(900) + number : "ERROR falha";
      case 3 -> "a\rb\u0085c\u000B %d".formatted(number);
      case 4, 5 -> "2026-11-23T10:%02d:00Z WARN tarefa %d".formatted(number % 60, number);
      default ->
          "192.0.2.%d - - [23/Nov/2026:10:00:%02d +0000] \"GET /%d HTTP/1.1\" %d 12"
              .formatted(number % 255, number % 60, number, 200 + random.nextInt(5) * 100 / 2);
    };
  }

  private static Upload jsonLines(String key, Random random) {
    var text = new StringBuilder();
    var rejected = new ArrayList<Integer>();
    int lines = 30 + random.nextInt(60);
    for (int i = 0; i < lines; i++) {
      if (random.nextInt(15) == 0) {
        rejected.add(i);
        text.append("{\"timestamp\":\"2026-11-23T10:00:00Z\",\"level\":").append(i).append('\n');
      } else {
        text.append(
            "{\"timestamp\":\"2026-11-23T10:00:00Z\",\"status\":%d,\"n\":%d}%n"
                .formatted(200 + i % 300, i)
                .replace(System.lineSeparator(), "\n"));
      }
    }
    var bytes = text.toString().getBytes(UTF_8);
    return new Upload(key, SdkBytes.fromByteArray(bytes), Expectation.of(bytes, rejected));
  }

  /// Records with quoted line feeds, and at the end sometimes a quote that no other one ends: its
  /// line is a record, and so is each line behind it.
  private static Upload csv(String key, Random random) {
    var file = new CsvFile(random);
    int records = 30 + random.nextInt(60);
    for (int i = 0; i < records; i++) {
      file.record(i);
    }
    if (random.nextBoolean()) {
      file.unendingQuote();
    }
    return new Upload(key, SdkBytes.fromByteArray(file.bytes()), file.expected());
  }

  /// The same content in one to four members.
  private static Upload zipped(Upload plain, Random random) {
    var out = new ByteArrayOutputStream();
    int members = 1 + random.nextInt(4);
    var content = plain.stored.asByteArray();
    int from = 0;
    for (int i = 1; i <= members; i++) {
      int to = content.length * i / members;
      try (var gzip = new GZIPOutputStream(out)) {
        gzip.write(Arrays.copyOfRange(content, from, to));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      from = to;
    }
    return new Upload(plain.key + ".gz", SdkBytes.fromByteArray(out.toByteArray()), plain.expected);
  }
}
