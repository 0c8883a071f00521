package dev.ilk.server.node;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.TrustDomains;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.RootKey;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.record.append.RecordTampered;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.server.config.Settings;
import dev.ilk.server.tls.NodeCertificate;
import dev.ilk.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running node of Ilk: its rooms, its doors, and what goes on in the background. */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Rooms rooms;
  private final Front front;
  private final Watcher watcher;
  private final Upkeep upkeep;

  private Node(Rooms rooms, Front front, Watcher watcher, Upkeep upkeep) {
    this.rooms = rooms;
    this.front = front;
    this.watcher = watcher;
    this.upkeep = upkeep;
  }

  /**
   * Starts a node.
   *
   * @param settings how it runs
   * @param clock the present
   * @return the running node, or why it cannot run, and what to do
   */
  public static Result<Node> start(Settings settings, InstantSource clock) {
    try {
      makePrivate(settings.data());
    } catch (IOException e) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "data_folder", "the data folder cannot be made")
              .at(settings.data().toString())
              .mend("name a folder that this user may write"));
    }
    Result<RootKey> rootKey =
        settings.rootKey().isPresent()
            ? RootKey.load(settings.rootKey().get(), System::getenv)
            : RootKey.loadOrCreate(settings.data().resolve("root.key"));
    return rootKey.then(root ->
        certificate(settings)
            .then(certificate ->
                Guardrails.read(settings.guardrails())
                    .then(guardrails ->
                        Stores.open(settings.store(), System::getenv, clock)
                            .then(stores ->
                                start(settings, root, certificate, guardrails, stores, clock)))));
  }

  private static Result<Optional<NodeCertificate>> certificate(Settings settings) {
    return settings.tls().isEmpty()
        ? Result.ok(Optional.empty())
        : NodeCertificate.load(settings.tls().get())
            .then(certificate -> Result.ok(Optional.of(certificate)));
  }

  private static Result<Node> start(
      Settings settings,
      RootKey root,
      Optional<NodeCertificate> certificate,
      List<PolicyText> guardrails,
      Stores stores,
      InstantSource clock) {
    try {
      // The port is taken first: the public address, and so every issuer's name, may depend on it.
      Reservation reservation = Reservation.of(settings);
      return switch (TrustDomains.of(reservation.issuers(), settings.trustDomains())) {
        case Result.Ok<TrustDomains>(TrustDomains domains) ->
            Result.ok(
                run(settings, reservation, domains, root, certificate, guardrails, stores, clock));
        case Result.Failed<TrustDomains>(List<Problem> problems) -> {
          stores.close();
          yield new Result.Failed<>(problems);
        }
      };
    } catch (RecordTampered e) {
      stores.close();
      return failed(
          "record_tampered", String.valueOf(e.getMessage()), "find out who changed the record");
    } catch (StoreUnavailable | KeysUnavailable | LogStoreException e) {
      stores.close();
      return failed("start_failed", String.valueOf(e.getMessage()), "see the log");
    } catch (IOException e) {
      stores.close();
      return failed("listen_failed", String.valueOf(e.getMessage()), "see `listen` and `data`");
    }
  }

  private static Node run(
      Settings settings,
      Reservation reservation,
      TrustDomains trustDomains,
      RootKey root,
      Optional<NodeCertificate> certificate,
      List<PolicyText> guardrails,
      Stores stores,
      InstantSource clock)
      throws StoreUnavailable, KeysUnavailable, IOException {
    Rooms rooms =
        Rooms.build(settings, guardrails, reservation.issuers(), trustDomains, root, stores, clock);
    Watcher watcher = rooms.watcher();
    List<Upkeep.Chore> chores = new ArrayList<>(rooms.chores());
    certificate.ifPresent(
        held -> chores.add(new Upkeep.Chore("reading the node's certificate", held::refresh)));
    Upkeep upkeep = new Upkeep(chores);
    Front front = Front.open(settings, reservation, certificate, rooms);
    watcher.start();
    upkeep.start();
    LOG.info("serving {}", reservation.issuers().base());
    return new Node(rooms, front, watcher, upkeep);
  }

  /**
   * The public address.
   *
   * @return without a trailing slash
   */
  public String address() {
    return issuers().base();
  }

  /**
   * The port it listens on.
   *
   * @return the one configured, or the free one that was found
   */
  public int port() {
    return front.port();
  }

  /**
   * Where callers are asked for certificates (RFC 8705, section 5).
   *
   * @return the public address, without a trailing slash; empty if they are asked nowhere
   */
  public Optional<String> mutualAddress() {
    return front.mutualAddress();
  }

  /**
   * The port that Prometheus reads at.
   *
   * @return -1 if it reads at none
   */
  public int metricsPort() {
    return front.metricsPort();
  }

  /**
   * The names of its issuers.
   *
   * @return under its public address
   */
  public Issuers issuers() {
    return rooms.issuers();
  }

  private static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    // Whoever can enter it can open the operator's socket and read the root key.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  private static Result<Node> failed(String code, String message, String remedy) {
    return new Result.Failed<>(
        List.of(Problem.of(Problem.Kind.UNAVAILABLE, code, message).mend(remedy)));
  }

  /** Closes the doors first, then lets the record end in good order. */
  @Override
  public void close() {
    front.close();
    watcher.close();
    upkeep.close();
    rooms.close();
  }
}
