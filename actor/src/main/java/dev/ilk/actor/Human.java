package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A person.
 *
 * @param id the immutable identifier
 * @param name unique among people for ever
 * @param subtype what sort of person
 * @param status where in life
 * @param created when the identity was made
 * @param expires for contractors and others with an end date; empty for open-ended employment
 * @param account how the company's identity provider names this person
 * @param teams the teams the person belongs to
 * @param roles the roles the person holds in Ilk
 * @param profile attributes that only people have
 * @param manager whom the person reports to; empty if nobody said so
 */
public record Human(
    Id.Identity id,
    String name,
    Subtype subtype,
    Status status,
    Instant created,
    Optional<Instant> expires,
    ProviderAccount account,
    Set<Team> teams,
    Set<Role> roles,
    Profile profile,
    Optional<Id.Identity> manager)
    implements Actor {

  /** The sorts of person (R1). */
  public enum Subtype {
    /** Employed by the company. */
    EMPLOYEE,
    /** Works for the company for a time; must have an end date. */
    CONTRACTOR,
    /** A sealed emergency identity, loudly watched. */
    BREAK_GLASS
  }

  /**
   * The person's account at the company's identity provider.
   *
   * @param provider the provider's name in Ilk's configuration
   * @param subject the provider's immutable {@code sub}; empty until the first sign-in binds it
   * @param email the verified address by which a first sign-in is matched
   */
  public record ProviderAccount(String provider, Optional<String> subject, String email) {}

  /**
   * What only people have. Software never carries these.
   *
   * @param displayName as the person writes it; may be empty
   * @param title may be empty
   * @param department may be empty
   */
  public record Profile(String displayName, String title, String department) {}

  /**
   * A person of whom nobody said whom they report to.
   *
   * @param id see {@link Human}
   * @param name see {@link Human}
   * @param subtype see {@link Human}
   * @param status see {@link Human}
   * @param created see {@link Human}
   * @param expires see {@link Human}
   * @param account see {@link Human}
   * @param teams see {@link Human}
   * @param roles see {@link Human}
   * @param profile see {@link Human}
   */
  public Human(
      Id.Identity id,
      String name,
      Subtype subtype,
      Status status,
      Instant created,
      Optional<Instant> expires,
      ProviderAccount account,
      Set<Team> teams,
      Set<Role> roles,
      Profile profile) {
    this(
        id,
        name,
        subtype,
        status,
        created,
        expires,
        account,
        teams,
        roles,
        profile,
        Optional.empty());
  }

  public Human {
    Names.require(Names.HUMAN, "human", name);
    teams = Set.copyOf(teams);
    roles = Set.copyOf(roles);
    if (subtype == Subtype.CONTRACTOR && expires.isEmpty()) {
      throw new IllegalArgumentException("a contractor has an end date");
    }
  }

  /**
   * The same person with roles taken up for a time.
   *
   * @param taken the roles
   * @return a person who holds these beside their own
   */
  public Human elevatedTo(Set<Role> taken) {
    if (roles.containsAll(taken)) {
      return this;
    }
    Set<Role> all = new HashSet<>(roles);
    all.addAll(taken);
    return new Human(id, name, subtype, status, created, expires, account, teams, all, profile);
  }
}
