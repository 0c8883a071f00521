package dev.ilk.gate.people;

import dev.ilk.kernel.Id;
import java.util.List;
import java.util.Optional;

/**
 * What a company's directory says of a person (RFC 7643, sections 4.1 and 4.3), as far as Ilk has
 * use for it. Whatever else a directory knows of people is not taken in.
 *
 * @param userName unique within the directory, in any case
 * @param externalId the directory's own name of the person
 * @param active whether the person may use anything
 * @param givenName may be empty
 * @param familyName may be empty
 * @param displayName as shown to others; may be empty
 * @param title may be empty
 * @param department may be empty
 * @param emails all addresses
 * @param manager whom the person reports to
 */
public record PersonFacts(
    String userName,
    Optional<String> externalId,
    boolean active,
    String givenName,
    String familyName,
    String displayName,
    String title,
    String department,
    List<Email> emails,
    Optional<Id.Identity> manager) {
  public PersonFacts {
    emails = List.copyOf(emails);
  }

  /**
   * The same, of somebody who may use nothing.
   *
   * @return a copy
   */
  public PersonFacts inactive() {
    return new PersonFacts(
        userName,
        externalId,
        false,
        givenName,
        familyName,
        displayName,
        title,
        department,
        emails,
        manager);
  }

  /**
   * The address by which the person is known.
   *
   * @return the primary one, else the first; empty if there is none
   */
  public Optional<String> address() {
    return emails.stream()
        .filter(Email::primary)
        .findFirst()
        .or(() -> emails.stream().findFirst())
        .map(Email::value);
  }
}
