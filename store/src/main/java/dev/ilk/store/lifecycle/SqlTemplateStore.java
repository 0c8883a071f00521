package dev.ilk.store.lifecycle;

import dev.ilk.gate.declared.Joining;
import dev.ilk.gate.declared.Unit;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.request.TemplateStore;
import dev.ilk.registry.template.Templates;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Templates in a database, as they were written. */
public final class SqlTemplateStore implements TemplateStore, Joining<Template> {
  private static final Table<Record> TEMPLATE = Columns.table("request_template");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<String> SOURCE = Columns.text("source");

  private final Database database;

  /**
   * The templates of a database.
   *
   * @param database where they are
   */
  public SqlTemplateStore(Database database) {
    this.database = database;
  }

  @Override
  public void put(Template template) throws StoreUnavailable {
    database.write(
        "storing a template",
        transaction ->
            transaction
                .sql()
                .insertInto(TEMPLATE)
                .set(NAME, template.name())
                .set(SOURCE, template.source())
                .onConflict(NAME)
                .doUpdate()
                .set(SOURCE, template.source())
                .execute());
  }

  @Override
  public boolean add(Unit unit, Template next) {
    return Transaction.of(unit)
            .sql()
            .insertInto(TEMPLATE)
            .set(NAME, next.name())
            .set(SOURCE, next.source())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @Override
  public boolean change(Unit unit, Template before, Template next) {
    return Transaction.of(unit)
            .sql()
            .update(TEMPLATE)
            .set(SOURCE, next.source())
            .where(is(before))
            .execute()
        == 1;
  }

  @Override
  public boolean remove(Unit unit, Template before) {
    return Transaction.of(unit).sql().deleteFrom(TEMPLATE).where(is(before)).execute() == 1;
  }

  private static Condition is(Template template) {
    return NAME.eq(template.name()).and(SOURCE.eq(template.source()));
  }

  @Override
  public boolean remove(String name) throws StoreUnavailable {
    return database.write(
        "removing a template",
        transaction -> transaction.sql().deleteFrom(TEMPLATE).where(NAME.eq(name)).execute() == 1);
  }

  @Override
  public Optional<Template> find(String name) throws StoreUnavailable {
    return database
        .read(
            "reading a template",
            view ->
                view.sql().select(SOURCE).from(TEMPLATE).where(NAME.eq(name)).fetchOptional(SOURCE))
        .map(Templates::stored);
  }

  @Override
  public List<Template> all() throws StoreUnavailable {
    return database
        .read(
            "reading templates",
            view -> view.sql().select(SOURCE).from(TEMPLATE).orderBy(NAME).fetch(SOURCE))
        .stream()
        .map(Templates::stored)
        .toList();
  }
}
