package dev.ilk.registry.stored;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is declared beside identities, as it was at one version of the registry. Immutable;
 * every list is in the order of names, so that equal catalogues read the same.
 */
public final class Catalogue {
  private final long version;
  private final Map<Declared.Ref, Declared> entries;

  /**
   * Collects what is declared.
   *
   * @param version the registry's version at which it was so
   * @param declared in any order
   */
  public Catalogue(long version, Collection<Declared> declared) {
    this.version = version;
    List<Declared> sorted = new ArrayList<>(declared);
    sorted.sort(
        Comparator.comparing((Declared d) -> d.ref().type()).thenComparing(d -> d.ref().name()));
    Map<Declared.Ref, Declared> byRef = new LinkedHashMap<>();
    sorted.forEach(one -> byRef.put(one.ref(), one));
    this.entries = Collections.unmodifiableMap(byRef);
  }

  /**
   * The version.
   *
   * @return that of the whole registry, identities included
   */
  public long version() {
    return version;
  }

  /**
   * Everything.
   *
   * @return by sort, then by name
   */
  public Collection<Declared> all() {
    return entries.values();
  }

  /**
   * One of them.
   *
   * @param ref what names it
   * @return empty if there is none
   */
  public Optional<Declared> find(Declared.Ref ref) {
    return Optional.ofNullable(entries.get(ref));
  }

  /**
   * A resource server.
   *
   * @param audience how tokens name it
   * @return empty if there is none
   */
  public Optional<ResourceServer> server(Audience audience) {
    Declared found = entries.get(new Declared.Ref(Declared.Type.RESOURCE_SERVER, audience.uri()));
    return found instanceof Declared.OfServer of ? Optional.of(of.server()) : Optional.empty();
  }

  /**
   * Every environment with its tenants.
   *
   * @return by name
   */
  public Map<Environment, Set<Tenant>> environments() {
    Map<Environment, Set<Tenant>> found = new LinkedHashMap<>();
    for (Declared one : entries.values()) {
      if (one instanceof Declared.OfEnvironment(Environment environment, Set<Tenant> tenants)) {
        found.put(environment, tenants);
      }
    }
    return found;
  }

  /**
   * Every team.
   *
   * @return in no order
   */
  public Set<Team> teams() {
    return of(Declared.OfTeam.class)
        .map(Declared.OfTeam::team)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Every resource server.
   *
   * @return by audience
   */
  public List<ResourceServer> servers() {
    return of(Declared.OfServer.class).map(Declared.OfServer::server).toList();
  }

  /**
   * Every rule of federation.
   *
   * @return by name
   */
  public List<TrustRule> trustRules() {
    return of(Declared.OfTrust.class).map(Declared.OfTrust::rule).toList();
  }

  /**
   * Every rule of attestation.
   *
   * @return by name
   */
  public List<ProcessRule> processes() {
    return of(Declared.OfProcess.class).map(Declared.OfProcess::rule).toList();
  }

  /**
   * What a workload must be attested by.
   *
   * @param workload its name
   * @return empty if nothing
   */
  public Optional<AttestationRule> attestation(String workload) {
    Declared found = entries.get(new Declared.Ref(Declared.Type.ATTESTATION, workload));
    return found instanceof Declared.OfAttestation of ? Optional.of(of.rule()) : Optional.empty();
  }

  /**
   * Every name that a workload may hold certificates for.
   *
   * @return by name
   */
  public List<DnsName> names() {
    return of(Declared.OfName.class).map(Declared.OfName::name).toList();
  }

  /**
   * Every client.
   *
   * @return by the name of its workload
   */
  public List<Client> clients() {
    return of(Declared.OfClient.class).map(Declared.OfClient::client).toList();
  }

  /**
   * A client.
   *
   * @param workload the name of its workload
   * @return empty if that is none
   */
  public Optional<Client> client(String workload) {
    Declared found = entries.get(new Declared.Ref(Declared.Type.CLIENT, workload));
    return found instanceof Declared.OfClient of ? Optional.of(of.client()) : Optional.empty();
  }

  /**
   * Every policy.
   *
   * @return by id
   */
  public List<PolicyText> policies() {
    return of(Declared.OfPolicy.class).map(Declared.OfPolicy::policy).toList();
  }

  /**
   * Which set manages something that another room keeps.
   *
   * @param name as {@link Declared.OfManaged#named} writes it
   * @return empty if none does
   */
  public Optional<String> managing(String name) {
    return find(new Declared.Ref(Declared.Type.MANAGED, name)).map(Declared::set);
  }

  private <T extends Declared> Stream<T> of(Class<T> type) {
    return entries.values().stream().filter(type::isInstance).map(type::cast);
  }
}
