package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.gate.estate.ReportedLeak;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads reports of leaked secrets. What looks like more than a secret's ends is refused. */
final class LeakBodies {
  static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/@:-]{0,199}");
  static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{24}");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{0,64}");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final List<String> STRENGTHS = List.of("likely", "shaped", "checked");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_HINT = 80;
  private static final int LONGEST_PATH = 1_000;
  private static final int LONGEST_REASON = 500;

  private LeakBodies() {}

  static String source(Fields fields) {
    String source = fields.text("source", LONGEST_NAME);
    if (!source.isEmpty() && !SOURCE.matcher(source).matches()) {
      fields.wrong(
          "field_invalid",
          "expected a name such as acme/orders: letters, digits, . _ / @ : -",
          "source");
    }
    return source;
  }

  static Optional<FoundLeak.Word> word(String word) {
    return switch (word) {
      case "harmless" -> Optional.of(FoundLeak.Word.HARMLESS);
      case "revoked" -> Optional.of(FoundLeak.Word.REVOKED);
      default -> Optional.empty();
    };
  }

  static String strength(int sure) {
    return STRENGTHS.get(sure - 1);
  }

  static Result<LeakReport> report(ObjectNode body) {
    Fields fields = new Fields(body);
    String source = source(fields);
    long scan = fields.number("scan").orElse(0L);
    String end = fields.optional("read", LONGEST_NAME).orElse("");
    Optional<LeakReport.End> read =
        switch (end) {
          case "files" -> Optional.of(LeakReport.End.FILES);
          case "files-and-history" -> Optional.of(LeakReport.End.FILES_AND_HISTORY);
          default -> Optional.empty();
        };
    if (!end.isEmpty() && read.isEmpty()) {
      fields.wrong("field_invalid", "expected files or files-and-history", "read");
    }
    List<ReportedLeak> leaks = new ArrayList<>();
    JsonNode list = fields.list("leaks", LeakReport.MOST);
    for (int i = 0; i < list.size(); i++) {
      leak(list.get(i), "leaks[%d]".formatted(i), fields).ifPresent(leaks::add);
    }
    List<Problem> problems = fields.problems();
    return problems.isEmpty()
        ? Result.ok(new LeakReport(source, scan, leaks, read))
        : new Result.Failed<>(problems);
  }

  private static Optional<ReportedLeak> leak(JsonNode node, String at, Fields whole) {
    if (!(node instanceof ObjectNode object)) {
      whole.wrong("field_invalid", "expected an object", at);
      return Optional.empty();
    }
    Fields fields = new Fields(object);
    String fingerprint = formed(fields, "fingerprint", FINGERPRINT);
    ReportedLeak.Rule rule =
        new ReportedLeak.Rule(
            formed(fields, "rule", ID),
            fields.text("name", LONGEST_NAME),
            formed(fields, "provider", ID));
    int sure = STRENGTHS.indexOf(fields.text("strength", LONGEST_NAME)) + 1;
    if (sure == 0) {
      fields.wrong("field_invalid", "expected likely, shaped or checked", "strength");
    }
    String hint = fields.optional("hint", LONGEST_HINT).orElse("");
    String belonging = fields.optional("belongs", LONGEST_PATH).orElse("");
    String knownAs = fields.optional("knownAs", LONGEST_NAME).orElse("");
    String marked = fields.optional("marked", LONGEST_REASON).orElse("");
    boolean inFiles = flag(fields, object, "inFiles");
    boolean inHistory = flag(fields, object, "inHistory");
    long times = fields.number("times").orElse(1L);
    List<ReportedLeak.Spot> places = new ArrayList<>();
    for (JsonNode place : fields.list("places", ReportedLeak.MOST_PLACES)) {
      spot(place, fields).ifPresent(places::add);
    }
    List<Problem> problems = fields.problems();
    problems.forEach(one -> whole.wrong(one.code(), one.message(), at + "." + one.where()));
    return problems.isEmpty()
        ? Optional.of(
            new ReportedLeak(
                fingerprint,
                rule,
                sure,
                hint,
                belonging,
                knownAs,
                marked,
                inFiles,
                inHistory,
                times,
                places))
        : Optional.empty();
  }

  private static boolean flag(Fields fields, ObjectNode object, String name) {
    JsonNode flag = object.path(name);
    fields.parsed(
        name,
        flag.isBoolean() ? Optional.of(flag.asBoolean()) : Optional.empty(),
        "expected true or false");
    return flag.asBoolean(false);
  }

  private static Optional<ReportedLeak.Spot> spot(JsonNode node, Fields leak) {
    String path = node.path("path").asText();
    String commit = node.path("commit").asText();
    JsonNode line = node.path("line");
    if (path.isEmpty()
        || path.length() > LONGEST_PATH
        || !line.canConvertToLong()
        || line.asLong() < 0
        || !COMMIT.matcher(commit).matches()) {
      leak.wrong("field_invalid", "expected path, line and perhaps commit", "places");
      return Optional.empty();
    }
    return Optional.of(new ReportedLeak.Spot(path, line.asLong(), commit));
  }

  private static String formed(Fields fields, String name, Pattern form) {
    String text = fields.text(name, LONGEST_NAME);
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      fields.wrong("field_invalid", "is not as it should be", name);
    }
    return text;
  }
}
