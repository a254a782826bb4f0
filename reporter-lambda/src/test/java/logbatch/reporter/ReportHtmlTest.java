package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import logbatch.model.ItemFacts;
import logbatch.model.RangePart;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportHtmlTest {

  private static final Edition EDITION = new Edition(3, Instant.parse("2026-01-02T03:10:00Z"));

  @Test
  void pageShowsTheBalance() {
    var page = page("dir/app.log", List.of(Samples.done(0, 1234)), Samples.summary(1230, 4));

    assertThat(page)
        .contains("<p class=\"badge mixed\">Completo com falhas</p>")
        .contains("<strong>1.234</strong> Linhas")
        .contains("<strong>1.230</strong> Processadas")
        .contains("<strong>4</strong> Rejeitadas")
        .contains("<dt>Revisão</dt><dd>3</dd>")
        .contains("<rect ");
  }

  @Test
  void pageLoadsAndRunsNothing() {
    var page = page("a.log", List.of(Samples.done(0, 4)), Samples.summary(3, 1));

    assertThat(page)
        .doesNotContain("<script", "http:", "https:", "src=", "href=", "url(", "@import")
        .contains("default-src 'none'", "<meta charset=\"utf-8\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>.log",
        "\"onload='x'.log",
        "&lt;.log",
        "</title><b>.log",
      })
  void hostileNameIsText(String key) {
    var page = page(key, List.of(Samples.done(0, 0)));

    assertThat(page).doesNotContain(key).contains(HtmlText.of(key));
    assertThat(page).doesNotContain("<script", "<b>", "</title><");
  }

  @Test
  void hostileExcerptIsText() {
    var line = new ItemFacts.Rejected(Samples.sample(0, "<img src=x onerror=alert(1)>\u202Etxt"));

    var page =
        page(
            "a.log",
            List.of(Samples.done(0, 1)),
            new SummaryBuilder(Summary.NONE).add(line).build());

    assertThat(page)
        .contains("&lt;img src=x onerror=alert(1)&gt;⟨U+202E⟩txt")
        .doesNotContain("<img");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u001B", "\u007F", "\u0085", "\u200B", "\u202E", "\u2066", "\u2028", "\uFEFF",
        "\uD800"
      })
  void whatCannotBeSeenIsShown(String character) {
    assertThat(HtmlText.of("a" + character + "b"))
        .isEqualTo("a⟨U+%04X⟩b".formatted((int) character.charAt(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"é+ü", "日本語", "😀", "a b", "\u00A0", "ção"})
  void whatCanBeSeenStays(String text) {
    assertThat(HtmlText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, 999})
  void smallNumbersHaveNoDots(long number) {
    assertThat(HtmlText.of(number)).isEqualTo(Long.toString(number));
  }

  @Test
  void thousandsHaveDots() {
    assertThat(HtmlText.of(1_234_567L)).isEqualTo("1.234.567");
    assertThat(HtmlText.of(-1_234L)).isEqualTo("-1.234");
  }

  @Test
  void failureIsExplained() {
    assertThat(page("bad.gz", List.of(Samples.failed(0, 4)), Samples.summary(2, 0)))
        .contains("badge bad", "Falhou", "corrupt_gzip: the member", "ainda em leitura");
  }

  @Test
  void emptyTablesAreLeftOut() {
    assertThat(page("empty.log", List.of(Samples.done(0, 0))))
        .doesNotContain("<table", "<svg", "Linha do tempo", "Amostras");
  }

  /// An XML parser takes the page once its void tags are closed, so no element is left open.
  @Test
  void pageIsWellFormed() throws Exception {
    var page = page("a.log", List.of(Samples.done(0, 9)), Samples.summary(5, 4));
    var xml = page.replaceAll("(<meta [^>]*)>", "$1/>").replace("<!doctype html>", "");

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(5);
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(5);
  }

  private static String page(String key, List<RangePart> ranges, Summary... summaries) {
    var report =
        Fold.of(Samples.parts(Samples.header(key, "e1", "0A"), ranges, summaries)).orElseThrow();
    var mark = ReportMark.of(report.header(), EDITION.revision(), "digest");
    return ReportHtml.document(report, EDITION, mark).text();
  }
}
