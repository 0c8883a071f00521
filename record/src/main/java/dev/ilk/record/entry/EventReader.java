package dev.ilk.record.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Tenant;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Scene;
import dev.ilk.record.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link EventWriter} wrote; personal values that are erased come back empty. */
final class EventReader {
  private final Map<String, String> personal;

  private EventReader(Map<String, String> personal) {
    this.personal = personal;
  }

  static Result<Event> read(JsonNode json, Map<String, String> personal) {
    try {
      return Result.ok(new EventReader(personal).event(json));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Result.failed(
          Problem.of(
              Problem.Kind.INVALID,
              "event_unreadable",
              "this is not an event of version 1: " + e.getMessage()));
    }
  }

  private Event event(JsonNode json) {
    return new Event(
        new Id.Event(text(json, "id")),
        Instant.parse(text(json, "time")),
        new Id.Correlation(text(json, "correlation")),
        text(json, "action"),
        Event.Result.valueOf(text(json, "result").toUpperCase(Locale.ROOT)),
        party(json.get("actor"), "/actor"),
        parties(json.path("authority"), "/authority"),
        scene(json.path("scene")),
        Optional.ofNullable(json.get("proof")).map(this::proof),
        verdict(json.path("verdict")),
        json.has("credential")
            ? credential(json.path("credential"))
            : operation(json.path("operation")),
        optional(json, "intent").map(Id.Event::new));
  }

  private Optional<Party> party(@org.jspecify.annotations.Nullable JsonNode json, String pointer) {
    if (json == null) {
      return Optional.empty();
    }
    Kind kind = kind(json, "kind");
    String name = kind == Kind.HUMAN ? personal(pointer + "/name") : text(json, "name");
    return Optional.of(new Party(kind, new Id.Identity(text(json, "id")), name));
  }

  private List<Party> parties(JsonNode json, String pointer) {
    List<Party> parties = new ArrayList<>();
    for (JsonNode one : json) {
      party(one, pointer + "/" + parties.size()).ifPresent(parties::add);
    }
    return parties;
  }

  private Scene scene(JsonNode json) {
    return new Scene(
        optional(json, "environment").map(Environment::new),
        optional(json, "tenant").map(Tenant::new),
        text(json, "door"),
        optional(json, "network").orElseGet(() -> personal("/scene/network")),
        text(json, "node"));
  }

  private ProofNote proof(JsonNode json) {
    String method = text(json, "method");
    if (json.has("plane")) {
      return new ProofNote.Failed(method, kind(json, "plane"), evidence());
    }
    Instant expires = Instant.parse(text(json, "expires"));
    return switch (kind(json, "kind")) {
      case HUMAN ->
          new ProofNote.OfHuman(
              method,
              expires,
              optional(json, "session").map(Id.Session::new),
              text(json, "provider"),
              text(json, "assurance"),
              texts(json, "factors"),
              personal("/proof/device"),
              parties(json.path("approvers"), "/proof/approvers"),
              texts(json, "elevations").stream().map(Id.Elevation::new).toList());
      case WORKLOAD ->
          new ProofNote.OfWorkload(
              method,
              expires,
              text(json, "issuer"),
              text(json, "rule"),
              optional(json, "token").map(Id.Token::new),
              map(json, "claims"));
      case AGENT ->
          new ProofNote.OfAgent(
              method,
              expires,
              text(json, "issuer"),
              text(json, "rule"),
              optional(json, "delegation").map(Id.Delegation::new),
              text(json, "model"),
              text(json, "context_digest"),
              map(json, "claims"));
    };
  }

  private Verdict verdict(JsonNode json) {
    return new Verdict(
        text(json, "code"),
        text(json, "reason"),
        texts(json, "policies"),
        text(json, "policy_version"),
        personal("/verdict/question"),
        text(json, "shadow"),
        texts(json, "shadow_policies"));
  }

  private Particulars credential(JsonNode json) {
    return new Particulars.OfCredential(
        text(json, "type"),
        optional(json, "id"),
        party(json.get("subject"), "/credential/subject"),
        text(json, "issuer"),
        text(json, "key_id"),
        text(json, "audience"),
        texts(json, "scopes"),
        optional(json, "issued").map(Instant::parse),
        optional(json, "expires").map(Instant::parse),
        text(json, "binding"),
        texts(json, "destroys"),
        text(json, "stated"),
        Optional.ofNullable(json.get("reached")).map(EventReader::reached));
  }

  private static Particulars.OfCredential.Reached reached(JsonNode json) {
    return new Particulars.OfCredential.Reached(
        json.path("identities").asInt(),
        json.path("rules").asInt(),
        json.path("delegations").asInt(),
        json.path("tokens").asInt(),
        json.path("more").asInt() != 0);
  }

  private Particulars operation(JsonNode json) {
    return new Particulars.OfAction(
        text(json, "action"),
        party(json.get("subject"), "/operation/subject"),
        text(json, "resource_type"),
        text(json, "resource_id"),
        optional(json, "token").map(Id.Token::new),
        map(json, "details"));
  }

  private String personal(String pointer) {
    return personal.getOrDefault(pointer, "");
  }

  private SortedMap<String, String> evidence() {
    SortedMap<String, String> evidence = new TreeMap<>();
    personal.forEach((pointer, value) -> {
      if (pointer.startsWith(PersonalData.EVIDENCE)) {
        evidence.put(pointer.substring(PersonalData.EVIDENCE.length()), value);
      }
    });
    return evidence;
  }

  private static Kind kind(JsonNode json, String name) {
    String word = text(json, name);
    return Kind.of(word)
        .orElseThrow(() -> new IllegalArgumentException("`%s` is no kind".formatted(word)));
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asText("");
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> texts = new ArrayList<>();
    json.path(name).forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static SortedMap<String, String> map(JsonNode json, String name) {
    SortedMap<String, String> values = new TreeMap<>();
    json.path(name)
        .properties()
        .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
    return values;
  }
}
