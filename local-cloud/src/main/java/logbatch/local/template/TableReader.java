package logbatch.local.template;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads `AWS::DynamoDB::Table`.
final class TableReader {

  private static final List<String> VIEWS =
      List.of("KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE");

  private TableReader() {}

  static TableSpec read(Resource resource, Intrinsics intrinsics) {
    Fields fields =
        resource.fields(
            intrinsics,
            "AttributeDefinitions",
            "GlobalSecondaryIndexes",
            "KeySchema",
            "StreamSpecification",
            "TableName");
    String name =
        fields.optionalText("TableName").orElseGet(() -> resource.generatedName(intrinsics));
    if (!name.matches("[A-Za-z0-9_.-]{3,255}")) {
      throw fields.error(
          "TableName", name + " is no table name; it has 3 to 255 letters, digits, -, _ and .");
    }
    var table =
        new TableSpec(
            resource.logicalId(),
            name,
            key(fields),
            fields.list("GlobalSecondaryIndexes").stream().map(TableReader::index).toList(),
            fields.optionalFields("StreamSpecification").map(TableReader::viewType));
    checkAttributes(fields, table);
    return table;
  }

  private static TableSpec.Key key(Fields owner) {
    Optional<String> partitionKey = Optional.empty();
    Optional<String> sortKey = Optional.empty();
    for (Fields element : owner.list("KeySchema")) {
      var name = Optional.of(element.only("AttributeName", "KeyType").text("AttributeName"));
      switch (element.text("KeyType")) {
        case "HASH" -> partitionKey = name;
        case "RANGE" -> sortKey = name;
        default -> throw element.error("KeyType", "use HASH or RANGE");
      }
    }
    return new TableSpec.Key(
        partitionKey.orElseThrow(() -> owner.error("KeySchema", "names no HASH key; add it")),
        sortKey);
  }

  private static TableSpec.Index index(Fields index) {
    // Capacity says nothing locally, as for the table.
    index.only("IndexName", "KeySchema", "Projection", "ProvisionedThroughput");
    Fields projection = index.fields("Projection").only("ProjectionType");
    String type = projection.text("ProjectionType");
    if (!type.equals("ALL") && !type.equals("KEYS_ONLY")) {
      throw projection.error("ProjectionType", "use ALL or KEYS_ONLY, not " + type);
    }
    return new TableSpec.Index(index.text("IndexName"), key(index), type);
  }

  private static String viewType(Fields stream) {
    String type = stream.only("StreamViewType").text("StreamViewType");
    if (!VIEWS.contains(type)) {
      throw stream.error("StreamViewType", "use one of " + String.join(", ", VIEWS));
    }
    return type;
  }

  /// DynamoDB refuses a table whose definitions are not just those of its keys.
  private static void checkAttributes(Fields fields, TableSpec table) {
    var defined = new HashSet<String>();
    for (Fields attribute : fields.list("AttributeDefinitions")) {
      attribute.only("AttributeName", "AttributeType").mustBe("AttributeType", "S");
      defined.add(attribute.text("AttributeName"));
    }
    Set<String> used =
        Stream.concat(Stream.of(table.key()), table.indexes().stream().map(TableSpec.Index::key))
            .flatMap(key -> Stream.concat(Stream.of(key.partitionKey()), key.sortKey().stream()))
            .collect(Collectors.toSet());
    if (!defined.equals(used)) {
      throw fields.error(
          "AttributeDefinitions", "defines " + defined + ", but the keys use " + used);
    }
  }
}
