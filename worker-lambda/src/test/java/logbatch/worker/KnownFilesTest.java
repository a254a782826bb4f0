package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import logbatch.format.UserFormats;
import logbatch.model.ContentKind;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;

class KnownFilesTest {

  private static final RunId RUN = Messages.TEXT_FILE.run();

  @Test
  void headerIsReadOnceForManyLinesAtATime() throws InterruptedException {
    var headers = new InMemoryHeaderStore(Messages.TEXT_FILE);
    var files = new KnownFiles(headers, ZoneOffset.UTC, UserFormats.NONE);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<KnownFile> ask = () -> files.of(RUN);
      assertThat(threads.invokeAll(Collections.nCopies(100, ask)).stream().map(Future::resultNow))
          .hasSize(100)
          .allSatisfy(file -> assertThat(file.batchId()).isEqualTo("dir/access.log"));
    }
    assertThat(headers.reads()).isEqualTo(1);
  }

  @Test
  void missingHeaderIsAskedForAgain() throws InterruptedException {
    var headers = new InMemoryHeaderStore();
    var files = new KnownFiles(headers, ZoneOffset.UTC, UserFormats.NONE);

    assertThatThrownBy(() -> files.of(RUN))
        .isInstanceOf(MissingHeaderException.class)
        .hasMessageContaining(RUN.toString());

    headers.add(Messages.TEXT_FILE);
    assertThat(files.of(RUN).batchId()).isEqualTo("dir/access.log");
  }

  @Test
  void failureOfTheStoreIsPassedOnAndNotKept() throws InterruptedException {
    var asked = new AtomicInteger();
    HeaderStore failingOnce =
        run -> {
          if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("throttled");
          }
          return Optional.of(Messages.TEXT_FILE);
        };
    var files = new KnownFiles(failingOnce, ZoneOffset.UTC, UserFormats.NONE);

    assertThatThrownBy(() -> files.of(RUN)).hasMessage("throttled");
    assertThat(files.of(RUN).batchId()).isEqualTo("dir/access.log");
  }

  /// 256 are kept; with one more, the one that was not asked for the longest goes.
  @Test
  void onlyTheLatestRunsAreKept() throws InterruptedException {
    var headers = new InMemoryHeaderStore();
    var runs = new ArrayList<RunId>();
    for (int i = 0; i < 257; i++) {
      var header = Messages.header("file-" + i + ".log", ContentKind.TEXT);
      headers.add(header);
      runs.add(header.run());
    }
    var files = new KnownFiles(headers, ZoneOffset.UTC, UserFormats.NONE);
    for (var run : runs.subList(0, 256)) {
      files.of(run);
    }
    files.of(runs.getFirst());

    files.of(runs.getLast());

    assertThat(headers.reads()).isEqualTo(257);
    files.of(runs.getFirst());
    assertThat(headers.reads()).isEqualTo(257);
    files.of(runs.get(1));
    assertThat(headers.reads()).isEqualTo(258);
  }
}
