package dev.ilk.keys.ring;

import dev.ilk.kernel.BrokenPart;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.SealedKey;
import dev.ilk.keys.Signer;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.keys.ring.RingKey.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All key rings of this node: what signs, what is published, and how it changes. Safe to share
 * between threads; any number of nodes may work on one store.
 *
 * <p>Reading is from memory. Another node's change reaches this one by {@link #refresh}, which a
 * feed of changes calls; should the feed fail, a ring is read again when it was last read {@link
 * #STALE_AFTER} ago, and if the store does not answer then, nothing is signed. So a node signs with
 * a former key for less than any retention, and what it signs can always be verified.
 */
public final class KeyRings {
  /** How long a node goes on with what it last read. */
  public static final Duration STALE_AFTER = Duration.ofMinutes(5);

  /** More lost races in a row than nodes can cause by rotating. */
  private static final int MAX_ATTEMPTS = 8;

  private final KeyStore store;
  private final SigningKeys signingKeys;
  private final Function<RingName, RingPolicy> policies;
  private final InstantSource clock;
  private final Map<RingName, Opened> opened = new ConcurrentHashMap<>();

  /** A ring as this node uses it. */
  private record Opened(Ring ring, Signer signer, JwkSet published, Instant readAt) {}

  /** Two versions of a ring, which are the same if there was nothing to change. */
  private record Change(Ring before, Ring after) {}

  /**
   * Rings over a store.
   *
   * @param store where they are kept
   * @param signingKeys makes and opens private keys
   * @param policies the policy of each ring
   * @param clock the present
   */
  public KeyRings(
      KeyStore store,
      SigningKeys signingKeys,
      Function<RingName, RingPolicy> policies,
      InstantSource clock) {
    this.store = store;
    this.signingKeys = signingKeys;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * The signer of a ring, which is created if it is not there. Of two nodes that create it at once
   * both get the same one. Ask for each signature; do not keep it.
   *
   * @param name which ring
   * @return the active key
   * @throws KeysUnavailable if the store does not answer or the key cannot be opened
   */
  public Signer active(RingName name) throws KeysUnavailable {
    return current(name).signer();
  }

  /**
   * One key of a ring that may still sign, for what must carry its signature before it serves, such
   * as its own certificate. Whatever is signed for others is signed by {@link #active}.
   *
   * @param name which ring
   * @param kid which of its keys
   * @return its signer; empty if the ring has no such key, or that key will never sign again
   * @throws KeysUnavailable if the store does not answer or the key cannot be opened
   */
  public Optional<Signer> signer(RingName name, String kid) throws KeysUnavailable {
    Opened current = current(name);
    if (current.signer().kid().equals(kid)) {
      return Optional.of(current.signer());
    }
    for (RingKey key : current.ring().keys()) {
      if (key.kid().equals(kid) && key.sealedKey().isPresent()) {
        return Optional.of(opened(name, key, key.sealedKey().get()));
      }
    }
    return Optional.empty();
  }

  /**
   * The published keys of a ring: next, active and retired, in the order in which they were made.
   * The ring is created if it is not there.
   *
   * @param name which ring
   * @return its public keys
   * @throws KeysUnavailable if the store does not answer or the key cannot be opened
   */
  public JwkSet published(RingName name) throws KeysUnavailable {
    return current(name).published();
  }

  /**
   * The whole ring with the stages of its keys, for the cryptographic inventory (row G4).
   *
   * @param name which ring
   * @return the ring as this node last read it; created if it was not there
   * @throws KeysUnavailable if the store does not answer or the key cannot be opened
   */
  public Ring ring(RingName name) throws KeysUnavailable {
    return current(name).ring();
  }

  /**
   * Rotates a ring by command.
   *
   * @param name which ring
   * @param urgency with how much consideration for verifiers
   * @return what changed, durably; or {@code next_key_too_young} or {@code too_many_keys}
   * @throws KeysUnavailable if the store does not answer or the key cannot be opened
   */
  public Result<Rotation> rotate(RingName name, Rotation.Urgency urgency) throws KeysUnavailable {
    RingPolicy policy = policies.apply(name);
    return change(name, ring -> ring.rotate(urgency, policy, now(), maker(name)))
        .then(changed -> Result.ok(rotation(changed, urgency)));
  }

  /**
   * Lets one key sign, if it is the next one; for rings whose keys wait for something from outside.
   * Of nodes that do so at once one succeeds, and none lets another key sign.
   *
   * @param name which ring
   * @param kid which key
   * @return what changed, durably; empty if it is not the next one, or was let sign already
   * @throws KeysUnavailable if the store does not answer or the key cannot be opened
   */
  public Optional<Rotation> activate(RingName name, String kid) throws KeysUnavailable {
    RingPolicy policy = policies.apply(name);
    Result<Change> result =
        change(
            name,
            ring ->
                ring.next().kid().equals(kid)
                    ? ring.rotate(Rotation.Urgency.AT_ONCE, policy, now(), maker(name))
                    : Result.ok(ring));
    return result instanceof Result.Ok<Change>(Change change)
            && change.before().version() != change.after().version()
        ? Optional.of(rotation(change, Rotation.Urgency.PLANNED))
        : Optional.empty();
  }

  /**
   * Does what the schedule demands by now in every ring: rotates, replaces next keys of a former
   * algorithm, destroys retired keys whose time is over. To be called every few minutes, on any
   * number of nodes.
   *
   * @return the rotations that this node made
   * @throws KeysUnavailable if the store does not answer or a key cannot be opened
   */
  public List<Rotation> rotateDue() throws KeysUnavailable {
    List<Rotation> rotations = new ArrayList<>();
    List<BrokenPart> broken = new ArrayList<>();
    for (RingName name : names()) {
      RingPolicy policy = policies.apply(name);
      try {
        Result<Change> result =
            change(name, ring -> Result.ok(ring.due(policy, now(), maker(name)).orElse(ring)));
        if (result instanceof Result.Ok<Change>(Change change)
            && !change.before().active().kid().equals(change.after().active().kid())) {
          rotations.add(rotation(change, Rotation.Urgency.PLANNED));
        }
      } catch (BrokenPart e) {
        // Rings whose keys are elsewhere are not to wait for those in a module.
        broken.add(e);
      }
    }
    if (!broken.isEmpty()) {
      throw new KeysUnavailable(String.valueOf(broken.getFirst().getMessage()), broken.getFirst());
    }
    return rotations;
  }

  /**
   * Seals the private keys of every ring under the current root key, so that a former one can be
   * thrown away.
   *
   * @return how many rings were changed, or why a key cannot be opened
   * @throws KeysUnavailable if the store does not answer or a key cannot be opened
   */
  public Result<Integer> rewrap() throws KeysUnavailable {
    int changed = 0;
    for (RingName name : names()) {
      switch (change(name, ring -> ring.rewrapped(signingKeys))) {
        case Result.Ok<Change>(Change change) ->
            changed += change.before().version() == change.after().version() ? 0 : 1;
        case Result.Failed<Change>(List<Problem> problems) -> {
          return new Result.Failed<>(problems);
        }
      }
    }
    return Result.ok(changed);
  }

  /**
   * Reads a ring again, because another node has changed it.
   *
   * @param name which ring; nothing happens if this node does not use it
   * @throws KeysUnavailable if the store does not answer or the key cannot be opened
   */
  public void refresh(RingName name) throws KeysUnavailable {
    if (opened.containsKey(name)) {
      reread(name);
    }
  }

  /**
   * Reads and opens all rings there are, as at start, so that a missing root key shows at once.
   *
   * @throws KeysUnavailable if the store does not answer or a key cannot be opened
   */
  public void refreshAll() throws KeysUnavailable {
    for (RingName name : names()) {
      reread(name);
    }
  }

  private void reread(RingName name) throws KeysUnavailable {
    Optional<Ring> stored = get(name);
    if (stored.isPresent()) {
      keep(open(stored.get()));
    }
  }

  private Opened current(RingName name) throws KeysUnavailable {
    Opened known = opened.get(name);
    boolean fresh = known != null && now().isBefore(known.readAt().plus(STALE_AFTER));
    return known != null && fresh ? known : keep(open(getOrCreate(name)));
  }

  private Result<Change> change(RingName name, Function<Ring, Result<Ring>> step)
      throws KeysUnavailable {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Ring before = getOrCreate(name);
      switch (step.apply(before)) {
        case Result.Failed<Ring>(List<Problem> problems) -> {
          return new Result.Failed<>(problems);
        }
        case Result.Ok<Ring>(Ring after) -> {
          // Opened before it is put, so that no ring is put that could not sign.
          Opened ready = open(after);
          if (after.version() == before.version() || put(after)) {
            keep(ready);
            discard(before, after);
            return Result.ok(new Change(before, after));
          }
          discard(after, before);
        }
      }
    }
    throw new KeysUnavailable("other nodes keep changing the ring `" + name + "`", null);
  }

  /** A former key serves nodes that have not heard yet; so it goes when it is not published. */
  private void discard(Ring from, Ring kept) {
    Set<String> published =
        kept.keys().stream()
            .filter(RingKey::isPublished)
            .map(RingKey::kid)
            .collect(Collectors.toSet());
    from.keys().stream()
        .filter(key -> key.isPublished() && !published.contains(key.kid()))
        .forEach(key -> signingKeys.discard(from.name().value(), key.kid()));
  }

  /** Of nodes that create a ring at once, one succeeds and the others take what it made. */
  private Ring getOrCreate(RingName name) throws KeysUnavailable {
    Optional<Ring> stored = get(name);
    if (stored.isPresent()) {
      return stored.get();
    }
    Ring made;
    try {
      made = Ring.create(name, now(), maker(name));
    } catch (BrokenPart e) {
      throw new KeysUnavailable(String.valueOf(e.getMessage()), e);
    }
    return put(made)
        ? made
        : get(name).orElseThrow(() -> new IllegalStateException("a ring that was put is gone"));
  }

  private Opened open(Ring ring) throws KeysUnavailable {
    Instant readAt = now();
    Opened known = opened.get(ring.name());
    if (known != null && known.ring().version() == ring.version()) {
      return new Opened(ring, known.signer(), known.published(), readAt);
    }
    RingKey active = ring.active();
    Signer signer = opened(ring.name(), active, active.sealedKey().orElseThrow());
    return new Opened(ring, signer, jwks(ring), readAt);
  }

  private Signer opened(RingName name, RingKey key, SealedKey sealedKey) throws KeysUnavailable {
    return switch (signingKeys.open(name.value(), key.algorithm(), key.key(), sealedKey)) {
      case Result.Ok<Signer>(Signer signer) -> signer;
      case Result.Failed<Signer>(List<Problem> problems) ->
          throw new KeysUnavailable(problems.getFirst().at("ring `" + name + "`").sentence(), null);
    };
  }

  /** INVARIANT: an older version never takes the place of a newer one. */
  private Opened keep(Opened read) {
    return opened.merge(
        read.ring().name(),
        read,
        (old, young) -> young.ring().version() >= old.ring().version() ? young : old);
  }

  private Supplier<RingKey> maker(RingName name) {
    Algorithm algorithm = policies.apply(name).algorithm();
    return () -> {
      SigningKeys.Made made = signingKeys.make(name.value(), algorithm);
      return new RingKey(made.verifyingKey(), algorithm, now(), new Stage.Next(made.sealedKey()));
    };
  }

  /** No finer than every store keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Optional<Ring> get(RingName name) throws KeysUnavailable {
    try {
      return store.get(name);
    } catch (StoreUnavailable e) {
      throw new KeysUnavailable("cannot read the ring `" + name + "`", e);
    }
  }

  private boolean put(Ring ring) throws KeysUnavailable {
    try {
      return store.put(ring);
    } catch (StoreUnavailable e) {
      throw new KeysUnavailable("cannot store the ring `" + ring.name() + "`", e);
    }
  }

  /**
   * Every ring there is.
   *
   * @return by name; creates none
   * @throws KeysUnavailable if the store does not answer
   */
  public List<RingName> names() throws KeysUnavailable {
    try {
      return store.names().stream().sorted().toList();
    } catch (StoreUnavailable e) {
      throw new KeysUnavailable("cannot list the rings", e);
    }
  }

  private static Rotation rotation(Change change, Rotation.Urgency urgency) {
    return new Rotation(
        change.after().name(),
        change.after().active().kid(),
        change.before().active().kid(),
        urgency);
  }

  private static JwkSet jwks(Ring ring) {
    return JwkSet.of(
        ring.keys().stream()
            .filter(RingKey::isPublished)
            .map(key -> PublicJwk.own(key.algorithm(), key.key()))
            .toList());
  }
}
