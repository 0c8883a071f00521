package dev.ilk.store.lifecycle;

import dev.ilk.gate.request.Template;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.request.TemplateStore;
import dev.ilk.registry.template.Templates;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Templates in a database, as they were written. */
public final class SqlTemplateStore implements TemplateStore {
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
