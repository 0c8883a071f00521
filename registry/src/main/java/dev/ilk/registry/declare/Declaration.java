package dev.ilk.registry.declare;

import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.declared.Item;
import dev.ilk.registry.stored.Declared;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a file declares: every entry that is well-formed.
 *
 * @param set the name of the set that manages what the file names
 * @param prune whether what the set manages and the file does not name shall end
 * @param environments the environments and their tenants
 * @param teams the teams
 * @param identities people, workloads and agents, in this order
 * @param servers the resource servers
 * @param policies the policies
 * @param items by section what other rooms keep
 * @param mentioned the names of all entries, malformed ones too, so that a reference to one of
 *     those is not a second problem
 */
public record Declaration(
    String set,
    boolean prune,
    List<Spec.At<Declared.OfEnvironment>> environments,
    List<Spec.At<Team>> teams,
    List<Spec> identities,
    List<Spec.At<ResourceServer>> servers,
    List<Spec.At<PolicyText>> policies,
    Map<String, List<Spec.At<Item>>> items,
    Set<String> mentioned) {
  /** The set of files that name none. */
  public static final String UNNAMED = "default";

  public Declaration {
    environments = List.copyOf(environments);
    teams = List.copyOf(teams);
    identities = List.copyOf(identities);
    servers = List.copyOf(servers);
    policies = List.copyOf(policies);
    items = Map.copyOf(items);
    mentioned = Set.copyOf(mentioned);
  }

  /**
   * Whether the file has an entry of a name.
   *
   * @param sort such as {@code team} or {@code human}
   * @param name its name
   * @return also for a malformed entry
   */
  public boolean mentions(String sort, String name) {
    return mentioned.contains(sort + ":" + name);
  }
}
