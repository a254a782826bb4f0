package logbatch.lines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import logbatch.model.FailureReason;
import logbatch.model.ObjectVersion;

/// Objects in memory, as strict as S3 about ETags and ranges; writes every request down.
public class InMemoryObjectSource implements ObjectSource {

  private final Map<String, byte[]> objects = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private boolean isDenied;

  public ObjectVersion put(String key, byte[] bytes) {
    objects.put(key, bytes);
    return new ObjectVersion("input-logs-example", key, eTag(bytes), bytes.length);
  }

  public void remove(String key) {
    objects.remove(key);
  }

  public void deny() {
    isDenied = true;
  }

  public void allow() {
    isDenied = false;
  }

  /// `head app.log` or `open app.log from 7`.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public InputStream open(ObjectVersion object, long from) throws IOException {
    requests.add("open %s from %d".formatted(object.key(), from));
    return new ByteArrayInputStream(bytes(object, from));
  }

  @Override
  public byte[] head(ObjectVersion object, int maxBytes) throws IOException {
    requests.add("head " + object.key());
    var bytes = bytes(object, 0);
    return Arrays.copyOf(bytes, Math.min(bytes.length, maxBytes));
  }

  private byte[] bytes(ObjectVersion object, long from) throws IOException {
    if (isDenied) {
      throw new UnreadableObjectException(FailureReason.ACCESS_DENIED, "denied");
    }
    var stored = objects.get(object.key());
    if (stored == null) {
      throw new UnreadableObjectException(FailureReason.OBJECT_MISSING, "missing");
    }
    if (!eTag(stored).equals(object.eTag())) {
      throw new UnreadableObjectException(FailureReason.OBJECT_REPLACED, "replaced");
    }
    if (from >= stored.length) {
      throw new IOException("416: byte " + from + " of " + stored.length);
    }
    return Arrays.copyOfRange(stored, (int) from, stored.length);
  }

  private static String eTag(byte[] bytes) {
    return "%08x%08x".formatted(Arrays.hashCode(bytes), bytes.length);
  }
}
