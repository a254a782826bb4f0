package logbatch.lines;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import logbatch.model.Checkpoint.GzipMember;
import logbatch.model.FailureReason;

/// Inflates a gzip file of one or more members, and takes nothing but a proper end for its end.
///
/// Not `java.util.zip.GZIPInputStream`: that one ends without a word at bytes after a member that
/// are no further member, and asks `available()` whether there is another one, which a network
/// stream may deny; either way lines would be missing from a file that looks complete.
///
/// Each member's CRC and length are verified. Zero bytes after a member are allowed, as tape blocks
/// have them, and a member behind them is read: `gzip -d` passes it over. Bytes inflated before a
/// damage are handed out before it is reported.
///
/// Remembers where members begin, since inflating can go on there. Not thread-safe. See RFC 1952.
public final class GzipMembersInputStream extends InputStream {

  /// No log file is that large; an object of the largest size that only holds zeros would be.
  static final long INFLATED_BYTES_MAX = 1L << 40;

  /// Members that begin closer to the one remembered last are not worth a request.
  private static final int MEMBERS_APART_BYTES = 4096;

  /// Members remembered at a time: the last ones, which reach over more bytes than a reader holds.
  /// A member that is forgotten begins inside the line that is being read, where nobody goes on.
  static final int MEMBERS_MAX = 1024;

  private final GzipInput input;
  private final long inflatedBytesMax;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();

  private final ArrayDeque<GzipMember> members = new ArrayDeque<>();
  private Optional<GzipMember> passed = Optional.empty();
  private long inflatedBytes;
  private long memberStart;
  private boolean isFirst = true;
  private boolean isInMember;
  private boolean isAtEnd;
  private UnreadableObjectException damage;

  /// @param in a gzip file from its first byte; is closed with this
  public GzipMembersInputStream(InputStream in) {
    this(in, new GzipMember(0, 0));
  }

  /// Goes on with a member.
  ///
  /// @param in a gzip file from there on; is closed with this
  GzipMembersInputStream(InputStream in, GzipMember from) {
    this(in, from, INFLATED_BYTES_MAX);
  }

  GzipMembersInputStream(InputStream in, GzipMember from, long inflatedBytesMax) {
    this.input = new GzipInput(in, from.storedOffset());
    this.inflatedBytes = from.inflatedOffset();
    this.inflatedBytesMax = inflatedBytesMax;
  }

  /// The last remembered member that begins at or below an offset; empty if none does. Offsets may
  /// only grow from call to call.
  ///
  /// @param inflatedOffset in the uncompressed object
  Optional<GzipMember> memberAt(long inflatedOffset) {
    while (!members.isEmpty() && members.getFirst().inflatedOffset() <= inflatedOffset) {
      passed = Optional.of(members.removeFirst());
    }
    return passed;
  }

  /// How many bytes of the file have been inflated, which is fewer than have been read.
  public long storedBytes() {
    return input.position() - (isInMember ? inflater.getRemaining() : 0);
  }

  /// How many members are remembered that begin above the offset of the last [#memberAt].
  int membersAhead() {
    return members.size();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /// @throws UnreadableObjectException if the file is damaged, ends too early or is too large; also
  ///   on every later read
  @Override
  public int read(byte[] target, int start, int length) throws IOException {
    if (damage != null) {
      throw damage;
    }
    if (length == 0) {
      return 0;
    }
    try {
      return inflated(target, start, length);
    } catch (EOFException e) {
      damage = corrupt("it ends in the middle of a member");
      throw damage;
    } catch (UnreadableObjectException e) {
      damage = e;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    input.close();
  }

  private int inflated(byte[] target, int start, int length) throws IOException {
    while (!isAtEnd) {
      if (!isInMember && !beginMember()) {
        isAtEnd = true;
        break;
      }
      int count = inflate(target, start, length);
      if (count > 0) {
        crc.update(target, start, count);
        inflatedBytes += count;
        refuseTooMuch();
        return count;
      }
      if (damage != null) {
        throw damage;
      }
      if (inflater.finished()) {
        endMember();
      } else {
        input.feed(inflater);
      }
    }
    return -1;
  }

  /// @return bytes inflated; what was inflated before a damage counts, which the next read then
  ///   reports
  private int inflate(byte[] target, int start, int length) {
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(target, start, length);
    } catch (DataFormatException e) {
      damage = corrupt("its data is damaged: " + e.getMessage());
      return (int) (inflater.getBytesWritten() - before);
    }
  }

  private boolean beginMember() throws IOException {
    if (!isFirst && input.isZeroPadding()) {
      return false;
    }
    memberStart = input.position();
    try {
      GzipHeader.skip(input);
    } catch (GzipHeader.NotAMemberException e) {
      throw corrupt(e.getMessage());
    }
    remember(new GzipMember(memberStart, inflatedBytes));
    inflater.reset();
    crc.reset();
    isFirst = false;
    isInMember = true;
    return true;
  }

  private void remember(GzipMember member) {
    long last = members.isEmpty() ? 0 : members.getLast().inflatedOffset();
    if (members.isEmpty() || member.inflatedOffset() - last >= MEMBERS_APART_BYTES) {
      if (members.size() == MEMBERS_MAX) {
        members.removeFirst();
      }
      members.add(member);
    }
  }

  private void endMember() throws IOException {
    input.takeBack(inflater);
    long expectedCrc = input.uint32();
    long expectedSize = input.uint32();
    if (expectedCrc != crc.getValue()) {
      throw corrupt("the checksum of its content is wrong");
    }
    if (expectedSize != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw corrupt("the length of its content is wrong");
    }
    isInMember = false;
  }

  private void refuseTooMuch() {
    if (inflatedBytes > inflatedBytesMax) {
      damage =
          new UnreadableObjectException(
              FailureReason.TOO_MUCH_INFLATION,
              "the gzip file inflates to more than %d bytes".formatted(inflatedBytesMax));
    }
  }

  private UnreadableObjectException corrupt(String what) {
    return new UnreadableObjectException(
        FailureReason.CORRUPT_GZIP,
        "the gzip file is damaged at its byte %d, in the member that starts at byte %d, after %d inflated bytes: %s"
            .formatted(input.position(), memberStart, inflatedBytes, what));
  }
}
