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
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that decides by Ilk's policies itself, while Ilk comes and goes. */
class LocalDecisionsTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final long SPOOL = 1 << 20;

  @Test
  void decisions_are_made_while_ilk_cannot_record_them_and_are_recorded_afterwards(
      @TempDir Path folder) throws Exception {
    try (Postgres database = Stored.postgresOrSkip()) {
      StoreSettings store = Stored.settings(database, folder);
      try (Company company =
              Company.start(folder, settings -> settings.but().store(store).build());
          Web web = new Web()) {
        assertEquals(0, company.declare().code());
        URI ilk = URI.create(company.ilk());
        OwnToken own = company.enforcementPoint();
        try (PolicyWatch policies = PolicyWatch.start(ilk, own, PolicyWatch.DEFAULT_GRACE, CLOCK);
            SpooledReports reports =
                SpooledReports.open(folder.resolve("reports"), SPOOL, ilk, own);
            Guard guard =
                Guard.start(
                    settings(ilk),
                    CLOCK,
                    new DecidingHere(policies, new Asking(ilk, own), reports, CLOCK));
            PaymentsApi payments = PaymentsApi.start(guard)) {
          String[] bearer = bearer(company, web);
          Eventually.answers(200, () -> post(web, payments, "/releases/first", bearer));
          Answer refused = post(web, payments, "/refunds/42", bearer);
          assertEquals(403, refused.status());
          assertTrue(refused.text().contains("no-refunds-by-pipelines"), refused.text());
          Eventually.says("Release first", () -> trace(company));

          database.stop();
          assertEquals(200, post(web, payments, "/releases/second", bearer).status());
          assertEquals(403, post(web, payments, "/refunds/43", bearer).status());
          assertTrue(reports.waiting() > 0);

          database.startAgain();
          Eventually.says("Payment 43", () -> trace(company));
          assertTrue(trace(company).text().contains("Release second"));
          Told whole = company.ilk("record", "verify");
          assertEquals(0, whole.code(), whole.text());
        }
      }
    }
  }

  private static Told trace(Company company) {
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

  private static String[] bearer(Company company, Web web) throws Exception {
    String token =
        new Tokens(web, company.ilk())
            .workload("prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE)
            .json()
            .path("access_token")
            .asText();
    return new String[] {"Authorization", "Bearer " + token};
  }

  private static Answer post(Web web, PaymentsApi payments, String path, String... headers)
      throws Exception {
    return web.form(payments.address() + path, Map.of(), headers);
  }
}
