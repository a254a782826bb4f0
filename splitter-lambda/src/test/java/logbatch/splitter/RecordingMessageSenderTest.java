package logbatch.splitter;

import java.util.List;

class RecordingMessageSenderTest extends MessageSenderContract {

  private final RecordingMessageSender sender = new RecordingMessageSender();

  @Override
  MessageSender sender() {
    return sender;
  }

  @Override
  List<String> taken() {
    return sender.bodies();
  }
}
