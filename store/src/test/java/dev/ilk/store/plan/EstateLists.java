package dev.ilk.store.plan;

import static dev.ilk.store.TestDatabase.NOW;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.AccountFilter;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Whose;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.kernel.Id;
import dev.ilk.store.EstateStores;
import dev.ilk.store.database.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lists of what is found in other systems. */
final class EstateLists {
  private static final int PAGE = 50;
  private static final Id.Account ACCOUNT = new Id.Account(Crowd.idOf("acc_", 40));
  private static final Id.Identity HOLDER = new Id.Identity(Crowd.idOf("idn_", 40));

  private final EstateStores estate;
  private final Map<String, Work.Asking> all = new LinkedHashMap<>();

  private EstateLists(EstateStores estate) {
    this.estate = estate;
  }

  static Map<String, Work.Asking> of(EstateStores estate) {
    EstateLists lists = new EstateLists(estate);
    for (String prefix : List.of("", "svc-", "nobody", "svc-1@", "svc-@")) {
      lists.accounts(prefix);
    }
    lists.findings();
    lists.links();
    lists.leaks();
    lists.secrets();
    return lists.all;
  }

  private void accounts(String prefix) {
    AccountFilter dormant = new AccountFilter(false, Optional.of(NOW.minus(Duration.ofDays(90))));
    AccountFilter unsure = new AccountFilter(true, Optional.empty());
    Optional<String> source = Optional.of("source-7");
    Optional<Kind> software = Optional.of(Kind.WORKLOAD);
    Optional<Kind> none = Optional.of(Kind.AGENT);
    Optional<Presence> gone = Optional.of(Presence.GONE);
    Optional<Id.Identity> holder = Optional.of(HOLDER);
    for (AccountFilter only : List.of(AccountFilter.NONE, dormant, unsure)) {
      for (Optional<Presence> presence : List.of(Optional.<Presence>empty(), gone)) {
        for (boolean orphans : new boolean[] {false, true}) {
          for (Optional<String> from : List.of(Optional.<String>empty(), source)) {
            for (Optional<Kind> kind : List.of(Optional.<Kind>empty(), software, none)) {
              accounts(prefix, from, kind, presence, orphans, Optional.empty(), only);
            }
          }
          accounts(prefix, source, software, presence, orphans, holder, only);
        }
      }
    }
    all.put("accounts: detail", () -> estate.accounts().find(ACCOUNT));
    all.put("accounts: said", () -> estate.accounts().said(PAGE));
  }

  private void accounts(
      String prefix,
      Optional<String> source,
      Optional<Kind> kind,
      Optional<Presence> presence,
      boolean orphans,
      Optional<Id.Identity> holder,
      AccountFilter only) {
    AccountQuery query =
        new AccountQuery(
            prefix, source, kind, presence, orphans, holder, only, Optional.empty(), PAGE);
    all.put("accounts: " + query, () -> estate.accounts().page(query));
  }

  private void findings() {
    Optional<String> code = Optional.of("stale");
    for (FindingFilter.State state : FindingFilter.State.values()) {
      findings(new FindingFilter("", "", "", Set.of(), "", state), Optional.empty());
      findings(new FindingFilter("", "", "", Set.of(), "", state), code);
      findings(new FindingFilter("low", "", "", Set.of(), "", state), code);
      findings(new FindingFilter("high", "", "", Set.of("human:ada"), "", state), Optional.empty());
      findings(new FindingFilter("", "NHI9", "", Set.of(), "", state), Optional.empty());
      findings(new FindingFilter("", "NHI9", "source-7", Set.of("human:ada"), "", state), code);
      findings(new FindingFilter("", "", "source-7", Set.of(), "", state), Optional.empty());
      findings(new FindingFilter("", "", "", Set.of("human:nobody"), "", state), Optional.empty());
      Set<String> own = Set.of("human:ada", "team:payments", "payments");
      findings(new FindingFilter("", "", "", own, "", state), Optional.empty());
      findings(new FindingFilter("", "", "", Set.of(), "svc-", state), Optional.empty());
      findings(new FindingFilter("", "", "source-7", Set.of(), "nobody", state), code);
    }
    for (Optional<String> of : List.of(Optional.<String>empty(), code)) {
      all.put(
          "findings: of an account, " + of,
          () ->
              estate
                  .findings()
                  .page(
                      new FindingQuery(
                          of,
                          Optional.of(new Whose.OfAccount(ACCOUNT)),
                          FindingFilter.State.ANY,
                          NOW,
                          Optional.empty(),
                          PAGE)));
    }
  }

  private void findings(FindingFilter only, Optional<String> code) {
    FindingQuery query =
        new FindingQuery(code, Optional.empty(), only, NOW, Optional.empty(), PAGE);
    all.put("findings: " + query, () -> estate.findings().page(query));
  }

  private void links() {
    all.put("links: of an account", () -> estate.links().of(ACCOUNT));
    all.put("links: that wait", () -> estate.links().waiting(Optional.empty(), PAGE));
    all.put(
        "links: hanging on somebody",
        () -> estate.links().hangingOn(List.of("person-7"), List.of("owner"), PAGE));
    for (boolean contested : new boolean[] {true, false}) {
      for (Optional<String> key :
          List.of(Optional.<String>empty(), Optional.of("email"), Optional.of("no-key"))) {
        for (Optional<String> source :
            List.of(Optional.<String>empty(), Optional.of("source-7"), Optional.of("no-source"))) {
          LinkSelection selection = new LinkSelection(key, source, PAGE);
          all.put(
              "links: together, contested " + contested + " " + selection,
              () -> estate.links().waiting(selection, contested, PAGE));
        }
      }
    }
  }

  private void leaks() {
    for (boolean closed : new boolean[] {true, false}) {
      for (Optional<String> source :
          List.of(Optional.<String>empty(), Optional.of("repository-7"), Optional.of("none"))) {
        LeakQuery query = new LeakQuery(source, closed, Optional.empty(), PAGE);
        all.put("leaks: " + query, () -> estate.leaks().page(query, NOW));
      }
    }
  }

  private void secrets() {
    SecretQuery everything = SecretQuery.ALL;
    List<Optional<String>> teams = List.of(Optional.empty(), Optional.of("team-7"));
    List<Optional<String>> environments =
        List.of(Optional.empty(), Optional.of("dev"), Optional.of("none"));
    for (Optional<SecretState> state :
        List.of(Optional.<SecretState>empty(), Optional.of(SecretState.PROPOSED))) {
      for (Optional<String> team : teams) {
        for (Optional<String> environment : environments) {
          for (boolean gone : new boolean[] {false, true}) {
            secrets(
                new SecretQuery(
                    state,
                    team,
                    environment,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    gone,
                    Optional.empty(),
                    PAGE));
          }
        }
      }
    }
    secrets(
        new SecretQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("password"),
            Optional.of("source-7"),
            Optional.empty(),
            false,
            everything.after(),
            PAGE));
    secrets(
        new SecretQuery(
            Optional.of(SecretState.RANKED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Id.Tranche(Crowd.idOf("trn_", 7))),
            true,
            everything.after(),
            PAGE));
    all.put("secrets: detail", () -> estate.secrets().find(new Id.Secret(Crowd.idOf("sec_", 7))));
    all.put("tranches: latest", () -> estate.tranches().latest(PAGE));
  }

  private void secrets(SecretQuery query) {
    all.put("secrets: " + query, () -> estate.secrets().page(query));
  }
}
