package dev.ilk.demo;

import dev.ilk.outside.vendor.GitLab;
import dev.ilk.outside.vendor.Person;
import dev.ilk.outside.vendor.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Fills Acme's systems from a seed: its people, some 400 accounts of software, and among them what
 * a company of this size usually has to mend.
 */
final class EstateMachines {
  /** What Dana's token is called, by which production is deployed. */
  static final String DANAS_TOKEN = "deploy-prod";

  /** Its id. */
  static final String DANAS_TOKEN_ID = "7001";

  /** Works together on one service, as its machines are called in Ilk too. */
  static final List<String> ORDERS =
      List.of("api", "worker", "sync", "export", "mailer", "search", "cache", "report");

  /** Machines that GitHub takes for people. */
  static final List<String> FARM =
      List.of("render-one", "render-large", "render-preview", "render-thumbnails");

  private static final List<String> SERVICES =
      List.of(
          "billing",
          "catalog",
          "checkout",
          "inventory",
          "ledger",
          "mail",
          "pricing",
          "refunds",
          "search",
          "shipping",
          "tax",
          "users",
          "webhooks");
  private static final List<String> WORKS =
      List.of("api", "worker", "cron", "sync", "exporter", "proxy", "consumer", "backup");

  private final EstateSystems systems;
  private final EstatePeople people;
  private final Instant now;
  private final Random random = new Random(20_261_122);
  private final Set<String> persons = new HashSet<>();
  private final StringBuilder aws =
      new StringBuilder(
          "id,name,display,email,created,last_used,owner,creator,interactive,cadence,hours,client,"
              + "environments,depends-on\n");

  private EstateMachines(EstateSystems systems, EstatePeople people, Instant now) {
    this.systems = systems;
    this.people = people;
    this.now = now;
  }

  /**
   * Fills the systems.
   *
   * @return which accounts are people's, as {@code SOURCE/NAME}
   */
  static Set<String> fill(EstateSystems systems, EstatePeople people, Instant now)
      throws IOException {
    EstateMachines machines = new EstateMachines(systems, people, now);
    machines.people();
    machines.providers();
    machines.codeHosts();
    machines.cluster();
    machines.cloud();
    systems.csv("aws", "AWS (its report as CSV)", machines.aws.toString());
    return machines.persons;
  }

  private Instant ago(int days) {
    return now.minus(Duration.ofDays(days));
  }

  private String service() {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }

  private String work() {
    return WORKS.get(random.nextInt(WORKS.size()));
  }

  private void people() {
    for (Person one : people.all()) {
      systems.okta.add(one, people.all().get(one.number() % 8).name());
      systems.slack.add(one);
      persons.add("okta/" + one.email());
      persons.add("slack/" + one.login());
    }
    for (Person one : people.engineers()) {
      systems.github.add(one);
      systems.gitlab.add(one, one.number() % 9 != 0);
      persons.add("github/" + hubLogin(one));
      persons.add("gitlab/" + one.login());
    }
  }

  /** What a person is called where names have no dots. */
  static String hubLogin(Person one) {
    return one.login().replace('.', '-');
  }

  private void providers() {
    for (int i = 0; i < 24; i++) {
      String name = SERVICES.get(i % SERVICES.size());
      systems.okta.add(
          "0oa%017d".formatted(i), "acme_" + name + "_" + i, "Acme " + name, ago(300 + i));
    }
    for (int i = 0; i < 58; i++) {
      // Every third secret was made long ago; none was ever looked at again.
      int age = i % 3 == 0 ? 500 + random.nextInt(400) : random.nextInt(300);
      Secret secret =
          new Secret("key-%04d".formatted(i), ago(age), Optional.empty(), Optional.of(ago(-400)));
      systems.entra.add(
          "sp-%04d".formatted(i),
          "app-%04d".formatted(i),
          "%s %s connector".formatted(service(), work()),
          i % 2 == 0 ? "used by the nightly pipeline" : "",
          ago(age),
          List.of(secret));
    }
    for (int i = 0; i < 22; i++) {
      systems.slack.addBot("B%08d".formatted(i), service() + "-bot-" + i, "A%08d".formatted(i));
    }
  }

