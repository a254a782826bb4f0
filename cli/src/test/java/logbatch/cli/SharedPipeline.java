package logbatch.cli;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// One local cloud for all tests, since its start takes longer than most of them. Stopped after the
/// last one.
final class SharedPipeline implements BeforeAllCallback {

  private LocalPipeline pipeline;

  @Override
  public void beforeAll(ExtensionContext context) {
    pipeline =
        context
            .getRoot()
            .getStore(Namespace.create(SharedPipeline.class))
            .computeIfAbsent(LocalPipeline.class, _ -> LocalPipeline.start(), LocalPipeline.class);
  }

  LocalPipeline get() {
    return pipeline;
  }
}
