package dev.ilk.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What main code may not call, with the reason, read from the compiled classes. */
class ForbiddenCallsTest {

  /**
   * A call that main code may not make.
   *
   * @param owner the class called, with slashes
   * @param method the method, or {@code *} for any
   * @param reason why not
   * @param allowed folders of the rooms where it may be called after all
   */
  private record Rule(String owner, String method, String reason, Set<String> allowed) {
    boolean forbids(InvokeInstruction call, String room) {
      return call.owner().asInternalName().equals(owner)
          && (method.equals("*") || call.name().equalsString(method))
          && allowed.stream().noneMatch(room::equals);
    }
  }

  private static final String CLOCK = "time comes in as an InstantSource, made where the server is";
  private static final Set<String> TOP =
      Set.of("server", "cli", "outside", "demo", "bench", "guard", "edge", "agent");

  private static final List<Rule> RULES =
      List.of(
          new Rule("java/time/Instant", "now", CLOCK, TOP),
          new Rule("java/time/LocalDate", "now", CLOCK, Set.of()),
          new Rule("java/time/LocalDateTime", "now", CLOCK, Set.of()),
          new Rule("java/time/ZonedDateTime", "now", CLOCK, Set.of()),
          new Rule("java/time/OffsetDateTime", "now", CLOCK, Set.of()),
          new Rule("java/time/Clock", "systemUTC", CLOCK, TOP),
          new Rule("java/time/InstantSource", "system", CLOCK, TOP),
          new Rule("java/lang/System", "currentTimeMillis", CLOCK, Set.of("bench")),
          new Rule("java/lang/Thread", "sleep", "wait for what is awaited, not for time", TOP),
          new Rule("java/lang/System", "exit", "only a main may end the process", TOP),
          new Rule("java/lang/Throwable", "printStackTrace", "use the log", Set.of()),
          new Rule("java/io/ObjectInputStream", "*", "foreign bytes make no objects", Set.of()),
          new Rule("java/lang/Math", "random", "not for anything that matters", Set.of()),
          new Rule("java/util/Random", "<init>", "secrets and ids come from SecureRandom", TOP),
          new Rule("java/lang/Runtime", "exec", "processes are started outside", Set.of()),
          new Rule("java/net/URL", "<init>", "URI parses without looking names up", Set.of()));

  @Test
  void main_code_makes_no_forbidden_call() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path room : House.rooms()) {
      String name = House.name(room);
      try (Stream<Path> files = Files.walk(House.classes(room))) {
        files
            .filter(file -> file.toString().endsWith(".class"))
            .forEach(file -> check(name, file, found));
      }
    }
    assertEquals(Set.of(), found);
  }

  private static void check(String room, Path file, Set<String> found) {
    ClassModel model;
    try {
      model = ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (MethodModel method : model.methods()) {
      method.code().stream()
          .flatMap(code -> code.elementStream())
          .filter(InvokeInstruction.class::isInstance)
          .map(InvokeInstruction.class::cast)
          .forEach(call ->
              RULES.stream()
                  .filter(rule -> rule.forbids(call, room))
                  .forEach(rule ->
                      found.add(
                          "%s: %s calls %s.%s: %s"
                              .formatted(
                                  room,
                                  model.thisClass().asInternalName(),
                                  rule.owner(),
                                  call.name().stringValue(),
                                  rule.reason()))));
    }
  }
}
