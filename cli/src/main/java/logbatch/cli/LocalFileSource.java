package logbatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import logbatch.lines.ObjectSource;
import logbatch.model.ObjectVersion;

/// Files of this machine as objects; an object's key is the file's path.
record LocalFileSource() implements ObjectSource {

  @Override
  public InputStream open(ObjectVersion object, long from) throws IOException {
    var channel = FileChannel.open(Path.of(object.key()), StandardOpenOption.READ);
    return Channels.newInputStream(channel.position(from));
  }

  @Override
  public byte[] head(ObjectVersion object, int maxBytes) throws IOException {
    try (var in = open(object, 0)) {
      return in.readNBytes(maxBytes);
    }
  }
}
