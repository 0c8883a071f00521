package dev.ilk.gate.estate;

import dev.ilk.kernel.Id;
import java.util.List;

/**
 * That somebody may answer for an account.
 *
 * @param account which account
 * @param candidate a person or team that is registered, such as {@code team:payments}; or the name
 *     that evidence gives, of whom nobody is known
 * @param registered whether the candidate is registered
 * @param points how much speaks for it; nothing of what a person said by themselves
 * @param evidence the kind of evidence that weighs most; may be empty
 * @param because the evidence, in words that can be checked
 * @param instead whom the account's system names for it, or a person confirmed, though this speaks
 *     against it; empty if nobody is named
 * @param word what is known or said of it: suggested, confirmed or rejected
 * @param by who said so; empty if nobody did
 */
public record OwnerSuggestion(
    Id.Account account,
    String candidate,
    boolean registered,
    long points,
    String evidence,
    List<String> because,
    String instead,
    Link.Word word,
    String by) {
  public OwnerSuggestion {
    because = List.copyOf(because);
  }
}
