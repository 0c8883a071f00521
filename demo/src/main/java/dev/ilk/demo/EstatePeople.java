package dev.ilk.demo;

import dev.ilk.outside.vendor.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The 120 people of Acme: alice and olga, whom every demo knows, Dana Reyes, who will leave, and
 * 117 others.
 *
 * @param all in the order of their numbers
 */
record EstatePeople(List<Person> all) {
  /** How many there are. */
  static final int COUNT = 120;

  private static final List<String> TEAMS =
      List.of("payments", "platform", "orders", "data", "web", "mobile", "sales", "finance");
  private static final List<String> FIRST =
      List.of(
          "Anna", "Ben", "Chloe", "Dev", "Elif", "Femi", "Greta", "Hiro", "Ines", "Jonas", "Keiko",
          "Liam", "Mira", "Nils", "Oona", "Pablo", "Quinn", "Rosa", "Sven", "Tara");
  private static final List<String> LAST =
      List.of(
          "Abbott",
          "Berg",
          "Costa",
          "Duarte",
          "Evans",
          "Fischer",
          "Garcia",
          "Haas",
          "Ito",
          "Jansen",
          "Kowalski",
          "Lindqvist",
          "Moreau",
          "Novak",
          "Okafor",
          "Petrov",
          "Quist",
          "Rossi",
          "Sato",
          "Tanaka");

  EstatePeople {
    all = List.copyOf(all);
  }

  /** Everybody, who joined and was last seen at instants before the present. */
  static EstatePeople asOf(Instant present) {
    Random random = new Random(20_261_122);
    List<Person> all = new ArrayList<>();
    all.add(person(0, "Alice Winter", "payments", present, random));
    all.add(person(1, "Olga Brandt", "platform", present, random));
    all.add(person(2, "Dana Reyes", "platform", present, random));
    for (int i = 3; i < COUNT; i++) {
      String name = FIRST.get(i % 20) + " " + LAST.get((i + i / 20 * 7) % 20);
      all.add(person(i, name, TEAMS.get(1 + i % (TEAMS.size() - 1)), present, random));
    }
    return new EstatePeople(all);
  }

  private static Person person(int number, String name, String team, Instant now, Random random) {
    String login = name.toLowerCase(Locale.ROOT).replace(' ', '.');
    String known = number < 2 ? login.substring(0, login.indexOf('.')) : login;
    return new Person(
        number,
        known,
        name,
        known + "@acme.example",
        title(team),
        team,
        now.minus(Duration.ofDays(200 + random.nextInt(1_500))),
        now.minus(Duration.ofHours(1 + random.nextInt(200))));
  }

  private static String title(String team) {
    return switch (team) {
      case "sales" -> "Account manager";
      case "finance" -> "Accountant";
      case "data" -> "Data engineer";
      default -> "Software engineer";
    };
  }

  /** Who leaves. */
  Person dana() {
    return all.get(2);
  }

  /** Who writes software, and so has accounts where software is made. */
  List<Person> engineers() {
    return all.stream().filter(one -> one.title().endsWith("ngineer")).toList();
  }

  /** Who is in a team. */
  List<Person> of(String team) {
    return all.stream().filter(one -> one.department().equals(team)).toList();
  }

  /** The declaration of everybody whom {@code company.yaml} does not declare. */
  String declaration() {
    StringBuilder text = new StringBuilder("set: people\nteams: [");
    text.append(String.join(", ", TEAMS.subList(2, TEAMS.size()))).append("]\nhumans:\n");
    for (Person one : all.subList(2, all.size())) {
      text.append(
          """
            - name: %s
              provider: corp
              email: %s
              teams: [%s]
              display_name: %s
              title: %s
          """
              .formatted(one.login(), one.email(), one.department(), one.name(), one.title()));
    }
    return text.toString();
  }
}
