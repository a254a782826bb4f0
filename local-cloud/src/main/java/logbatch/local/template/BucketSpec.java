package logbatch.local.template;

/// A bucket of the template.
///
/// @param logicalId the resource's name in the template
/// @param name bucket name
public record BucketSpec(String logicalId, String name) {}
