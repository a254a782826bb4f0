package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"access.log", "2026/11/a_b-c.log", "year=2026/a.log", "50%+1,2@3:4"})
  void argumentThatNoShellChangesStaysAsItIs(String argument) {
    assertThat(line(argument)).isEqualTo("x " + argument);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.log",
        "x$(id).log",
        "a;b.log",
        "`id`",
        "a&b",
        "*",
        "~/a.log",
        "!a",
        "é.log",
        "=ls",
        ""
      })
  void everythingElseIsQuoted(String argument) {
    assertThat(line(argument)).isEqualTo("x '" + argument + "'");
  }

  @Test
  void quotesInAnArgumentEndNoQuotes() {
    assertThat(line("a'$(id)'.log")).isEqualTo("x 'a'\\''$(id)'\\''.log'");
  }

  @Test
  void argumentThatLooksLikeAnOptionStandsBehindTheEndOfOptions() {
    assertThat(line("-a.log")).isEqualTo("x -- -a.log");
  }

  @Test
  void valueOfAnOptionIsQuotedToo() {
    var line = new CommandLineText("x");
    line.option("--local");
    line.option("--stack", "a b");
    line.option("--suffix", "-test");

    assertThat(line.with("k")).isEqualTo("x --local --stack 'a b' --suffix=-test k");
  }

  private static String line(String... arguments) {
    return new CommandLineText("x").with(arguments);
  }
}
