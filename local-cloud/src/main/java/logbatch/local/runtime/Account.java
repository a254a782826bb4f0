package logbatch.local.runtime;

/// Whose functions these are, as far as events and ARNs show it.
///
/// @param region such as `us-east-1`
/// @param id twelve digits
public record Account(String region, String id) {

  /// @param name function name
  String functionArn(String name) {
    return "arn:aws:lambda:%s:%s:function:%s".formatted(region, id, name);
  }
}
