package dev.ilk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {
  private static final Optional<SecretRef> PASSWORD =
      Optional.of(new SecretRef.Environment("PASSWORD"));
  private static final String POSTGRES = "jdbc:postgresql://db.example.com:5432/ilk";

  @Test
  void an_embedded_database_is_a_file() {
    assertEquals(
        Result.ok(new StoreSettings.Sqlite(Path.of("/var/lib/ilk/ilk.db"))),
        StoreSettings.parse("sqlite:/var/lib/ilk/./ilk.db", Optional.empty(), Optional.empty()));
  }

  @Test
  void a_server_has_an_address_a_user_and_a_reference_to_a_password() {
    assertEquals(
        Result.ok(new StoreSettings.Postgres(POSTGRES, "ilk", PASSWORD.get())),
        StoreSettings.parse(POSTGRES, Optional.of("ilk"), PASSWORD));
    assertEquals("store_credentials", refused(POSTGRES, Optional.empty(), PASSWORD).code());
    assertEquals(
        "store_credentials", refused(POSTGRES, Optional.of("ilk"), Optional.empty()).code());
  }

  @Test
  void a_password_in_the_address_is_refused_and_not_repeated() {
    Problem problem = refused(POSTGRES + "?password=hunter2", Optional.of("ilk"), PASSWORD);
    assertEquals("store_credentials", problem.code());
    assertFalse(problem.sentence().contains("hunter2"));
  }

  @Test
  void an_embedded_database_takes_no_credentials() {
    assertEquals(
        "store_credentials", refused("sqlite:ilk.db", Optional.of("ilk"), Optional.empty()).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlite:",
        "sqlite: ",
        "sqlite:\0",
        "ilk.db",
        "postgres://h/d",
        "jdbc:mysql://h/d"
      })
  void anything_else_is_no_address(String address) {
    assertEquals(
        "store_address_invalid", refused(address, Optional.empty(), Optional.empty()).code());
  }

  private static Problem refused(
      String address, Optional<String> user, Optional<SecretRef> password) {
    return switch (StoreSettings.parse(address, user, password)) {
      case Result.Ok<StoreSettings>(StoreSettings settings) ->
          throw new AssertionError("accepted: " + settings);
      case Result.Failed<StoreSettings>(List<Problem> problems) -> problems.getFirst();
    };
  }
}
