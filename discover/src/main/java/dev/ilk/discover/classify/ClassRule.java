package dev.ilk.discover.classify;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import java.util.Map;

/**
 * A reason to take accounts for something: if everything it asks of an account holds, it speaks.
 *
 * @param id a stable name
 * @param matches for fields and traits, what must be found in their text
 * @param atLeast for traits that are numbers, how large they must be
 * @param atMost for traits that are numbers, how small they must be
 * @param says the kind it speaks for
 * @param subtype the sort of it, or empty if it does not tell
 * @param weight how strongly, in natural logarithms of odds
 * @param behaviour whether it looks at what the account does, rather than at what it is called and
 *     said to be
 * @param because what to tell a person; {@code {field}} stands for the account's text
 */
public record ClassRule(
    String id,
    Map<String, Sought> matches,
    Map<String, Double> atLeast,
    Map<String, Double> atMost,
    Kind says,
    String subtype,
    double weight,
    boolean behaviour,
    String because) {
  public ClassRule {
    matches = Map.copyOf(matches);
    atLeast = Map.copyOf(atLeast);
    atMost = Map.copyOf(atMost);
  }

  boolean holds(Account account) {
    return matches.entrySet().stream()
            .allMatch(entry -> entry.getValue().in(account.text(entry.getKey())))
        && atLeast.entrySet().stream()
            .allMatch(entry ->
                account.number(entry.getKey()).filter(n -> n >= entry.getValue()).isPresent())
        && atMost.entrySet().stream()
            .allMatch(entry ->
                account.number(entry.getKey()).filter(n -> n <= entry.getValue()).isPresent());
  }

  Evidence evidence(Account account) {
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (int open = because.indexOf('{'); open >= 0; open = because.indexOf('{', end)) {
      int close = because.indexOf('}', open);
      if (close < 0) {
        break;
      }
      text.append(because, end, open)
          .append('`')
          .append(account.text(because.substring(open + 1, close)))
          .append('`');
      end = close + 1;
    }
    return new Evidence(id, says, weight, text.append(because.substring(end)).toString());
  }
}
