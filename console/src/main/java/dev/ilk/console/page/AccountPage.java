package dev.ilk.console.page;

import dev.ilk.console.template.JteaccountGenerated;
import java.util.List;
import java.util.Optional;

/**
 * One account in another system, and all that is known of it.
 *
 * @param id its id here
 * @param row as the list shows it
 * @param holder to whom it belongs; empty for an orphan
 * @param facts what its system tells, as labels and values
 * @param evidence what spoke for what it is taken for, strongest first
 * @param corrected whether a person said what it is
 * @param contradicted whether it behaves against that
 * @param links to whom it may belong
 * @param credentials what it holds
 * @param findings what is wrong with it
 * @param untold why something is not shown; may be empty
 * @param done a sentence of our own about what was just done; may be empty
 * @param wrong what was wrong with the form that was just sent; may be empty
 */
public record AccountPage(
    String id,
    AccountsPage.Row row,
    Optional<Who> holder,
    List<IdentityPage.Fact> facts,
    List<String> evidence,
    boolean corrected,
    boolean contradicted,
    List<Link> links,
    List<Held> credentials,
    List<FindingsPage.Row> findings,
    String untold,
    String done,
    String wrong)
    implements Page {
  public AccountPage {
    facts = List.copyOf(facts);
    evidence = List.copyOf(evidence);
    links = List.copyOf(links);
    credentials = List.copyOf(credentials);
    findings = List.copyOf(findings);
  }

  /**
   * Somebody to whom it may belong.
   *
   * @param who the identity
   * @param subject the same, as forms send it
   * @param state what is known or said of it
   * @param because the evidence
   * @param open whether it can be said that it is theirs
   * @param standing whether it can be said that it is not
   */
  public record Link(
      Who who, String subject, Chip state, String because, boolean open, boolean standing) {}

  /**
   * A credential that it holds.
   *
   * @param kind what it is
   * @param id its id or fingerprint there; may be empty
   * @param scopes what it is good for
   * @param used when it was last used, if its system tells
   * @param ends when it ends; empty if it never does or nobody tells
   */
  public record Held(
      String kind, String id, List<String> scopes, Optional<Moment> used, Optional<Moment> ends) {
    public Held {
      scopes = List.copyOf(scopes);
    }
  }

  @Override
  public void write(Canvas on) {
    JteaccountGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
