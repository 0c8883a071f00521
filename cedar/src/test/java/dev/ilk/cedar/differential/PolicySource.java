package dev.ilk.cedar.differential;

import java.util.List;
import java.util.Random;

/** Random policies as text. */
public final class PolicySource {
  private static final List<String> PRINCIPALS =
      List.of(
          "principal",
          "principal",
          "principal",
          "principal == User::\"a\"",
          "principal in Group::\"g1\"",
          "principal in Group::\"g3\"",
          "principal is User",
          "principal is User in Group::\"g2\"",
          "principal is Acme::Robot",
          "principal in User::\"b\"");
  private static final List<String> ACTIONS =
      List.of(
          "action",
          "action",
          "action == Action::\"read\"",
          "action in Action::\"all\"",
          "action in [Action::\"read\", Action::\"write\"]",
          "action in [Action::\"paint\"]",
          "action == Acme::Action::\"boot\"",
          "action in [Action::\"all\", Action::\"read\"]");
  private static final List<String> RESOURCES =
      List.of(
          "resource",
          "resource",
          "resource",
          "resource == Doc::\"d0\"",
          "resource in Folder::\"f1\"",
          "resource is Doc",
          "resource is Doc in Folder::\"f2\"",
          "resource == Color::\"red\"",
          "resource is Folder");

  private final Random random;
  private final ExpressionSource expressions;

  public PolicySource(Random random) {
    this.random = random;
    this.expressions = new ExpressionSource(random);
  }

  String set(int policies) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < policies; i++) {
      text.append(policy()).append('\n');
    }
    return text.toString();
  }

  public String policy() {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(10) == 0) {
      text.append("@id(\"x\") @note ");
    }
    text.append(random.nextInt(3) == 0 ? "forbid(" : "permit(");
    text.append(scope("principal", PRINCIPALS)).append(", ");
    text.append(scope("action", ACTIONS)).append(", ");
    text.append(scope("resource", RESOURCES)).append(")");
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(random.nextInt(4) == 0 ? " unless { " : " when { ");
      text.append(expressions.condition(random.nextInt(4))).append(" }");
    }
    return text.append(";").toString();
  }

  private String scope(String variable, List<String> narrow) {
    return random.nextBoolean() ? variable : expressions.pick(narrow);
  }

  /** A policy with a few characters or tokens changed, so that it may be none. */
  String damaged() {
    StringBuilder text = new StringBuilder(policy());
    List<String> pieces =
        List.of(
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            "::",
            ".",
            "==",
            "<",
            "!",
            "-",
            "\"",
            "\\",
            "if ",
            " in ",
            " has ",
            " is ",
            " like ",
            "true",
            "principal",
            "1",
            "@a",
            "?principal",
            " when ",
            "//",
            "\n",
            "*",
            "%",
            " then ",
            "x",
            "\"a\"",
            "__cedar",
            "=",
            "'",
            "\u00a0",
            "é");
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, expressions.pick(pieces));
        case 1 -> text.deleteCharAt(at);
        default -> {
          int end = Math.min(text.length(), at + 1 + random.nextInt(6));
          text.replace(at, end, expressions.pick(pieces));
        }
      }
    }
    return text.toString();
  }
}
