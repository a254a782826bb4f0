package logbatch.format;

/// The English short names of the days of the week, as in `Tue`.
final class Weekdays {

  private static final String NAMES = "MonTueWedThuFriSatSun";

  private Weekdays() {}

  /// Reads the name at the position, with the comma and the blanks behind it: `Tue, `.
  ///
  /// @return whether there is one
  static boolean take(Cursor cursor) {
    int start = cursor.at();
    for (int name = 0; name < NAMES.length(); name += 3) {
      if (cursor.text().regionMatches(start, NAMES, name, 3)) {
        cursor.moveTo(start + 3);
        cursor.take(',');
        if (cursor.takeSpaces() > 0) {
          return true;
        }
        cursor.moveTo(start);
        return false;
      }
    }
    return false;
  }
}
