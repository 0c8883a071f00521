package dev.ilk.console.page;

import dev.ilk.console.template.JtesecretsGenerated;
import java.util.List;
import java.util.Optional;

/**
 * Static secrets of other systems, and how they are replaced.
 *
 * @param asked what was asked for
 * @param left how many are left, in words; empty if nothing was counted yet
 * @param burndown how that went; of no width if it was counted on one day only
 * @param days the counts that are drawn, the latest first
 * @param tranches the latest first
 * @param excepted those that stay for a time; at most a few
 * @param rows those with most to win first
 * @param more where to go on; empty if there are no more
 * @param approves whether whoever looks is offered to approve tranches
 * @param done a sentence of our own about what was just done; may be empty
 */
public record SecretsPage(
    Asked asked,
    String left,
    Drawing burndown,
    List<Day> days,
    List<Lot> tranches,
    List<Exempt> excepted,
    List<Row> rows,
    String more,
    boolean approves,
    String done)
    implements Page {
  /** How far secrets can be. */
  public static final List<String> STATES =
      List.of("ranked", "proposed", "replaced", "unused", "disabled", "revoked", "excepted");

  public SecretsPage {
    days = List.copyOf(days);
    tranches = List.copyOf(tranches);
    excepted = List.copyOf(excepted);
    rows = List.copyOf(rows);
  }

  /**
   * What was asked for; each text is empty for all.
   *
   * @param state how far they are
   * @param team whose they are
   * @param source of which system
   * @param tranche of which tranche
   */
  public record Asked(String state, String team, String source, String tranche) {
    /**
     * Whether it shows only some.
     *
     * @return true if anything was asked for
     */
    public boolean filtered() {
      return !(state + team + source + tranche).isEmpty();
    }
  }

  /**
   * What was counted on a day.
   *
   * @param day which
   * @param left neither revoked nor gone
   * @param unused of those proven unused
   * @param excepted of those left for a time
   */
  public record Day(String day, long left, long unused, long excepted) {}

  /**
   * Secrets that are replaced together.
   *
   * @param id its id
   * @param name what people call it
   * @param address of the list of its secrets
   * @param total how many they are
   * @param states how many are how far, in words
   * @param quiet for how many days each is watched
   * @param digest of which secrets they are
   * @param approved by whom it was approved, if it is
   */
  public record Lot(
      String id,
      String name,
      String address,
      int total,
      String states,
      int quiet,
      String digest,
      Optional<Who> approved) {}

  /**
   * A secret that stays for a time.
   *
   * @param secret which
   * @param reason why
   * @param owner who answers for that
   * @param isolation what keeps it from harm
   * @param end when it has to be gone
   */
  public record Exempt(String secret, String reason, Who owner, String isolation, Moment end) {}

  /**
   * A secret.
   *
   * @param id its id
   * @param name where it is, as {@code SOURCE/NAME}
   * @param address of its account's page; empty if there is none
   * @param shape which sort it is
   * @param score what there is to win, of 100
   * @param because what the points are for
   * @param state how far its replacement is
   * @param team who answers for it; may be empty
   */
  public record Row(
      String id,
      String name,
      String address,
      String shape,
      int score,
      List<String> because,
      Chip state,
      String team) {
    public Row {
      because = List.copyOf(because);
    }
  }

  @Override
  public void write(Canvas on) {
    JtesecretsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
