package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import logbatch.model.Checkpoint.GzipMember;
import logbatch.model.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersInputStreamTest {

  private static final int HEADER_BYTES = 10;
  private static final int BLOCK_BYTES = 4096;
  private static final byte[] TEXT = "one\ntwo\nthree\n".getBytes(UTF_8);

  @Test
  void oneMemberIsInflated() throws IOException {
    assertThat(inflated(GzipFiles.of(TEXT))).isEqualTo(TEXT);
  }

  @Test
  void membersFollowEachOther() throws IOException {
    assertThat(inflated(joined(GzipFiles.of(TEXT), GzipFiles.of(new byte[0]), GzipFiles.of(TEXT))))
        .isEqualTo(joined(TEXT, TEXT));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void manyMembersOfAnySizeAreInflated(long seed) throws IOException {
    var random = new Random(seed);
    var expected = new ByteArrayOutputStream();
    var file = new ByteArrayOutputStream();
    for (int i = 0; i < 20; i++) {
      var content = new byte[random.nextInt(20_000)];
      random.nextBytes(content);
      expected.writeBytes(content);
      file.writeBytes(GzipFiles.of(content));
    }

    assertThat(inflated(file.toByteArray())).isEqualTo(expected.toByteArray());
  }

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  /// 2 CRC of the header, 4 extra field, 8 name, 16 comment; 1 says that it is probably text.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 6, 12, 24, 31})
  void headerMayHaveAllItsFields(int flags) throws IOException {
    assertThat(inflated(withHeader(flags, 0))).isEqualTo(TEXT);
  }

  @Test
  void wrongChecksumOfTheHeaderIsCorrupt() {
    assertCorrupt(withHeader(2, 1), "checksum of its header");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x20, 0x40, 0x80})
  void reservedFlagsAreCorrupt(int flags) {
    assertCorrupt(withHeader(flags, 0), "reserved");
  }

  /// Whichever byte is the last one that came: never a silent end.
  @Test
  void fileCutAnywhereIsCorrupt() {
    var file = joined(GzipFiles.of(TEXT), withHeader(31, 0));
    int firstMember = GzipFiles.of(TEXT).length;

    for (int length = 1; length < file.length; length++) {
      if (length != firstMember) {
        assertCorrupt(Arrays.copyOf(file, length), "ends in the middle");
      }
    }
  }

  /// The header has fields that say nothing about the content, and the last byte of the data may
  /// have unused bits.
  @Test
  void noFlippedBitEverChangesTheContent() throws IOException {
    var file = GzipFiles.of(TEXT);
    int accepted = 0;
    for (int bit = 0; bit < file.length * 8; bit++) {
      var damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        assertThat(inflated(damaged)).as("bit %d", bit).isEqualTo(TEXT);
        accepted++;
      } catch (UnreadableObjectException e) {
        assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_GZIP);
      }
    }
    // Six bytes of time, extra flags and system, one flag, and fewer than a byte unused.
    assertThat(accepted).isLessThan(HEADER_BYTES * 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "\u001F", "\u001Fx", "\0\0x", "\n"})
  void bytesAfterTheLastMemberAreCorrupt(String garbage) {
    assertThatThrownBy(() -> inflated(joined(GzipFiles.of(TEXT), garbage.getBytes(UTF_8))))
        .isInstanceOf(UnreadableObjectException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 512, 200_000})
  void zerosAfterTheLastMemberArePadding(int zeros) throws IOException {
    assertThat(inflated(joined(GzipFiles.of(TEXT), new byte[zeros]))).isEqualTo(TEXT);
  }

  @Test
  void whatWasInflatedBeforeADamageIsHandedOut() throws IOException {
    var random = new Random(1);
    var content = new byte[300_000];
    random.nextBytes(content);
    var file = GzipFiles.of(content);
    int damagedAt = 200_000;
    Arrays.fill(file, damagedAt, damagedAt + 50, (byte) 0xFF);
    var in = new GzipMembersInputStream(new ByteArrayInputStream(file));
    var seen = new ByteArrayOutputStream();

    assertThatThrownBy(() -> in.transferTo(seen)).isInstanceOf(UnreadableObjectException.class);

    // Random bytes do not shrink, so the damage is at about the same offset inflated.
    int intact = damagedAt - 1_000;
    assertThat(seen.size()).isGreaterThan(intact);
    assertThat(Arrays.copyOf(seen.toByteArray(), intact)).isEqualTo(Arrays.copyOf(content, intact));
    assertThatThrownBy(in::read).isInstanceOf(UnreadableObjectException.class);
  }

  /// A line may be as long as the file, and members as many as it has blocks.
  @Test
  void membersInsideOneLineAreForgotten() throws IOException {
    int blocks = 3 * GzipMembersInputStream.MEMBERS_MAX;
    var block = GzipFiles.of("a".repeat(BLOCK_BYTES).getBytes(UTF_8));
    var file = new ByteArrayOutputStream();
    for (int i = 0; i < blocks; i++) {
      file.writeBytes(block);
    }
    file.writeBytes(GzipFiles.of("\nb\n".getBytes(UTF_8)));
    var in = new GzipMembersInputStream(new ByteArrayInputStream(file.toByteArray()));
    try (var lines = new LineReader(in, 0, 1024)) {
      assertThat(lines.next()).isTrue();

      assertThat(lines.lengthBytes()).isEqualTo((long) blocks * BLOCK_BYTES);
      assertThat(in.membersAhead()).isEqualTo(GzipMembersInputStream.MEMBERS_MAX);
      assertThat(in.memberAt(lines.nextOffset()))
          .contains(new GzipMember((long) blocks * block.length, (long) blocks * BLOCK_BYTES));
    }
  }

  @Test
  void inflationStopsAtItsBound() {
    var file = GzipFiles.of(new byte[1_000_000]);
    var in = bounded(file, 999_999);

    assertThatThrownBy(in::readAllBytes)
        .isInstanceOfSatisfying(
            UnreadableObjectException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.TOO_MUCH_INFLATION));
  }

  @Test
  void boundItselfIsAllowed() {
    var file = GzipFiles.of(new byte[1_000_000]);
    var in = bounded(file, 1_000_000);

    assertThatCode(in::readAllBytes).doesNotThrowAnyException();
  }

  @Test
  void storedBytesAreThoseInflatedNotThoseReadAhead() throws IOException {
    var member = GzipFiles.of(new byte[1_000_000]);
    var file = joined(member, GzipFiles.of(TEXT));
    try (var in = new GzipMembersInputStream(new ByteArrayInputStream(file))) {
      assertThat(in.readNBytes(500_000)).hasSize(500_000);
      assertThat(in.storedBytes()).isBetween(member.length * 4L / 10, member.length * 6L / 10);

      assertThat(in.readAllBytes()).isNotEmpty();
      assertThat(in.storedBytes()).isEqualTo(file.length);
    }
  }

  private static void assertCorrupt(byte[] file, String why) {
    assertThatThrownBy(() -> inflated(file))
        .isInstanceOfSatisfying(
            UnreadableObjectException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_GZIP))
        .hasMessageContaining(why);
  }

  private static byte[] inflated(byte[] file) throws IOException {
    try (var in = new GzipMembersInputStream(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  /// A member with the fields that the flags ask for.
  private static byte[] withHeader(int flags, int checksumError) {
    var member = GzipFiles.of(TEXT);
    var header = new ByteArrayOutputStream();
    header.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
    if ((flags & 4) != 0) {
      header.writeBytes(new byte[] {3, 0, 'e', 0, 'x'});
    }
    if ((flags & 8) != 0) {
      header.writeBytes("name.log\0".getBytes(UTF_8));
    }
    if ((flags & 16) != 0) {
      header.writeBytes("a comment\0".getBytes(UTF_8));
    }
    if ((flags & 2) != 0) {
      var crc = new CRC32();
      crc.update(header.toByteArray());
      int value = (int) crc.getValue() ^ checksumError;
      header.writeBytes(new byte[] {(byte) value, (byte) (value >> 8)});
    }
    return joined(header.toByteArray(), Arrays.copyOfRange(member, HEADER_BYTES, member.length));
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static GzipMembersInputStream bounded(byte[] file, long inflatedBytesMax) {
    return new GzipMembersInputStream(
        new ByteArrayInputStream(file), new GzipMember(0, 0), inflatedBytesMax);
  }
}
