package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class XmlElementTest {

  @Test
  void pathsLeadToAllElementsOfTheirNamesWhateverTheNamespace() {
    var root = XmlElement.parse("<r xmlns='urn:x'><a><b>1</b></a><a><b>2</b><c/></a></r>");

    assertThat(root.all("a").map(a -> a.text("b")))
        .containsExactly(Optional.of("1"), Optional.of("2"));
    assertThat(root.all("a", "c").map(c -> c.text("none"))).containsExactly(Optional.empty());
    assertThat(root.all("b")).isEmpty();
  }

  @Test
  void documentTypeAndWhatIsNoXmlAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            XmlElement.parse("<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hosts'>]><r>&e;</r>"));
    assertThatIllegalArgumentException().isThrownBy(() -> XmlElement.parse("{}"));
  }
}
