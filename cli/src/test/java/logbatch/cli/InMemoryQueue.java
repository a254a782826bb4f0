package logbatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A queue in memory; a hidden message stays hidden until it is released or [#endHiding] is called.
class InMemoryQueue implements MessageQueue {

  private final String name;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int sent;

  InMemoryQueue(String name) {
    this.name = name;
  }

  private static final class Entry {

    private final String body;
    private int receiveCount;
    private boolean isHidden;

    Entry(String body) {
      this.body = body;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long depth() {
    return entries.size();
  }

  @Override
  public List<QueuedMessage> receive(Duration hiddenFor) {
    var page = new ArrayList<QueuedMessage>();
    entries.forEach((id, entry) -> {
      if (!entry.isHidden && page.size() < PAGE_MAX) {
        entry.isHidden = true;
        entry.receiveCount++;
        page.add(
            new QueuedMessage(
                id, id + "#" + entry.receiveCount, entry.body, entry.receiveCount, Instant.EPOCH));
      }
    });
    return page;
  }

  @Override
  public void release(List<String> receipts) {
    entries.forEach((id, entry) -> {
      if (receipts.contains(id + "#" + entry.receiveCount)) {
        entry.isHidden = false;
      }
    });
  }

  @Override
  public Set<String> delete(List<QueuedMessage> messages) {
    var deleted = new HashSet<String>();
    for (var message : messages) {
      if (entries.remove(message.id()) != null) {
        deleted.add(message.id());
      }
    }
    return deleted;
  }

  @Override
  public Set<Integer> send(List<String> bodies) {
    var taken = new HashSet<Integer>();
    for (int i = 0; i < bodies.size(); i++) {
      if (bodies.get(i).chars().noneMatch(c -> c == '\uFFFE' || c == '\uFFFF')) {
        entries.put("m" + sent++, new Entry(bodies.get(i)));
        taken.add(i);
      }
    }
    return taken;
  }

  /// Lets the time be over for which messages are hidden.
  void endHiding() {
    entries.values().forEach(entry -> entry.isHidden = false);
  }

  /// The bodies of all visible messages, in the order in which they were sent.
  List<String> visible() {
    return entries.values().stream()
        .filter(entry -> !entry.isHidden)
        .map(entry -> entry.body)
        .toList();
  }
}
