package dev.ilk.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  private static final String SCHEMA =
      """
      entity Team, Environment;
      entity Workload in [Team, Environment] { environment: String };
      entity Human in [Team] { name: String };
      entity Invoice { amount: Long, environment: String };
      action execute;
      action send, pay in [execute] appliesTo {
        principal: [Workload, Human],
        resource: Invoice,
        context: { environment: String }
      };
      """;
  private static final String SOUND =
      """
      @id("send")
      permit (principal is Workload, action == Action::"send", resource is Invoice)
      when { context.environment == "prod" };
      """;

  @TempDir Path folder;

  private List<Finding> check(String policies) throws IOException {
    Files.writeString(folder.resolve("a.cedarschema"), SCHEMA);
    Files.writeString(folder.resolve("a.cedar"), policies);
    return Check.of(PolicyFolder.read(folder));
  }

  private List<String> codes(String policies) throws IOException {
    return check(policies).stream().map(Finding::code).toList();
  }

  @Test
  void sound_policies_are_found_sound() throws IOException {
    assertEquals(List.of(), check(SOUND));
  }

  @Test
  void everything_that_does_not_parse_is_told_with_its_place() throws IOException {
    Files.writeString(folder.resolve("b.cedar"), "permit(principal);");
    List<Finding> found = check("@id(\"x\")\npermit(principal, action resource);");
    assertEquals(2, found.size());
    assertTrue(found.get(0).where().endsWith("a.cedar:2:26"), found.get(0).where());
    assertTrue(found.get(1).where().contains("b.cedar:1:"), found.get(1).where());
    assertEquals(Finding.Severity.ERROR, found.get(0).severity());
  }

  @Test
  void a_policy_without_an_id_is_an_error_at_its_place() throws IOException {
    List<Finding> found = check(SOUND + "\npermit (principal, action, resource);");
    assertEquals(1, found.size());
    assertTrue(found.getFirst().where().endsWith("a.cedar:5:1"), found.getFirst().where());
  }

  @Test
  void an_id_of_ilk_s_own_and_an_annotation_without_sense_are_errors() throws IOException {
    assertEquals(
        List.of("policy-id-reserved", "policy-annotation"),
        codes(
            SOUND.replace("send\")\npermit", "ilk:send\")\npermit")
                + SOUND.replace("\npermit", "\n@lifetime(\"soon\")\npermit")));
  }

  @Test
  void one_id_in_two_files_is_an_error() throws IOException {
    Files.writeString(folder.resolve("b.cedar"), SOUND);
    assertTrue(check(SOUND).getFirst().message().contains("duplicate policy id `send`"));
  }

  @Test
  void what_does_not_fit_the_schema_is_an_error() throws IOException {
    assertEquals(List.of("invalid"), codes(SOUND.replace("context.environment", "context.env")));
  }

  @Test
  void a_broken_schema_and_two_schemas_are_errors() throws IOException {
    Files.writeString(folder.resolve("b.cedarschema"), SCHEMA);
    assertEquals(List.of("schemas"), codes(SOUND));
    Files.delete(folder.resolve("b.cedarschema"));
    check(SOUND);
    Files.writeString(folder.resolve("a.cedarschema"), "entity ;");
    assertEquals("schema", Check.of(PolicyFolder.read(folder)).getFirst().code());
  }

  @Test
  void without_a_schema_that_is_said() throws IOException {
    check(SOUND);
    Files.delete(folder.resolve("a.cedarschema"));
    assertEquals("no-schema", Check.of(PolicyFolder.read(folder)).getFirst().code());
  }

  @Test
  void a_policy_that_never_applies_is_found() throws IOException {
    assertEquals(
        List.of("never-applies"),
        codes(SOUND.replace("context.environment == \"prod\"", "resource is Human")));
    assertEquals(
        List.of("never-applies"),
        codes(SOUND.replace("\n};", "}").replace("when {", "unless { true } when {")));
  }

  @Test
  void a_permit_that_a_forbid_always_overrides_is_found() throws IOException {
    String forbid =
        """
        @id("stop")
        forbid (principal is Workload, action in [Action::"send", Action::"pay"], resource)
        when { context.environment == "prod" };
        """;
    assertEquals(List.of("always-overridden"), codes(SOUND + forbid));
    assertEquals(List.of(), codes(SOUND + forbid.replace("\"prod\"", "\"test\"")));
    assertEquals(List.of(), codes(SOUND + forbid.replace("Workload", "Human")));
  }

  @Test
  void a_permit_for_every_kind_or_environment_is_too_broad() throws IOException {
    assertEquals(
        List.of("no-principal-kind"), codes(SOUND.replace("principal is Workload", "principal")));
    assertEquals(
        List.of("no-principal-kind"),
        codes(SOUND.replace("principal is Workload", "principal in Team::\"a\"")));
    assertEquals(
        List.of("no-environment"),
        codes(SOUND.replace("when { context.environment == \"prod\" }", "")));
    assertEquals(
        List.of(),
        codes(
            SOUND
                .replace("when { context.environment == \"prod\" }", "")
                .replace("is Workload", "is Workload in Environment::\"prod\"")));
  }

  @Test
  void execute_on_anything_is_found() throws IOException {
    String wide = SOUND.replace("resource is Invoice", "resource");
    assertEquals(List.of(), codes(wide));
    assertEquals(
        List.of("wildcard-execute"),
        codes(wide.replace("action == Action::\"send\"", "action in Action::\"execute\"")));
    assertEquals(
        List.of("wildcard-execute"), codes(wide.replace("action == Action::\"send\"", "action")));
  }

  @Test
  void what_an_author_accepts_is_not_told() throws IOException {
    assertEquals(
        List.of(),
        codes(
            SOUND
                .replace("principal is Workload", "principal")
                .replace("\npermit", "\n@accepts(\"no-environment, no-principal-kind\")\npermit")
                .replace("when { context.environment == \"prod\" }", "")));
  }
}
