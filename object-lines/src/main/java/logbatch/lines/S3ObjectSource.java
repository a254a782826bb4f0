package logbatch.lines;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import logbatch.model.FailureReason;
import logbatch.model.ObjectVersion;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Objects in S3. Every request has `If-Match`, so that a run never reads the bytes of another
/// content.
public final class S3ObjectSource implements ObjectSource {

  private final S3Client s3;
  private final Optional<String> bucketOwner;
  private final String remedy;

  /// @param bucketOwner account id that must own the bucket; empty where that cannot be checked
  /// @param remedy what whoever reads of it is to do when S3 refuses to read an object
  public S3ObjectSource(S3Client s3, Optional<String> bucketOwner, String remedy) {
    this.s3 = s3;
    this.bucketOwner = bucketOwner;
    this.remedy = remedy;
  }

  @Override
  public InputStream open(ObjectVersion object, long from) throws IOException {
    return new Body(get(object, from == 0 ? null : "bytes=" + from + "-"));
  }

  @Override
  public byte[] head(ObjectVersion object, int maxBytes) throws IOException {
    try (var body = get(object, "bytes=0-" + (maxBytes - 1))) {
      return body.readNBytes(maxBytes);
    }
  }

  private ResponseInputStream<GetObjectResponse> get(ObjectVersion object, String range)
      throws IOException {
    var request =
        GetObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .ifMatch("\"" + object.eTag() + "\"")
            .expectedBucketOwner(bucketOwner.orElse(null))
            .range(range)
            .build();
    try {
      return s3.getObject(request);
    } catch (S3Exception e) {
      throw unreadable(object, e);
    } catch (SdkException e) {
      throw new IOException("cannot read " + object, e);
    }
  }

  private IOException unreadable(ObjectVersion object, S3Exception e) {
    return switch (e.statusCode()) {
      case 403 ->
          new UnreadableObjectException(
              FailureReason.ACCESS_DENIED,
              "S3 refuses to read %s; %s".formatted(object, remedy),
              e);
      case 404 ->
          new UnreadableObjectException(
              FailureReason.OBJECT_MISSING, object + " was removed before it was read", e);
      case 412 ->
          new UnreadableObjectException(
              FailureReason.OBJECT_REPLACED,
              object + " was replaced by another content before it was read",
              e);
      default -> new IOException("cannot read " + object, e);
    };
  }

  /// Ends the connection if it is closed early: what is left of the object may be a terabyte.
  private static final class Body extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> response;
    private long left;

    Body(ResponseInputStream<GetObjectResponse> response) {
      super(response);
      this.response = response;
      this.left = response.response().contentLength();
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      left -= b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
      int count = in.read(target, start, length);
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public void close() throws IOException {
      if (left > 0) {
        response.abort();
      }
      super.close();
    }
  }
}
