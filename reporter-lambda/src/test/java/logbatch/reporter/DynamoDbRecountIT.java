package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import logbatch.aws.DynamoDbRecount;
import logbatch.aws.DynamoDbRunParts;
import logbatch.model.CountPart;
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
  void sumsTakeThePlaceOfAllCountsAndLaterRecordsAddToThem() {
    count("shard-1", "5", inserted());
    count("shard-2", "7", inserted());

    assertThat(recount(26).replace(run, counts(), Samples.summary(4, 1), STORED)).isTrue();
    assertThat(counts())
        .singleElement()
        .extracting(CountPart::summary)
        .isEqualTo(Samples.summary(4, 1));

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
  void recountMayBeRepeated() {
    count("shard-1", "5", inserted());
    recount(26).replace(run, counts(), Samples.summary(4, 0), STORED);
    count("shard-1", "6", inserted());

    assertThat(recount(27).replace(run, counts(), Samples.summary(5, 0), STORED)).isTrue();
    assertThat(stored()).isEqualTo(Samples.summary(5, 0));
  }

  @Test
  void youngItemsMayStillBeCountedSoTheyAreLeftAlone() {
    count("shard-1", "5", inserted());

    assertThatThrownBy(() -> recount(24).replace(run, counts(), Samples.summary(4, 0), STORED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Come again after 2026-01-03T04:04:05Z");
    assertThat(stored().processed()).isOne();
  }

  @Test
  void whatIsCountedMeanwhileIsNotLost() {
    count("shard-1", "5", inserted());
    count("shard-2", "5", inserted());
    var known = counts();
    count("shard-2", "6", inserted());

    assertThat(recount(26).replace(run, known, Samples.summary(2, 0), STORED)).isFalse();
    assertThat(stored().processed()).isEqualTo(3);
  }

  @Test
  void partsMayBeMoreThanATransactionHolds() {
    for (int shard = 0; shard < 205; shard++) {
      count("shard-" + shard, "5", inserted());
    }

    assertThat(recount(26).replace(run, counts(), Samples.summary(9, 0), STORED)).isTrue();
    assertThat(counts()).hasSize(1);
    assertThat(stored()).isEqualTo(Samples.summary(9, 0));
  }

  private static DynamoDbRecount recount(long hoursLater) {
    var now = STORED.plus(Duration.ofHours(hoursLater));
    return new DynamoDbRecount(
        cloud.dynamoDb, EmbeddedCloud.BATCHES, Clock.fixed(now, ZoneOffset.UTC));
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
