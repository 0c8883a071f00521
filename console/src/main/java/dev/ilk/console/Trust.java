package dev.ilk.console;

import dev.ilk.actor.TrustRule;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.TrustPage;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReadTrust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of federation, by issuer. */
final class Trust {
  private static final int MOST = 500;

  private final Console console;

  Trust(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.tell(visit, new ReadTrust(), (self, rules) -> page(visit, self, rules));
  }

  private Answer page(Visit visit, ReadSelf.Self self, List<TrustRule> rules) {
    Map<String, List<TrustPage.Rule>> byIssuer = new LinkedHashMap<>();
    for (TrustRule rule : rules.subList(0, Math.min(MOST, rules.size()))) {
      byIssuer.computeIfAbsent(rule.issuer(), issuer -> new ArrayList<>()).add(row(rule));
    }
    List<TrustPage.Issuer> issuers =
        byIssuer.entrySet().stream()
            .map(entry -> new TrustPage.Issuer(entry.getKey(), entry.getValue()))
            .toList();
    Frame frame =
        console.frame(visit, "Trust", Frame.Section.TRUST, self, "ilk trust test TOKEN-FILE");
    return console.page(frame, new TrustPage(issuers, rules.size()));
  }

  private static TrustPage.Rule row(TrustRule rule) {
    return new TrustPage.Rule(
        rule.name(),
        Parties.of(rule.subject()),
        rule.audience(),
        rule.condition(),
        rule.accepted().map(accepted -> List.copyOf(accepted.words())).orElse(List.of()));
  }
}
