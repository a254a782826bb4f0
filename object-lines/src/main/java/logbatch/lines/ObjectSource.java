package logbatch.lines;

import java.io.IOException;
import java.io.InputStream;
import logbatch.model.ObjectVersion;

/// Where the bytes of objects come from. Safe for all threads.
public interface ObjectSource {

  /// Opens an object as it is stored.
  ///
  /// @param from offset in the stored bytes to start at, less than the object's size
  /// @return a stream to its end, which the caller closes; closing it early does not read the rest
  /// @throws UnreadableObjectException if exactly this content is not there, or access is refused
  /// @throws IOException if another attempt may help
  InputStream open(ObjectVersion object, long from) throws IOException;

  /// The first bytes of an object that is not empty, as they are stored, in one request.
  ///
  /// @param maxBytes how many, unless the object has fewer
  /// @throws UnreadableObjectException as [#open]
  /// @throws IOException as [#open]
  byte[] head(ObjectVersion object, int maxBytes) throws IOException;
}