  private void codeHosts() {
    for (int i = 0; i < 22; i++) {
      systems.github.install("9%04d".formatted(i), service() + "-app-" + i, ago(100 + i * 20));
    }
    // Build machines in a person's seat each, which nothing but their names tells from people.
    for (String one : FARM) {
      systems.github.add("59" + one.length(), one);
    }
    List<Person> engineers = people.engineers();
    for (int i = 0; i < 18; i++) {
      Optional<Instant> end = i % 2 == 0 ? Optional.of(ago(-60)) : Optional.empty();
      systems.github.add(
          service() + "-release-" + i,
          hubLogin(engineers.get(10 + i)),
          new Secret("4%04d".formatted(i), ago(40 * i), Optional.of(ago(i * 9)), end));
    }
    for (int i = 0; i < 23; i++) {
      systems.gitlab.addBot("2%03d".formatted(i), "ci-" + service() + "-bot-" + i, ago(i % 12));
    }
    systems.gitlab.addBot("2900", "legacy-release-bot", ago(260));
    for (int i = 0; i < 25; i++) {
      Optional<Instant> end = i % 2 == 0 ? Optional.of(ago(-90)) : Optional.empty();
      systems.gitlab.add(
          service() + "-" + work() + "-" + i,
          GitLab.userId(engineers.get(20 + i)),
          List.of("read_api"),
          new Secret("6%03d".formatted(i), ago(30 * i), Optional.of(ago(i * 7)), end));
    }
    systems.gitlab.add(
        DANAS_TOKEN,
        GitLab.userId(people.dana()),
        List.of("api", "write_repository"),
        new Secret(DANAS_TOKEN_ID, ago(702), Optional.of(ago(0)), Optional.empty()));
  }

  private void cluster() {
    for (String one : ORDERS) {
      systems.cluster.add("uid-orders-" + one, "orders", "prod-orders-" + one, "orders", ago(400));
    }
    for (int i = 0; i < 95; i++) {
      String owner = i % 3 == 0 ? "" : "platform";
      String namespace = i % 4 == 0 ? "staging" : "prod";
      systems.cluster.add(
          "uid-%04d".formatted(i),
          namespace,
          service() + "-" + work() + "-" + i,
          owner,
          ago(i * 5));
    }
    systems.cluster.add("uid-deployer", "prod", "prod-deployer", people.dana().login(), ago(690));
    for (int i = 0; i < 28; i++) {
      String service = service();
      systems.cluster.addToken(
          "uid-token-%04d".formatted(i),
          "prod",
          service + "-token-" + i,
          service,
          ago(60 + i * 25));
    }
  }

  private void cloud() {
    for (int i = 0; i < 42; i++) {
      int idle = i % 6 == 0 ? 120 + i : random.nextInt(20);
      cloudUser(
          "svc-%s-%s-%d".formatted(service(), work(), i),
          idle,
          i % 2 == 0 ? "platform" : "",
          "",
          "0,%d,24,boto3/1.40".formatted(60 + random.nextInt(800)),
          i % 2 == 0 ? "prod" : "staging",
          "");
    }
    String robot = "620,22,aws-sdk-java/2.31";
    cloudUser("deploy-shared", 0, "platform", "", "41," + robot, "prod", "");
    cloudUser("svc-billing-export", 0, "finance", "", "0," + robot, "prod staging", "");
    cloudUser("svc-deploy-runner", 0, "", people.dana().login(), "0," + robot, "prod", DANAS_TOKEN);
    Person jonas = people.of("data").getFirst();
    aws.append(
        "AIDAJONAS,%s,%s,%s,%s,%s,data,,0,940,24,python-requests/2.32,prod,%n"
            .formatted(jonas.login(), jonas.name(), jonas.email(), ago(300), ago(0)));
    persons.add("aws/" + jonas.login());
  }

  private void cloudUser(
      String name,
      int idle,
      String owner,
      String creator,
      String behaviour,
      String environments,
      String needs) {
    aws.append(
        "%s,%s,,,%s,%s,%s,%s,%s,%s,%s%n"
            .formatted(
                "AIDA" + name.toUpperCase(Locale.ROOT),
                name,
                ago(400),
                ago(idle),
                owner,
                creator,
                behaviour,
                environments,
                needs));
  }
}
