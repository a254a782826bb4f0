package logbatch.format;

import java.util.List;
import java.util.Optional;
import logbatch.format.FieldMeaning.Convention;
import logbatch.format.FieldMeaning.Role;

/// The usual names of the fields that say when, with which status code, and how severe. Of two
/// fields that say the same, the one that is named first here is believed.
final class FieldNames {

  private static final FieldName ROOT = new FieldName();

  private static final List<String> TIMESTAMPS =
      List.of(
          "timestamp",
          "timestampdate",
          "timestampiso",
          "eventtime",
          "eventtimestamp",
          "datetime",
          "datetimedate",
          "time",
          "timeiso",
          "timerepr",
          "timetimestamp",
          "timedate",
          "ts",
          "tsdate",
          "t",
          "tdate",
          "asctime",
          "timeiso8601",
          "timelocal",
          "timeutc",
          "timemillis",
          "timeunixnano",
          "startutc",
          "starttime",
          "startedat",
          "requesttime",
          "requesttimestamp",
          "requestreceivedtimestamp",
          "stagetimestamp",
          "edgestarttimestamp",
          "edgeendtimestamp",
          "realtimetimestamp",
          "ibmdatetime",
          "logtime",
          "logtimestamp",
          "logdate",
          "loggedat",
          "unixtime",
          "calendartime",
          "utctime",
          "systemtime",
          "timecreated",
          "timecreatedsystemtime",
          "timegenerated",
          "generatedat",
          "published",
          "creationtime",
          "createddatetime",
          "createdat",
          "created",
          "occurredat",
          "querytimestamp",
          "reqtimesec",
          "epochtime",
          "epochmillis",
          "timestampms",
          "timestampmillis",
          "eventdate",
          "date",
          "datecreate",
          "accessdate",
          "acceptdate",
          "localtime",
          "receivetimestamp",
          "receivedat",
          "ingestiontime",
          "observedtimeunixnano",
          "observedtimestamp",
          "msec",
          // Portuguese and Spanish
          "instante",
          "datahora",
          "fechahora");

  private static final List<String> STATUSES =
      List.of(
          "status",
          "statuscode",
          "httpstatus",
          "httpstatuscode",
          "httpresponsestatuscode",
          "responsestatus",
          "responsestatuscode",
          "responsecode",
          "responsecodesent",
          "httpcode",
          "httpresponsecode",
          "httprequeststatus",
          "httpresponsestatus",
          "resstatuscode",
          "resstatus",
          "respstatus",
          "respcode",
          "ibmresponsecode",
          "scstatus",
          "elbstatuscode",
          "edgeresponsestatus",
          "downstreamstatus",
          "originstatus",
          "originresponsestatus",
          "upstreamstatus",
          "targetstatuscode",
          "l7httpcode",
          "response");

  private static final List<String> LEVELS =
      List.of(
          "severity",
          "loglevel",
          "levelname",
          "lvl",
          "severitytext",
          "errorseverity",
          "severitylabel",
          "severityname",
          "syslogseverity",
          "logseverity",
          "leveldisplayname",
          "levelstr",
          "leveltext",
          "logsyslogseverityname",
          "syslogseverityname",
          "messagetype",
          "l",
          "nivel",
          "severidade",
          "severidad");

  /// Objects that only hold others together.
  private static final List<String> WRAPPERS =
      List.of(
          "fields",
          "jsonpayload",
          "protopayload",
          "payload",
          "data",
          "event",
          "record",
          "attributes",
          "properties",
          "extra",
          "context",
          "source",
          "result",
          "parsed",
          "json",
          "body",
          "details",
          "detail",
          "entry",
          "state",
          "metadata",
          "system",
          "flow",
          "log",
          // Each of these is an array, of which the first element is looked at.
          "records",
          "resourcelogs",
          "scopelogs",
          "logrecords",
          "logevents");

  static {
    addAll(Role.TIMESTAMP, TIMESTAMPS);
    ROOT.add("date", meaning(Role.DATE, TIMESTAMPS.indexOf("date")));
    ROOT.add("time", meaning(Role.TIME, TIMESTAMPS.indexOf("time")));
    ROOT.add("instantepochsecond", meaning(Role.SECONDS, 0));
    ROOT.add("instantnanoofsecond", meaning(Role.NANOS, 0));
    ROOT.add("timestampseconds", meaning(Role.SECONDS, 0));
    ROOT.add("timestampnanos", meaning(Role.NANOS, 0));
    addAll(Role.STATUS, STATUSES);
    addAll(Role.LEVEL, LEVELS);
    addLevels();
    addConventions();
    WRAPPERS.forEach(ROOT::addWrapper);
  }

  private FieldNames() {}

  private static void addLevels() {
    ROOT.add("level", level(0, LevelNumbers.BUNYAN, Convention.GELF));
    ROOT.add("lvl", level(LEVELS.indexOf("lvl"), LevelNumbers.BUNYAN, Convention.ANY));
    int last = LEVELS.size();
    ROOT.add("priority", level(last, LevelNumbers.NONE, Convention.JOURNAL));
    ROOT.add("levelno", level(last, LevelNumbers.PYTHON, Convention.ANY));
    ROOT.add("severitynumber", level(last, LevelNumbers.OPEN_TELEMETRY, Convention.ANY));
    ROOT.add("syslogseveritycode", level(last, LevelNumbers.SYSLOG, Convention.ANY));
    ROOT.add("logsyslogseveritycode", level(last, LevelNumbers.SYSLOG, Convention.ANY));
  }

  private static void addConventions() {
    ROOT.add("shortmessage", conventional(Role.SIGN, Convention.GELF));
    ROOT.add("bootid", conventional(Role.SIGN, Convention.JOURNAL));
    ROOT.add("ctx", conventional(Role.SIGN, Convention.MONGODB));
    ROOT.add("s", conventional(Role.CONVENTIONAL_LEVEL, Convention.MONGODB));
    ROOT.add("errcode", conventional(Role.SIGN, Convention.MYSQL));
    ROOT.add("label", conventional(Role.CONVENTIONAL_LEVEL, Convention.MYSQL));
    ROOT.add("stream", conventional(Role.SIGN, Convention.CONTAINER));
    ROOT.add("log", conventional(Role.LINE, Convention.CONTAINER));
  }

  /// Where names begin.
  static FieldName root() {
    return ROOT;
  }

  /// What a field says that stands by itself.
  static Optional<FieldMeaning> meaning(String name) {
    return Optional.ofNullable(ROOT.then(name)).flatMap(FieldName::meaning);
  }

  private static void addAll(Role role, List<String> names) {
    for (int rank = 0; rank < names.size(); rank++) {
      ROOT.add(names.get(rank), meaning(role, rank));
    }
  }

  private static FieldMeaning meaning(Role role, int rank) {
    return new FieldMeaning(role, rank, LevelNumbers.NONE, Convention.ANY);
  }

  private static FieldMeaning level(int rank, LevelNumbers numbers, Convention convention) {
    return new FieldMeaning(Role.LEVEL, rank, numbers, convention);
  }

  private static FieldMeaning conventional(Role role, Convention convention) {
    return new FieldMeaning(role, 0, LevelNumbers.NONE, convention);
  }
}
