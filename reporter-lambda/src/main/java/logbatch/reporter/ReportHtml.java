package logbatch.reporter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import logbatch.model.RejectedSample;
import logbatch.model.ReportStatus;
import logbatch.model.Summary;
import logbatch.model.Tally;

/// The report as a page for people: one file, without scripts and without anything to load from
/// elsewhere.
final class ReportHtml {

  private static final String CONTENT_TYPE = "text/html; charset=utf-8";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private ReportHtml() {}

  /// The report as it is written to S3.
  static ReportDocument document(Report report, Edition edition, ReportMark mark) {
    return new ReportDocument(mark, CONTENT_TYPE, text(report, edition));
  }

  private static String text(Report report, Edition edition) {
    var name = HtmlText.of(report.header().batchId());
    return ReportPage.of(name, head(report, name) + figures(report) + foot(report, edition));
  }

  private static String head(Report report, String name) {
    var reason =
        report
            .reason()
            .map(text -> "<p class=\"reason\">" + HtmlText.of(text) + "</p>\n")
            .orElse("");
    return """
    <header>
    <p class="kind">Relatório de processamento</p>
    <h1>%s</h1>
    <p class="badge %s">%s</p>
    %s</header>
    """
        .formatted(name, badge(report.status()), HtmlText.of(report.status().label()), reason);
  }

  /// The class of the badge, which gives it its colour.
  private static String badge(ReportStatus status) {
    return switch (status) {
      case COMPLETE -> "good";
      case COMPLETE_WITH_REJECTIONS -> "mixed";
      case INCOMPLETE, FAILED -> "bad";
      case PROCESSING -> "open";
    };
  }

  private static String figures(Report report) {
    Summary summary = report.summary();
    return balance(report.balance())
        + timeline(summary)
        + "<div class=\"tables\">\n"
        + table("Por status", "Status", summary.statuses())
        + table("Por nível", "Nível", summary.levels())
        + table("Por formato", "Formato", summary.formats())
        + table("Rejeições por motivo", "Motivo", summary.reasons())
        + "</div>\n"
        + samples(summary.samples());
  }

  private static String balance(Balance balance) {
    var pending =
        balance.pending().isPresent()
            ? HtmlText.of(balance.pending().getAsLong())
            : balance.isExceeded() ? "sem contagem exata" : "ainda em leitura";
    return """
    <section aria-label="Balanço">
    <div class="balance">
    %s<span aria-hidden="true">=</span>
    %s<span aria-hidden="true">+</span>
    %s</div>
    <dl class="minor">
    %s%s%s%s</dl>
    </section>
    """
        .formatted(
            total("Linhas", balance.lines().sent()),
            total("Processadas", balance.processed()),
            total("Rejeitadas", balance.rejected()),
            fact("Pendentes", pending),
            fact("Em branco", HtmlText.of(balance.lines().blank())),
            fact("De cabeçalho", HtmlText.of(balance.lines().header())),
            fact("No arquivo, ao todo", HtmlText.of(balance.lines().total())));
  }

  private static String total(String label, long number) {
    return "<p><strong>%s</strong> %s</p>\n".formatted(HtmlText.of(number), label);
  }

  /// @param html value, escaped already
  private static String fact(String label, String html) {
    return "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(label, html);
  }

  private static String timeline(Summary summary) {
    if (summary.span().isEmpty() || summary.timeline().buckets().isEmpty()) {
      return "";
    }
    var span = summary.span().get();
    return """
    <section>
    <h2>Linha do tempo</h2>
    %s<p class="axis"><span>%s</span><span>%s</span></p>
    </section>
    """
        .formatted(TimelineSvg.of(summary.timeline()), time(span.first()), time(span.last()));
  }

  private static String table(String title, String column, Tally tally) {
    if (tally.counts().isEmpty()) {
      return "";
    }
    var rows =
        tally.counts().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(row ->
                "<tr><td>%s</td><td class=\"n\">%s</td></tr>\n"
                    .formatted(HtmlText.of(row.getKey()), HtmlText.of(row.getValue())))
            .collect(Collectors.joining());
    return """
    <section>
    <h2>%s</h2>
    <table>
    <thead><tr><th scope="col">%s</th><th scope="col" class="n">Itens</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    </section>
    """
        .formatted(title, column, rows);
  }

  private static String samples(List<RejectedSample> samples) {
    if (samples.isEmpty()) {
      return "";
    }
    return """
    <section>
    <h2>Amostras de linhas rejeitadas</h2>
    <div class="wide"><table>
    <thead><tr><th scope="col" class="n">Byte</th><th scope="col" class="n">Faixa</th>\
    <th scope="col" class="n">Linha</th><th scope="col">Motivo</th><th scope="col">Trecho</th></tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    </section>
    """
        .formatted(samples.stream().map(ReportHtml::row).collect(Collectors.joining()));
  }

  private static String row(RejectedSample sample) {
    return """
    <tr><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td>%s</td>\
    <td><code><bdi>%s</bdi></code></td></tr>
    """
        .formatted(
            HtmlText.of(sample.byteOffset()),
            HtmlText.of(sample.range()),
            HtmlText.of(sample.line()),
            HtmlText.of(sample.reason()),
            HtmlText.of(sample.excerpt()));
  }

  private static String foot(Report report, Edition edition) {
    var header = report.header();
    return """
    <footer>
    <dl class="minor">
    %s%s%s%s%s%s%s</dl>
    </footer>
    """
        .formatted(
            fact("Bucket", HtmlText.of(header.object().bucket())),
            fact("Tamanho", HtmlText.of(header.object().sizeBytes()) + " bytes"),
            fact("ETag", HtmlText.of(header.object().eTag())),
            fact("Execução", HtmlText.of(header.run().toString())),
            fact("Enviado em", time(header.upload().time())),
            fact("Gerado em", time(edition.generatedAt())),
            fact("Revisão", HtmlText.of(edition.revision())));
  }

  /// Years of more than four digits are printed as they are, so it is escaped like everything else.
  private static String time(Instant instant) {
    return HtmlText.of(TIME.format(instant));
  }
}
