package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small system whose accounts a company has read: people, machines, and hostile names. */
final class FoundEstate {
  /** What a name may try to do to a page. */
  static final String SCRIPT = "<script>alert(1)</script>";

  private static final String LONG =
      "svc-" + "very-long-name-of-a-service-account-".repeat(4) + "of-production";

  private static final String ROWS =
      """
      id,name,display,email,type,enabled,created,last_used,owner,title,factors,environments,\
      interactive,depends-on,credential,credential_id,credential_created,credential_last_used,\
      credential_scopes
      1,alice,Alice Adams,alice@acme.example,User,true,2024-02-01,2026-11-20,,Payments lead,none,,,,,,,,
      2,svc-orders-sync,,,Robot,true,2020-05-01,2026-11-20,,,,"prod,staging",,,access-key,AKIA1,\
      2020-05-01,2026-11-20,orders:write
      3,ci-deploy,,,Robot,true,2021-01-01,2025-01-01,platform,,,,,svc-orders-sync,token,tok-7,\
      2021-01-01,2025-01-01,
      4,old-robot,,,Robot,false,2019-01-01,2019-06-01,alice,,,,,,token,tok-9,2019-01-01,2019-06-01,
      5,deploy-bot,,,Robot,true,2023-01-01,2026-11-20,payments,,,,40,,,,,,
      6,svc-%1$s,"%1$s","x@%1$s",Robot,true,2023-01-01,2026-11-20,"%1$s",,,,,,token,%1$s,2023-01-01,,
      7,%2$s,%2$s,,Robot,true,2023-01-01,2026-11-20,,,,,,,token,%2$s,2023-01-01,,
      """
          .formatted(SCRIPT, LONG);

  private FoundEstate() {}

  /** Has Ilk read it. */
  static void read(Company company) throws Exception {
    Path folder = Files.createDirectories(company.folder().resolve("sources"));
    Files.writeString(folder.resolve("badges.csv"), ROWS);
    Told added = company.ilk("discover", "add", "badges", "csv", "--set", "file=file:badges.csv");
    assertEquals(0, added.code(), added.text());
    Told run = company.ilk("discover", "run", "badges");
    assertEquals(0, run.code(), run.text());
    Told again = company.ilk("discover", "reclassify");
    assertEquals(0, again.code(), again.text());
  }

  /** The id of the first account whose name begins so. */
  static String account(Company company, String name) throws Exception {
    Told told = company.ilk("discover", "list", name, "--json");
    assertEquals(0, told.code(), told.text());
    String id =
        new ObjectMapper().readTree(told.text()).path("accounts").path(0).path("id").asText();
    assertFalse(id.isEmpty(), told.text());
    return id;
  }
}
