package logbatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import logbatch.local.LocalCloud;
import logbatch.local.services.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `logbatch up`: keeps the local cloud running until it is interrupted.
@Command(
    name = "up",
    description = {
      "Start the local cloud and keep it running until Ctrl-C.",
      "Any S3 client that uploads to the input bucket starts the pipeline."
    })
final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CloudOptions cloudOptions;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "keep objects and tables in this folder from one start to the next; messages that wait when it stops are lost")
  private Path data;

  @Override
  public Integer call() throws InterruptedException, IOException {
    var out = spec.commandLine().getOut();
    out.println("Starting the local cloud ...");
    out.flush();
    var folder = CloudOptions.workFolder();
    var storage = data == null ? new Storage.Temporary(folder) : new Storage.Kept(data);
    try (var cloud = cloudOptions.start(storage, folder);
        var _ = Shutdown.closing(cloud);
        var registration = RunningCloud.of(cloud).register(folder);
        var _ = Shutdown.closing(registration)) {
      describe(cloud, out);
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private static void describe(LocalCloud cloud, PrintWriter out) {
    out.println();
    out.println("The local cloud is up. In another terminal:");
    out.println();
    for (Map.Entry<String, String> variable : cloud.endpoints().environment().entrySet()) {
      out.println("  export %s=%s".formatted(variable.getKey(), variable.getValue()));
    }
    var input = cloud.output("InputBucketName");
    var output = cloud.output("OutputBucketName");
    out.println();
    out.println("  aws s3 cp samples/access.log s3://%s/".formatted(input));
    out.println("  aws s3 ls --recursive s3://%s/".formatted(output));
    out.println("  aws s3 cp s3://%s/relatorio_access.log.json -".formatted(output));
    out.println(
        "  aws dynamodb scan --select COUNT --table-name %s"
            .formatted(cloud.output("ProcessedLogsTableName")));
    out.println();
    out.println("  ./logbatch upload --local --wait samples/access.log");
    out.println("  ./logbatch verify --local access.log");
    out.println("  ./logbatch rejected --local");
    out.println();
    out.println(
        "Logs of the functions: %s (or: ./logbatch logs --follow)"
            .formatted(CloudOptions.logFolder(CloudOptions.workFolder())));
    out.println("Ctrl-C stops it.");
    out.flush();
  }
}
