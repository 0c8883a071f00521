package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.guard.Asking;
import dev.ilk.guard.DecidingHere;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardSettings;
import dev.ilk.guard.OwnToken;
import dev.ilk.guard.PolicyWatch;
import dev.ilk.guard.SpooledReports;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.StoreSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that decides by Ilk's policies itself, while Ilk comes and goes. */
class LocalDecisionsTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final long SPOOL = 1 << 20;

  @TempDir Path folder;
  private final Web web = new Web();
  private Postgres database;
  private Company company;

  /** The payments API is asked for something by a job that may deploy; the answer's status. */
  private interface Asked {
    int post(String path) throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    database = Stored.postgresOrSkip();
    StoreSettings store = Stored.settings(database, folder);
    company =
        Company.start(folder.resolve("company"), settings -> settings.but().store(store).build());
    assertEquals(0, company.declare().code());
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
    if (company != null) {
      company.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void a_guard_decides_while_ilk_cannot_record_it_and_it_is_recorded_afterwards() throws Exception {
    URI ilk = URI.create(company.ilk());
    OwnToken own = company.enforcementPoint();
    try (PolicyWatch policies = PolicyWatch.start(ilk, own, PolicyWatch.DEFAULT_GRACE, CLOCK);
        SpooledReports reports = SpooledReports.open(folder.resolve("reports"), SPOOL, ilk, own);
        Guard guard =
            Guard.start(
                settings(ilk),
                CLOCK,
                new DecidingHere(policies, new Asking(ilk, own), reports, CLOCK));
        PaymentsApi payments = PaymentsApi.start(guard)) {
      String[] bearer = bearer();
      decidesThroughAnOutage(
          path -> web.form(payments.address() + path, Map.of(), bearer).status());
    }
  }

  @Test
  void so_does_an_edge() throws Exception {
    Path config = EdgeConfiguration.write(folder, company);
    Files.writeString(config, "reports: reports\n", StandardOpenOption.APPEND);
    try (ServerProcess edge = ServerProcess.edge(config)) {
      assertTrue(edge.said().contains("decides here"), edge.said());
      String token = bearer()[1];
      decidesThroughAnOutage(path ->
          web.get(
                  edge.address() + "/auth-request",
                  "Authorization",
                  token,
                  "X-Original-Method",
                  "POST",
                  "X-Original-URI",
                  path)
              .status());
    }
  }

  private void decidesThroughAnOutage(Asked asked) throws Exception {
    Eventually.holds(() -> asked.post("/releases/first") / 100 == 2);
    assertEquals(403, asked.post("/refunds/42"));
    Eventually.says("Release first", this::trace);

    database.stop();
    assertEquals(2, asked.post("/releases/second") / 100);
    assertEquals(403, asked.post("/refunds/43"));

    database.startAgain();
    Eventually.says("Payment 43", this::trace);
    assertTrue(trace().text().contains("Release second"));
    assertTrue(trace().text().contains("no-refunds-by-pipelines"));
    Told whole = company.ilk("record", "verify");
    assertEquals(0, whole.code(), whole.text());
  }

  private Told trace() {
    return company.ilk("trace", "workload:prod-payments-deployer");
  }

  /** Patient, so that what is tested is the decision and not the news of revocations. */
  private static GuardSettings settings(URI ilk) {
    return new GuardSettings(
        ilk,
        PaymentsApi.AUDIENCE,
        List.of(ilk + "/e/prod/workload"),
        Duration.ofMinutes(5),
        false,
        true);
  }

  private String[] bearer() throws Exception {
    String token =
        new Tokens(web, company.ilk())
            .workload("prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE)
            .json()
            .path("access_token")
            .asText();
    return new String[] {"Authorization", "Bearer " + token};
  }
}
