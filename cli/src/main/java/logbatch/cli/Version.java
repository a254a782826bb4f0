package logbatch.cli;

import picocli.CommandLine.IVersionProvider;

/// The version, as the jar's manifest has it.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    var version = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "logbatch " + (version == null ? "(not packaged)" : version),
      "Java %s, %s %s"
          .formatted(
              Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
    };
  }
}
