package logbatch.cli;

import java.io.PrintWriter;
import java.util.Locale;
import logbatch.cli.Verification.Result;
import logbatch.model.Header;
import logbatch.model.LineMessage;

/// For a person: the first findings, the sums, and what does not fit. Not thread-safe.
final class VerificationText implements VerificationOutput {

  private static final int FINDINGS_MAX = 20;

  private final PrintWriter out;
  private int findings;

  VerificationText(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void missing(LineMessage line) {
    print("missing", line);
  }

  @Override
  public void different(LineMessage line) {
    print("different", line);
  }

  @Override
  public void conclude(Header header, Result result, Discrepancies discrepancies) {
    if (findings > FINDINGS_MAX) {
      out.println("and %d more; --json names all".formatted(findings - FINDINGS_MAX));
    }
    out.println(
        "%s: run %s, generation %d"
            .formatted(Visible.of(header.batchId()), header.run(), header.generation()));
    print("ranges", header.ranges().count());
    print("lines", result.counts().sent());
    print("blank", result.counts().blank());
    print("header", result.counts().header());
    print("processed", result.stored().processed());
    print("rejected", result.stored().rejected());
    print("missing", result.missing());
    print("different", result.different());
    if (discrepancies.isEmpty()) {
      out.println("Every line is there, and all sums agree.");
    }
    discrepancies.all().forEach(what -> out.println("- " + Visible.of(what)));
  }

  @Override
  public void say(String sentence) {
    out.println(sentence);
  }

  private void print(String finding, LineMessage line) {
    findings++;
    if (findings <= FINDINGS_MAX) {
      out.println(
          "%-9s  range %d line %d byte %d  %s"
              .formatted(
                  finding,
                  line.range(),
                  line.line().number(),
                  line.line().byteOffset(),
                  line.id()));
    }
  }

  private void print(String name, long value) {
    out.println(String.format(Locale.ROOT, "  %-11s %,d", name, value));
  }
}
