package logbatch.splitter;

/// The body of an SQS message.
///
/// @param text what is sent
/// @param sizeBytes its size in UTF-8, which is what SQS counts
record MessageBody(String text, int sizeBytes) {

  static MessageBody of(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair stands for two of four bytes.
        bytes += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
      }
    }
    return new MessageBody(text, bytes);
  }

  /// The size only: a body holds a log line.
  @Override
  public String toString() {
    return sizeBytes + " bytes";
  }
}
