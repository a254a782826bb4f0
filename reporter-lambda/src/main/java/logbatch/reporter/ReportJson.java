package logbatch.reporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RejectedSample;
import logbatch.model.Summary;
import logbatch.model.Tally;
import logbatch.model.Timeline;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The JSON report. Its keys, and their order, are described by `relatorio.schema.json`.
final class ReportJson {

  private static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private static final JsonFactory JSON = new JsonFactory();

  private ReportJson() {}

  /// The report as it is written to S3.
  static ReportDocument document(Report report, Edition edition, ReportMark mark) {
    return new ReportDocument(mark, CONTENT_TYPE, text(report, Optional.of(edition)) + "\n");
  }

  /// SHA-256 of the figures, in hexadecimal digits: of everything but revision and time of writing.
  static String digest(Report report) {
    try {
      var bytes = text(report, Optional.empty()).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String text(Report report, Optional<Edition> edition) {
    var out = new StringWriter();
    try (var json = JSON.createGenerator(new Pretty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("status", report.status().label());
      json.writeStringProperty("batch_id", report.header().batchId());
      writeBalance(json, report.balance());
      writeOrigin(json, report);
      edition.ifPresent(e -> {
        json.writeStringProperty("gerado_em", e.generatedAt().toString());
        json.writeNumberProperty("revisao", e.revision());
      });
      report.reason().ifPresent(reason -> json.writeStringProperty("motivo", reason));
      writeSummary(json, report.summary());
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void writeBalance(JsonGenerator json, Balance balance) {
    LineCounts lines = balance.lines();
    json.writeNumberProperty("total_linhas", lines.sent());
    json.writeNumberProperty("total_itens_processados", balance.processed());
    json.writeNumberProperty("total_itens_rejeitados", balance.rejected());
    writeNumberOrNull(json, "pendentes", balance.pending());
    json.writeNumberProperty("linhas_em_branco", lines.blank());
    json.writeNumberProperty("linhas_de_cabecalho", lines.header());
    json.writeNumberProperty("linhas_no_arquivo", lines.total());
  }

  private static void writeOrigin(JsonGenerator json, Report report) {
    ObjectVersion object = report.header().object();
    json.writeStringProperty("bucket", object.bucket());
    json.writeStringProperty("run_id", report.header().run().toString());
    json.writeStringProperty("etag", object.eTag());
    json.writeNumberProperty("tamanho_bytes", object.sizeBytes());
    json.writeStringProperty("enviado_em", report.header().upload().time().toString());
  }

  private static void writeSummary(JsonGenerator json, Summary summary) {
    writeTally(json, "por_status", summary.statuses());
    writeTally(json, "por_nivel", summary.levels());
    writeTally(json, "por_formato", summary.formats());
    writeTally(json, "rejeicoes_por_motivo", summary.reasons());
    writeSamples(json, summary.samples());
    writeTextOrNull(
        json, "primeiro_timestamp", summary.span().map(span -> span.first().toString()));
    writeTextOrNull(json, "ultimo_timestamp", summary.span().map(span -> span.last().toString()));
    writeTimeline(json, summary.timeline());
  }

  private static void writeTally(JsonGenerator json, String name, Tally tally) {
    json.writeObjectPropertyStart(name);
    tally.counts().forEach(json::writeNumberProperty);
    json.writeEndObject();
  }

  private static void writeSamples(JsonGenerator json, List<RejectedSample> samples) {
    json.writeArrayPropertyStart("amostras_rejeitadas");
    for (var sample : samples) {
      json.writeStartObject();
      json.writeNumberProperty("byte_offset", sample.byteOffset());
      json.writeNumberProperty("faixa", sample.range());
      json.writeNumberProperty("linha", sample.line());
      json.writeStringProperty("motivo", sample.reason());
      json.writeStringProperty("trecho", sample.excerpt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTimeline(JsonGenerator json, Timeline timeline) {
    json.writeObjectPropertyStart("linha_do_tempo");
    json.writeNumberProperty("largura_segundos", timeline.width().toSeconds());
    json.writeArrayPropertyStart("contagens");
    timeline
        .buckets()
        .forEach((bucket, items) -> {
          json.writeStartObject();
          json.writeStringProperty("inicio", timeline.start(bucket).toString());
          json.writeNumberProperty("itens", items);
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeNumberOrNull(JsonGenerator json, String name, OptionalLong number) {
    if (number.isPresent()) {
      json.writeNumberProperty(name, number.getAsLong());
    } else {
      json.writeNullProperty(name);
    }
  }

  private static void writeTextOrNull(JsonGenerator json, String name, Optional<String> text) {
    if (text.isPresent()) {
      json.writeStringProperty(name, text.get());
    } else {
      json.writeNullProperty(name);
    }
  }

  /// One property or array element per line, indented by two spaces, the same on every system.
  private static final class Pretty extends ObjectWriteContext.Base {

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
