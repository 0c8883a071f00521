package dev.ilk.cedar.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random bodies of temporal clauses, over a vocabulary small enough that things coincide. */
final class RandomRules {
  private final RandomGenerator random;
  private int names;

  RandomRules(RandomGenerator random) {
    this.random = random;
  }

  String body() {
    names = 0;
    return condition(3, List.of());
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String window() {
    return pick("5s", "10s", "20s", "60s");
  }

  private String condition(int depth, List<String> variables) {
    int parts = depth > 0 && random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
    List<String> written = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      written.add(conjunct(depth, variables));
    }
    return String.join(" && ", written);
  }

  private String conjunct(int depth, List<String> variables) {
    if (depth == 0) {
      return random.nextInt(4) == 0 ? comparison(0, variables) : match(variables);
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> "formerly within " + window() + " (" + condition(depth - 1, variables) + ")";
      case 3 -> "previous within " + window() + " (" + condition(depth - 1, variables) + ")";
      case 4, 5 ->
          pick("", "!")
              + "("
              + condition(random.nextInt(depth), variables)
              + ") since within "
              + window()
              + " ("
              + condition(depth - 1, variables)
              + ")";
      case 6 -> "!" + "(" + condition(depth - 1, variables) + ")";
      case 7, 8 -> exists(depth, variables);
      case 9, 10 -> comparison(depth, variables);
      default -> match(variables);
    };
  }

  private String exists(int depth, List<String> variables) {
    String name = random.nextInt(5) == 0 && !variables.isEmpty() ? variables.getFirst() : fresh();
    List<String> more = with(variables, name);
    String restrictor =
        pick("", "formerly within " + window() + " ")
            + event()
            + "{"
            + pick("input.u", "input.n", "requestId")
            + ": "
            + name
            + "}";
    return "(exists ("
        + name
        + ": String). "
        + restrictor
        + " && "
        + condition(depth - 1, more)
        + ")";
  }

  private String fresh() {
    return "v" + names++;
  }

  private static List<String> with(List<String> variables, String name) {
    List<String> more = new ArrayList<>(variables);
    more.add(name);
    return more;
  }

  private String event() {
    return "Action::\"" + pick("a", "b") + "\"::" + pick("request", "request", "response", "error");
  }

  private String match(List<String> variables) {
    List<String> fields = new ArrayList<>();
    for (String field : List.of("input.u", "input.n", "callerPrincipal", "requestId")) {
      if (random.nextInt(3) == 0) {
        fields.add(field + ": " + pattern(field, variables));
      }
    }
    return event() + "{" + String.join(", ", fields) + "}";
  }

  private String pattern(String field, List<String> variables) {
    if (!variables.isEmpty() && random.nextInt(3) == 0) {
      return variables.get(random.nextInt(variables.size()));
    }
    return switch (field) {
      case "input.u" -> pick("\"x\"", "\"y\"", "context.input.u", "_", "context.input.missing");
      case "input.n" -> pick("1", "2", "context.input.n", "*");
      case "callerPrincipal" -> pick("principal", "User::\"p\"", "_");
      default -> pick("_", "\"r1\"");
    };
  }

  private String comparison(int depth, List<String> variables) {
    String operator = pick("<", "<=", ">", ">=", "==", "!=");
    if (depth > 0 && random.nextInt(3) > 0) {
      String aggregate = aggregate(depth, variables);
      if (random.nextInt(4) == 0) {
        String name = fresh();
        return "bind("
            + name
            + ", "
            + aggregate
            + ", "
            + name
            + " "
            + operator
            + " "
            + random.nextInt(5)
            + ")";
      }
      return aggregate + " " + operator + " " + pick("0", "1", "2", "4", "context.input.n");
    }
    if (variables.isEmpty()) {
      return match(variables);
    }
    return variables.get(random.nextInt(variables.size()))
        + " "
        + operator
        + " "
        + pick("1", "2", "\"x\"", "context.input.u", "context.input.n", variables.getLast());
  }

  private String aggregate(int depth, List<String> variables) {
    String name = fresh();
    List<String> more = with(variables, name);
    String with = event() + "{" + pick("input.u", "input.n") + ": " + name + "}";
    String number = event() + "{input.n: " + name + "}" + pick("", " && " + name + " > 1");
    return switch (random.nextInt(8)) {
      case 0, 1 ->
          "count_within(" + window() + ", " + condition(random.nextInt(2), variables) + ")";
      case 2 -> "count_distinct_within(" + name + ", " + window() + ", " + with + ")";
      case 3, 4 -> "sum_within(" + name + ", " + window() + ", " + number + ")";
      case 5 ->
          "(count for ("
              + name
              + ": String). where formerly within "
              + window()
              + " "
              + with
              + " && "
              + condition(depth - 1, more)
              + ")";
      case 6 ->
          "(sum "
              + name
              + " for ("
              + name
              + ": Long). where formerly within "
              + window()
              + " ("
              + number
              + "))";
      default ->
          "(count for (t: Timepoint), ("
              + name
              + ": String). where formerly within "
              + window()
              + " ("
              + with
              + " && "
              + condition(depth - 1, more)
              + " && tp(t)))";
    };
  }
}
