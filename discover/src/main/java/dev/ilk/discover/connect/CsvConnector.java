package dev.ilk.discover.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.HeldCredential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Accounts from a CSV file with a header (RFC 4180): {@code id} or {@code name} must be there,
 * {@code display}, {@code email}, {@code type}, {@code enabled}, {@code created} and {@code
 * last_used} may be. What an account holds stands in {@code credential} (what it is), {@code
 * credential_id}, {@code credential_created}, {@code credential_last_used}, {@code
 * credential_expires} and {@code credential_scopes}; the secret itself belongs into no file. Every
 * other column becomes a trait. Its cursor is the row to go on at.
 */
public final class CsvConnector implements Connector {
  private static final int PAGE = 5_000;
  private static final Set<String> NO = Set.of("false", "0", "no", "disabled", "inactive");
  private static final Set<String> OWN =
      Set.of(
          "id",
          "name",
          "display",
          "email",
          "type",
          "enabled",
          "created",
          "last_used",
          "credential",
          "credential_id",
          "credential_created",
          "credential_last_used",
          "credential_expires",
          "credential_scopes");

  private final String system;
  private final Path file;

  /**
   * A reader of a file.
   *
   * @param system what to call the system in accounts
   * @param file the file
   */
  public CsvConnector(String system, Path file) {
    this.system = system;
    this.file = file;
  }

  @Override
  public Page next(String cursor) throws SystemUnreadable {
    long skip = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    List<Account> accounts = new ArrayList<>();
    long row = 0;
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      while (rows.hasNext()) {
        Map<String, String> values = rows.next();
        row++;
        if (row > skip) {
          accounts.add(account(values, row));
        }
        if (accounts.size() == PAGE) {
          return new Page(accounts, Optional.of(String.valueOf(row)));
        }
      }
    } catch (SystemUnreadable e) {
      throw e;
    } catch (JsonProcessingException | RuntimeException e) {
      throw new SystemUnreadable("`%s` is no CSV after row %d".formatted(file, row), e);
    } catch (IOException e) {
      throw new SystemUnreadable("`%s` cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    return new Page(accounts, Optional.empty());
  }

  private Account account(Map<String, String> row, long number) throws SystemUnreadable {
    Map<String, String> values = new TreeMap<>();
    row.forEach((name, value) -> values.put(name.strip().toLowerCase(Locale.ROOT), clean(value)));
    String name = values.getOrDefault("name", "");
    String id = values.getOrDefault("id", name);
    if (id.isEmpty()) {
      throw new SystemUnreadable(
          "`%s`, row %d: there is no `id` and no `name`".formatted(file, number));
    }
    Map<String, String> traits = new TreeMap<>(values);
    traits.keySet().removeAll(OWN);
    traits.values().removeIf(String::isEmpty);
    return new Account(
        system,
        id,
        name.isEmpty() ? id : name,
        values.getOrDefault("display", ""),
        values.getOrDefault("email", ""),
        values.getOrDefault("type", ""),
        !NO.contains(values.getOrDefault("enabled", "").toLowerCase(Locale.ROOT)),
        AccountJson.instant(TextNode.valueOf(values.getOrDefault("created", ""))),
        AccountJson.instant(TextNode.valueOf(values.getOrDefault("last_used", ""))),
        traits,
        held(values));
  }

  private static List<HeldCredential> held(Map<String, String> row) {
    String kind = row.getOrDefault("credential", "");
    return kind.isEmpty()
        ? List.of()
        : List.of(
            new HeldCredential(
                kind,
                row.getOrDefault("credential_id", ""),
                AccountJson.instant(TextNode.valueOf(row.getOrDefault("credential_created", ""))),
                AccountJson.instant(TextNode.valueOf(row.getOrDefault("credential_last_used", ""))),
                AccountJson.instant(TextNode.valueOf(row.getOrDefault("credential_expires", ""))),
                AccountJson.texts(TextNode.valueOf(row.getOrDefault("credential_scopes", "")))));
  }

  private static String clean(String value) {
    return AccountJson.text(TextNode.valueOf(value == null ? "" : value));
  }
}
