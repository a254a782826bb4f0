package logbatch.local.template;

/// The template, or a value given for it, is wrong or asks for something that the local cloud does
/// not have.
///
/// The message names the place, such as `Resources.LogProcessorWorker.Properties.Timeout`, what is
/// wrong there, and what to do.
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Names the place and what is wrong with it.
  ///
  /// @param place path in the template, from its top
  /// @param problem what is wrong there, and the remedy
  public TemplateException(String place, String problem) {
    super(place + ": " + problem);
  }
}
