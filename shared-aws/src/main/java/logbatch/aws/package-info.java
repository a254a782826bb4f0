/// What more than one function needs of AWS: the mapping of items and parts to DynamoDB attributes,
/// how the parts of a run are read, how clients are built, how the environment is read, and how a
/// log line looks.
package logbatch.aws;
