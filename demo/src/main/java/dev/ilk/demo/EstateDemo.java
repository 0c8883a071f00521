package dev.ilk.demo;

import dev.ilk.outside.keycloak.Keycloak;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

@CommandLine.Command(
    name = "estate",
    mixinStandardHelpOptions = true,
    description = {
      "Plays what becomes of the accounts of a company of 120 people: found in its systems,",
      "classified, linked, judged and mended, with measures before and after. Checks each step."
    })
final class EstateDemo implements Callable<Integer> {
  /** How far behind Ilk's clock is when Acme begins to use it. */
  static final Duration PAST = Duration.ofDays(80);

  /** How far behind it is when the systems are read; a fortnight is to pass after that. */
  static final Duration TODAY = Duration.ofDays(15);

  @CommandLine.Option(names = "--json", description = "print one JSON object at the end instead")
  boolean json;

  EstateDemo() {}

  @Override
  public Integer call() throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Logger.getLogger("").setLevel(Level.SEVERE);
    Stage stage = new Stage(out, json, false);
    play(stage, settings -> settings, EstateReal.keycloak());
    stage.end(out, json);
    return stage.failed() == 0 ? 0 : 1;
  }

  /**
   * Plays it from the beginning.
   *
   * @param stage tells it
   * @param adjustment changes how Ilk runs
   * @param keycloak starts beside it; empty if there is none
   */
  static void play(
      Stage stage, Company.Adjustment adjustment, CompletableFuture<Optional<Keycloak>> keycloak)
      throws Exception {
    DemoClock clock = new DemoClock(PAST);
    Instant today = InstantSource.system().instant().minus(TODAY);
    EstatePeople people = EstatePeople.asOf(today);
    try (Company company = Company.start(adjustment, clock);
        EstateSystems systems = EstateSystems.start(company.folder())) {
      Set<String> persons = EstateMachines.fill(systems, people, today);
      EstateScene scene = new EstateScene(company, stage, systems, people, persons, clock);
      EstateReal.postgres(systems)
          .ifPresent(why -> stage.say("SKIPPED: a real PostgreSQL: " + why));
      new EstatePast(scene).play();
      Optional<Keycloak> running = keycloak.join();
      if (running.isPresent()) {
        EstateReal.add(systems, running.get());
      } else {
        stage.say(
            "SKIPPED: a real Keycloak: none in outside/target/keycloak (mvn -pl outside"
                + " process-test-resources fetches it)");
      }
      new EstateFinding(scene).play();
      EstateMeasures before = EstateMeasures.take(scene);
      new EstateMending(scene).play();
      new EstateMigrating(scene).play(before);
    }
  }
}
