package logbatch.lines;

import java.util.Optional;
import logbatch.model.CsvHeader;

/// An LF inside a quoted field ends no line of a CSV file: there, a line is a record.
///
/// A quote that was never meant to open a field must not take the rest of the file along: a record
/// that is longer than allowed, or whose field is still open at the end of the object, ends at its
/// first LF. The next line is then looked at for itself.
///
/// Each byte is looked at twice at most, whatever the file: what was found out about the bytes
/// behind such an LF is remembered. All of them were inside the open field, so a record that starts
/// there and is inside a field at one of these LFs, too, goes on as the record before it did.
final class CsvRecordEnds implements LineEnds {

  private static final byte CR = '\r';

  private final byte delimiter;
  private final int maxBytes;

  private int seen;
  private CsvPlace place = CsvPlace.FIELD_START;
  private int firstQuotedLf = NONE;

  /// How far an earlier record has looked, and where that was; 0 if not beyond this one's start.
  private int seenAhead;

  private CsvPlace placeAhead = CsvPlace.FIELD_START;

  /// @param delimiter an ASCII character
  /// @param maxBytes of a record that goes over several lines, without its terminator
  CsvRecordEnds(char delimiter, int maxBytes) {
    this.delimiter = (byte) delimiter;
    this.maxBytes = maxBytes;
  }

  /// Those of a file's records; empty if each of its lines is a record.
  static Optional<CsvRecordEnds> of(CsvHeader header) {
    return header
        .records()
        .map(records -> new CsvRecordEnds(header.delimiter(), records.maxBytes()));
  }

  @Override
  public int maxBytes() {
    return maxBytes;
  }

  @Override
  public void begin(long takenBytes) {
    if (seen > seenAhead) {
      seenAhead = seen;
      placeAhead = place;
    }
    seenAhead = (int) Math.max(0, seenAhead - takenBytes);
    seen = 0;
    place = CsvPlace.FIELD_START;
    firstQuotedLf = NONE;
  }

  @Override
  public int find(byte[] buffer, int start, int limit) {
    // A record that fills the bytes allowed is followed by a CR and an LF.
    int end = (int) Math.min(limit - start, maxBytes + 2L);
    while (seen < end) {
      byte b = buffer[start + seen];
      if (b != LF) {
        place = place.behind(b, delimiter);
        seen++;
      } else if (place == CsvPlace.QUOTED) {
        goOnBehind(seen);
      } else {
        return endAt(seen, seen > 0 && buffer[start + seen - 1] == CR ? seen - 1 : seen);
      }
    }
    return limit - start < maxBytes + 2L ? NONE : endOfLong(buffer, start, limit);
  }

  @Override
  public int findLast() {
    return place == CsvPlace.QUOTED || seen > maxBytes ? firstQuotedLf : NONE;
  }

  @Override
  public boolean isOpen() {
    return firstQuotedLf != NONE;
  }

  private void goOnBehind(int quotedLf) {
    firstQuotedLf = isOpen() ? firstQuotedLf : quotedLf;
    if (quotedLf < seenAhead) {
      seen = seenAhead;
      place = placeAhead;
    } else {
      seen++;
    }
  }

  private int endAt(int lf, int length) {
    return length > maxBytes && isOpen() ? firstQuotedLf : lf;
  }

  private int endOfLong(byte[] buffer, int start, int limit) {
    if (isOpen()) {
      return firstQuotedLf;
    }
    int lf = PlainLineEnds.indexOfLf(buffer, start + seen, limit);
    if (lf < 0) {
      seen = limit - start;
      return NONE;
    }
    return lf - start;
  }
}
