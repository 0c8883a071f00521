package dev.ilk.store.registry;

import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.TableLike;
import org.jooq.impl.DSL;

/**
 * One page of a table, found by a search: by a place in the order, which costs the same however far
 * on it is, or by a number of rows to pass over.
 *
 * @param counted the table in which rows are counted and compared
 * @param joined the same table with whatever else is read of each row
 * @param id the column that identifies a row
 * @param columns what is read
 */
record SearchQuery(
    TableLike<?> counted, TableLike<?> joined, Field<String> id, List<SelectField<?>> columns) {

  <T> Search.Page<T> page(
      DSLContext sql, Condition within, Search search, Function<Record, T> reader) {
    Criteria criteria = new Criteria(id);
    Condition wanted = within.and(criteria.of(search.criterion()));
    long total = sql.select(DSL.count()).from(counted).where(wanted).fetchSingle().value1();
    if (search.count() == 0) {
      return new Search.Page<>(List.of(), total, Optional.empty());
    }
    Attribute order = search.order();
    Field<?> by = PeopleTables.column(order, id);
    Field<?> key = raw(order, by).as("sort_key");
    List<SelectField<?>> read = new ArrayList<>(columns);
    read.add(key);
    Condition from =
        switch (search.paging()) {
          case Search.Paging.From first -> wanted;
          case Search.Paging.After(Search.Mark mark) ->
              wanted.and(criteria.after(order, search.descending(), mark));
        };
    int skip = search.paging() instanceof Search.Paging.From(int before) ? before : 0;
    List<SortField<?>> sorted =
        search.descending() ? List.of(by.desc(), id.desc()) : List.of(by.asc(), id.asc());
    // One more than wanted tells whether there is a next page.
    List<Record> rows =
        sql.select(read)
            .from(joined)
            .where(from)
            .orderBy(sorted)
            .limit(search.count() + 1)
            .offset(skip)
            .fetch()
            .map(row -> row);
    boolean more = rows.size() > search.count();
    List<Record> kept = more ? rows.subList(0, search.count()) : rows;
    return new Search.Page<>(
        kept.stream().map(reader).toList(),
        total,
        more
            ? Optional.of(
                new Search.Mark(String.valueOf(kept.getLast().get(key)), kept.getLast().get(id)))
            : Optional.empty());
  }

  private static Field<?> raw(Attribute order, Field<?> by) {
    return switch (order.form()) {
      case TEXT, EXACT -> by.coerce(String.class);
      case FLAG -> by.coerce(Boolean.class);
      case INSTANT -> by.coerce(Long.class);
    };
  }
}
