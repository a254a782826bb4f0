package logbatch.cli;

/// A bar that fills from the left.
final class ProgressBar {

  private static final int WIDTH = 12;

  private ProgressBar() {}

  /// The bar for a share of the work.
  ///
  /// @param share of the work that is done, from 0 to 1; what is outside is taken for the nearest
  /// @return such as `[######......] 50 %`; full only if all is done
  static String of(double share) {
    int filled = (int) (Math.clamp(share, 0, 1) * WIDTH);
    return "[%s%s] %s".formatted("#".repeat(filled), ".".repeat(WIDTH - filled), percentage(share));
  }

  /// The share alone, such as ` 50 %`.
  static String percentage(double share) {
    return "%3d %%".formatted((int) (Math.clamp(share, 0, 1) * 100));
  }
}
