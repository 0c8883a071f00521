package dev.ilk.registry.declare;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Client;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.Role;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An identity as a file wants it: without what only the registry gives it. */
public sealed interface Spec {

  /**
   * Where it stands.
   *
   * @return the place of the entry
   */
  Place place();

  /**
   * Its name.
   *
   * @return follows {@link dev.ilk.actor.Names}
   */
  String name();

  /**
   * Its kind.
   *
   * @return that of the section it stands in
   */
  Kind kind();

  /**
   * When it ends.
   *
   * @return empty if the file does not say
   */
  Optional<Expiry> expires();

  /**
   * Kind and name.
   *
   * @return as {@link dev.ilk.actor.Actor#subject()} writes them
   */
  default String subject() {
    return kind().word() + ":" + name();
  }

  /**
   * A person.
   *
   * @param place where it stands
   * @param name the name
   * @param subtype what sort of person
   * @param expires when it ends, if the file says
   * @param account at the identity provider; the subject is empty if the file does not say
   * @param teams the teams
   * @param roles the roles
   * @param profile what only people have
   */
  record OfHuman(
      Place place,
      String name,
      Human.Subtype subtype,
      Optional<Expiry> expires,
      Human.ProviderAccount account,
      Set<Team> teams,
      Set<Role> roles,
      Human.Profile profile)
      implements Spec {
    @Override
    public Kind kind() {
      return Kind.HUMAN;
    }
  }

  /**
   * A workload or an agent.
   *
   * @param place where it stands
   * @param name the name
   * @param nature what only its kind has
   * @param environment where it runs
   * @param tenant whose data it may touch
   * @param stewardship who answers for it; the last review is empty if the file does not say
   * @param expires when it ends, if the file says
   * @param scopes the most its tokens say
   * @param trust the rules by which it proves itself
   * @param client how it authenticates as a client; workloads only
   * @param processes which processes are it; workloads only
   * @param attested what it must be attested by; workloads only
   * @param names which names in the DNS it may hold certificates for; workloads only
   */
  record OfMachine(
      Place place,
      String name,
      Nature nature,
      Environment environment,
      Tenant tenant,
      Stewardship stewardship,
      Optional<Expiry> expires,
      Set<String> scopes,
      List<At<TrustRule>> trust,
      Optional<At<Client>> client,
      List<At<ProcessRule>> processes,
      Optional<At<AttestationRule>> attested,
      List<At<DnsName>> names)
      implements Spec {
    public OfMachine {
      scopes = Set.copyOf(scopes);
      trust = List.copyOf(trust);
      processes = List.copyOf(processes);
      names = List.copyOf(names);
    }

    @Override
    public Kind kind() {
      return switch (nature) {
        case OfWorkload workload -> Kind.WORKLOAD;
        case OfAgent agent -> Kind.AGENT;
      };
    }
  }

  /** What only one kind of machine has. */
  sealed interface Nature {}

  /**
   * A workload's.
   *
   * @param subtype what sort of software
   */
  record OfWorkload(Workload.Subtype subtype) implements Nature {}

  /**
   * An agent's.
   *
   * @param model which model drives it; may be empty
   */
  record OfAgent(String model) implements Nature {}

  /**
   * Something and where it stands.
   *
   * @param place where
   * @param value what
   * @param <T> of which sort
   */
  record At<T>(Place place, T value) {}
}
