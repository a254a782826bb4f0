package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import logbatch.local.template.EventSource.StreamMapping;
import org.junit.jupiter.api.Test;

/// Which shards are read, and when.
final class StreamSourceTest {

  private final InMemoryShards shards = new InMemoryShards();
  private final List<String> started = new ArrayList<>();

  @Test
  void aChildIsReadOnlyWhenItsParentIsFinished() {
    shards.open("child", "parent");
    shards.open("parent", null);
    var source = source("TRIM_HORIZON");

    source.look();
    source.look();
    assertThat(started).containsExactly("parent TrimHorizon[]");

    source.finished("parent");
    source.look();
    assertThat(started).containsExactly("parent TrimHorizon[]", "child TrimHorizon[]");
  }

  @Test
  void aParentThatHasLeftTheStreamIsNotWaitedFor() {
    shards.open("child", "long-gone");

    source("TRIM_HORIZON").look();

    assertThat(started).containsExactly("child TrimHorizon[]");
  }

  @Test
  void aFinishedParentMayLeaveTheStream() {
    shards.open("parent", null);
    var source = source("TRIM_HORIZON");
    source.look();
    source.finished("parent");
    shards.forget("parent");
    shards.open("child", "parent");

    source.look();

    assertThat(started).containsExactly("parent TrimHorizon[]", "child TrimHorizon[]");
  }

  @Test
  void latestBeginsWithWhatComesNowAndReadsLaterShardsFromTheirBeginning() {
    shards.open("old", null);
    shards.close("old");
    shards.open("now", "old");
    var source = source("LATEST");
    source.look();
    source.finished("now");
    shards.open("next", "now");

    source.look();

    assertThat(started).containsExactly("now Latest[]", "next TrimHorizon[]");
  }

  private StreamSource source(String startingPosition) {
    var mapping =
        new StreamMapping(
            "Stored",
            InMemoryShards.ARN,
            startingPosition,
            10,
            Duration.ZERO,
            Duration.ZERO,
            -1,
            false,
            true,
            List.of());
    return new StreamSource(
        mapping,
        shards,
        (shardId, position, whenFinished) -> {
          started.add(shardId + " " + position);
          return Loop.start("nothing", () -> false);
        });
  }
}
