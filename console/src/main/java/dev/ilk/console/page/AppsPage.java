package dev.ilk.console.page;

import dev.ilk.console.template.JteappsGenerated;
import java.util.List;

/**
 * The apps that one has let in.
 *
 * @param rows the grants that hold now, newest first
 */
public record AppsPage(List<Row> rows) implements Page {
  public AppsPage {
    rows = List.copyOf(rows);
  }

  /**
   * A grant.
   *
   * @param id its name
   * @param app the name that the app gives itself
   * @param client the app's {@code client_id}
   * @param environment where it holds
   * @param audience the service; empty if the app only knows who one is
   * @param scopes what it may do, in order
   * @param until when it ends at the latest
   */
  public record Row(
      String id,
      String app,
      String client,
      String environment,
      String audience,
      List<String> scopes,
      Moment until) {
    public Row {
      scopes = List.copyOf(scopes);
    }
  }

  @Override
  public void write(Canvas on) {
    JteappsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
