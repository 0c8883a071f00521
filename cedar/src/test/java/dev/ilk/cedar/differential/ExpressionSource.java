package dev.ilk.cedar.differential;

import java.util.List;
import java.util.Random;

/** Random expressions as text: mostly well typed, with a wrong type now and then. */
final class ExpressionSource {

  static final List<String> NUMBERS =
      List.of(
          "0", "1", "2", "-1", "7", "42", "9223372036854775807", "-9223372036854775808", "1000");
  static final List<String> DECIMALS =
      List.of("0.0", "1.5", "-1.5", "1.50", "922337203685477.5807", "-0.0001", "12.3400");
  static final List<String> IPS =
      List.of(
          "127.0.0.1",
          "10.0.0.0/8",
          "10.1.2.3",
          "::1",
          "ff00::1/16",
          "1:2::/33",
          "0.0.0.0/0",
          "::/0");
  static final List<String> DATETIMES =
      List.of(
          "2024-02-29",
          "1969-12-31T23:59:59Z",
          "2026-01-01T00:00:00.001+0130",
          "0000-01-01",
          "9999-12-31T23:59:59.999-2359");
  static final List<String> DURATIONS =
      List.of("1d", "-1ms", "0s", "1h30m", "106751991167d", "-9223372036854775808ms", "12345678ms");
  private static final List<String> BAD_TEXTS =
      List.of("", "abc", "1", "1.23456", "300.1.1.1", "2024-02-30", "1x", "٣.0", "::g");

  private enum Kind {
    BOOL,
    LONG,
    STRING,
    USER,
    DOC,
    GROUP,
    STRINGS,
    USERS,
    HOME,
    IP,
    DECIMAL,
    DATETIME,
    DURATION
  }

  private final Random random;

  ExpressionSource(Random random) {
    this.random = random;
  }

  String condition(int depth) {
    return raw(Kind.BOOL, depth);
  }

  /** An expression that can be an operand or receiver of anything. */
  private String make(Kind wanted, int depth) {
    String text = raw(wanted, depth);
    return text.contains(" ") || text.startsWith("-") ? "(" + text + ")" : text;
  }

  private String raw(Kind wanted, int depth) {
    Kind kind = random.nextInt(40) == 0 ? pick(List.of(Kind.values())) : wanted;
    if (depth > 0 && random.nextInt(12) == 0) {
      String test = make(Kind.BOOL, depth - 1);
      return "(if "
          + test
          + " then "
          + make(kind, depth - 1)
          + " else "
          + make(kind, depth - 1)
          + ")";
    }
    return switch (kind) {
      case BOOL -> depth == 0 ? simpleBool() : bool(depth - 1);
      case LONG -> depth == 0 ? pick(NUMBERS) : number(depth - 1);
      case STRING -> depth == 0 ? string() : text(depth - 1);
      case USER -> depth == 0 ? "principal" : user(depth - 1);
      case DOC -> pick(List.of("resource", "resource", "Doc::\"d0\"", "Doc::\"nowhere\""));
      case GROUP -> "Group::\"" + pick(World.GROUPS) + "\"";
      case STRINGS ->
          depth == 0
              ? "[\"a\", \"b\"]"
              : choose(make(Kind.USER, depth - 1) + ".roles", strings(depth - 1));
      case USERS ->
          depth == 0
              ? "[principal]"
              : choose(make(Kind.DOC, 0) + ".readers", "[" + make(Kind.USER, depth - 1) + "]");
      case HOME ->
          depth == 0
              ? "{city: \"a\", zip: 1}"
              : choose(
                  make(Kind.USER, depth - 1) + ".home",
                  "{city: " + make(Kind.STRING, depth - 1) + "}");
      case IP ->
          depth == 0
              ? constructor("ip", IPS)
              : choose(make(Kind.USER, depth - 1) + ".ip", "context.ip");
      case DECIMAL ->
          depth == 0
              ? constructor("decimal", DECIMALS)
              : choose(make(Kind.USER, depth - 1) + ".quota", constructor("decimal", DECIMALS));
      case DATETIME -> depth == 0 ? constructor("datetime", DATETIMES) : datetime(depth - 1);
      case DURATION -> depth == 0 ? constructor("duration", DURATIONS) : duration(depth - 1);
    };
  }

  private String simpleBool() {
    return pick(
        List.of(
            "true",
            "false",
            "context.flag",
            "principal.admin",
            "principal has nick",
            "context has s",
            "resource has hidden",
            "resource.hidden",
            "principal is User",
            "resource is Doc",
            "principal is User in Group::\"g1\"",
            "resource has meta.a.b",
            "principal has boss.boss",
            "resource has \"x y\"",
            "action == Action::\"read\"",
            "action in Action::\"all\"",
            "action in [Action::\"all\", Action::\"paint\"]",
            "principal == resource",
            "principal.hasTag(\"k\")",
            "resource.hasTag(\"k\")"));
  }

