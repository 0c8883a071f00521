package dev.ilk.demo;

import dev.ilk.actor.Kind;
import dev.ilk.outside.platform.KubernetesCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Two environments with two tenants each, in every one of the four a workload, an agent with its
 * delegation, and a service: everything that could cross over. The policy permits everything, so
 * that what is refused is refused by construction and not by a rule that somebody remembered.
 */
final class CrossingSite {
  static final List<String> ENVIRONMENTS = List.of("prod", "staging");
  static final List<String> TENANTS = List.of("red", "blue");
  private static final Pattern DELEGATION = Pattern.compile("dlg_[0-9a-z]{26}");

  private final Company company;
  private final Map<Place, String> delegations = new LinkedHashMap<>();

  /**
   * A corner of the site.
   *
   * @param environment the trust domain
   * @param tenant whose data
   */
  record Place(String environment, String tenant) {
    static List<Place> all() {
      List<Place> all = new ArrayList<>();
      for (String environment : ENVIRONMENTS) {
        TENANTS.forEach(tenant -> all.add(new Place(environment, tenant)));
      }
      return all;
    }

    String audience() {
      return "https://ledger.%s.%s.example".formatted(tenant, environment);
    }

    String name(Kind kind) {
      return "%s-%s-%s".formatted(environment, tenant, kind.word());
    }

    KubernetesCluster.Pod pod(Kind kind) {
      return new KubernetesCluster.Pod(
          environment + "-" + tenant, kind.word(), uid(kind), name(kind) + "-0");
    }

    private String uid(Kind kind) {
      return UUID.nameUUIDFromBytes(name(kind).getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public String toString() {
      return environment + "/" + tenant;
    }
  }

  private CrossingSite(Company company) {
    this.company = company;
  }

  /** Declares the site in a company's Ilk, and has a person lend each agent its own service. */
  static CrossingSite build(Company company) throws IOException, InterruptedException {
    CrossingSite site = new CrossingSite(company);
    String cluster = Jwt.claim(site.proof(Place.all().getFirst(), Kind.WORKLOAD), "iss");
    Path file =
        Files.writeString(company.folder().resolve("crossings.yaml"), site.declaration(cluster));
    Told told = company.ilk("apply", "-f", file.toString());
    if (told.code() != 0) {
      throw new IOException(told.text());
    }
    site.lend();
    return site;
  }

  /** What a machine of a place proves itself by. */
  String proof(Place place, Kind kind) {
    return company.podToken(place.pod(kind), company.ilk());
  }

  /** What was lent to the agent of a place. */
  String delegation(Place place) {
    return Objects.requireNonNull(delegations.get(place));
  }

  private String declaration(String cluster) {
    StringBuilder text =
        new StringBuilder(
            """
            set: crossings
            environments:
              - {name: prod, tenants: [main, red, blue]}
              - {name: staging, tenants: [main, red, blue]}
            policies:
              - id: everything
                text: '@id("everything") @reason("to see which walls no policy opens") @lifetime("5m") permit (principal, action, resource);'
            resource_servers:
            """);
    for (Place place : Place.all()) {
      text.append(
          "  - {audience: %s, environment: %s, tenant: %s, owner: payments, scopes: [ledger:read]}\n"
              .formatted(place.audience(), place.environment(), place.tenant()));
    }
    text.append("workloads:\n");
    Place.all()
        .forEach(place -> text.append(machine(cluster, place, Kind.WORKLOAD, "subtype: service")));
    text.append("agents:\n");
    Place.all()
        .forEach(
            place -> text.append(machine(cluster, place, Kind.AGENT, "model: example-model-5")));
    return text.toString();
  }

  private String machine(String cluster, Place place, Kind kind, String own) {
    return """
      - name: %s
        %s
        environment: %s
        tenant: %s
        owner: {team: payments, contact: alice}
        purpose: try to cross over
        scopes: [ledger:read]
        trust:
          - issuer: %s
            audience: %s
            condition: claims["kubernetes.io"].serviceaccount.uid == "%s"
    """
        .formatted(
            place.name(kind),
            own,
            place.environment(),
            place.tenant(),
            cluster,
            company.ilk(),
            place.uid(kind));
  }

  private void lend() throws IOException, InterruptedException {
    try (Browser alice = new Browser()) {
      alice.open(company.ilk() + "/console/login/start/corp?return_to=/console/");
      alice.submit("", Map.of("user", "alice"));
      for (Place place : Place.all()) {
        alice.open(company.ilk() + "/console/delegations/new");
        Answer page =
            alice.submit(
                "/console/delegations",
                Map.of(
                    "agent", place.name(Kind.AGENT),
                    "audiences", place.audience(),
                    "scopes", "ledger:read",
                    "lasting", "1h",
                    "purpose", "try to cross over"));
        delegations.put(
            place,
            DELEGATION
                .matcher(alice.address() + page.text())
                .results()
                .map(MatchResult::group)
                .filter(id -> !delegations.containsValue(id))
                .findFirst()
                .orElseThrow(() ->
                    new IOException("nothing was lent to `%s`".formatted(place.name(Kind.AGENT)))));
      }
    }
  }
}
