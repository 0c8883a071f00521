package dev.ilk.measure;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Scene;
import dev.ilk.record.Verdict;
import dev.ilk.record.entry.Draft;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Three who act, and events of what they do. */
final class Acts {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Ids IDS = new Ids(() -> NOON.minus(Duration.ofDays(200)));
  private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(200));

  static final Workload API =
      new Workload(
          IDS.identity(),
          "prod-payments-api",
          Workload.Subtype.SERVICE,
          Status.ACTIVE,
          new Environment("prod"),
          new Tenant("main"),
          stewardship(),
          LONG_AGO,
          NOON.plus(Duration.ofDays(90)),
          Set.of());
  static final Agent HELPER =
      new Agent(
          IDS.identity(),
          "prod-invoice-helper",
          Status.ACTIVE,
          new Environment("prod"),
          new Tenant("main"),
          stewardship(),
          LONG_AGO,
          NOON.plus(Duration.ofDays(90)),
          Set.of(),
          "model");
  static final Human ADA =
      new Human(
          IDS.identity(),
          "ada",
          Human.Subtype.EMPLOYEE,
          Status.ACTIVE,
          LONG_AGO,
          Optional.empty(),
          new Human.ProviderAccount("corp", Optional.empty(), "ada@acme.example"),
          Set.of(new Team("payments"), new Team("platform")),
          Set.<Role>of(),
          new Human.Profile("", "", ""));

  private Acts() {}

  private static Stewardship stewardship() {
    return new Stewardship(
        new Team("payments"),
        "ada",
        Optional.empty(),
        "serve payments",
        Stewardship.Sensitivity.HIGH,
        "",
        Duration.ofMinutes(5),
        Set.of(),
        true,
        Optional.empty(),
        "",
        Optional.empty());
  }

  /** Knows the three, and nobody else. */
  static final class Three implements Actors {
    @Override
    public Optional<Actor> identity(Id.Identity id) {
      return List.of(API, HELPER, ADA).stream()
          .filter(actor -> actor.id().equals(id))
          .map(Actor.class::cast)
          .findFirst();
    }

    @Override
    public Optional<Actor> workload(String name) {
      return name.equals(API.name()) ? Optional.of(API) : Optional.empty();
    }
  }

  static Verdict decided(String... policies) {
    return new Verdict("allowed", "because", List.of(policies), "7");
  }

  static final Verdict UNDECIDED = new Verdict("expired", "too old", List.of(), "");

  /** How an event came about. */
  record Act(
      String action,
      Event.Result result,
      Optional<Actor> actor,
      Optional<ProofNote> proof,
      Verdict verdict,
      Particulars particulars,
      Optional<Id.Event> intent) {

    static Act of(String action, Event.Result result, Actor actor, Particulars particulars) {
      return new Act(
          action,
          result,
          Optional.of(actor),
          Optional.empty(),
          decided("p"),
          particulars,
          Optional.empty());
    }

    Act proven(ProofNote how) {
      return new Act(action, result, actor, Optional.of(how), verdict, particulars, intent);
    }

    Act under(Verdict other) {
      return new Act(action, result, actor, proof, other, particulars, intent);
    }

    Act closing(Id.Event announced) {
      return new Act(action, result, actor, proof, verdict, particulars, Optional.of(announced));
    }

    Act byNobody(ProofNote.Failed how) {
      return new Act(
          action, result, Optional.empty(), Optional.of(how), UNDECIDED, particulars, intent);
    }

    /** As it stands in the record: asked for at one time, and written down at another. */
    Event at(Instant asked, Instant written) {
      return new Event(
          new Ids(() -> written).event(),
          asked,
          new Ids(() -> asked).correlation(),
          action,
          result,
          actor.map(Party::of),
          List.of(),
          new Scene(Optional.empty(), Optional.empty(), "test", "", "n1"),
          proof,
          verdict,
          particulars,
          intent);
    }

    Event at(Instant asked) {
      return at(asked, asked);
    }
  }

  static Particulars token(Duration life) {
    return new Particulars.OfCredential(
        "access_token",
        Optional.of(new Ids(() -> NOON).token().value()),
        Optional.empty(),
        "https://ilk.example",
        "k",
        "https://api.example",
        List.of(),
        Optional.of(NOON),
        Optional.of(NOON.plus(life)),
        "",
        List.of());
  }

  static Particulars asked() {
    return action(Optional.empty());
  }

  static Particulars action(Optional<Id.Token> token, String... details) {
    TreeMap<String, String> all = new TreeMap<>();
    for (int i = 0; i < details.length; i += 2) {
      all.put(details[i], details[i + 1]);
    }
    return new Particulars.OfAction("do", Optional.empty(), "Thing", "1", token, all);
  }

  static ProofNote.OfHuman signedIn(String assurance, boolean elevated) {
    return new ProofNote.OfHuman(
        "session",
        NOON,
        Optional.empty(),
        "https://idp.example",
        assurance,
        List.of(),
        "",
        List.of(),
        elevated ? List.of(new Ids(() -> NOON).elevation()) : List.of());
  }

  static ProofNote.Failed failed(Kind plane) {
    return new ProofNote.Failed("oidc-federation", plane, new TreeMap<>());
  }

  static StoredEntry stored(Event event, long index) {
    Entry entry = Draft.of(event).at(index);
    return new StoredEntry(index, entry.leaf(), entry.hash(), entry.detached(), entry.personal());
  }
}
