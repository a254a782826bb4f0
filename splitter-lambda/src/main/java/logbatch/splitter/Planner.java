package logbatch.splitter;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import logbatch.lines.ObjectHead;
import logbatch.lines.ObjectSource;
import logbatch.lines.UnreadableObjectException;
import logbatch.model.CsvHeader;
import logbatch.model.Failure;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.RangeTask;
import logbatch.model.RunId;
import logbatch.model.Upload;

/// Writes down what there is to read, and tells what of it has to be started. Idempotent: an event
/// may come any number of times, in any order.
///
/// An object whose first bytes cannot be read (missing, replaced, denied) gets a header too, for
/// without one nothing would ever be reported. Such a header says that nobody has seen the object:
/// nothing can be read by it, and the next event that sees the object replaces it. From then on
/// only the upload changes, whatever the sizes may be by then.
///
/// Nothing of a run is started before the run is open: the reporter's schedule comes to it even if
/// the stream forgets its changes before anybody has looked at them. A new run is opened behind its
/// header, since nothing can be reported of a run without one. A known run is opened before its
/// upload is raised, so that whoever looks at the later upload closes it again. Whoever dies
/// between the two is made up for by the repetition of the event.
final class Planner {

  private final ObjectSource objects;
  private final HeaderStore headers;
  private final RangeStore ranges;
  private final CutSizes sizes;
  private final Clock clock;

  Planner(
      ObjectSource objects, HeaderStore headers, RangeStore ranges, CutSizes sizes, Clock clock) {
    this.objects = objects;
    this.headers = headers;
    this.ranges = ranges;
    this.sizes = sizes;
    this.clock = clock;
  }

  /// What has to be started.
  ///
  /// @param header of the run
  /// @param ranges indexes of those that are not done
  record Plan(Header header, List<Integer> ranges) {

    List<RangeTask> tasks() {
      return ranges.stream().map(range -> RangeTask.start(header.run(), range)).toList();
    }
  }

  /// Makes sure that the run of an upload has its header, with the latest upload.
  ///
  /// @throws IOException if the object's first bytes cannot be read now, but maybe later
  Plan plan(ObjectUploaded uploaded) throws IOException {
    while (true) {
      var known = headers.find(uploaded.run());
      if (known.isPresent() && isSeen(known.get())) {
        var plan = new Plan(known.get(), unfinished(known.get()));
        if (isToBeOpened(plan, uploaded.upload())) {
          headers.open(uploaded.run());
        }
        if (raise(known.get(), uploaded.upload())) {
          return plan;
        }
      } else {
        var draft = draft(uploaded);
        if (write(known, draft)) {
          headers.open(uploaded.run());
          return start(draft);
        }
      }
      // Somebody else wrote the header in between.
    }
  }

  /// The header of a run that was planned before.
  ///
  /// @throws IllegalStateException if it never was
  Header planned(RunId run) {
    return headers
        .find(run)
        .orElseThrow(() ->
            new IllegalStateException(
                "run %s has no header; was BatchesTable emptied? Upload its file again"
                    .formatted(run)));
  }

  /// A header, and why the object's first bytes could not be read, if so.
  private record Draft(Header header, Optional<Failure> failure) {}

  private Draft draft(ObjectUploaded uploaded) throws IOException {
    try {
      var head = ObjectHead.read(objects, uploaded.object(), uploaded.kind());
      return new Draft(header(uploaded, head), Optional.empty());
    } catch (UnreadableObjectException e) {
      return new Draft(header(uploaded, ObjectHead.UNKNOWN), Optional.of(e.failure()));
    }
  }

  private Header header(ObjectUploaded uploaded, ObjectHead head) {
    var csv = head.header(uploaded.kind(), sizes.recordMaxBytes());
    boolean hasRecords = csv.flatMap(CsvHeader::records).isPresent();
    return new Header(
        uploaded.object(),
        uploaded.generation(),
        uploaded.upload(),
        uploaded.kind(),
        csv,
        ranges(uploaded.object(), hasRecords, head.compression()));
  }

  /// Whether a byte is inside quotes can only be told from the start, so what has records is never
  /// cut.
  private RangePlan ranges(ObjectVersion object, boolean hasRecords, Compression compression) {
    return hasRecords
        ? RangePlan.single(object.sizeBytes(), compression)
        : RangePlan.cut(object.sizeBytes(), sizes.rangeBytes(), compression);
  }

  /// @return false if the header is another one by now
  private boolean write(Optional<Header> known, Draft draft) {
    if (known.isEmpty()) {
      return headers.putIfAbsent(draft.header());
    }
    // A draft that saw nothing of the object knows no more than what is there.
    return draft.failure().isPresent()
        ? raise(known.get(), draft.header().upload())
        : headers.replace(known.get(), newest(draft.header(), known.get().upload()));
  }

  private Plan start(Draft draft) {
    return draft.failure().isPresent()
        ? fail(draft.header(), draft.failure().get())
        : new Plan(draft.header(), unfinished(draft.header()));
  }

  /// Takes the range over before it looks at the header again. Somebody may have seen the object
  /// meanwhile and be reading it: whoever takes it from him has to start it. And if nobody has, it
  /// has failed, even if an earlier attempt to say so has left it running.
  private Plan fail(Header unseen, Failure failure) {
    var run = unseen.run();
    var claim = new Claim("", clock.instant());
    var part = ranges.begin(run, 0, unseen.ranges().start(0), claim).part();
    var header = headers.find(run).orElse(unseen);
    if (isSeen(header)) {
      return new Plan(header, unfinished(header));
    }
    try {
      ranges.write(
          run,
          new RangePart(
              0,
              part.epoch(),
              part.checkpoint(),
              State.FAILED,
              Optional.of(failure),
              clock.instant()));
    } catch (EpochLostException e) {
      // Somebody else has begun the range since, and will see for himself.
    }
    return new Plan(header, List.of());
  }

  /// Whether the object could be looked at, so that the header says how it is to be read.
  static boolean isSeen(Header header) {
    return header.ranges().compression() != Compression.UNKNOWN;
  }

  /// An event that brings nothing new leaves a finished run closed.
  private static boolean isToBeOpened(Plan plan, Upload upload) {
    return !plan.ranges().isEmpty() || isNewer(upload, plan.header().upload());
  }

  /// @return false if the header is another one by now
  private boolean raise(Header header, Upload upload) {
    return !isNewer(upload, header.upload()) || headers.replace(header, header.withUpload(upload));
  }

  private static Header newest(Header header, Upload other) {
    return isNewer(other, header.upload()) ? header.withUpload(other) : header;
  }

  private static boolean isNewer(Upload candidate, Upload current) {
    int order = candidate.sequencer().compareTo(current.sequencer());
    return order > 0 || (order == 0 && candidate.time().isAfter(current.time()));
  }

  private List<Integer> unfinished(Header header) {
    return IntStream.range(0, header.ranges().count())
        .filter(range -> ranges.find(header.run(), range).map(Planner::isToBeStarted).orElse(true))
        .boxed()
        .toList();
  }

  /// A range that failed for a reason outside the bytes is tried again with each event.
  private static boolean isToBeStarted(RangePart part) {
    return switch (part.state()) {
      case RUNNING -> true;
      case DONE -> false;
      case FAILED -> part.failure().stream().noneMatch(failure -> failure.reason().isOfTheBytes());
    };
  }
}
