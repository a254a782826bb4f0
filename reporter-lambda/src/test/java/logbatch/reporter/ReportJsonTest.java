package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import logbatch.model.ItemFacts;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonTest {

  private static final Edition FIRST = new Edition(1, Instant.parse("2026-01-02T03:10:00Z"));

  @Test
  void reportIsWrittenLikeThis() {
    var report = report("dir/app.log", List.of(Samples.done(0, 4)), Samples.summary(3, 1));

    assertThat(text(report, FIRST))
        .isEqualTo(
            """
            {
              "status" : "Completo com falhas",
              "batch_id" : "dir/app.log",
              "total_linhas" : 4,
              "total_itens_processados" : 3,
              "total_itens_rejeitados" : 1,
              "pendentes" : 0,
              "linhas_em_branco" : 2,
              "linhas_de_cabecalho" : 1,
              "linhas_no_arquivo" : 7,
              "bucket" : "input-logs-test",
              "run_id" : "RUN",
              "etag" : "e1",
              "tamanho_bytes" : 1000,
              "enviado_em" : "2026-01-02T03:04:05Z",
              "gerado_em" : "2026-01-02T03:10:00Z",
              "revisao" : 1,
              "por_status" : {
                "200" : 2,
                "404" : 1
              },
              "por_nivel" : {
                "INFO" : 3
              },
              "por_formato" : {
                "access-log" : 3
              },
              "rejeicoes_por_motivo" : {
                "invalid_json" : 1
              },
              "amostras_rejeitadas" : [
                {
                  "byte_offset" : 0,
                  "faixa" : 0,
                  "linha" : 1,
                  "motivo" : "invalid_json",
                  "trecho" : "{not json"
                }
              ],
              "primeiro_timestamp" : "2026-01-01T00:00:00Z",
              "ultimo_timestamp" : "2026-01-01T00:00:02Z",
              "linha_do_tempo" : {
                "largura_segundos" : 1,
                "contagens" : [
                  {
                    "inicio" : "2026-01-01T00:00:00Z",
                    "itens" : 1
                  },
                  {
                    "inicio" : "2026-01-01T00:00:01Z",
                    "itens" : 1
                  },
                  {
                    "inicio" : "2026-01-01T00:00:02Z",
                    "itens" : 1
                  }
                ]
              }
            }
            """
                .replace("RUN", report.header().run().toString()));
  }

  static Stream<Report> reports() {
    return Stream.of(
        report("empty.log", List.of(Samples.done(0, 0))),
        report("dir/app.log", List.of(Samples.done(0, 4)), Samples.summary(4, 0)),
        report("dir/app.log", List.of(Samples.done(0, 9)), Samples.summary(2, 7)),
        report("é+ü \u202E\u0001\"\\.log", List.of(Samples.done(0, 4)), Samples.summary(4, 0)),
        report("bad.gz", List.of(Samples.failed(0, 4)), Samples.summary(2, 0)),
        Fold.of(
                Samples.parts(
                    Samples.header("twice.log", "e1", "0A"),
                    List.of(Samples.done(0, 4)),
                    Samples.summary(5, 0)),
                true)
            .orElseThrow(),
        report("wide.log", List.of(Samples.done(0, 4)), centuries()));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyReportIsAsTheSchemaSays(Report report) throws IOException {
    assertThat(schema().validate(text(report, FIRST), InputFormat.JSON)).isEmpty();
  }

  /// A schema that lets everything pass would prove nothing.
  @Test
  void schemaRefusesWhatIsNoReport() throws IOException {
    var good = text(report("a.log", List.of(Samples.done(0, 0))), FIRST);

    assertThat(schema().validate(good.replace("Completo", "Pronto"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            schema().validate(good.replace("\"revisao\" : 1", "\"revisao\" : 0"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            schema()
                .validate(
                    good.replace("\"pendentes\" : 0", "\"pendentes\" : -1"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema().validate(good.replace("pendentes", "pending"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema().validate(good.replace("Completo", "Falhou"), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void digestIsBlindToRevisionAndTimeOnly() {
    var report = report("a.log", List.of(Samples.done(0, 4)), Samples.summary(4, 0));
    var sameFigures = report("a.log", List.of(Samples.done(0, 4)), Samples.summary(4, 0));
    var otherFigures = report("a.log", List.of(Samples.done(0, 4)), Samples.summary(3, 1));

    assertThat(ReportJson.digest(report)).hasSize(64).isEqualTo(ReportJson.digest(sameFigures));
    assertThat(ReportJson.digest(report)).isNotEqualTo(ReportJson.digest(otherFigures));
    assertThat(text(report, FIRST)).isNotEqualTo(text(report, new Edition(2, FIRST.generatedAt())));
  }

  private static Report report(
      String key, List<logbatch.model.RangePart> ranges, Summary... summaries) {
    return Fold.of(Samples.parts(Samples.header(key, "e1", "0A"), ranges, summaries)).orElseThrow();
  }

  private static Summary centuries() {
    var builder = new SummaryBuilder(Summary.NONE);
    for (var at :
        List.of(
            "0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "2026-01-01T00:00:00.123456789Z")) {
      builder.add(
          new ItemFacts.Processed("x", Optional.empty(), "text", Optional.of(Instant.parse(at))));
    }
    return builder.add(Samples.rejectedLine(0)).build();
  }

  private static String text(Report report, Edition edition) {
    var mark = ReportMark.of(report.header(), edition.revision(), ReportJson.digest(report));
    return ReportJson.document(report, edition, mark).text();
  }

  private static Schema schema() throws IOException {
    try (InputStream text = ReportJson.class.getResourceAsStream("relatorio.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }
  }
}
