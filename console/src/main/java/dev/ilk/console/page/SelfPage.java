package dev.ilk.console.page;

import dev.ilk.console.template.JteselfGenerated;
import java.util.List;

/**
 * Who you are.
 *
 * @param display as the person writes the own name; may be empty
 * @param subject kind and name, as the record shows it
 * @param kind the kind, in one word
 * @param subtype what sort of person
 * @param email the address at the provider; may be empty
 * @param teams the teams, in order
 * @param roles the roles, in order
 * @param provider who vouched
 * @param end when the session ends at the latest
 */
public record SelfPage(
    String display,
    String subject,
    String kind,
    String subtype,
    String email,
    List<String> teams,
    List<String> roles,
    String provider,
    Moment end)
    implements Page {
  public SelfPage {
    teams = List.copyOf(teams);
    roles = List.copyOf(roles);
  }

  @Override
  public void write(Canvas on) {
    JteselfGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
