package dev.ilk.registry.stored;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Client;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Environment;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.decide.PolicyText;
import java.util.Optional;
import java.util.Set;

/** Something declared beside identities. */
public sealed interface Declared {

  /** The sorts, in the order in which they are made: each refers only to those before it. */
  enum Type {
    /** An environment and its tenants. */
    ENVIRONMENT("environment"),
    /** A team. */
    TEAM("team"),
    /** A service that accepts tokens. */
    RESOURCE_SERVER("resource_server"),
    /** A rule of federation. */
    TRUST("trust"),
    /** How a workload authenticates as a client. */
    CLIENT("client"),
    /** Which processes are a workload. */
    PROCESS("process"),
    /** What a workload must be attested by. */
    ATTESTATION("attestation"),
    /** A name that a workload may hold certificates for. */
    NAME("name"),
    /** That another system provisions a machine. */
    PROVISION("provision"),
    /** A policy. */
    POLICY("policy"),
    /** That a set manages something which another room keeps. */
    MANAGED("managed");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /**
     * The sort as it stands in rows, changes and plans.
     *
     * @return one word
     */
    public String word() {
      return word;
    }
  }

  /**
   * What names it.
   *
   * @param type which sort
   * @param name unique within the sort
   */
  record Ref(Type type, String name) {
    /**
     * The name as the key of a change.
     *
     * @return sort, colon and name
     */
    public String text() {
      return type.word() + ":" + name;
    }
  }

  /**
   * What names it.
   *
   * @return sort and name
   */
  Ref ref();

  /**
   * Which set of declarations manages it.
   *
   * @return empty if several may
   */
  String set();

  /**
   * The identity that it is of, as {@link dev.ilk.actor.Actor#subject()} writes it: what it is of
   * is removed with the identity.
   *
   * @return empty if it is of none
   */
  default Optional<String> subject() {
    return Optional.empty();
  }

  /**
   * An environment. Belongs to no set: files share it.
   *
   * @param environment the trust domain
   * @param tenants whose data is in it; at least one
   */
  record OfEnvironment(Environment environment, Set<Tenant> tenants) implements Declared {
    public OfEnvironment {
      tenants = Set.copyOf(tenants);
    }

    @Override
    public Ref ref() {
      return new Ref(Type.ENVIRONMENT, environment.name());
    }

    @Override
    public String set() {
      return "";
    }
  }

  /**
   * A team. Belongs to no set: files share it.
   *
   * @param team the team
   */
  record OfTeam(Team team) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.TEAM, team.name());
    }

    @Override
    public String set() {
      return "";
    }
  }

  /**
   * A resource server.
   *
   * @param server the service
   * @param set which set manages it
   */
  record OfServer(ResourceServer server, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.RESOURCE_SERVER, server.audience().uri());
    }
  }

  /**
   * A rule of federation.
   *
   * @param rule the rule
   * @param set which set manages it: that of its identity
   */
  record OfTrust(TrustRule rule, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.TRUST, rule.name());
    }

    @Override
    public Optional<String> subject() {
      return Optional.of(rule.subject());
    }
  }

  /**
   * How a workload authenticates as a client.
   *
   * @param client the client, named as its workload
   * @param set which set manages it: that of its identity
   */
  record OfClient(Client client, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.CLIENT, client.workload());
    }

    @Override
    public Optional<String> subject() {
      return Optional.of(workload(client.workload()));
    }
  }

  /**
   * Which processes are a workload.
   *
   * @param rule the rule
   * @param set which set manages it: that of its identity
   */
  record OfProcess(ProcessRule rule, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.PROCESS, rule.name());
    }

    @Override
    public Optional<String> subject() {
      return Optional.of(workload(rule.workload()));
    }
  }

  /**
   * What a workload must be attested by.
   *
   * @param rule the demand, named as its workload
   * @param set which set manages it: that of its identity
   */
  record OfAttestation(AttestationRule rule, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.ATTESTATION, rule.workload());
    }

    @Override
    public Optional<String> subject() {
      return Optional.of(workload(rule.workload()));
    }
  }

  /**
   * A name that a workload may hold certificates for.
   *
   * @param name the name
   * @param set which set manages it: that of its identity
   */
  record OfName(DnsName name, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.NAME, name.name());
    }

    @Override
    public Optional<String> subject() {
      return Optional.of(workload(name.workload()));
    }
  }

  /**
   * That another system provisions a machine.
   *
   * @param provision what that system says beside the identity; named as the identity
   * @param set which set manages it: that of its identity
   */
  record OfProvision(Provision provision, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.PROVISION, provision.subject());
    }

    @Override
    public Optional<String> subject() {
      return Optional.of(provision.subject());
    }
  }

  /**
   * A policy.
   *
   * @param policy the policy
   * @param set which set manages it
   */
  record OfPolicy(PolicyText policy, String set) implements Declared {
    @Override
    public Ref ref() {
      return new Ref(Type.POLICY, policy.name());
    }
  }

  /**
   * That a set manages something which another room keeps. It says nothing of the thing, which may
   * have ended by a command since.
   *
   * @param name what it is and which, as {@link #named} writes it
   * @param set which set manages it
   */
  record OfManaged(String name, String set) implements Declared {
    /**
     * What names a thing among those of all sorts.
     *
     * @param word its sort, such as {@code webhook}
     * @param name its name
     * @return both, with a colon between them
     */
    public static String named(String word, String name) {
      return word + ":" + name;
    }

    @Override
    public Ref ref() {
      return new Ref(Type.MANAGED, name);
    }
  }

  private static String workload(String name) {
    return "workload:" + name;
  }
}
