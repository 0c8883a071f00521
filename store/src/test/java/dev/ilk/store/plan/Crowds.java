package dev.ilk.store.plan;

import static dev.ilk.store.plan.Crowd.id;

import dev.ilk.registry.people.Joined;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.StoreSettings;
import dev.ilk.store.Stores;
import java.util.List;

/** A company of so many of everything that lists are of. */
final class Crowds {
  private Crowds() {}

  /** Fills an empty database. */
  static void fill(Stores node, StoreSettings settings, int rows) throws Exception {
    node.registry()
        .write(
            new Batch(
                node.registry().catalogue().version(),
                List.of(new Registered(Samples.workload("prod-seed"), "seed", 0)),
                List.of(),
                List.of()));
    node.people().write(Joined.person(Joined.HR, Joined.facts("seed"), Joined.NOW));
    node.delegations()
        .add(
            Samples.delegation(
                Samples.workload("prod-a").id(), Samples.workload("prod-b").id(), Samples.NOW));
    try (Crowd crowd = Crowd.in(settings, rows)) {
      identities(crowd);
      people(crowd);
      accounts(crowd);
      secrets(crowd);
      governance(crowd);
      access(crowd);
      crowd.settle();
    }
  }

  private static void identities(Crowd crowd) throws Exception {
    crowd.fill(
        "identity",
        "id = " + id("idn_"),
        "subject = CASE WHEN n % 2 = 0 THEN 'workload:' ELSE 'agent:' END || 'prod-' || {pad n}",
        "kind = CASE WHEN n % 2 = 0 THEN 'WORKLOAD' ELSE 'AGENT' END",
        "environment = CASE WHEN n % 1000 = 0 THEN 'dev' ELSE 'prod' END",
        "managed_by = 'set-' || (n % 5)",
        "name = 'prod-' || {pad n}",
        "status = CASE WHEN n % 7 = 0 THEN 'REVOKED' ELSE 'ACTIVE' END",
        "body = (SELECT replace(replace(body, '\"payments\"', '\"team-' || (n % 50) || '\"'),"
            + " '\"bob\"', '\"p-' || (n % 500) || '\"') FROM identity WHERE name = 'prod-seed')");
    crowd.fill("steward", "person = 'p-' || (n % 500)", "machine = " + id("idn_"));
    crowd.fill(
        "lapse", "identity = " + id("idn_"), "ends = '2027-01-01T00:00:00Z'", "stage = 'STOPPED'");
  }

  private static void people(Crowd crowd) throws Exception {
    crowd.fill(
        "identity",
        "id = " + id("idn_", "n + 10000000"),
        "subject = 'human:person-' || {pad n}",
        "kind = 'HUMAN'",
        "managed_by = 'scim:prod-hr'",
        "name = 'person-' || {pad n}",
        "status = 'ACTIVE'",
        "body = (SELECT body FROM identity WHERE subject = 'human:seed')");
    crowd.fill(
        "person",
        "person = " + id("idn_", "n + 10000000"),
        "directory = 'scim:prod-hr'",
        "external_id = 'ext-' || n",
        "user_name = 'person-' || n",
        "display_name = 'shown ' || (n % 1000)",
        "given_name = 'given-' || (n % 100)",
        "family_name = 'family-' || (n % 1000)",
        "title = 'engineer'",
        "department = 'd-' || (n % 40)",
        "manager = " + id("idn_", "n / 100 + 10000000"),
        "active = n % 20 > 0",
        "made = {now} + n",
        "modified = {now} + n",
        "facts = (SELECT facts FROM person WHERE user_name = 'seed')");
    crowd.fill(
        "person_email",
        "owner = " + id("idn_", "n + 10000000"),
        "address = 'person-' || n || '@acme.example'",
        "sort = 'work'",
        "main = n > 0");
    crowd.fill(
        "people_group",
        "group_id = " + id("grp_"),
        "directory = 'scim:prod-hr'",
        "external_id = 'ext-' || n",
        "display_name = 'group ' || n",
        "shown = 'Group ' || n",
        "made = {now}",
        "modified = {now}");
    crowd.fill(
        "group_member",
        "in_group = " + id("grp_", "n / 20 + 1"),
        "member = " + id("idn_", "n + 10000000"));
  }

