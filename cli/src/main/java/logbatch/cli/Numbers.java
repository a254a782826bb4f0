package logbatch.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Numbers on the command line. What makes no sense is refused before anything is done.
final class Numbers {

  private Numbers() {}

  /// A number of things, at least 1.
  static final class Count implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
      return between(1, Long.MAX_VALUE, text);
    }
  }

  /// Seconds, at least 1 and at most a year of them.
  static final class Seconds implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
      return between(1, 31_536_000, text);
    }
  }

  /// Bytes of a line that are kept, at least 1 and at most what `MaxLineBytes` allows.
  static final class LineBytes implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
      return (int) between(1, 327_680, text);
    }
  }

  /// The parameter `WorkerConcurrency`.
  static final class Workers implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
      return (int) between(1, 1_000, text);
    }
  }

  private static long between(long least, long most, String text) {
    try {
      long number = Long.parseLong(text);
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new TypeConversionException(
        most == Long.MAX_VALUE
            ? "'%s' is no whole number of at least %,d".formatted(text, least)
            : "'%s' is no whole number from %,d to %,d".formatted(text, least, most));
  }
}
