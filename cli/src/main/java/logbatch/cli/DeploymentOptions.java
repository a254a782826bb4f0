package logbatch.cli;

import java.nio.file.Path;
import java.util.Optional;
import logbatch.local.services.Checkout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of commands that work on a pipeline that is deployed already.
final class DeploymentOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "the deployment on AWS with this stack name; credentials and endpoints are found by the"
              + " standard AWS settings (default: stack_name of samconfig.toml, else sam-app, which is"
              + " what sam deploy --guided proposes)")
  private String stack;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "the region of the deployment (default: AWS_REGION, else AWS_DEFAULT_REGION, else region of"
              + " samconfig.toml, else that of your AWS profile)")
  private String region;

  @Option(names = "--local", description = "the local cloud that `logbatch up` runs")
  private boolean isLocal;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description =
          "the deployment on AWS with this OwnerName, found by the names of its resources: for"
              + " credentials that may not look at stacks")
  private String owner;

  @Option(
      names = "--suffix",
      paramLabel = "SUFFIX",
      defaultValue = "",
      description = "with --owner: the deployment's NameSuffix, if it has one, such as -test")
  private String suffix;

  private final Place place;

  /// Where the command runs.
  ///
  /// @param home the checkout
  /// @param workFolder what the local cloud keeps to itself
  /// @param aws gives access to AWS
  record Place(Path home, Path workFolder, AwsAccess.Source aws) {

    static Place ofProcess() {
      return new Place(
          Checkout.fromSystemProperty().home(),
          CloudOptions.workFolder(),
          AwsAccess.standard(System.getenv()));
    }
  }

  DeploymentOptions() {
    this(Place.ofProcess());
  }

  DeploymentOptions(Place place) {
    this.place = place;
  }

  /// The deployment that the options name.
  ///
  /// @throws UsageException if there is none
  Deployment connect() {
    return switch (choice()) {
      case Choice.Local _ -> Deployment.of(runningCloud());
      case Choice.Owner(var name) -> Deployment.ofOwner(name, suffix, access());
      case Choice.Stack(var name) -> {
        var access = access();
        yield Deployment.of(stack(name, access), access);
      }
    };
  }

  /// What the options name.
  ///
  /// @throws UsageException if they contradict each other
  Choice choice() {
    if ((isLocal ? 1 : 0) + (owner != null ? 1 : 0) + (stack != null ? 1 : 0) > 1) {
      throw new UsageException("Only one of --stack, --local and --owner can be meant.");
    }
    if (!suffix.isEmpty() && owner == null) {
      throw new UsageException("--suffix goes with --owner.");
    }
    if (isLocal) {
      return new Choice.Local();
    }
    return owner != null
        ? new Choice.Owner(owner)
        : new Choice.Stack(stack != null ? stack : SamConfig.read(place.home()).stack());
  }

  /// A pipeline that may be meant.
  sealed interface Choice {

    /// That of `logbatch up`.
    record Local() implements Choice {}

    /// One with this parameter `OwnerName`.
    record Owner(String name) implements Choice {}

    /// One with this stack name.
    record Stack(String name) implements Choice {}
  }

  /// A command line that works on the same deployment, for somebody to copy into a shell.
  ///
  /// @param command with options of its own, such as `status --follow`
  /// @param arguments such as an object key, as they are: they are quoted here
  String sameFor(String command, String... arguments) {
    var line = new CommandLineText("./logbatch " + command);
    if (isLocal) {
      line.option("--local");
    }
    Optional.ofNullable(stack).ifPresent(name -> line.option("--stack", name));
    Optional.ofNullable(owner).ifPresent(name -> line.option("--owner", name));
    if (!suffix.isEmpty()) {
      line.option("--suffix", suffix);
    }
    Optional.ofNullable(region).ifPresent(name -> line.option("--region", name));
    return Visible.of(line.with(arguments));
  }

  /// Says, on standard error, that an object was never planned, and how it is.
  ///
  /// @param key of an object in the input bucket
  void tellNeverPlanned(String key) {
    var err = command.commandLine().getErr();
    err.println(
        "%s was never planned, so nothing of it is stored. If it was uploaded more than a minute ago, its event was lost. This plans it: %s"
            .formatted(Visible.of(key), sameFor("reprocess", key)));
    err.flush();
  }

  /// The local cloud that runs.
  ///
  /// @throws UsageException if none does
  RunningCloud runningCloud() {
    return RunningCloud.find(place.workFolder())
        .orElseThrow(
            () -> new UsageException("No local cloud is running here. Start one: ./logbatch up"));
  }

  /// How AWS is called.
  ///
  /// @throws UsageException if no region is set
  AwsAccess access() {
    return place.aws().access(Optional.ofNullable(region), SamConfig.read(place.home()).region());
  }

  /// Describes a stack.
  ///
  /// @throws UsageException if there is no such stack
  CloudStack stack(String name, AwsAccess access) {
    if (stack == null) {
      command.commandLine().getErr().println("stack %s in %s".formatted(name, access.region()));
      command.commandLine().getErr().flush();
    }
    try (var requests = access.requests()) {
      return new CloudFormationStacks(requests)
          .find(name)
          .orElseThrow(() ->
              new UsageException(
                  "There is no stack %s in %s. --stack NAME and --region REGION name another, --local means the local cloud of ./logbatch up."
                      .formatted(Visible.of(name), access.region())));
    }
  }
}
