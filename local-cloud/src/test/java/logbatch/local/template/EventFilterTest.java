package logbatch.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

class EventFilterTest {

  @ParameterizedTest(name = "{0} {2} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          {"a": ["x"]}                               | {"a": "x"}              | matches
          {"a": ["x"]}                               | {"a": "X"}              | passes over
          {"a": ["x", "y"]}                          | {"a": "y", "b": 1}      | matches
          {"a": ["x"]}                               | {}                      | passes over
          {"a": ["x"]}                               | {"a": {"x": "x"}}       | passes over
          {"a": ["x"], "b": ["y"]}                   | {"a": "x"}              | passes over
          {"a": ["x"], "b": ["y"]}                   | {"a": "x", "b": "y"}    | matches
          {"a": [5]}                                 | {"a": 5.0}              | matches
          {"a": [5]}                                 | {"a": "5"}              | passes over
          {"a": ["5"]}                               | {"a": 5}                | passes over
          {"a": [true]}                              | {"a": true}             | matches
          {"a": [true]}                              | {"a": false}            | passes over
          {"a": [null]}                              | {"a": null}             | matches
          {"a": [null]}                              | {}                      | passes over
          {"a": [""]}                                | {"a": ""}               | matches
          {"a": ["x"]}                               | {"a": ["y", "x"]}       | matches
          {"a": {"b": ["x"]}}                        | {"a": {"b": "x"}}       | matches
          {"a": {"b": ["x"]}}                        | {"a": "x"}              | passes over
          {"a": {"b": ["x"]}}                        | {}                      | passes over
          {"a": [{"prefix": "ab"}]}                  | {"a": "abc"}            | matches
          {"a": [{"prefix": "ab"}]}                  | {"a": "cab"}            | passes over
          {"a": [{"prefix": "1"}]}                   | {"a": 12}               | passes over
          {"a": [{"suffix": ".log"}]}                | {"a": "x.log"}          | matches
          {"a": [{"suffix": ".log"}]}                | {"a": "x.log.gz"}       | passes over
          {"a": [{"equals-ignore-case": "X"}]}       | {"a": "x"}              | matches
          {"a": [{"equals-ignore-case": "X"}]}       | {"a": "xx"}             | passes over
          {"a": [{"exists": true}]}                  | {"a": null}             | matches
          {"a": [{"exists": true}]}                  | {}                      | passes over
          {"a": [{"exists": true}]}                  | {"a": {"b": 1}}         | passes over
          {"a": [{"exists": false}]}                 | {"b": 1}                | matches
          {"a": [{"exists": false}]}                 | {"a": 1}                | passes over
          {"a": {"b": [{"exists": false}]}}          | {}                      | matches
          {"a": [{"anything-but": "x"}]}             | {"a": "y"}              | matches
          {"a": [{"anything-but": "x"}]}             | {"a": "x"}              | passes over
          {"a": [{"anything-but": "x"}]}             | {}                      | passes over
          {"a": [{"anything-but": ["x", 1]}]}        | {"a": "y"}              | matches
          {"a": [{"anything-but": ["x", 1]}]}        | {"a": 1}                | passes over
          {"a": [{"anything-but": {"prefix": "x"}}]} | {"a": "ax"}             | matches
          {"a": [{"anything-but": {"prefix": "x"}}]} | {"a": "xa"}             | passes over
          {"a": [{"numeric": ["=", 3]}]}             | {"a": 3.0}              | matches
          {"a": [{"numeric": [">", 0, "<=", 5]}]}    | {"a": 5}                | matches
          {"a": [{"numeric": [">", 0, "<=", 5]}]}    | {"a": 0}                | passes over
          {"a": [{"numeric": [">=", 0, "<", 5]}]}    | {"a": 5}                | passes over
          {"a": [{"numeric": [">=", 0, "<", 5]}]}    | {"a": 0}                | matches
          {"a": [{"numeric": [">", 0]}]}             | {"a": "1"}              | passes over
          {"a": ["x", {"prefix": "y"}]}              | {"a": "yes"}            | matches
          {"$or": [{"a": ["x"]}, {"b": ["y"]}]}      | {"b": "y"}              | matches
          {"$or": [{"a": ["x"]}, {"b": ["y"]}]}      | {"a": "y"}              | passes over
          {"c": [1], "$or": [{"a": ["x"]}]}          | {"a": "x"}              | passes over
          """)
  void event(String pattern, String event, String outcome) throws IOException {
    assertThat(EventFilter.parse(pattern).matches(JSON.std.mapFrom(event)))
        .isEqualTo(outcome.equals("matches"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          x                                      | is no JSON object
          ["x"]                                  | is no JSON object
          {}                                     | an empty pattern is not allowed
          {"a": {}}                              | an empty pattern is not allowed
          {"a": "x"}                             | a wants a list of alternatives, or nested fields
          {"a": []}                              | a wants a list of alternatives, or nested fields
          {"a": [["x"]]}                         | a has a list inside a list
          {"a": [{"cidr": "x"}]}                 | a has the operator cidr
          {"a": {"b": [{"wildcard": "*"}]}}      | b has the operator wildcard
          {"a": [{"prefix": "x", "suffix": "y"}]} | a wants one operator
          {"a": [{"prefix": 1}]}                 | a: prefix does not understand
          {"a": [{"exists": "yes"}]}             | a: exists does not understand
          {"a": [{"numeric": [">"]}]}            | a: numeric does not understand
          {"a": [{"numeric": ["~", 1]}]}         | a: numeric does not understand
          {"a": [{"numeric": [">", "1"]}]}       | a: numeric does not understand
          {"a": [{"anything-but": []}]}          | a: anything-but does not understand
          {"a": [{"anything-but": {"cidr": 1}}]} | a: anything-but does not understand
          {"$or": {"a": ["x"]}}                  | $or wants a list
          {"$or": ["x"]}                         | $or wants a list of patterns
          """)
  void aPatternThatIsNotUnderstoodIsRefused(String pattern, String problem) {
    assertThatThrownBy(() -> EventFilter.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }
}
