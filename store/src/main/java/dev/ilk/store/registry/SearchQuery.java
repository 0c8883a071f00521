package dev.ilk.store.registry;

import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Search;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;

/**
 * One page of a table, found by a search: by a place in the order, which costs the same however far
 * on it is, or by a number of rows to pass over.
 *
 * @param counted the table in which rows are counted and compared
 * @param joined the same table with whatever else is read of each row
 * @param id the column that identifies a row
 * @param joinedBy the columns of the joined tables that hold what identifies a row: PostgreSQL does
 *     not look one table up by what another is asked for if their collations differ
 * @param columns what is read
 */
record SearchQuery(
    Table<?> counted,
    TableLike<?> joined,
    Field<String> id,
    List<Field<String>> joinedBy,
    List<SelectField<?>> columns) {

  /**
   * Finds it.
   *
   * @param within what is searched
   * @param all how many there are of it, which is asked where all are meant
   * @param reader of a row
   */
  <T> Search.Page<T> page(
      DSLContext sql,
      Condition within,
      ToLongFunction<DSLContext> all,
      Search search,
      Function<Record, T> reader) {
    Criteria criteria = new Criteria(id);
    Condition wanted = within.and(criteria.of(search.criterion()));
    long total =
        search.criterion().equals(Criterion.everybody())
            ? all.applyAsLong(sql)
            : sql.fetchCount(counted, wanted);
    if (search.count() == 0) {
      return new Search.Page<>(List.of(), total, Optional.empty());
    }
    Attribute order = search.order();
    Field<?> by = PeopleTables.column(order, id);
    Field<?> key = raw(order, by).as("sort_key");
    Condition from =
        switch (search.paging()) {
          case Search.Paging.From first -> wanted;
          case Search.Paging.After(Search.Mark mark) ->
              wanted.and(criteria.after(order, search.descending(), mark));
        };
    int skip = search.paging() instanceof Search.Paging.From(int before) ? before : 0;
    // Few are called so: they are found by that and then sorted, and no index of an order walked.
    Field<?> along = criteria.finds(search.criterion()) ? DSL.coalesce(by, by) : by;
    List<SortField<?>> sorted =
        search.descending() ? List.of(along.desc(), id.desc()) : List.of(along.asc(), id.asc());
    // One more than wanted tells whether there is a next page.
    List<Record> places =
        sql.select(id, key)
            .from(counted)
            .where(from)
            .orderBy(sorted)
            .limit(search.count() + 1)
            .offset(skip)
            .fetch()
            .map(row -> row);
    boolean more = places.size() > search.count();
    List<Record> kept = more ? places.subList(0, search.count()) : places;
    return new Search.Page<>(
        rows(sql, kept).stream().map(reader).toList(),
        total,
        more
            ? Optional.of(
                new Search.Mark(String.valueOf(kept.getLast().get(key)), kept.getLast().get(id)))
            : Optional.empty());
  }

  /** In the order of the places: what is passed over or counted is read from indexes alone. */
  private List<Record> rows(DSLContext sql, List<Record> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    List<String> ids = places.stream().map(place -> place.get(id)).toList();
    Condition which = DSL.and(joinedBy.stream().map(field -> field.in(ids)).toList());
    Map<String, Record> rows = new HashMap<>();
    sql.select(columns).from(joined).where(which).forEach(row -> rows.put(row.get(id), row));
    return ids.stream().filter(rows::containsKey).map(rows::get).toList();
  }

  private static Field<?> raw(Attribute order, Field<?> by) {
    return switch (order.form()) {
      case TEXT, EXACT -> by.coerce(String.class);
      case FLAG -> by.coerce(Boolean.class);
      case INSTANT -> by.coerce(Long.class);
    };
  }
}
