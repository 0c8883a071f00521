package dev.ilk.discover.owner;

import java.time.Instant;
import java.util.Optional;

/**
 * A piece of evidence that somebody answers for an account.
 *
 * @param kind what kind of evidence, such as {@code code-owners}
 * @param whole whether it is about the repository as a whole, and not about the account
 * @param who the person or team, as the evidence names it
 * @param candidate who that is: a subject, or {@code who} again if nobody knows
 * @param place the file that names the account; may be empty
 * @param by the file that says so; may be empty
 * @param repository where these files are; may be empty
 * @param times how often
 * @param latest when it was so last; nothing for what stands in a file
 */
public record Hint(
    String kind,
    boolean whole,
    String who,
    String candidate,
    String place,
    String by,
    String repository,
    long times,
    Optional<Instant> latest) {}
