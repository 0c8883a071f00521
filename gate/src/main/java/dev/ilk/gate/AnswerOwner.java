package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Say whether somebody answers for an account, suggested or not. It counts whatever evidence says,
 * and is remembered.
 *
 * @param account which account
 * @param candidate who: {@code team:payments}, {@code human:ada}; to reject, also a name of whom
 *     nobody is known
 * @param answers whether they do
 */
public record AnswerOwner(Id.Account account, String candidate, boolean answers)
    implements Command<OwnerSuggestion>, AboutEstate {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "Account",
        account.value(),
        Map.of("owner", candidate, "answers", String.valueOf(answers)));
  }
}
