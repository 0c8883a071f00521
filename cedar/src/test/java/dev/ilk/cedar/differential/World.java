package dev.ilk.cedar.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random company: entities and requests around one schema, mostly sound, sometimes not. */
final class World {

  static final String SCHEMA =
      """
      type Address = { city: String, zip?: Long };
      entity Group in [Group] = { rank: Long };
      entity User in [Group] = {
        name: String,
        age: Long,
        admin: Bool,
        boss?: User,
        roles: Set<String>,
        nick?: String,
        home: Address,
        ip: ipaddr,
        quota: decimal,
        born: datetime,
        ttl?: duration,
      } tags Set<String>;
      entity Folder in [Folder];
      entity Doc in [Folder] = {
        owner: User,
        size: Long,
        readers: Set<User>,
        hidden?: Bool,
        meta: { a?: { b?: { c: Long } } },
      } tags String;
      entity Color enum ["red", "green"];
      action all;
      action list in [all];
      action read, write in [all] appliesTo {
        principal: [User, Acme::Robot],
        resource: [Doc, Folder],
        context: { ip: ipaddr, n: Long, s?: String, flag: Bool, color?: Color, now: datetime }
      };
      action paint appliesTo { principal: User, resource: Color };
      namespace Acme {
        entity Robot in [Group] = { serial: Long, maker?: User } tags Long;
        action boot in [Action::"all"] appliesTo { principal: Robot, resource: Robot };
      }
      """;

  static final List<String> USERS = List.of("a", "b", "c", "d");
  static final List<String> GROUPS = List.of("g0", "g1", "g2", "g3");
  static final List<String> FOLDERS = List.of("f0", "f1", "f2");
  static final List<String> DOCS = List.of("d0", "d1", "d2");
  static final List<String> STRINGS = List.of("", "a", "ab", "abc", "x*y", "é\\u0000", "1.0");

  private final Random random;

  /** How often a value is of a wrong type: one in so many. */
  private final int wrongness;

  World(Random random, int wrongness) {
    this.random = random;
    this.wrongness = wrongness;
  }

  /** A request, its parts as JSON. */
  record Question(String principal, String action, String resource, String context) {}

  Question question() {
    return switch (random.nextInt(8)) {
      case 0 -> new Question(user(), uid("Action", "paint"), color(), "{}");
      case 1 -> new Question(robot(), uid("Acme::Action", "boot"), robot(), "{}");
      default ->
          new Question(
              random.nextInt(6) == 0 ? robot() : user(),
              uid("Action", pick(List.of("read", "write", "read", "write", "list"))),
              random.nextInt(4) == 0 ? folder() : doc(),
              context());
    };
  }

  private String context() {
    List<String> fields = new ArrayList<>();
    field(fields, "ip", ip(), true);
    field(fields, "n", number(), true);
    field(fields, "s", string(), false);
    field(fields, "flag", bool(), true);
    field(fields, "color", entity(color()), false);
    field(fields, "now", datetime(), true);
    return object(fields);
  }

