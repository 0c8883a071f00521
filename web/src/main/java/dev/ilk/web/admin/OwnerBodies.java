package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReportOwners;
import dev.ilk.gate.estate.OwnerClue;
import dev.ilk.gate.estate.OwnerReport;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads reports of who answers for what. */
final class OwnerBodies {
  private static final int LONGEST = 300;
  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private OwnerBodies() {}

  static Result<ReportOwners> report(Fields fields) {
    String repository = fields.text("repository", LONGEST);
    if (!LeakBodies.SOURCE.matcher(repository).matches()) {
      fields.wrong("field_invalid", "expected a name such as acme/orders", "repository");
    }
    Optional<String> logins = fields.optional("logins", LONGEST);
    if (logins.filter(one -> !LeakBodies.SOURCE.matcher(one).matches()).isPresent()) {
      fields.wrong("field_invalid", "expected the name of a source", "logins");
    }
    List<OwnerClue> clues = new ArrayList<>();
    JsonNode list = fields.list("clues", OwnerReport.MOST);
    for (int i = 0; i < list.size(); i++) {
      clue(list.get(i), "clues[%d]".formatted(i), fields).ifPresent(clues::add);
    }
    return fields.made(() -> new ReportOwners(new OwnerReport(repository, logins, clues)));
  }

  private static Optional<OwnerClue> clue(JsonNode node, String at, Fields whole) {
    if (!(node instanceof ObjectNode object)) {
      whole.wrong("field_invalid", "expected an object", at);
      return Optional.empty();
    }
    Fields fields = new Fields(object);
    Optional<OwnerClue.Sort> sort =
        fields.parsed(
            "sort", sort(fields.text("sort", LONGEST)), "expected account, service or repository");
    String about = plain(fields, "about", fields.text("about", LONGEST));
    String kind = fields.text("kind", LONGEST);
    if (!KIND.matcher(kind).matches()) {
      fields.wrong("field_invalid", "expected a kind of evidence, such as code-owners", "kind");
    }
    String who = plain(fields, "who", fields.text("who", LONGEST));
    String place = plain(fields, "place", fields.optional("place", LONGEST).orElse(""));
    String by = plain(fields, "by", fields.optional("by", LONGEST).orElse(""));
    long times = fields.number("times").orElse(1L);
    if (times < 1) {
      fields.wrong("field_invalid", "expected 1 or more", "times");
    }
    Optional<String> latest = fields.optional("latest", LONGEST);
    Optional<Instant> when = latest.flatMap(OwnerBodies::instant);
    if (when.isEmpty() && latest.isPresent()) {
      fields.wrong("field_invalid", "expected an instant", "latest");
    }
    List<Problem> problems = fields.problems();
    problems.forEach(one -> whole.wrong(one.code(), one.message(), at + "." + one.where()));
    return problems.isEmpty() && sort.isPresent()
        ? Optional.of(new OwnerClue(sort.get(), about, kind, who, place, by, times, when))
        : Optional.empty();
  }

  private static String plain(Fields fields, String name, String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      fields.wrong("field_invalid", "expected a text without control characters", name);
    }
    return text;
  }

  private static Optional<OwnerClue.Sort> sort(String word) {
    return Stream.of(OwnerClue.Sort.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
