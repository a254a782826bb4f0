package logbatch.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import logbatch.aws.ItemAttributes;

/// The JSON of how far a run is.
final class StatusJson {

  private StatusJson() {}

  static Map<String, Object> of(RunStatus run) {
    var json = new LinkedHashMap<String, Object>();
    json.put(ItemAttributes.BATCH_ID, run.header().batchId());
    json.put(ItemAttributes.RUN_ID, run.parts().run().toString());
    json.put("generation", run.header().generation());
    json.put("status", run.status().label());
    json.put("size_bytes", run.header().object().sizeBytes());
    json.put("sent", run.sent());
    json.put("processed", run.processed());
    json.put("rejected", run.rejected());
    json.put("pending", run.pending());
    json.put("moved_at", run.parts().movedAt().toString());
    json.put("share", run.state().share());
    json.put("ranges", run.ranges().stream().map(range -> range(run, range)).toList());
    return json;
  }

  private static Map<String, Object> range(RunStatus run, RunStatus.Range range) {
    var json = new LinkedHashMap<String, Object>();
    json.put("index", range.index());
    json.put("start", run.header().ranges().start(range.index()));
    json.put("end", run.header().ranges().end(range.index()));
    json.put("state", range.state());
    range
        .part()
        .ifPresent(part -> {
          json.put("next_offset", part.checkpoint().nextOffset());
          json.put("sent", part.checkpoint().counts().sent());
          json.put("updated_at", part.updatedAt().toString());
          part.failure().ifPresent(failure -> json.put("failure", failure.reason().wireName()));
        });
    return json;
  }
}
