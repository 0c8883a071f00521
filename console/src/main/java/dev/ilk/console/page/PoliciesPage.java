package dev.ilk.console.page;

import dev.ilk.console.template.JtepoliciesGenerated;
import java.util.List;

/**
 * The policies in force, and how they came to be.
 *
 * @param name what this node decides by
 * @param trouble why it is not what was applied last; empty if it is
 * @param wanted the id of the policy that was looked for; empty if none was
 * @param shown the version that is shown; empty for the present
 * @param sets what is in force, by whom it is
 * @param versions what was put in force, the latest first
 * @param more where earlier versions are; empty if there are none
 */
public record PoliciesPage(
    String name,
    String trouble,
    String wanted,
    String shown,
    List<Group> sets,
    List<Version> versions,
    String more)
    implements Page {
  public PoliciesPage {
    sets = List.copyOf(sets);
    versions = List.copyOf(versions);
  }

  /**
   * Policies of one origin.
   *
   * @param title whose they are
   * @param hint since when, or from where
   * @param files each with its name
   */
  public record Group(String title, String hint, List<File> files) {
    public Group {
      files = List.copyOf(files);
    }
  }

  /**
   * A file.
   *
   * @param name as it was applied
   * @param text all of it
   * @param open whether it holds what was looked for
   */
  public record File(String name, String text, boolean open) {}

  /**
   * A version.
   *
   * @param number of it
   * @param team whose policies
   * @param at when
   * @param by who put it in force
   * @param reason why
   * @param files how many files
   */
  public record Version(long number, String team, Moment at, Who by, String reason, int files) {}

  @Override
  public void write(Canvas on) {
    JtepoliciesGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
