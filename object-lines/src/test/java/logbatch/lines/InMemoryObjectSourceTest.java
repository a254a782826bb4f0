package logbatch.lines;

import logbatch.model.ObjectVersion;

class InMemoryObjectSourceTest extends ObjectSourceContract {

  private final InMemoryObjectSource source = new InMemoryObjectSource();

  @Override
  ObjectSource source() {
    return source;
  }

  @Override
  ObjectVersion put(String key, byte[] bytes) {
    return source.put(key, bytes);
  }

  @Override
  void remove(ObjectVersion object) {
    source.remove(object.key());
  }
}
