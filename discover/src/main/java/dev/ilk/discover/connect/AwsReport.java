package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.HeldCredential;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The credential report of an AWS account: for each user, by ARN, which credentials there are and
 * when they were last used.
 */
final class AwsReport {
  /** The name of the account's owner, who is no user, in the report. */
  static final String ROOT = "<root_account>";

  private final Map<String, Map<String, String>> rows;

  private AwsReport(Map<String, Map<String, String>> rows) {
    this.rows = rows;
  }

  /**
   * Reads a report.
   *
   * @param answer the result of {@code GetCredentialReport}
   */
  static AwsReport read(JsonNode answer) throws SystemUnreadable {
    Map<String, Map<String, String>> rows = new HashMap<>();
    try (MappingIterator<Map<String, String>> lines =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(Base64.getMimeDecoder().decode(answer.path("Content").asText()))) {
      while (lines.hasNext()) {
        Map<String, String> row = lines.next();
        rows.put(row.getOrDefault("arn", ""), row);
      }
    } catch (IOException | RuntimeException e) {
      throw new SystemUnreadable("the credential report of AWS is no CSV in base64", e);
    }
    rows.remove("");
    return new AwsReport(rows);
  }

  /** The ARN of the account's owner, if the report tells of one. */
  Optional<String> root() {
    return rows.entrySet().stream()
        .filter(row -> ROOT.equals(row.getValue().get("user")))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  boolean isTrue(String arn, String column) {
    return text(arn, column).equalsIgnoreCase("true");
  }

  Optional<Instant> when(String arn, String column) {
    return AccountJson.instant(TextNode.valueOf(text(arn, column)));
  }

  /** When any of its credentials was last used. */
  Optional<Instant> lastUsed(String arn) {
    return Stream.of(
            "password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date")
        .flatMap(column -> when(arn, column).stream())
        .max(Instant::compareTo);
  }

  boolean hasKeys(String arn) {
    return isTrue(arn, "access_key_1_active") || isTrue(arn, "access_key_2_active");
  }

  /**
   * What a user holds that works.
   *
   * @param arn whose
   * @param keys ids of access keys by when they were made, which is how the report knows them
   */
  List<HeldCredential> held(String arn, Map<Instant, String> keys) {
    List<HeldCredential> held = new ArrayList<>();
    if (isTrue(arn, "password_enabled")) {
      held.add(
          new HeldCredential(
              "password",
              "",
              when(arn, "password_last_changed"),
              when(arn, "password_last_used"),
              Optional.empty()));
    }
    for (String key : List.of("access_key_1", "access_key_2")) {
      if (isTrue(arn, key + "_active")) {
        Optional<Instant> made = when(arn, key + "_last_rotated");
        held.add(
            new HeldCredential(
                "access-key",
                made.map(keys::get).orElse(key),
                made,
                when(arn, key + "_last_used_date"),
                Optional.empty()));
      }
    }
    for (String certificate : List.of("cert_1", "cert_2")) {
      if (isTrue(arn, certificate + "_active")) {
        held.add(
            new HeldCredential(
                "certificate",
                certificate,
                when(arn, certificate + "_last_rotated"),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return held;
  }

  private String text(String arn, String column) {
    return rows.getOrDefault(arn, Map.of()).getOrDefault(column, "");
  }
}
