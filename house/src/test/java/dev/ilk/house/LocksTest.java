package dev.ilk.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The locks hold: a source that forges a proof or a permit is put into a room and does not compile,
 * for the very reason it should not. Beside each forgery stands a source that does compile, so that
 * no broken class path can pass for a lock.
 */
class LocksTest {
  private static final String NOT_VISIBLE = "compiler.err.package.not.visible";
  private static final String NOT_PUBLIC = "compiler.err.not.def.public.cant.access";
  private static final String SEALED = "compiler.err.cant.inherit.from.sealed";
  private static final String SEALED_LOCAL = "compiler.err.local.classes.cant.extend.sealed";

  @TempDir Path out;

  @Test
  void a_plane_can_name_its_own_proof() throws IOException {
    assertEquals(
        Set.of(),
        compile(
            "prove.human", "import dev.ilk.prove.proof.human.HumanProof;", "HumanProof proof;"));
  }

  @Test
  void the_agent_plane_cannot_even_name_a_humans_proof() throws IOException {
    assertEquals(
        Set.of(NOT_VISIBLE),
        compile(
            "prove.agent", "import dev.ilk.prove.proof.human.HumanProof;", "HumanProof proof;"));
  }

  @Test
  void the_workload_plane_cannot_make_an_agents_proof() throws IOException {
    assertEquals(
        Set.of(NOT_VISIBLE),
        compile(
            "prove.workload", "import dev.ilk.prove.proof.agent.AgentProof;", "AgentProof proof;"));
  }

  @Test
  void no_door_can_make_a_proof() throws IOException {
    for (String plane : List.of("human", "workload", "agent")) {
      String type = plane.substring(0, 1).toUpperCase(Locale.ROOT) + plane.substring(1) + "Proof";
      assertEquals(
          Set.of(NOT_VISIBLE),
          compile(
              "web",
              "import dev.ilk.prove.proof.%s.%s;".formatted(plane, type),
              "%s proof;".formatted(type)));
    }
  }

  @Test
  void no_door_can_look_into_an_attempt() throws IOException {
    assertEquals(
        Set.of(NOT_VISIBLE),
        compile("web", "import dev.ilk.prove.proof.attempt.Proven;", "Proven proven;"));
  }

  @Test
  void no_room_can_add_a_kind_of_proof() throws IOException {
    assertEquals(
        Set.of(SEALED),
        compile("web", "import dev.ilk.prove.proof.Proof;", "interface Mine extends Proof {}"));
  }

  @Test
  void a_door_can_carry_a_proof_to_the_gate() throws IOException {
    assertEquals(
        Set.of(),
        compile(
            "web",
            "import dev.ilk.gate.*; import dev.ilk.prove.proof.Attempt;",
            "Object go(Gate gate, Arrival a, Attempt b, ReadSelf c) { return gate.pass(a, b, c);"
                + " }"));
  }

  @Test
  void no_room_can_mint_a_permit() throws IOException {
    for (String room : List.of("web", "issue", "registry", "console")) {
      assertEquals(
          Set.of(NOT_PUBLIC),
          compile(room, "import dev.ilk.gate.*;", "Object forge() { return Gate.Minted.class; }"),
          room);
    }
  }

  @Test
  void no_room_can_implement_a_permit() throws IOException {
    String anonymous =
        """
        Permit<ReadSelf> forge() {
          return new Permit<ReadSelf>() {
            public ReadSelf command() { return new ReadSelf(); }
            public dev.ilk.prove.proof.Proof proof() { throw new IllegalStateException(); }
            public dev.ilk.decide.Decision.Allow decision() { throw new IllegalStateException(); }
            public Arrival arrival() { throw new IllegalStateException(); }
          };
        }
        """;
    assertEquals(Set.of(SEALED_LOCAL), compile("issue", "import dev.ilk.gate.*;", anonymous));
  }

  @Test
  void no_room_can_add_a_command() throws IOException {
    assertEquals(
        Set.of(SEALED),
        compile("web", "import dev.ilk.gate.*;", "interface Mine extends Command<String> {}"));
  }

  /** Compiles a class into a built module and tells the codes of the errors. */
  private Set<String> compile(String module, String imports, String member) throws IOException {
    String full = "dev.ilk." + module;
    String text = "package %s;\n%s\nclass Forgery {\n%s\n}\n".formatted(full, imports, member);
    Path folder = Files.createDirectories(out.resolve(module));
    Path source = folder.resolve("Forgery.java");
    Files.writeString(source, text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-implicit:none",
            "-d",
            out.resolve("classes").toString(),
            // Nothing but modules: the rooms are on the class path of this very test.
            "--class-path",
            out.resolve("nothing").toString(),
            "--module-path",
            modulePath(),
            "--add-modules",
            full,
            "--patch-module",
            full + "=" + folder);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(source)).call();
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Diagnostic::getCode)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String modulePath() {
    Stream<String> rooms = House.rooms().stream().map(room -> House.classes(room).toString());
    Stream<String> libraries =
        Stream.of(System.getProperty("java.class.path").split(":"))
            .filter(entry -> entry.endsWith(".jar"))
            .filter(entry -> LIBRARIES.stream().anyMatch(entry::contains));
    return Stream.concat(rooms, libraries).collect(Collectors.joining(":"));
  }

  /** What the rooms under test require beyond each other. */
  private static final List<String> LIBRARIES =
      List.of(
          "jspecify",
          "slf4j-api",
          "maxmind-db",
          "nimbus",
          "webauthn-server-core",
          "bcpkix",
          "bcprov",
          "bcutil",
          "Corretto",
          "oauth2-oidc",
          "jackson",
          "helidon",
          "caffeine",
          "jte",
          "scim2-sdk-common",
          "snakeyaml");
}
