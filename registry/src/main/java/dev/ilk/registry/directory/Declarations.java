package dev.ilk.registry.directory;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Client;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Environment;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.decide.PolicyText;
import dev.ilk.registry.stored.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything declared beside identities at one moment, prepared for reading. Immutable; the same
 * object as long as nothing changed, so that what is compiled from it can be kept beside it.
 */
public final class Declarations {
  private final Catalogue catalogue;
  private final Map<String, List<TrustRule>> byIssuer = new HashMap<>();
  private final Map<String, List<TrustRule>> bySubject;
  private final Map<String, List<ProcessRule>> byAgent = new HashMap<>();
  private final Map<String, List<DnsName>> namesByWorkload;
  private final List<Client> clients;

  Declarations(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (TrustRule rule : catalogue.trustRules()) {
      byIssuer.computeIfAbsent(rule.issuer(), issuer -> new ArrayList<>()).add(rule);
    }
    byIssuer.replaceAll((issuer, rules) -> List.copyOf(rules));
    this.bySubject =
        catalogue.trustRules().stream()
            .collect(Collectors.groupingBy(TrustRule::subject, Collectors.toUnmodifiableList()));
    for (ProcessRule rule : catalogue.processes()) {
      byAgent.computeIfAbsent(rule.agent(), agent -> new ArrayList<>()).add(rule);
    }
    byAgent.replaceAll((agent, rules) -> List.copyOf(rules));
    this.namesByWorkload =
        catalogue.names().stream()
            .collect(Collectors.groupingBy(DnsName::workload, Collectors.toUnmodifiableList()));
    this.clients = catalogue.clients();
  }

  /**
   * The rules of federation for an issuer.
   *
   * @param issuer the exact {@code iss}; of any content
   * @return by name; empty if there are none
   */
  public List<TrustRule> trust(String issuer) {
    return byIssuer.getOrDefault(issuer, List.of());
  }

  /**
   * The rules of federation that prove an identity.
   *
   * @param subject the identity; of any content
   * @return by name; empty if there are none
   */
  public List<TrustRule> trustFor(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /**
   * Every rule of federation.
   *
   * @return by name
   */
  public List<TrustRule> trustRules() {
    return catalogue.trustRules();
  }

  /**
   * The rules about the processes that an agent sees.
   *
   * @param agent the name of the agent's workload; of any content
   * @return by name; empty if there are none
   */
  public List<ProcessRule> processes(String agent) {
    return byAgent.getOrDefault(agent, List.of());
  }

  /**
   * What a workload must be attested by.
   *
   * @param workload its name; of any content
   * @return empty if nothing
   */
  public Optional<AttestationRule> attestation(String workload) {
    return catalogue.attestation(workload);
  }

  /**
   * The names that a workload may hold certificates for.
   *
   * @param workload its name; of any content
   * @return by name; empty if there are none
   */
  public List<DnsName> names(String workload) {
    return namesByWorkload.getOrDefault(workload, List.of());
  }

  /**
   * A client.
   *
   * @param workload the name of its workload; of any content
   * @return empty if that is none
   */
  public Optional<Client> client(String workload) {
    return catalogue.client(workload);
  }

  /**
   * Every client.
   *
   * @return by the name of its workload; the same list as long as nothing changed
   */
  public List<Client> clients() {
    return clients;
  }

  /**
   * A resource server.
   *
   * @param audience how tokens name it
   * @return empty if there is none
   */
  public Optional<ResourceServer> server(Audience audience) {
    return catalogue.server(audience);
  }

  /**
   * Every resource server.
   *
   * @return by audience
   */
  public List<ResourceServer> servers() {
    return catalogue.servers();
  }

  /**
   * The environments and their tenants.
   *
   * @return by name
   */
  public Map<Environment, Set<Tenant>> environments() {
    return catalogue.environments();
  }

  /**
   * The teams.
   *
   * @return all that are declared
   */
  public Set<Team> teams() {
    return catalogue.teams();
  }

  /**
   * The organisation's policies.
   *
   * @return by name
   */
  public List<PolicyText> policies() {
    return catalogue.policies();
  }
}
