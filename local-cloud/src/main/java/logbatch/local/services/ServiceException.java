package logbatch.local.services;

/// An embedded service did not do its part; the message says which, why, and what to do.
public final class ServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServiceException(String message) {
    super(message);
  }

  ServiceException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
