package logbatch.format;

/// What a line begins with, by kinds of characters: `0` for a digit, `A` for an ASCII letter, every
/// other ASCII character for itself. Two lines of one format usually have one of few shapes, so a
/// shape tells cheaply which formats a line cannot be in.
///
/// @param kinds of the first [#LENGTH] characters, [#BITS] bits each, the first one lowest
record Shape(long kinds) {

  static final int LENGTH = 9;
  private static final int BITS = 7;

  /// Stands for every character that is not ASCII.
  private static final char OTHER = 0x7F;

  static Shape of(String line) {
    long kinds = 0;
    for (int i = Math.min(LENGTH, line.length()) - 1; i >= 0; i--) {
      kinds = (kinds << BITS) | kind(line.charAt(i));
    }
    return new Shape(kinds);
  }

  private static char kind(char c) {
    if (Cursor.isDigit(c)) {
      return '0';
    }
    if (Cursor.isLetter(c)) {
      return 'A';
    }
    return c < OTHER ? c : OTHER;
  }

  /// Whether the line begins with nothing but ASCII letters and digits.
  boolean isWord() {
    long rest = kinds;
    for (int i = 0; i < LENGTH; i++, rest >>>= BITS) {
      long kind = rest & OTHER;
      if (kind != '0' && kind != 'A') {
        return false;
      }
    }
    return true;
  }

  /// Some beginnings of lines.
  static final class Beginnings {

    /// Which bits of a shape the beginning at the same index looks at.
    private final long[] masks;

    /// What these bits are to be.
    private final long[] kinds;

    private Beginnings(long[] masks, long[] kinds) {
      this.masks = masks;
      this.kinds = kinds;
    }

    /// @param beginnings such as `0000-00-` or `[AAA AAA`, each at most [#LENGTH] characters long
    static Beginnings of(String... beginnings) {
      var masks = new long[beginnings.length];
      var kinds = new long[beginnings.length];
      for (int i = 0; i < beginnings.length; i++) {
        masks[i] = (1L << (BITS * beginnings[i].length())) - 1;
        kinds[i] = Shape.of(beginnings[i]).kinds();
      }
      return new Beginnings(masks, kinds);
    }

    /// Whether a line of this shape has one of the beginnings.
    boolean include(Shape shape) {
      for (int i = 0; i < masks.length; i++) {
        if ((shape.kinds() & masks[i]) == kinds[i]) {
          return true;
        }
      }
      return false;
    }
  }
}