  String entities() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < GROUPS.size(); i++) {
      List<String> fields = new ArrayList<>();
      field(fields, "rank", number(), true);
      all.add(entity(uid("Group", GROUPS.get(i)), fields, above("Group", GROUPS, i), ""));
    }
    for (String id : USERS) {
      if (random.nextInt(6) > 0) {
        all.add(userEntity(id));
      }
    }
    for (int i = 0; i < FOLDERS.size(); i++) {
      all.add(entity(uid("Folder", FOLDERS.get(i)), List.of(), above("Folder", FOLDERS, i), ""));
    }
    for (String id : DOCS) {
      if (random.nextInt(6) > 0) {
        all.add(docEntity(id));
      }
    }
    List<String> robot = new ArrayList<>();
    field(robot, "serial", number(), true);
    field(robot, "maker", entity(user()), false);
    String tags = random.nextBoolean() ? "\"k\": " + number() : "";
    all.add(entity(uid("Acme::Robot", "r"), robot, above("Group", GROUPS, GROUPS.size()), tags));
    return "[" + String.join(",", all) + "]";
  }

  private String userEntity(String id) {
    List<String> fields = new ArrayList<>();
    field(fields, "name", string(), true);
    field(fields, "age", number(), true);
    field(fields, "admin", bool(), true);
    field(fields, "boss", entity(user()), false);
    field(fields, "roles", set(this::string), true);
    field(fields, "nick", string(), false);
    List<String> home = new ArrayList<>();
    field(home, "city", string(), true);
    field(home, "zip", number(), false);
    field(fields, "home", object(home), true);
    field(fields, "ip", ip(), true);
    field(fields, "quota", extension("decimal", pick(ExpressionSource.DECIMALS)), true);
    field(fields, "born", datetime(), true);
    field(fields, "ttl", extension("duration", pick(ExpressionSource.DURATIONS)), false);
    String tags = random.nextBoolean() ? "\"k\": " + set(this::string) : "";
    return entity(uid("User", id), fields, above("Group", GROUPS, GROUPS.size()), tags);
  }

  private String docEntity(String id) {
    List<String> fields = new ArrayList<>();
    field(fields, "owner", entity(user()), true);
    field(fields, "size", number(), true);
    field(fields, "readers", set(() -> entity(user())), true);
    field(fields, "hidden", bool(), false);
    String deepest =
        pick(
            List.of(
                "{}",
                "{\"a\": {}}",
                "{\"a\": {\"b\": {\"c\": 1}}}",
                "{\"a\": {\"b\": {\"c\": 2}}}"));
    field(fields, "meta", deepest, true);
    String tags = random.nextBoolean() ? "\"k\": " + string() : "";
    return entity(uid("Doc", id), fields, above("Folder", FOLDERS, FOLDERS.size()), tags);
  }

  private void field(List<String> fields, String name, String value, boolean required) {
    if (required ? random.nextInt(wrongness) > 0 : random.nextBoolean()) {
      String written = random.nextInt(wrongness) == 0 ? anything() : value;
      fields.add("\"" + name + "\": " + written);
    }
  }

  private String anything() {
    return switch (random.nextInt(6)) {
      case 0 -> number();
      case 1 -> string();
      case 2 -> bool();
      case 3 -> set(this::number);
      case 4 -> entity(user());
      default -> "{\"city\": 1}";
    };
  }

  /** Parents among the entities after a position, so that there is never a cycle. */
  private List<String> above(String type, List<String> ids, int position) {
    List<String> parents = new ArrayList<>();
    int from = position == ids.size() ? 0 : position + 1;
    for (int i = from; i < ids.size(); i++) {
      if (random.nextInt(3) == 0) {
        parents.add(uid(type, ids.get(i)));
      }
    }
    return parents;
  }

  private static String entity(String uid, List<String> fields, List<String> parents, String tags) {
    return "{\"uid\": %s, \"attrs\": %s, \"parents\": [%s], \"tags\": {%s}}"
        .formatted(uid, object(fields), String.join(",", parents), tags);
  }

  private static String object(List<String> fields) {
    return "{" + String.join(", ", fields) + "}";
  }

  private String set(java.util.function.Supplier<String> element) {
    List<String> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(element.get());
    }
    return "[" + String.join(", ", elements) + "]";
  }

  private static String uid(String type, String id) {
    return "{\"type\": \"" + type + "\", \"id\": \"" + id + "\"}";
  }

  private static String entity(String uid) {
    return "{\"__entity\": " + uid + "}";
  }

  private String user() {
    return uid("User", pick(USERS));
  }

  private String doc() {
    return uid("Doc", pick(DOCS));
  }

  private String folder() {
    return uid("Folder", pick(FOLDERS));
  }

  private String robot() {
    return uid("Acme::Robot", "r");
  }

  private String color() {
    return uid(
        "Color", random.nextInt(wrongness * 2) == 0 ? "blue" : pick(List.of("red", "green")));
  }

  private String number() {
    return pick(ExpressionSource.NUMBERS);
  }

  private String string() {
    return "\"" + pick(STRINGS) + "\"";
  }

  private String bool() {
    return String.valueOf(random.nextBoolean());
  }

  private String ip() {
    return extension("ip", pick(ExpressionSource.IPS));
  }

  private String datetime() {
    return extension("datetime", pick(ExpressionSource.DATETIMES));
  }

  private static String extension(String function, String argument) {
    return "{\"__extn\": {\"fn\": \"" + function + "\", \"arg\": \"" + argument + "\"}}";
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
