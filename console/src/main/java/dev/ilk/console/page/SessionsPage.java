package dev.ilk.console.page;

import dev.ilk.console.template.JtesessionsGenerated;
import java.util.List;

/**
 * Where a person is signed in.
 *
 * @param of the person's name; empty for whoever looks
 * @param elevated the roles that are taken up
 * @param rows the sessions that are open, the latest first
 */
public record SessionsPage(String of, List<Elevated> elevated, List<Row> rows) implements Page {
  public SessionsPage {
    elevated = List.copyOf(elevated);
    rows = List.copyOf(rows);
  }

  /**
   * Whether there is one that can be ended without ending the one that is looked from.
   *
   * @return true if so
   */
  public boolean hasOthers() {
    return rows.stream().anyMatch(row -> !row.current());
  }

  /**
   * A role that is taken up; it holds in every session.
   *
   * @param role which
   * @param until when it ends
   */
  public record Elevated(String role, Moment until) {}

  /**
   * A session.
   *
   * @param id its name in the record
   * @param current whether this page is read in it
   * @param client the browser, in words
   * @param network the address that it was opened from; empty if it is not known
   * @param country where that is; empty if it is not known
   * @param posture what the provider said of the state of the device; may be empty
   * @param isNew whether the browser had not been used before
   * @param moved how it was last found elsewhere, in words; empty if it never was
   * @param provider where the person signed in
   * @param opened when
   * @param used when it was last used
   * @param idles when it ends if it is left alone
   * @param expires when it ends at the latest
   * @param assurance the level reached; may be empty
   * @param factors what was used
   * @param apps the apps that end with it
   */
  public record Row(
      String id,
      boolean current,
      String client,
      String network,
      String country,
      String posture,
      boolean isNew,
      String moved,
      String provider,
      Moment opened,
      Moment used,
      Moment idles,
      Moment expires,
      String assurance,
      List<String> factors,
      List<String> apps) {
    public Row {
      factors = List.copyOf(factors);
      apps = List.copyOf(apps);
    }
  }

  @Override
  public void write(Canvas on) {
    JtesessionsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
