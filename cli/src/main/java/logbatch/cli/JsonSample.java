package logbatch.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lines of an API gateway that logs JSON.
final class JsonSample {

  private static final Weighted<Integer> STATUSES =
      Weighted.of(
          List.of(
              Map.entry(200, 80),
              Map.entry(201, 6),
              Map.entry(400, 4),
              Map.entry(404, 5),
              Map.entry(500, 3),
              Map.entry(503, 2)));
  private static final Weighted<String> ROUTES =
      Weighted.of(
          List.of(
              Map.entry("/v1/pedidos", 5),
              Map.entry("/v1/clientes", 3),
              Map.entry("/v1/relatórios", 1),
              Map.entry("/health", 2)));

  private JsonSample() {}

  static String line(Instant at, RandomGenerator random) {
    int status = STATUSES.next(random);
    return "{\"timestamp\":\"%s\",\"level\":\"%s\",\"status\":%d,\"route\":\"%s\",\"duration_ms\":%d,\"message\":\"request \\\"%d\\\" done\"}"
        .formatted(
            at,
            status >= 500 ? "error" : status >= 400 ? "warn" : "info",
            status,
            ROUTES.next(random),
            random.nextInt(1, 2000),
            random.nextInt(1, 1_000_000));
  }
}
