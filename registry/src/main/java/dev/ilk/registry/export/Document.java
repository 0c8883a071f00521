package dev.ilk.registry.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.gate.declared.Item;
import dev.ilk.gate.declared.Shape;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Registered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A declaration while it is written. Sections come in the order of the documentation, entries in
 * that of their names, so that what is the same reads the same.
 */
public final class Document {
  /** For people: texts plain where they can be, and of several lines as blocks. */
  private static final YAMLMapper READABLE =
      mapper()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .build();

  /** Every text in quotes. */
  private static final YAMLMapper QUOTED = mapper().build();

  /**
   * What ends a line for YAML 1.1 beside line feed, and so would read back as one (section 5.4).
   */
  private static final Pattern OTHER_BREAKS = Pattern.compile("[\\r\\x85\\u2028\\u2029]");

  private final String set;
  private final boolean unnamed;
  private final Catalogue catalogue;
  private final Map<String, List<Declared>> bySubject = new HashMap<>();
  private final Map<Kind, ArrayNode> identities = new EnumMap<>(Kind.class);
  private final Entry shared = new Entry();
  private final Entry own = new Entry();
  private int length;

  /**
   * An empty declaration.
   *
   * @param set whose
   * @param unnamed whether it is the set of files that name none
   * @param catalogue what is declared beside identities
   */
  public Document(String set, boolean unnamed, Catalogue catalogue) {
    this.set = set;
    this.unnamed = unnamed;
    this.catalogue = catalogue;
    for (Declared one : catalogue.all()) {
      one.subject()
          .ifPresent(
              subject -> bySubject.computeIfAbsent(subject, s -> new ArrayList<>()).add(one));
    }
    for (Kind kind : Kind.values()) {
      identities.put(kind, JsonNodeFactory.instance.arrayNode());
    }
  }

  /**
   * Adds what belongs to no identity: environments and teams, which files share, and the resource
   * servers and policies of the set.
   */
  public void addShared() {
    ArrayNode environments = JsonNodeFactory.instance.arrayNode();
    ArrayNode teams = JsonNodeFactory.instance.arrayNode();
    ArrayNode servers = JsonNodeFactory.instance.arrayNode();
    ArrayNode policies = JsonNodeFactory.instance.arrayNode();
    for (Declared one : catalogue.all()) {
      switch (one) {
        case Declared.OfEnvironment of ->
            environments.add(
                new Entry()
                    .put("name", of.environment().name())
                    .put("tenants", of.tenants().stream().map(Tenant::name).toList())
                    .node());
        case Declared.OfTeam(Team team) -> teams.add(team.name());
        case Declared.OfServer(ResourceServer server, String of) -> {
          if (of.equals(set)) {
            servers.add(server(server).node());
          }
        }
        case Declared.OfPolicy of -> {
          if (of.set().equals(set)) {
            policies.add(
                new Entry().put("id", of.policy().name()).put("text", of.policy().text()).node());
          }
        }
        // With its machine.
        case Declared.OfTrust of -> {}
        case Declared.OfClient of -> {}
        case Declared.OfProcess of -> {}
        case Declared.OfAttestation of -> {}
        case Declared.OfName of -> {}
        case Declared.OfProvision of -> {}
        // As what it manages, which other rooms keep.
        case Declared.OfManaged of -> {}
      }
    }
    shared.put("environments", environments).put("teams", teams);
    own.put("resource_servers", servers).put("policies", policies);
  }

  /**
   * Adds what another room keeps, as far as the set manages it; the unnamed set has what no set
   * manages.
   *
   * @param shape how an entry is written
   * @param items all things of this sort
   */
  public void add(Shape shape, Collection<Item> items) {
    TreeMap<String, Item> mine = new TreeMap<>();
    for (Item item : items) {
      String name = shape.nameOf(item);
      String managing = catalogue.managing(Declared.OfManaged.named(shape.word(), name)).orElse("");
      if (managing.equals(unnamed ? "" : set)) {
        mine.put(name, item);
      }
    }
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    mine.values().forEach(item -> entries.add(entry(shape, item).node()));
    own.put(shape.section(), entries);
  }

  private static Entry entry(Shape shape, Item item) {
    Entry entry = new Entry();
    for (Shape.Key key : shape.keys()) {
      Item.Value value = item.values().get(key.name());
      if (value != null) {
        switch (value) {
          case Item.Text(String text) -> entry.put(key.name(), text);
          case Item.Texts(var texts) -> entry.put(key.name(), texts);
          case Item.Pairs(var pairs) -> {
            Entry inner = new Entry();
            pairs.forEach(inner::put);
            entry.put(key.name(), inner);
          }
        }
      }
    }
    return entry;
  }

  private static Entry server(ResourceServer server) {
    Entry entry =
        new Entry()
            .put("audience", server.audience().uri())
            .put("environment", server.environment().name());
    if (!server.tenant().equals(Tenant.SOLE)) {
      entry.put("tenant", server.tenant().name());
    }
    return entry.put("owner", server.owner().name()).put("scopes", server.scopes());
  }

  /**
   * Adds an identity with all that is declared of it.
   *
   * @param registered the identity
   */
  public void add(Registered registered) {
    Collection<Declared> belongings =
        bySubject.getOrDefault(registered.actor().subject(), List.of());
    ObjectNode entry = IdentityEntry.of(registered.actor(), belongings);
    length += entry.toString().length();
    Objects.requireNonNull(identities.get(registered.actor().kind())).add(entry);
  }

  /**
   * An identity by itself.
   *
   * @param actor the identity
   * @return its entry with all that is declared of it: a JSON object
   */
  public String entry(Actor actor) {
    return IdentityEntry.of(actor, bySubject.getOrDefault(actor.subject(), List.of())).toString();
  }

  /**
   * How long the identities are.
   *
   * @return in characters, about
   */
  public int length() {
    return length;
  }

  /**
   * Writes it.
   *
   * @return YAML that {@code declare} reads
   */
  public String text() {
    Entry document = new Entry().put("set", unnamed ? "" : set);
    document.node().setAll(shared.node());
    identities.forEach((kind, entries) -> document.put(section(kind), entries));
    document.node().setAll(own.node());
    boolean readable = texts(document.node()).noneMatch(OTHER_BREAKS.asPredicate());
    YAMLMapper mapper = readable ? READABLE : QUOTED;
    try {
      return document.node().isEmpty() ? "" : mapper.writeValueAsString(document.node());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  private static YAMLMapper.Builder mapper() {
    return YAMLMapper.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isTextual()
        ? Stream.of(node.textValue())
        : StreamSupport.stream(node.spliterator(), false).flatMap(Document::texts);
  }

  private static String section(Kind kind) {
    return switch (kind) {
      case HUMAN -> "humans";
      case WORKLOAD -> "workloads";
      case AGENT -> "agents";
    };
  }
}
