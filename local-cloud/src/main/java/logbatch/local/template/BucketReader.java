package logbatch.local.template;

/// Reads `AWS::S3::Bucket`.
final class BucketReader {

  private BucketReader() {}

  static BucketSpec read(Resource resource, Intrinsics intrinsics) {
    Fields fields = resource.fields(intrinsics, "BucketName");
    String name =
        fields
            .optionalText("BucketName")
            .orElseGet(() -> resource.generatedLowerCaseName(intrinsics));
    if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw fields.error(
          "BucketName",
          name + " is no bucket name; it has 3 to 63 lower case letters, digits and inner hyphens");
    }
    return new BucketSpec(resource.logicalId(), name);
  }
}
