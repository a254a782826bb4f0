package logbatch.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import logbatch.aws.ItemAttributes;
import logbatch.cli.Verification.Result;
import logbatch.model.Header;
import logbatch.model.LineMessage;

/// For other programs: a JSON object per finding, and a last one with the sums.
///
/// @param out gets a line per object
record VerificationJson(PrintWriter out) implements VerificationOutput {

  @Override
  public void missing(LineMessage line) {
    print(finding("missing", line));
  }

  @Override
  public void different(LineMessage line) {
    print(finding("different", line));
  }

  @Override
  public void conclude(Header header, Result result, Discrepancies discrepancies) {
    var json = new LinkedHashMap<String, Object>();
    json.put(ItemAttributes.BATCH_ID, header.batchId());
    json.put(ItemAttributes.RUN_ID, header.run().toString());
    json.put("generation", header.generation());
    json.put("ranges", header.ranges().count());
    json.put("lines", result.counts().sent());
    json.put("blank_lines", result.counts().blank());
    json.put("header_lines", result.counts().header());
    json.put("processed", result.stored().processed());
    json.put("rejected", result.stored().rejected());
    json.put("missing", result.missing());
    json.put("different", result.different());
    json.put("discrepancies", discrepancies.all());
    print(json);
  }

  @Override
  public void say(String sentence) {
    print(Map.of("note", sentence));
  }

  private static Map<String, Object> finding(String kind, LineMessage line) {
    var json = new LinkedHashMap<String, Object>();
    json.put("finding", kind);
    json.put(ItemAttributes.ID, line.id().toString());
    json.put(ItemAttributes.RANGE, line.range());
    json.put(ItemAttributes.LINE, line.line().number());
    json.put(ItemAttributes.BYTE_OFFSET, line.line().byteOffset());
    json.put(ItemAttributes.LENGTH_BYTES, line.line().lengthBytes());
    return json;
  }

  private void print(Map<String, Object> json) {
    out.println(JsonLine.of(json));
  }
}
