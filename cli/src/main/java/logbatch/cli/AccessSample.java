package logbatch.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lines of a shop's web server.
final class AccessSample {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(-3);

  private static final Weighted<String> METHODS =
      Weighted.of(
          List.of(
              Map.entry("GET", 80),
              Map.entry("POST", 14),
              Map.entry("HEAD", 3),
              Map.entry("PUT", 2),
              Map.entry("DELETE", 1)));
  private static final Weighted<String> PATHS =
      Weighted.of(
          List.of(
              Map.entry("/", 14),
              Map.entry("/produtos?pagina=%d", 20),
              Map.entry("/produtos/%d", 24),
              Map.entry("/carrinho", 8),
              Map.entry("/api/v1/pedidos/%d", 12),
              Map.entry("/api/v1/clientes/%d/enderecos", 4),
              Map.entry("/busca?q=caf%%C3%%A9+%d", 4),
              Map.entry("/assets/app.%d.js", 8),
              Map.entry("/favicon.ico", 3),
              Map.entry("/wp-login.php", 1)));
  private static final Weighted<Integer> STATUSES =
      Weighted.of(
          List.of(
              Map.entry(200, 780),
              Map.entry(304, 80),
              Map.entry(301, 15),
              Map.entry(302, 20),
              Map.entry(404, 45),
              Map.entry(401, 12),
              Map.entry(403, 6),
              Map.entry(400, 8),
              Map.entry(429, 4),
              Map.entry(500, 12),
              Map.entry(502, 6),
              Map.entry(503, 4),
              Map.entry(201, 8)));
  private static final Weighted<String> AGENTS =
      Weighted.of(
          List.of(
              Map.entry(
                  "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", 30),
              Map.entry(
                  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                  40),
              Map.entry(
                  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
                  18),
              Map.entry("curl/8.16.0", 5),
              Map.entry("ExampleBot/1.2 (+https://bot.example/)", 6),
              Map.entry("-", 1)));
  private static final Weighted<String> REFERRERS =
      Weighted.of(
          List.of(
              Map.entry("-", 55),
              Map.entry("https://loja.example/", 30),
              Map.entry("https://busca.example/?q=%22caf%C3%A9%22", 15)));
  private static final Weighted<String> USERS =
      Weighted.of(List.of(Map.entry("-", 96), Map.entry("ana", 2), Map.entry("joão", 2)));

  private AccessSample() {}

  static String line(Instant at, RandomGenerator random) {
    int status = STATUSES.next(random);
    var path = PATHS.next(random).formatted(random.nextInt(1, 5000));
    return "%s - %s [%s] \"%s %s HTTP/1.1\" %d %s \"%s\" \"%s\""
        .formatted(
            address(random),
            USERS.next(random),
            TIME.format(at.atOffset(ZONE)),
            METHODS.next(random),
            path,
            status,
            status == 304 ? "-" : Integer.toString(random.nextInt(120, 60_000)),
            REFERRERS.next(random),
            AGENTS.next(random));
  }

  private static String address(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> "192.0.2." + random.nextInt(1, 255);
      case 1 -> "198.51.100." + random.nextInt(1, 255);
      case 2 -> "203.0.113." + random.nextInt(1, 255);
      default -> "2001:db8::%x".formatted(random.nextInt(1, 0xFFFF));
    };
  }
}
