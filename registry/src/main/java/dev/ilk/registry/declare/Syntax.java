package dev.ilk.registry.declare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.ilk.registry.words.Prose;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What a parser says of broken syntax, in one line and without its inner names. */
final class Syntax {
  private Syntax() {}

  static int line(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
      return yaml.getProblemMark().getLine() + 1;
    }
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  static String message(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "a value is too long or too deep to be read";
    }
    if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblem() != null) {
      return "this is no valid YAML: " + Prose.shown(yaml.getProblem());
    }
    String said = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    if (said.startsWith("Expected a field name")) {
      return "a key must be a plain word";
    }
    String first = said.lines().findFirst().orElse("");
    int detail = first.indexOf(" (");
    return "this cannot be read: " + Prose.shown(detail < 0 ? first : first.substring(0, detail));
  }
}
