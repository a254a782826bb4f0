package logbatch.local.services;

/// The two ways in which an entity tag is written.
final class ETags {

  private ETags() {}

  static String unquoted(String eTag) {
    boolean quoted = eTag.length() >= 2 && eTag.startsWith("\"") && eTag.endsWith("\"");
    return quoted ? eTag.substring(1, eTag.length() - 1) : eTag;
  }
}
