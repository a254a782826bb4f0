package logbatch.format;

/// The English short names of the months, as in `Nov`.
final class Months {

  private Months() {}

  /// Reads the name at the position, which has its first letter in upper case: `Nov`, `NOV`.
  ///
  /// @return 1 to 12, or -1 if there is none
  static int take(Cursor cursor) {
    int month = named(cursor.peek(), lower(cursor.peek(1)), lower(cursor.peek(2)));
    if (month > 0) {
      cursor.moveTo(cursor.at() + 3);
    }
    return month;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static int named(char a, char b, char c) {
    return switch ((a << 16) | (b << 8) | c) {
      case ('J' << 16) | ('a' << 8) | 'n' -> 1;
      case ('F' << 16) | ('e' << 8) | 'b' -> 2;
      case ('M' << 16) | ('a' << 8) | 'r' -> 3;
      case ('A' << 16) | ('p' << 8) | 'r' -> 4;
      case ('M' << 16) | ('a' << 8) | 'y' -> 5;
      case ('J' << 16) | ('u' << 8) | 'n' -> 6;
      case ('J' << 16) | ('u' << 8) | 'l' -> 7;
      case ('A' << 16) | ('u' << 8) | 'g' -> 8;
      case ('S' << 16) | ('e' << 8) | 'p' -> 9;
      case ('O' << 16) | ('c' << 8) | 't' -> 10;
      case ('N' << 16) | ('o' << 8) | 'v' -> 11;
      case ('D' << 16) | ('e' << 8) | 'c' -> 12;
      default -> -1;
    };
  }
}
