package logbatch.local.services;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 in this JVM, with its objects as files of a folder.
final class S3Embedded implements AutoCloseable {

  private final S3Proxy server;
  private final BlobStore store;

  private S3Embedded(S3Proxy server, BlobStore store) {
    this.server = server;
    this.store = store;
  }

  /// Starts the server.
  ///
  /// @param folder made if it is not there; nothing else may write to it
  static S3Embedded start(Path folder, ObjectListener listener) throws IOException {
    Files.createDirectories(folder);
    var files = new FilesystemNio2BlobStore(folder.toString());
    var store = new S3NotifyingStore(files, new Sequencer(Clock.systemUTC()), listener);
    var account = AwsAccount.LOCAL;
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V4, account.accessKeyId(), account.secretAccessKey())
            .ignoreUnknownHeaders(true)
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new ServiceException("the embedded S3 did not start", e);
    }
    return new S3Embedded(server, store);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new ServiceException("the embedded S3 did not stop", e);
    } finally {
      store.close();
    }
  }
}
