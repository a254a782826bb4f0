package logbatch.cli;

import java.time.LocalDate;

/// What AWS asks for in `us-east-1` (US East, N. Virginia), without free tiers, in its first tier
/// of volume. The one table of prices: docs/cost.md shows the same, which a test sees to.
enum Price {
  DYNAMODB_WRITE(
      "DynamoDB, on demand: write request units of 1 KB",
      0.625,
      1_000_000,
      "https://aws.amazon.com/dynamodb/pricing/on-demand/"),
  DYNAMODB_STORAGE(
      "DynamoDB: table storage, GB-month",
      0.25,
      1,
      "https://aws.amazon.com/dynamodb/pricing/on-demand/"),
  DYNAMODB_RECOVERY(
      "DynamoDB: point-in-time recovery, GB-month",
      0.20,
      1,
      "https://aws.amazon.com/dynamodb/pricing/on-demand/"),
  SQS_REQUEST(
      "SQS, standard queue: requests, each 64 KB of payload as one",
      0.40,
      1_000_000,
      "https://aws.amazon.com/sqs/pricing/"),
  LAMBDA_REQUEST("Lambda: requests", 0.20, 1_000_000, "https://aws.amazon.com/lambda/pricing/"),
  LAMBDA_DURATION(
      "Lambda, arm64: GB-seconds", 0.0000133334, 1, "https://aws.amazon.com/lambda/pricing/"),
  S3_PUT(
      "S3 Standard: PUT, POST and LIST requests",
      0.005,
      1_000,
      "https://aws.amazon.com/s3/pricing/"),
  S3_GET("S3 Standard: GET requests", 0.0004, 1_000, "https://aws.amazon.com/s3/pricing/"),
  S3_STORAGE("S3 Standard: storage, GB-month", 0.023, 1, "https://aws.amazon.com/s3/pricing/"),
  LOGS("CloudWatch Logs: ingestion, GB", 0.50, 1, "https://aws.amazon.com/cloudwatch/pricing/");

  /// When the prices were looked up.
  static final LocalDate LOOKED_UP = LocalDate.of(2026, 11, 24);

  /// The region that the prices are of.
  static final String REGION = "us-east-1";

  private final String what;
  private final double dollars;
  private final long units;
  private final String source;

  Price(String what, double dollars, long units, String source) {
    this.what = what;
    this.dollars = dollars;
    this.units = units;
    this.source = source;
  }

  /// What is paid for, in the words of the price page.
  String what() {
    return what;
  }

  /// Dollars for [#units].
  double dollars() {
    return dollars;
  }

  /// How many units the price is for.
  long units() {
    return units;
  }

  /// The page that has the price.
  String source() {
    return source;
  }

  /// Dollars for an amount.
  double of(double amount) {
    return amount * dollars / units;
  }
}
