package logbatch.benchmarks;

import java.util.Objects;
import logbatch.format.ParseResult;
import nl.basjes.parse.core.Field;

/// What httpdlog-parser puts the two fields into. It asks for a class with setters.
public final class TimestampAndStatus {

  private long epochMillis;
  private String status;

  /// What this project has read of a line.
  ///
  /// @throws IllegalStateException if the line was rejected, or has not both
  static TimestampAndStatus of(ParseResult result) {
    if (!(result instanceof ParseResult.Parsed(var reading))) {
      throw new IllegalStateException(result.toString());
    }
    var fields = new TimestampAndStatus();
    fields.setEpochMillis(reading.timestamp().orElseThrow().toEpochMilli());
    fields.setStatus(Integer.toString(reading.statusCode().orElseThrow()));
    return fields;
  }

  @Field("TIME.EPOCH:request.receive.time.epoch")
  public void setEpochMillis(Long epochMillis) {
    this.epochMillis = epochMillis;
  }

  @Field("STRING:request.status.last")
  public void setStatus(String status) {
    this.status = status;
  }

  String status() {
    return status;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimestampAndStatus that
        && epochMillis == that.epochMillis
        && Objects.equals(status, that.status);
  }

  @Override
  public int hashCode() {
    return Objects.hash(epochMillis, status);
  }
}
