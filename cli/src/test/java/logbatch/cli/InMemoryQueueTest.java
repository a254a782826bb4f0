package logbatch.cli;

class InMemoryQueueTest extends MessageQueueContract {

  @Override
  MessageQueue queue() {
    return new InMemoryQueue("test");
  }
}
