package logbatch.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lines of a service that takes orders.
final class ServiceSample {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").withZone(ZoneOffset.UTC);

  private static final Weighted<String> LEVELS =
      Weighted.of(
          List.of(
              Map.entry("INFO ", 70),
              Map.entry("DEBUG", 15),
              Map.entry("WARN ", 10),
              Map.entry("ERROR", 5)));
  private static final Weighted<String> MESSAGES =
      Weighted.of(
          List.of(
              Map.entry("Pedido %d recebido", 30),
              Map.entry("Pedido %d pago em 3 parcelas", 20),
              Map.entry("Estoque do produto %d atualizado", 20),
              Map.entry("Conexão com o banco devolvida após %d ms", 15),
              Map.entry("Tempo esgotado ao chamar pagamentos: tentativa %d", 10),
              Map.entry("Mensagem \"%d\" ignorada: já processada", 5)));

  private ServiceSample() {}

  static String line(Instant at, RandomGenerator random) {
    return "%s %s [worker-%d] br.example.loja.Pedidos - %s"
        .formatted(
            TIME.format(at),
            LEVELS.next(random),
            random.nextInt(1, 9),
            MESSAGES.next(random).formatted(random.nextInt(1, 100_000)));
  }
}
