package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import logbatch.aws.DynamoDbRecount;
import logbatch.aws.DynamoDbRunParts;
import logbatch.model.CountPart;
import logbatch.model.Recount;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import logbatch.model.Summary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbRecountIT {

  private static final Instant STORED = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private static Path folder;
  private static EmbeddedCloud cloud;

  private final RunId run = Samples.run();

  @BeforeAll
  static void start() {
    cloud = new EmbeddedCloud(folder);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void recountMakesUpForTheDifferenceAndLaterRecordsAddToIt() {
    count("shard-1", "5", inserted());
    count("shard-2", "7", inserted());

    assertThat(recount(counts(), Samples.summary(4, 1))).isTrue();
    assertThat(stored()).isEqualTo(Samples.summary(4, 1));

    // A line that was missing is stored after all, and a rejected one is redriven.
    count("shard-2", "8", inserted());
    count(
        "shard-3",
        "9",
        new Change.Modified(
            Samples.rejectedLine(0), Samples.processedLine("200", Samples.FIRST_LINE)));
    assertThat(stored().processed()).isEqualTo(6);
    assertThat(stored().rejected()).isZero();
  }

  @Test
  void recordsThatComeAgainAfterARecountAreStillPassedOver() {
    count("shard-1", "5", inserted());
    recount(counts(), Samples.summary(4, 0));

    count("shard-1", "5", inserted());

    assertThat(stored()).isEqualTo(Samples.summary(4, 0));
  }

  @Test
  void whatIsCountedMeanwhileIsNotLost() {
    count("shard-1", "5", inserted());
    var known = counts();
    count("shard-1", "6", inserted());
    count("shard-2", "6", inserted());

    assertThat(recount(known, Samples.summary(3, 0))).isTrue();
    assertThat(stored().processed()).isEqualTo(5); // 3 looked at + 2 stored later
  }

  @Test
  void ofTwoRecountsAtATimeOneStartsOver() {
    count("shard-1", "5", inserted());
    var known = counts();
    assertThat(recount(known, Samples.summary(4, 0))).isTrue();

    assertThat(recount(known, Samples.summary(4, 0))).isFalse();
    assertThat(recount(counts(), Samples.summary(5, 0))).isTrue();
    assertThat(recount(counts(), Samples.summary(4, 0))).isTrue();
    assertThat(stored().processed()).isEqualTo(4);
  }

  private boolean recount(List<CountPart> known, Summary items) {
    var readAt = STORED.plus(Duration.ofHours(25));
    return new DynamoDbRecount(
            cloud.dynamoDb, EmbeddedCloud.BATCHES, Clock.fixed(readAt, ZoneOffset.UTC))
        .put(run, new Recount(known, readAt, items, STORED));
  }

  private static Change inserted() {
    return new Change.Inserted(Samples.processedLine("200", Samples.FIRST_LINE));
  }

  private void count(String shard, String sequenceNumber, Change change) {
    new Counter(new DynamoDbCountStore(cloud.dynamoDb, EmbeddedCloud.BATCHES), Clock.systemUTC())
        .count(shard, List.of(new StreamRecord(SequenceNumber.parse(sequenceNumber), run, change)));
  }

  private List<CountPart> counts() {
    return new DynamoDbRunParts(cloud.dynamoDb, EmbeddedCloud.BATCHES).of(run).counts();
  }

  private Summary stored() {
    return counts().stream().map(CountPart::summary).reduce(Summary.NONE, Summary::plus);
  }
}