  private static void accounts(Crowd crowd) throws Exception {
    crowd.fill("source", "name = 'source-' || n", "connector = 'csv'");
    crowd.fill(
        "found_account",
        "id = " + id("acc_"),
        "source = CASE WHEN n % 3 = 0 THEN 'source-1' ELSE 'source-7' END",
        "native_id = 'n-' || n",
        "name = 'svc-' || {pad n}",
        "name_key = 'svc-' || {pad n}",
        "email_key = CASE WHEN n % 2 = 0 THEN 'svc-' || n || '@acme.example' ELSE '' END",
        "enabled = n > 0",
        "last_used = CASE WHEN n % 3000 = 0 THEN {now} - 40000000000000 ELSE {now} END",
        "presence = CASE WHEN n % 5000 = 0 THEN 'GONE' ELSE 'PRESENT' END",
        "kind = CASE WHEN n % 2 = 0 THEN 'HUMAN' ELSE 'WORKLOAD' END",
        "confidence = CASE WHEN n % 4000 = 0 THEN 100 ELSE 950 END",
        "holder = CASE WHEN n % 4 = 0 THEN " + id("idn_", "n / 8") + " END");
    crowd.fill(
        "found_credential",
        "account = " + id("acc_"),
        "kind = 'key'",
        "native_id = 'k-' || n",
        "shown_as = 'k-' || n");
    crowd.fill(
        "finding",
        "subject = " + id("acc_"),
        "code = CASE WHEN n % 2 = 0 THEN 'stale' ELSE 'ownerless' END",
        "position = 0 - 1000000 * (n % 4) - n % 500",
        "owasp = 'NHI1'",
        "owner = CASE WHEN n % 3000 = 0 THEN 'human:ada' ELSE 'human:bob' END",
        "found = {now}",
        "due = {now} + 1",
        "accepted_until = CASE WHEN n % 10 > 0 THEN {now} + 1000 END",
        "accepted_by = CASE WHEN n % 10 > 0 THEN 'human:ada' END",
        "accepted_because = CASE WHEN n % 10 > 0 THEN 'so' END",
        "accepted_as = 'risk'");
    crowd.fill(
        "account_link",
        "account = " + id("acc_"),
        "identity = " + id("idn_"),
        "word = CASE WHEN n % 5 = 0 THEN 'CONFIRMED' ELSE 'SUGGESTED' END",
        "source = CASE WHEN n % 3 = 0 THEN 'source-1' ELSE 'source-7' END",
        "by_key = CASE WHEN n % 2 = 0 THEN 'email' ELSE 'name' END");
    crowd.fill(
        "account_tie",
        "account = " + id("acc_"),
        "relation = 'owner'",
        "toward = 'person-' || (n % 500)");
    crowd.fill(
        "leak",
        "fingerprint = {pad n}",
        "rule = 'aws'",
        "name = 'AWS'",
        "provider = 'aws'",
        "known_as = 'k-' || n",
        "found = {now} + n",
        "word = CASE WHEN n % 3 > 0 THEN 'HARMLESS' END",
        "said_by = 'human:ada'",
        "said_because = 'so'",
        "said_at = {now}");
    crowd.fill("leak_source", "name = 'repository-' || n", "creator = 'ci'");
    crowd.fill(
        "leak_place",
        "source = 'repository-' || (n / 60 + 1)",
        "fingerprint = {pad n}",
        "in_files = n > 0");
  }

  private static void secrets(Crowd crowd) throws Exception {
    crowd.fill(
        "static_secret",
        "id = " + id("sec_"),
        "source = CASE WHEN n % 3 = 0 THEN 'source-1' ELSE 'source-7' END",
        "account = " + id("acc_"),
        "name = 'svc'",
        "kind = 'key'",
        "native_id = 'k-' || n",
        "shape = CASE WHEN n % 3000 = 0 THEN 'password' ELSE 'api-key' END",
        "team = CASE WHEN n % 3 = 0 THEN 'team-1' ELSE 'team-7' END",
        "environment = CASE WHEN n % 3000 = 0 THEN 'dev' ELSE 'prod' END",
        "position = CASE WHEN n % 10 = 0 THEN 1 ELSE 0 - n % 100 - 1 END",
        "sight = CASE WHEN n % 10 = 0 THEN 'GONE' ELSE 'HELD' END",
        "state = CASE WHEN n % 4 = 0 THEN 'PROPOSED' ELSE 'RANKED' END",
        "tranche = CASE WHEN n % 2 = 0 THEN " + id("trn_", "n / 200 + 1") + " END");
    crowd.fill("tranche", "id = " + id("trn_"), "name = 't'", "made = {now} + n", "total = 100");
  }

