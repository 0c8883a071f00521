package dev.ilk.registry.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Workload;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Answers who and what is registered, from memory where it can. Safe to share between threads.
 *
 * <p>An answer is never staler than the age given at construction, whether or not the change feed
 * works; with the feed working it is as current as {@link #apply}. What is not registered is never
 * kept, so names made up by callers fill no memory.
 */
public final class Directory implements Subjects {
  private static final int MOST_DELEGATIONS = 10_000;

  private final RegistryStore store;
  private final Fresh<Id.Identity, Actor> identities;
  private final Fresh<Id.Delegation, Delegation> delegations;

  /**
   * Which identity a key leads to. Only a hint: the identity itself says whether the key is still
   * its own, so that this needs no invalidation.
   */
  private final Cache<Key, Id.Identity> keys;

  private final FreshOne<Declarations> declarations;

  /**
   * Builds a directory over the stores.
   *
   * @param store identities and declarations
   * @param delegations delegations
   * @param most how many identities are kept in memory at most
   * @param oldest how stale an answer may be at most, such as 10 seconds
   */
  public Directory(RegistryStore store, DelegationStore delegations, int most, Duration oldest) {
    this(store, delegations, most, oldest, Ticker.systemTicker());
  }

  Directory(
      RegistryStore store, DelegationStore delegations, int most, Duration oldest, Ticker ticker) {
    this.store = store;
    this.identities =
        new Fresh<>(most, oldest, ticker, id -> find(Key.id(id)).map(Registered::actor));
    this.delegations = new Fresh<>(MOST_DELEGATIONS, oldest, ticker, delegations::find);
    this.keys = Caffeine.newBuilder().maximumSize(2L * most).build();
    this.declarations = new FreshOne<>(oldest, ticker, () -> new Declarations(store.catalogue()));
  }

  private Optional<Registered> find(Key key) throws StoreUnavailable {
    return Optional.ofNullable(store.find(Set.of(key)).get(key));
  }

  /**
   * Takes in what changed, here or on another node.
   *
   * @param change of any topic; those that do not concern the registry are passed over
   */
  public void apply(Changes.Change change) {
    switch (change.topic()) {
      case IDENTITY -> identities.forget(new Id.Identity(change.key()));
      case DECLARATION -> declarations.forget();
      case DELEGATION -> delegations.forget(new Id.Delegation(change.key()));
      case REVOCATION,
          SUSPENSION,
          KEY,
          SESSION,
          POLICIES,
          DEPLOYMENT,
          ELEVATION,
          APPROVAL,
          FEDERATION -> {}
    }
  }

  /**
   * Takes in what this node has just written, ahead of the change feed.
   *
   * @param batch what was written
   */
  public void wrote(Batch batch) {
    batch.identities().forEach(one -> identities.forget(one.actor().id()));
    if (!batch.declared().isEmpty() || !batch.removed().isEmpty()) {
      declarations.forget();
    }
  }

  /**
   * Takes in that this node has just written an identity.
   *
   * @param id which
   */
  public void wrote(Id.Identity id) {
    identities.forget(id);
  }

  /**
   * Takes in that this node has just written a delegation.
   *
   * @param id which
   */
  public void wrote(Id.Delegation id) {
    delegations.forget(id);
  }

  /**
   * An identity by its id, whatever its status.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Actor> identity(Id.Identity id) throws StoreUnavailable {
    return identities.get(id);
  }

  /**
   * An identity by its subject, whatever its status.
   *
   * @param subject kind and name; of any content
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Actor> subject(String subject) throws StoreUnavailable {
    return byKey(Key.subject(subject));
  }

  /**
   * A workload by its name, whatever its status.
   *
   * @param name without the kind; of any content
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Workload> workload(String name) throws StoreUnavailable {
    return subject("workload:" + name).map(Workload.class::cast);
  }

  /**
   * An agent by its name, whatever its status.
   *
   * @param name without the kind; of any content
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Agent> agent(String name) throws StoreUnavailable {
    return subject("agent:" + name).map(Agent.class::cast);
  }

  /**
   * A person by name, whatever their status.
   *
   * @param name without the kind; of any content
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Human> human(String name) throws StoreUnavailable {
    return subject("human:" + name).map(Human.class::cast);
  }

  /**
   * The person to whom an account at a provider is bound; no longer once the person has left.
   *
   * @param provider the provider's name
   * @param subject the provider's {@code sub}; of any content
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Human> humanByAccount(String provider, String subject) throws StoreUnavailable {
    return byKey(Key.account(provider, subject)).map(Human.class::cast);
  }

  /**
   * The person who has an address at a provider; no longer once the person has left.
   *
   * @param provider the provider's name
   * @param email in any case; of any content
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Human> humanByEmail(String provider, String email) throws StoreUnavailable {
    return byKey(Key.email(provider, email)).map(Human.class::cast);
  }

  /**
   * A delegation, ended ones included.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Optional<Delegation> lent(Id.Delegation id) throws StoreUnavailable {
    return delegations.get(id);
  }

  /**
   * Everything declared beside identities.
   *
   * @return the same object as long as nothing changed and it is not too old
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public Declarations declarations() throws StoreUnavailable {
    return declarations.get();
  }

  private Optional<Actor> byKey(Key key) throws StoreUnavailable {
    Id.Identity hint = keys.getIfPresent(key);
    if (hint != null) {
      Optional<Actor> known = identities.get(hint).filter(actor -> owns(actor, key));
      if (known.isPresent()) {
        return known;
      }
      keys.invalidate(key);
    }
    Optional<Registered> found = find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Id.Identity id = found.get().actor().id();
    keys.put(key, id);
    // Read once more by id: only that read is guarded against a change that comes in meanwhile.
    return identities.get(id).filter(actor -> owns(actor, key));
  }

  private static boolean owns(Actor actor, Key key) {
    return new Registered(actor, "", 0).keys().contains(key);
  }

  @Override
  public Optional<Actor> bySubject(String subject) throws PartUnavailable {
    try {
      return subject(subject);
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  @Override
  public Optional<Delegation> delegation(Id.Delegation id) throws PartUnavailable {
    try {
      return lent(id);
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  private static PartUnavailable unavailable(StoreUnavailable cause) {
    return new PartUnavailable("the registry cannot be read", cause);
  }
}
