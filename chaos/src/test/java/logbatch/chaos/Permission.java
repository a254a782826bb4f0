package logbatch.chaos;

import java.util.Comparator;

/// That a function may do something, or has done it.
///
/// @param function logical id
/// @param action as IAM calls it, such as `dynamodb:PutItem`
/// @param resource logical id, with what follows it of the ARN, such as `InputBucket/*`
record Permission(String function, String action, String resource)
    implements Comparable<Permission> {

  private static final Comparator<Permission> ORDER =
      Comparator.comparing(Permission::function)
          .thenComparing(Permission::action)
          .thenComparing(Permission::resource);

  @Override
  public int compareTo(Permission other) {
    return ORDER.compare(this, other);
  }
}