  private static void governance(Crowd crowd) throws Exception {
    crowd.fill(
        "review",
        "id = " + id("rvw_"),
        "kind = 'workload'",
        "started = {now} + n",
        "started_by = " + id("idn_"),
        "overdue = 'KEEP'");
    crowd.fill(
        "review_item",
        "review = " + id("rvw_", "n / 100 + 1"),
        "number = n",
        "identity = " + id("idn_"),
        "sort = 'IDENTITY'",
        "reviewer = 'human:p-' || (n % 10)",
        "advice = 'KEEP'");
    crowd.fill(
        "identity_request",
        "id = " + id("idr_"),
        "requester = " + id("idn_", "n % 50 + 1"),
        "team = 'team-' || (n % 50)",
        "environment = 'prod'",
        "identity = " + id("idn_"),
        "told = 'a b c '",
        "state = 'PROVISIONED'",
        "settled = CASE WHEN n % 100 > 0 THEN {now} END");
    crowd.fill(
        "hand_over",
        "identity = " + id("idn_"),
        "giver = 'payments'",
        "receiver = 'team:platform'",
        "proposed_by = " + id("idn_"),
        "state = CASE WHEN n % 100 = 0 THEN 'PROPOSED' ELSE 'ACCEPTED' END");
    crowd.fill(
        "mass_change",
        "id = " + id("mch_"),
        "what = 'rename a b '",
        "asked_by = " + id("idn_"),
        "state = 'DONE'");
    crowd.fill(
        "mass_member",
        "change = " + id("mch_", "n / 100 + 1"),
        "identity = " + id("idn_"),
        "subject = 'workload:' || n",
        "done = n % 100 > 0");
    crowd.fill(
        "access_request",
        "id = " + id("arq_"),
        "binding = {pad n}",
        "guard = " + id("idn_"),
        "status = CASE WHEN n % 2 = 0 THEN 'PENDING' ELSE 'APPROVED' END",
        "created = {now} + n",
        "expires = {now} + 1000 + n");
    crowd.fill(
        "elevation",
        "id = " + id("elv_"),
        "human = " + id("idn_", "n / 20 + 1"),
        "subject = 'human:ada'",
        "role = 'operator'",
        "asked = {now} + n",
        "since = {now}",
        "until = {now} + CASE WHEN n % 1000 = 0 THEN 1000 ELSE -1000 END");
  }

  private static void access(Crowd crowd) throws Exception {
    crowd.fill(
        "deployment",
        "id = " + id("dpl_"),
        "workload = 'prod-' || (n / 20)",
        "name = 'd-' || (n % 20)",
        "environment = 'prod'",
        "images = 'sha256:" + "0".repeat(64) + " '",
        "told_by = " + id("idn_"),
        "since = {now} + n",
        "ends = CASE WHEN n % 20 > 0 THEN {now} + n END",
        "retired = n % 20 > 0");
    crowd.fill(
        "session",
        "id = " + id("ses_"),
        "digest = {pad n}",
        "human = " + id("idn_", "n / 20 + 1"),
        "issued = {now}",
        "expires = {now} + 1000",
        "ended = n % 20 > 2");
    crowd.fill(
        "app",
        "id = " + id("app_"),
        "environment = CASE WHEN n % 3000 = 0 THEN 'dev' ELSE 'prod' END");
    crowd.fill(
        "app_grant",
        "id = " + id("grt_"),
        "environment = 'prod'",
        "app = " + id("app_"),
        "human = " + id("idn_", "n / 20 + 1"),
        "correlation = " + id("cor_"),
        "created = {now}",
        "expires = {now} + 1000",
        "ended = n % 20 > 2");
    crowd.fill(
        "delegation",
        "id = " + id("dlg_"),
        "grantor = " + id("idn_", "n / 20 + 1"),
        "agent = " + id("idn_", "n % 500 + 1"),
        "ends = {now} + 1000",
        "revoked = n % 20 > 2",
        "body = (SELECT min(body) FROM delegation)");
    crowd.fill(
        "joined_agent",
        "id = " + id("jag_"),
        "environment = CASE WHEN n % 3000 = 0 THEN 'dev' ELSE 'prod' END",
        "holder = " + id("idn_"),
        "thumbprint = {pad n}",
        "joined = {now} + n",
        "expires = {now} + 1000");
    crowd.fill("revocation", "number = n", "what = 'TOKEN'", "id = " + id("tok_"));
  }
}
