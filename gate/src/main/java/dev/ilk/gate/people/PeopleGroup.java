package dev.ilk.gate.people;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group of people, as a directory keeps it (RFC 7643, section 4.2).
 *
 * @param id which
 * @param directory which directory's
 * @param name as it is shown
 * @param externalId the directory's own name of it
 * @param grant what membership brings
 * @param members who is in it, by id; empty where they were not asked for
 * @param created when it was made
 * @param modified when it last changed
 * @param revision another after every change
 */
public record PeopleGroup(
    Id.Group id,
    String directory,
    String name,
    Optional<String> externalId,
    Grant grant,
    List<Member> members,
    Instant created,
    Instant modified,
    long revision) {

  /** The most members of one group. */
  public static final int MOST_MEMBERS = 100_000;

  /**
   * A member.
   *
   * @param id who
   * @param userName how the directory calls the person
   */
  public record Member(Id.Identity id, String userName) {}

  public PeopleGroup {
    members = List.copyOf(members);
  }
}
