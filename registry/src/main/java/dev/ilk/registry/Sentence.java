package dev.ilk.registry;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Role;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The one-sentence test (R3): why a credential exists, who owns it, how long it lives and what it
 * is forbidden to do. Says only what follows from facts; what it cannot say is missing, and a
 * finding.
 *
 * @param text the sentence
 * @param missing what it cannot say; empty if the test is passed
 */
record Sentence(String text, List<String> missing) {
  private static final int MOST_NAMED = 8;

  /**
   * What is known of a machine beyond its own record.
   *
   * @param trust the rules by which it proves itself
   * @param client how it authenticates as a client, if it does
   * @param audiences the services that know any of its scopes
   * @param names the names in the DNS that it may hold certificates for
   * @param contactStands whether its technical contact is still there
   */
  record Surrounding(
      List<TrustRule> trust,
      Optional<ClientMethod> client,
      List<ResourceServer> audiences,
      List<DnsName> names,
      boolean contactStands) {
    boolean provesNothing() {
      return trust.isEmpty() && client.isEmpty() && names.isEmpty();
    }
  }

  static Sentence of(Actor actor, Surrounding surrounding, Instant now) {
    return switch (actor) {
      case Human human -> of(human);
      case Workload workload -> {
        String what = "%s of team %s".formatted(sort(workload.subtype()), owner(workload));
        yield of(workload, what, "", surrounding, now);
      }
      case Agent agent -> {
        String model = agent.model().isEmpty() ? "" : " (driven by " + agent.model() + ")";
        String what = "an AI agent%s of team %s".formatted(model, owner(agent));
        yield of(agent, what, ", nor anything without a person's delegation", surrounding, now);
      }
    };
  }

  private static Sentence of(
      Machine machine, String what, String further, Surrounding surrounding, Instant now) {
    Stewardship stewardship = machine.stewardship();
    String why =
        "%s is %s that exists to %s"
            .formatted(machine.name(), what, purpose(stewardship.purpose()));
    String credentials =
        "its credentials live at most %s and are for %s"
            .formatted(
                Span.format(stewardship.credentialLifetime()), audiences(surrounding.audiences()));
    String text =
        String.join(
            "; ",
            why,
            credentials,
            certificates(surrounding.names()) + "it may do " + bounds(machine) + further,
            "it proves itself by " + proofs(stewardship, surrounding),
            end(machine, now));
    return new Sentence(text, missing(machine, surrounding, now));
  }

  /** Told apart from other credentials, since they live longer and hold for names, not services. */
  private static String certificates(List<DnsName> names) {
    return names.isEmpty()
        ? ""
        : "its certificates live a day at most and are for %s alone; "
            .formatted(listed(names.stream().map(DnsName::name).toList(), "and"));
  }

  private static String bounds(Machine machine) {
    String where =
        "nothing outside environment %s and tenant %s"
            .formatted(machine.environment(), machine.tenant());
    return machine.scopes().isEmpty()
        ? "nothing at all, for it has no scopes"
        : where + ", and nothing there beyond " + listed(machine.scopes(), "and");
  }

  private static String audiences(List<ResourceServer> servers) {
    List<String> names = servers.stream().map(ResourceServer::audience).map(Audience::uri).toList();
    return names.isEmpty() ? "no registered service" : listed(names, "or") + " alone";
  }

  private static String proofs(Stewardship stewardship, Surrounding surrounding) {
    List<String> proofs = new ArrayList<>();
    if (!surrounding.trust().isEmpty()) {
      proofs.add(
          "%s of %s"
              .formatted(
                  stewardship.authentication(),
                  listed(surrounding.trust().stream().map(TrustRule::issuer).toList(), "or")));
    }
    surrounding
        .client()
        .ifPresent(method -> proofs.add("keys of its own (%s)".formatted(method.word())));
    if (!surrounding.names().isEmpty()) {
      proofs.add("the key of an ACME account, for certificates alone");
    }
    return proofs.isEmpty() ? "nothing yet" : String.join(", or by ", proofs);
  }