  private String bool(int d) {
    return switch (random.nextInt(22)) {
      case 0 -> raw(Kind.BOOL, d) + " && " + raw(Kind.BOOL, d);
      case 1 -> raw(Kind.BOOL, d) + " || " + raw(Kind.BOOL, d);
      case 2 -> "(" + make(Kind.BOOL, d) + " && " + make(Kind.BOOL, d) + ")";
      case 3 -> "!(" + make(Kind.BOOL, d) + ")";
      case 4, 5 -> {
        Kind kind = pick(List.of(Kind.values()));
        yield "(" + make(kind, d) + pick(List.of(" == ", " != ")) + make(kind, d) + ")";
      }
      case 6, 7 -> {
        Kind kind = pick(List.of(Kind.LONG, Kind.LONG, Kind.DATETIME, Kind.DURATION, Kind.DECIMAL));
        yield "("
            + make(kind, d)
            + pick(List.of(" < ", " <= ", " > ", " >= "))
            + make(kind, d)
            + ")";
      }
      case 8 -> "(" + make(Kind.USER, d) + " in " + make(Kind.GROUP, d) + ")";
      case 9 ->
          "("
              + make(Kind.USER, d)
              + " in ["
              + make(Kind.GROUP, d)
              + ", "
              + make(Kind.USER, d)
              + "])";
      case 10 -> "(" + make(Kind.DOC, d) + " in Folder::\"f1\")";
      case 11 ->
          "("
              + make(Kind.STRING, d)
              + " like "
              + pick(List.of("\"*\"", "\"a*\"", "\"*b*\"", "\"x\\*y\"", "\"*\\u{e9}*\""))
              + ")";
      case 12 -> make(Kind.STRINGS, d) + ".contains(" + make(Kind.STRING, d) + ")";
      case 13 ->
          make(Kind.STRINGS, d)
              + "."
              + pick(List.of("containsAll", "containsAny"))
              + "("
              + make(Kind.STRINGS, d)
              + ")";
      case 14 -> make(Kind.USERS, d) + ".contains(" + make(Kind.USER, d) + ")";
      case 15 -> make(Kind.STRINGS, d) + ".isEmpty()";
      case 16 ->
          make(Kind.IP, d)
              + "."
              + pick(List.of("isIpv4()", "isIpv6()", "isLoopback()", "isMulticast()"));
      case 17 -> make(Kind.IP, d) + ".isInRange(" + make(Kind.IP, d) + ")";
      case 18 ->
          make(Kind.DECIMAL, d)
              + "."
              + pick(List.of("lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual"))
              + "("
              + make(Kind.DECIMAL, d)
              + ")";
      case 19 -> guarded(make(Kind.USER, d), d);
      case 20 -> "(resource has meta.a.b && resource.meta.a.b.c == " + make(Kind.LONG, d) + ")";
      default -> simpleBool();
    };
  }

  /** A test for something optional, with a use of it behind. */
  private String guarded(String user, int d) {
    return switch (random.nextInt(4)) {
      case 0 -> "(" + user + " has nick && " + user + ".nick == " + make(Kind.STRING, d) + ")";
      case 1 -> "(" + user + " has boss && " + user + ".boss.admin)";
      case 2 ->
          "("
              + user
              + ".hasTag(\"k\") && "
              + user
              + ".getTag(\"k\").contains("
              + make(Kind.STRING, d)
              + "))";
      default -> "(" + user + " has ttl && " + user + ".ttl < " + make(Kind.DURATION, d) + ")";
    };
  }

  private String number(int d) {
    return switch (random.nextInt(8)) {
      case 0 -> "(" + make(Kind.LONG, d) + " + " + make(Kind.LONG, d) + ")";
      case 1 -> raw(Kind.LONG, d) + " - " + raw(Kind.LONG, d);
      case 2 -> "(" + make(Kind.LONG, d) + " * " + make(Kind.LONG, d) + ")";
      case 3 -> "-(" + make(Kind.LONG, d) + ")";
      case 4 -> make(Kind.USER, d) + ".age";
      case 5 -> choose("context.n", "resource.size");
      case 6 ->
          make(Kind.DURATION, d)
              + "."
              + pick(
                  List.of(
                      "toMilliseconds()", "toSeconds()", "toMinutes()", "toHours()", "toDays()"));
      default -> pick(NUMBERS);
    };
  }

  private String text(int d) {
    return switch (random.nextInt(5)) {
      case 0 -> make(Kind.USER, d) + ".name";
      case 1 -> make(Kind.HOME, d) + ".city";
      case 2 -> make(Kind.HOME, d) + "[\"city\"]";
      case 3 -> choose("context.s", "resource.getTag(\"k\")");
      default -> string();
    };
  }

  private String user(int d) {
    return switch (random.nextInt(6)) {
      case 0 -> make(Kind.DOC, d) + ".owner";
      case 1 -> make(Kind.USER, d) + ".boss";
      case 2 -> "User::\"" + pick(World.USERS) + "\"";
      default -> "principal";
    };
  }

  private String strings(int d) {
    return pick(
        List.of("[" + make(Kind.STRING, d) + "]", "[]", "[" + make(Kind.STRING, d) + ", \"a\",]"));
  }

  private String datetime(int d) {
    return switch (random.nextInt(4)) {
      case 0 -> make(Kind.DATETIME, d) + ".offset(" + make(Kind.DURATION, d) + ")";
      case 1 -> make(Kind.DATETIME, d) + ".toDate()";
      case 2 -> make(Kind.USER, d) + ".born";
      default -> "context.now";
    };
  }

  private String duration(int d) {
    return switch (random.nextInt(3)) {
      case 0 -> make(Kind.DATETIME, d) + ".durationSince(" + make(Kind.DATETIME, d) + ")";
      case 1 -> make(Kind.DATETIME, d) + ".toTime()";
      default -> constructor("duration", DURATIONS);
    };
  }

  private String constructor(String function, List<String> texts) {
    String text = random.nextInt(15) == 0 ? pick(BAD_TEXTS) : pick(texts);
    return function + "(\"" + text + "\")";
  }

  private String string() {
    return pick(
        List.of("\"\"", "\"a\"", "\"ab\"", "\"abc\"", "\"x*y\"", "\"\\u{e9}\\0\"", "\"1.0\""));
  }

  private String choose(String one, String other) {
    return random.nextBoolean() ? one : other;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
