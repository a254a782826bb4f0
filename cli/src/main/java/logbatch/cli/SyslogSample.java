package logbatch.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lines of a Linux host.
final class SyslogSample {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final Weighted<String> MESSAGES =
      Weighted.of(
          List.of(
              Map.entry("sshd[%d]: Accepted publickey for ana from 192.0.2.7 port 52811 ssh2", 3),
              Map.entry(
                  "sshd[%d]: Failed password for invalid user admin from 203.0.113.9 port 40122 ssh2",
                  4),
              Map.entry("CRON[%d]: (root) CMD (/usr/local/bin/rotaciona)", 3),
              Map.entry("systemd[%d]: Started Session of user ana.", 2),
              Map.entry("kernel: [%d.120000] eth0: link up, 1000 Mbps", 1),
              Map.entry("nginx[%d]: error: upstream timed out", 1)));

  private SyslogSample() {}

  static String line(Instant at, RandomGenerator random) {
    return "%s servidor-1 %s"
        .formatted(TIME.format(at), MESSAGES.next(random).formatted(random.nextInt(100, 30_000)));
  }
}
