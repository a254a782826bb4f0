package logbatch.local.services;

/// An embedded service did not do its part; the message says which, why, and what to do.
public final class ServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ServiceException(String message) {
    super(message);
  }

  public ServiceException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
