package dev.ilk.registry.people;

import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Criterion.Operator;
import dev.ilk.gate.people.Email;
import dev.ilk.gate.people.PersonFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a person meets a criterion: said once more in plain code, to compare adapters with. */
final class Meeting {
  private Meeting() {}

  static boolean meets(PersonFacts facts, Criterion criterion) {
    return switch (criterion) {
      case Criterion.All(var parts) -> parts.stream().allMatch(part -> meets(facts, part));
      case Criterion.Any(var parts) -> parts.stream().anyMatch(part -> meets(facts, part));
      case Criterion.Not(Criterion part) -> !meets(facts, part);
      case Criterion.OneEmail(Criterion part) ->
          facts.emails().stream().anyMatch(email -> meets(email, part));
      case Criterion.Compare compare ->
          compare.attribute().isMany()
              ? facts.emails().stream().anyMatch(email -> meets(email, compare))
              : holds(text(facts, compare.attribute()), compare);
      case Criterion.Present(Attribute attribute) ->
          attribute.isMany()
              ? facts.emails().stream().anyMatch(email -> !text(email, attribute).isEmpty())
              : !text(facts, attribute).isEmpty();
    };
  }

  private static boolean meets(Email email, Criterion criterion) {
    return switch (criterion) {
      case Criterion.All(var parts) -> parts.stream().allMatch(part -> meets(email, part));
      case Criterion.Any(var parts) -> parts.stream().anyMatch(part -> meets(email, part));
      case Criterion.Not(Criterion part) -> !meets(email, part);
      case Criterion.OneEmail(Criterion part) -> meets(email, part);
      case Criterion.Compare compare -> holds(text(email, compare.attribute()), compare);
      case Criterion.Present(Attribute attribute) -> !text(email, attribute).isEmpty();
    };
  }

  private static String text(Email email, Attribute attribute) {
    return attribute == Attribute.EMAIL ? email.value() : email.type();
  }

  private static String text(PersonFacts facts, Attribute attribute) {
    return Optional.of(attribute)
        .map(one ->
            one == Attribute.USER_NAME
                ? facts.userName()
                : one == Attribute.TITLE ? facts.title() : facts.externalId().orElse(""))
        .orElseThrow();
  }

  private static boolean holds(String has, Criterion.Compare compare) {
    String wanted = ((Criterion.Value.OfText) compare.value()).text();
    boolean exact = compare.attribute().form() == Attribute.Form.EXACT;
    String a = exact ? has : has.toLowerCase(Locale.ROOT);
    String b = exact ? wanted : wanted.toLowerCase(Locale.ROOT);
    return switch (compare.operator()) {
      case EQ -> a.equals(b);
      case NE -> !a.equals(b);
      case CO -> a.contains(b);
      case SW -> a.startsWith(b);
      case EW -> a.endsWith(b);
      case GT -> a.compareTo(b) > 0;
      case GE -> a.compareTo(b) >= 0;
      case LT -> a.compareTo(b) < 0;
      case LE -> a.compareTo(b) <= 0;
    };
  }

  /** Criteria of all shapes, the same for the same source. */
  static Criterion random(java.util.Random random, int depth) {
    List<Attribute> attributes =
        List.of(
            Attribute.USER_NAME,
            Attribute.TITLE,
            Attribute.EXTERNAL_ID,
            Attribute.EMAIL,
            Attribute.EMAIL_TYPE);
    int shape = depth == 0 ? random.nextInt(2) : random.nextInt(6);
    return switch (shape) {
      case 0 -> new Criterion.Present(attributes.get(random.nextInt(attributes.size())));
      case 1 -> compare(random, attributes);
      case 2 -> new Criterion.Not(random(random, depth - 1));
      case 3 -> new Criterion.All(List.of(random(random, depth - 1), random(random, depth - 1)));
      case 4 -> new Criterion.Any(List.of(random(random, depth - 1), random(random, depth - 1)));
      default -> {
        List<Attribute> within = List.of(Attribute.EMAIL, Attribute.EMAIL_TYPE);
        yield new Criterion.OneEmail(
            new Criterion.All(List.of(compare(random, within), compare(random, within))));
      }
    };
  }

  private static Criterion compare(java.util.Random random, List<Attribute> attributes) {
    String[] texts = {"a", "B", "ab", "", "%", "_", "É", "'", "\\", "work", "@"};
    return new Criterion.Compare(
        attributes.get(random.nextInt(attributes.size())),
        Operator.values()[random.nextInt(Operator.values().length)],
        new Criterion.Value.OfText(texts[random.nextInt(texts.length)]));
  }
}
