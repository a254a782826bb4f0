package logbatch.local.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Tells of objects that appear in a bucket of a service which cannot notify us, by listing it
/// again and again.
///
/// What is in the bucket at the start counts as seen. An object that is overwritten or deleted
/// between two looks goes unseen, as does one replaced by the same bytes within the resolution of
/// the service's clock.
public final class S3ObjectPoller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(S3ObjectPoller.class);

  private final S3Client s3;
  private final String bucket;
  private final ObjectListener listener;
  private final Sequencer sequencer = new Sequencer(Clock.systemUTC());
  private final Thread thread;
  private Set<Version> seen;
  private boolean failing;

  private S3ObjectPoller(S3Client s3, String bucket, Duration interval, ObjectListener listener) {
    this.s3 = s3;
    this.bucket = bucket;
    this.listener = listener;
    this.seen = versions();
    this.thread = Thread.ofVirtual().name("poll-" + bucket).unstarted(() -> poll(interval));
  }

  /// Looks once, and begins to poll.
  ///
  /// @param s3 stays open; it must live longer than the poller
  /// @param interval from the end of one look to the next
  /// @throws software.amazon.awssdk.core.exception.SdkException if the bucket cannot be listed
  public static S3ObjectPoller start(
      S3Client s3, String bucket, Duration interval, ObjectListener listener) {
    var poller = new S3ObjectPoller(s3, bucket, interval, listener);
    poller.thread.start();
    return poller;
  }

  private void poll(Duration interval) {
    try {
      while (true) {
        Thread.sleep(interval);
        look();
      }
    } catch (InterruptedException closed) {
      // The way in which close() ends it.
    }
  }

  private void look() {
    try {
      Set<Version> present = versions();
      failing = false;
      List<Version> appeared =
          present.stream()
              .filter(version -> !seen.contains(version))
              .sorted(Comparator.comparing(Version::lastModified))
              .toList();
      seen = present;
      appeared.forEach(this::tell);
    } catch (SdkException e) {
      if (!Thread.currentThread().isInterrupted()) {
        logFirst(e);
      }
    }
  }

  private void logFirst(SdkException e) {
    if (failing) {
      LOG.debug("bucket {} still cannot be listed", bucket, e);
    } else {
      LOG.warn("bucket {} cannot be listed, trying on: {}", bucket, e.getMessage());
    }
    failing = true;
  }

  private Set<Version> versions() {
    return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .map(Version::of)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void tell(Version version) {
    listener.created(
        new ObjectCreated(
            bucket,
            version.key,
            version.eTag,
            version.sizeBytes,
            "ObjectCreated:Put",
            sequencer.now(),
            sequencer.next()));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Version(String key, String eTag, Instant lastModified, long sizeBytes) {

    static Version of(S3Object object) {
      return new Version(
          object.key(), ETags.unquoted(object.eTag()), object.lastModified(), object.size());
    }
  }
}
