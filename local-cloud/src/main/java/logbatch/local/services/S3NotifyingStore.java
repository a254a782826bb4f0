package logbatch.local.services;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// A store that tells of every object created in it, as S3 does and s3proxy does not.
///
/// The object is looked at once more before it is told of, so its ETag and size are those that a
/// reader will see. One that was overwritten in the very meantime is therefore told of twice as
/// what it is now, and one deleted in the meantime not at all.
final class S3NotifyingStore extends ForwardingBlobStore {

  /// Begins the key under which s3proxy remembers a multipart upload until it is complete.
  private static final String MULTIPART_MARK = ".s3proxy-mpu-stub-";

  private final Sequencer sequencer;
  private final ObjectListener listener;

  S3NotifyingStore(BlobStore store, Sequencer sequencer, ObjectListener listener) {
    super(store);
    this.sequencer = sequencer;
    this.listener = listener;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    var response = super.putBlob(request, content);
    if (!request.key().startsWith(MULTIPART_MARK)) {
      tell(request.bucket(), request.key(), "ObjectCreated:Put");
    }
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    var response = super.copyBlob(request);
    tell(request.destinationBucket(), request.destinationKey(), "ObjectCreated:Copy");
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    var response = super.completeMultipartUpload(upload, request);
    tell(request.bucket(), request.key(), "ObjectCreated:CompleteMultipartUpload");
    return response;
  }

  private void tell(String bucket, String key, String eventName) {
    var object = delegate().blobMetadataIfPresent(bucket, key);
    if (object != null) {
      listener.created(
          new ObjectCreated(
              bucket,
              key,
              ETags.unquoted(object.eTag()),
              object.contentLength(),
              eventName,
              sequencer.now(),
              sequencer.next()));
    }
  }
}
