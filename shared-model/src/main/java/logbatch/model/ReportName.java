package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/// Where the report of a file is: `dir/app.log` → `dir/relatorio_app.log.json`.
public final class ReportName {

  /// S3's limit on an object key, in UTF-8 bytes.
  private static final int KEY_MAX_BYTES = 1024;

  private static final int HASH_BYTES = 8;

  private ReportName() {}

  /// Key of the JSON report.
  ///
  /// @param key object key of the file, decoded
  public static String json(String key) {
    return of(key, ".json");
  }

  /// Key of the HTML report.
  ///
  /// @param key object key of the file, decoded
  public static String html(String key) {
    return of(key, ".html");
  }

  private static String of(String key, String ending) {
    int name = key.lastIndexOf('/') + 1;
    var whole = key.substring(0, name) + "relatorio_" + key.substring(name);
    return whole.getBytes(UTF_8).length + ending.length() <= KEY_MAX_BYTES
        ? whole + ending
        : shortened(whole, key) + ending;
  }

  /// The name cut to the limit, with a hash of the key, so that two long keys do not share a
  /// report.
  private static String shortened(String whole, String key) {
    var hash =
        HexFormat.of().formatHex(new Fingerprint().raw(key.getBytes(UTF_8)).bytes(), 0, HASH_BYTES);
    int room = KEY_MAX_BYTES - ".json".length() - "~".length() - hash.length();
    return cutAtCharacter(whole.getBytes(UTF_8), room) + "~" + hash;
  }

  private static String cutAtCharacter(byte[] utf8, int maxBytes) {
    int end = maxBytes;
    while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(Arrays.copyOf(utf8, end), UTF_8);
  }
}
