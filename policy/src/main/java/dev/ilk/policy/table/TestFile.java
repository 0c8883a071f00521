package dev.ilk.policy.table;

import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Location;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file of tests: each section that has a table of steps is one. */
final class TestFile {
  private TestFile() {}

  static Parsed<List<Step.Sequence>> read(SourceText source) {
    try {
      return Parsed.of(sequences(Markdown.read(source)));
    } catch (TableException wrong) {
      String message = String.valueOf(wrong.getMessage());
      Location place = new Location(source.name(), wrong.line(), 1);
      return Parsed.refused(new Diagnostic(message, Optional.of(place), ""));
    }
  }

  private static List<Step.Sequence> sequences(List<Markdown.Section> sections)
      throws TableException {
    List<Step.Sequence> found = new ArrayList<>();
    Given everywhere = new Given();
    for (Markdown.Section section : sections) {
      // What stands before the first test, under the title of the file, is given everywhere.
      Given given = section.level() < 2 ? everywhere : everywhere.copy();
      StepReader reader = new StepReader(given);
      for (Markdown.Table table : section.tables()) {
        if (table.head().contains("given")) {
          given.add(table);
        } else if (table.head().contains("then") || table.head().contains("principal")) {
          reader.add(table);
        }
      }
      if (!reader.steps().isEmpty()) {
        found.add(new Step.Sequence(section.title(), section.line(), reader.steps()));
      }
    }
    return found;
  }
}
