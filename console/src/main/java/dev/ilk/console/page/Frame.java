package dev.ilk.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param section where one is
 * @param viewer who is signed in, if anyone is
 * @param command the command line that shows the same; empty if there is none
 */
public record Frame(String title, Section section, Optional<Viewer> viewer, String command) {

  /**
   * A page of which the command line knows nothing.
   *
   * @param title of the page
   * @param section where one is
   * @param viewer who is signed in, if anyone is
   */
  public Frame(String title, Section section, Optional<Viewer> viewer) {
    this(title, section, viewer, "");
  }

  /** What sections have in common, as the menu shows them together. */
  public enum Group {
    /** Of whoever is signed in. Everybody has these. */
    YOURS("Yours"),
    /** Who there is. */
    REGISTRY("Registry"),
    /** What is permitted, trusted and taken back. */
    ACCESS("Access"),
    /** What happened. */
    RECORD("Record");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    /**
     * As people read it.
     *
     * @return one word
     */
    public String label() {
      return label;
    }

    /**
     * What belongs to it.
     *
     * @return in the order of the menu
     */
    public List<Section> sections() {
      return Arrays.stream(Section.values()).filter(section -> section.group == this).toList();
    }
  }

  /** The sections of the console, and what is none. A new one needs a line here and a route. */
  public enum Section {
    /** What needs you. */
    HOME(Group.YOURS, "Start", "/console"),
    /** What waits for your approval. */
    APPROVALS(Group.YOURS, "Approvals", "/console/approvals"),
    /** What you are asked about what others hold. */
    REVIEWS(Group.YOURS, "Reviews", "/console/reviews"),
    /** The roles that you take up for a time. */
    ELEVATIONS(Group.YOURS, "Elevations", "/console/elevations"),
    /** What you have lent. */
    DELEGATIONS(Group.YOURS, "Delegations", "/console/delegations"),
    /** The apps that may act for you. */
    APPS(Group.YOURS, "Apps", "/console/apps"),
    /** Who you are. */
    SELF(Group.YOURS, "You", "/console/you"),
    /** What you prove who you are with. */
    FACTORS(Group.YOURS, "Passkeys", "/console/factors"),
    /** Where you are signed in. */
    SESSIONS(Group.YOURS, "Sessions", "/console/sessions"),
    /** Who is registered. */
    IDENTITIES(Group.REGISTRY, "Identities", "/console/identities"),
    /** Accounts that were found in other systems. */
    ACCOUNTS(Group.REGISTRY, "Accounts", "/console/accounts"),
    /** What is wrong with them. */
    FINDINGS(Group.REGISTRY, "Findings", "/console/findings"),
    /** Static secrets that they hold, and how they are replaced. */
    SECRETS(Group.REGISTRY, "Secrets", "/console/secrets"),
    /** What is permitted. */
    POLICIES(Group.ACCESS, "Policies", "/console/policies"),
    /** Who vouches for software. */
    TRUST(Group.ACCESS, "Trust", "/console/trust"),
    /** What is suspended and revoked. */
    REVOCATIONS(Group.ACCESS, "Taken back", "/console/revocations"),
    /** Who has lost every passkey. */
    RECOVERIES(Group.ACCESS, "Recoveries", "/console/recoveries"),
    /** What happened. */
    RECORD(Group.RECORD, "Record", "/console/record"),
    /** How much of it. */
    MEASURES(Group.RECORD, "Measures", "/console/measures"),
    /** How the programme does. */
    PROGRAMME(Group.RECORD, "Programme", "/console/programme"),
    /** What to do when. */
    RUNBOOKS(Group.RECORD, "Runbooks", "/console/runbooks"),
    /** None of these. */
    NONE(null, "", "");

    private final @Nullable Group group;
    private final String label;
    private final String path;

    Section(@Nullable Group group, String label, String path) {
      this.group = group;
      this.label = label;
      this.path = path;
    }

    /**
     * As people read it.
     *
     * @return a word or two; empty for none
     */
    public String label() {
      return label;
    }

    /**
     * Where its first page is.
     *
     * @return a path; empty for none
     */
    public String path() {
      return path;
    }
  }

  /**
   * A role that somebody holds for a time.
   *
   * @param name whose; empty for whoever is signed in
   * @param role which role
   * @param until when it ends
   * @param address where more is told
   */
  public record Held(String name, String role, Moment until, String address) {}

  /**
   * Whoever is signed in.
   *
   * @param name as the person writes it, or the name in Ilk
   * @param intent the token for the session's forms
   * @param oversees whether the person looks after more than what is their own
   * @param taken the roles that the person has taken up
   * @param emergencies the emergency identities that are open
   */
  public record Viewer(
      String name, String intent, boolean oversees, List<Held> taken, List<Held> emergencies) {
    public Viewer {
      taken = List.copyOf(taken);
      emergencies = List.copyOf(emergencies);
    }

    /**
     * The parts of the menu.
     *
     * @return in order, without those that the person could only be refused in
     */
    public List<Group> groups() {
      return Stream.of(Group.values()).filter(group -> oversees || group == Group.YOURS).toList();
    }
  }
}
