package logbatch.local.template;

import java.util.List;
import java.util.Optional;

/// A DynamoDB table of the template. All key attributes are strings.
///
/// @param logicalId the resource's name in the template
/// @param name table name
/// @param key the table's own key
/// @param indexes global secondary indexes
/// @param streamViewType such as `NEW_AND_OLD_IMAGES`; empty if the table has no stream
public record TableSpec(
    String logicalId, String name, Key key, List<Index> indexes, Optional<String> streamViewType) {

  public TableSpec {
    indexes = List.copyOf(indexes);
  }

  /// The attributes by which an item is found.
  ///
  /// @param partitionKey attribute name
  /// @param sortKey attribute name, if the key has a second part
  public record Key(String partitionKey, Optional<String> sortKey) {}

  /// A global secondary index.
  ///
  /// @param name index name
  /// @param projectionType `ALL` or `KEYS_ONLY`
  public record Index(String name, Key key, String projectionType) {}
}
