package logbatch.cli;

import logbatch.model.ItemFacts;
import logbatch.model.Level;
import logbatch.model.ProcessedItem;
import logbatch.model.RejectedSample;

/// What the counts say of a stored line, told by the item itself.
final class StoredFacts {

  private StoredFacts() {}

  static ItemFacts of(ProcessedItem item) {
    return item.rejected()
        .<ItemFacts>map(line ->
            new ItemFacts.Rejected(
                new RejectedSample(
                    item.id(),
                    line.range(),
                    line.number(),
                    item.line().byteOffset(),
                    line.rejection().reason().wireName(),
                    item.line().content().readableText())))
        .orElseGet(() ->
            new ItemFacts.Processed(
                item.reading().status(),
                item.reading().level().map(Level::name),
                item.reading().format(),
                item.reading().timestamp()));
  }
}
