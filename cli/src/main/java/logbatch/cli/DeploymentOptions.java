package logbatch.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The options of commands that work on a pipeline that is deployed already.
final class DeploymentOptions {

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description =
          "the deployment on AWS with this OwnerName; region, credentials and endpoints are found by"
              + " the standard AWS settings (default: the local cloud of `logbatch up`)")
  private String owner;

  @Option(
      names = "--suffix",
      paramLabel = "SUFFIX",
      defaultValue = "",
      description = "the deployment's NameSuffix, if it has one, such as -test")
  private String suffix;

  private final Path folder;

  DeploymentOptions() {
    this(CloudOptions.workFolder());
  }

  DeploymentOptions(Path folder) {
    this.folder = folder;
  }

  /// The deployment that the options name.
  ///
  /// @throws UsageException if there is none
  Deployment connect() {
    if (owner != null) {
      return Deployment.ofOwner(owner, suffix, System.getenv());
    }
    if (!suffix.isEmpty()) {
      throw new UsageException("--suffix goes with --owner");
    }
    return RunningCloud.find(folder)
        .map(Deployment::of)
        .orElseThrow(() ->
            new UsageException(
                "No local cloud is running here. Start one (./logbatch up), or name a deployment on AWS with --owner NAME."));
  }
}
