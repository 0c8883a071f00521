package dev.ilk.store.registry;

import static dev.ilk.store.registry.PeopleTables.EMAIL_OWNER;
import static dev.ilk.store.registry.PeopleTables.EMAIL_TABLE;
import static dev.ilk.store.registry.PeopleTables.GROUP_ID;
import static dev.ilk.store.registry.PeopleTables.IN_GROUP;
import static dev.ilk.store.registry.PeopleTables.MEMBER;
import static dev.ilk.store.registry.PeopleTables.MEMBER_TABLE;
import static dev.ilk.store.registry.PeopleTables.column;

import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Criterion.Operator;
import dev.ilk.gate.people.Search;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Criteria and places in an order as conditions of SQL. Values are always bound, never written into
 * the statement.
 *
 * @param id the column that identifies a row
 */
record Criteria(Field<String> id) {

  /** As texts without regard to case are kept and compared; the same in both databases. */
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** PostgreSQL takes no text with a NUL; of what is kept none has one. */
  private static String bindable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** Whether there is an index by which the few are found who fit. */
  boolean finds(Criterion criterion) {
    return switch (criterion) {
      case Criterion.All(var parts) -> parts.stream().anyMatch(this::finds);
      case Criterion.OneEmail(Criterion part) -> finds(part);
      case Criterion.Compare compare ->
          compare.operator() == Operator.EQ && isName(compare.attribute());
      case Criterion.Any _, Criterion.Not _, Criterion.Present _ -> false;
    };
  }

  private boolean isName(Attribute attribute) {
    return switch (attribute) {
      case ID, EXTERNAL_ID, USER_NAME, EMAIL, GROUP, MEMBER -> true;
      case DISPLAY_NAME -> id.equals(GROUP_ID);
      case GIVEN_NAME,
          FAMILY_NAME,
          TITLE,
          DEPARTMENT,
          MANAGER,
          ACTIVE,
          EMAIL_TYPE,
          EMAIL_PRIMARY,
          CREATED,
          MODIFIED ->
          false;
    };
  }

  Condition of(Criterion criterion) {
    return switch (criterion) {
      case Criterion.All(var parts) -> DSL.and(parts.stream().map(this::of).toList());
      case Criterion.Any(var parts) -> DSL.or(parts.stream().map(this::of).toList());
      case Criterion.Not(Criterion part) -> DSL.not(of(part));
      case Criterion.OneEmail(Criterion part) -> some(EMAIL_TABLE, EMAIL_OWNER, ofElement(part));
      case Criterion.Compare compare -> amongMany(compare.attribute(), compared(compare));
      case Criterion.Present(Attribute attribute) -> amongMany(attribute, present(attribute));
    };
  }

  /** A condition on the row of one address. */
  private Condition ofElement(Criterion criterion) {
    return switch (criterion) {
      case Criterion.All(var parts) -> DSL.and(parts.stream().map(this::ofElement).toList());
      case Criterion.Any(var parts) -> DSL.or(parts.stream().map(this::ofElement).toList());
      case Criterion.Not(Criterion part) -> DSL.not(ofElement(part));
      case Criterion.OneEmail(Criterion part) -> ofElement(part);
      case Criterion.Compare compare -> compared(compare);
      case Criterion.Present(Attribute attribute) -> present(attribute);
    };
  }

  private Condition amongMany(Attribute attribute, Condition condition) {
    return switch (attribute) {
      case EMAIL, EMAIL_TYPE, EMAIL_PRIMARY -> some(EMAIL_TABLE, EMAIL_OWNER, condition);
      case GROUP -> some(MEMBER_TABLE, MEMBER, condition);
      case MEMBER -> some(MEMBER_TABLE, IN_GROUP, condition);
      case ID,
          EXTERNAL_ID,
          USER_NAME,
          DISPLAY_NAME,
          GIVEN_NAME,
          FAMILY_NAME,
          TITLE,
          DEPARTMENT,
          MANAGER,
          ACTIVE,
          CREATED,
          MODIFIED ->
          condition;
    };
  }

  private Condition some(Table<Record> table, Field<String> of, Condition condition) {
    return id.in(DSL.select(of).from(table).where(condition));
  }

  private Condition present(Attribute attribute) {
    return switch (attribute.form()) {
      case TEXT, EXACT -> text(attribute).ne("");
      case FLAG, INSTANT -> DSL.trueCondition();
    };
  }

  private Condition compared(Criterion.Compare compare) {
    Attribute attribute = compare.attribute();
    return switch (compare.value()) {
      case Criterion.Value.OfText(String text) ->
          texts(
              text(attribute),
              compare.operator(),
              bindable(attribute.form() == Attribute.Form.TEXT ? folded(text) : text));
      case Criterion.Value.OfFlag(boolean flag) -> {
        Field<Boolean> field = column(attribute, id).coerce(Boolean.class);
        yield compare.operator() == Operator.NE ? field.ne(flag) : field.eq(flag);
      }
      case Criterion.Value.OfInstant(Instant instant) ->
          ordered(
              column(attribute, id).coerce(Long.class),
              compare.operator(),
              ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    };
  }

  private static Condition texts(Field<String> field, Operator operator, String text) {
    int length = text.codePointCount(0, text.length());
    return switch (operator) {
      case CO -> length == 0 ? DSL.trueCondition() : DSL.position(field, text).gt(0);
      case SW -> length == 0 ? DSL.trueCondition() : DSL.left(field, length).eq(text);
      case EW -> length == 0 ? DSL.trueCondition() : DSL.right(field, length).eq(text);
      case EQ, NE, GT, GE, LT, LE -> ordered(field, operator, text);
    };
  }

  private static <T> Condition ordered(Field<T> field, Operator operator, T value) {
    return switch (operator) {
      case EQ -> field.eq(value);
      case NE -> field.ne(value);
      case GT -> field.gt(value);
      case GE -> field.ge(value);
      case LT -> field.lt(value);
      case LE -> field.le(value);
      case CO, SW, EW -> throw new IllegalArgumentException("texts only");
    };
  }

  private Field<String> text(Attribute attribute) {
    return column(attribute, id).coerce(String.class);
  }

  /** What comes after a mark in an order. */
  Condition after(Attribute order, boolean descending, Search.Mark mark) {
    return switch (order.form()) {
      case TEXT, EXACT -> after(text(order), descending, bindable(mark.key()), bindable(mark.id()));
      case FLAG ->
          after(
              column(order, id).coerce(Boolean.class),
              descending,
              Boolean.parseBoolean(mark.key()),
              bindable(mark.id()));
      case INSTANT ->
          after(
              column(order, id).coerce(Long.class),
              descending,
              Long.parseLong(mark.key()),
              bindable(mark.id()));
    };
  }

  private <T> Condition after(Field<T> field, boolean descending, T key, String last) {
    return descending
        ? field.lt(key).or(field.eq(key).and(id.lt(last)))
        : field.gt(key).or(field.eq(key).and(id.gt(last)));
  }
}