  private static String end(Machine machine, Instant now) {
    String day = machine.end().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return switch (machine.status()) {
      case ACTIVE -> machine.standsAt(now) ? "it ends on " + day : "it expired on " + day;
      case RESTRICTED ->
          machine.standsAt(now) ? "it is restricted, as it ends on " + day : "it expired on " + day;
      case REVOKED -> "it is revoked, and otherwise ends on " + day;
      case ENDED -> "it has ended";
    };
  }

  private static List<String> missing(Machine machine, Surrounding surrounding, Instant now) {
    List<String> missing = new ArrayList<>();
    if (!surrounding.contactStands()) {
      missing.add(
          "who answers for it: its contact `%s` is no longer there"
              .formatted(machine.stewardship().contact()));
    }
    if (machine.scopes().isEmpty()) {
      missing.add("what it may do: it has no scopes");
    } else if (surrounding.audiences().isEmpty()) {
      missing.add("what its credentials are for: no registered service knows its scopes");
    }
    if (surrounding.provesNothing()) {
      missing.add("how it proves itself: it has no trust rule");
    }
    if (machine.status().mayAct() && !machine.standsAt(now)) {
      missing.add("why it is still there: it has expired");
    }
    return missing;
  }

  private static Sentence of(Human human) {
    String sort =
        switch (human.subtype()) {
          case EMPLOYEE -> "an employee";
          case CONTRACTOR -> "a contractor";
          case BREAK_GLASS -> "a sealed emergency identity";
        };
    List<String> teams = human.teams().stream().map(Team::name).toList();
    List<String> roles = human.roles().stream().map(Role::name).toList();
    String end =
        switch (human.status()) {
          case ACTIVE ->
              human
                  .expires()
                  .map(at -> "ends on " + at.atOffset(ZoneOffset.UTC).toLocalDate())
                  .orElse("has no end date");
          case RESTRICTED -> "is restricted";
          case REVOKED -> "is revoked";
          case ENDED -> "has left";
        };
    String text =
        "%s is %s%s who proves who they are through `%s`, holds %s, and %s"
            .formatted(
                human.name(),
                sort,
                teams.isEmpty() ? "" : " in " + listed(teams, "and"),
                human.account().provider(),
                roles.isEmpty() ? "no role in Ilk" : "the role " + listed(roles, "and"),
                end);
    return new Sentence(text, List.of());
  }

  private static String sort(Workload.Subtype subtype) {
    return switch (subtype) {
      case SERVICE -> "a service";
      case JOB -> "a job";
      case CI_PIPELINE -> "a CI pipeline";
      case BOT -> "a bot";
      case INTEGRATION -> "an integration";
      case WEBHOOK_CONSUMER -> "a webhook consumer";
      case SERVICE_ACCOUNT -> "a service account";
      case VENDOR_MANAGED -> "vendor-managed software";
    };
  }

  private static String owner(Machine machine) {
    return machine.stewardship().owner().name();
  }

  /** Fits "exists to …": a capital at the beginning goes, unless it is a name's. */
  private static String purpose(String purpose) {
    String bare = purpose.startsWith("to ") ? purpose.substring(3) : purpose;
    boolean word =
        bare.length() > 1
            && Character.isUpperCase(bare.charAt(0))
            && Character.isLowerCase(bare.charAt(1));
    return word ? Character.toLowerCase(bare.charAt(0)) + bare.substring(1) : bare;
  }

  private static String listed(Collection<String> values, String last) {
    List<String> sorted = new ArrayList<>(new TreeSet<>(values));
    if (sorted.size() > MOST_NAMED) {
      int rest = sorted.size() - MOST_NAMED;
      sorted = new ArrayList<>(sorted.subList(0, MOST_NAMED));
      sorted.add(rest + " more");
    }
    if (sorted.size() == 1) {
      return sorted.getFirst();
    }
    String end = sorted.removeLast();
    return String.join(", ", sorted) + " " + last + " " + end;
  }
}
