package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryReportObjectsTest extends ReportObjectsContract {

  private final InMemoryReportObjects objects = new InMemoryReportObjects();

  @Override
  ReportObjects objects() {
    return objects;
  }

  /// As in S3. Not in the contract: s3proxy 4.1.0 compares the entity tag before it writes, not
  /// while it does, so that several racers may win there.
  @Test
  void oneOfManyRacersWins() throws InterruptedException {
    objects().replace(key, Optional.empty(), document(1));
    var seen = objects().head(key);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var races =
          threads.invokeAll(
              IntStream.range(2, 10)
                  .<Callable<Boolean>>mapToObj(i -> () -> objects().replace(key, seen, document(i)))
                  .toList());

      assertThat(races.stream().map(Future::resultNow).filter(won -> won)).hasSize(1);
    }
  }
}
