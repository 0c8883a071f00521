package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.SecretsPage;
import dev.ilk.gate.ApproveTranche;
import dev.ilk.gate.ListSecrets;
import dev.ilk.gate.ListTranches;
import dev.ilk.gate.ReadBurndown;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.migration.BurnCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Static secrets: what to replace first, what is planned, what stays, and how many are left. */
final class Secrets {
  static final String PATH = ConsoleSettings.HOME + "/secrets";
  private static final int PAGE = 50;
  private static final int DAYS = 90;

  private final Console console;

  Secrets(Console console) {
    this.console = console;
  }

  /** What stands beside the ranked secrets. */
  private record Beside(List<Tranche> tranches, List<BurnCount> counts, SecretPage excepted) {}

  Answer show(Visit visit) {
    SecretQuery query = query(visit);
    return console.signedIn(
        visit,
        self -> {
          Later<List<Tranche>> tranches = console.begin(visit, new ListTranches());
          Later<List<BurnCount>> counts = console.begin(visit, new ReadBurndown(DAYS));
          Later<SecretPage> excepted = console.begin(visit, new ListSecrets(excepted()));
          return console.answer(
              visit,
              console.read(visit, new ListSecrets(query)),
              found ->
                  console.answer(
                      visit,
                      tranches.outcome(),
                      lots ->
                          console.answer(
                              visit,
                              counts.outcome(),
                              days ->
                                  console.answer(
                                      visit,
                                      excepted.outcome(),
                                      stay ->
                                          page(
                                              visit,
                                              self,
                                              query,
                                              found,
                                              new Beside(lots, days, stay))))));
        });
  }

  /** Approves a tranche as it was looked at. */
  Answer approve(Visit visit) {
    return tranche(visit.part("id"))
        .map(id -> new ApproveTranche(id, visit.field("reviewed")))
        .map(command ->
            console.answer(
                visit,
                console.change(visit, command),
                _ -> Answer.redirect(PATH + "?done=approved")))
        .orElseGet(console.problems()::missing);
  }

  private static Optional<Id.Tranche> tranche(String text) {
    return Ids.parse(Id.Tranche.PREFIX, Id.Tranche::new, text);
  }

  private static SecretQuery query(Visit visit) {
    return new SecretQuery(
        SecretState.of(visit.parameter("state")),
        given(visit, "team"),
        Optional.empty(),
        Optional.empty(),
        given(visit, "source"),
        tranche(visit.parameter("tranche")),
        false,
        Places.secret(visit.parameter("after")),
        PAGE);
  }

  private static Optional<String> given(Visit visit, String name) {
    return Optional.of(Findings.text(visit, name)).filter(text -> !text.isEmpty());
  }

  private static SecretQuery excepted() {
    return new SecretQuery(
        Optional.of(SecretState.EXCEPTED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        PAGE);
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, SecretQuery query, SecretPage found, Beside beside) {
    Instant now = visit.arrival().at();
    SecretsPage.Asked asked =
        new SecretsPage.Asked(
            query.state().map(SecretState::word).orElse(""),
            query.team().orElse(""),
            query.source().orElse(""),
            query.tranche().map(Id.Tranche::value).orElse(""));
    String filters =
        Links.query(
            "state",
            asked.state(),
            "team",
            asked.team(),
            "source",
            asked.source(),
            "tranche",
            asked.tranche(),
            "after");
    List<SecretsPage.Day> days = Burndown.days(beside.counts());
    SecretsPage page =
        new SecretsPage(
            asked,
            days.isEmpty() ? "" : Words.count(days.getLast().left(), "secret") + " left",
            Burndown.drawing(days),
            days.reversed(),
            beside.tranches().stream().map(Secrets::lot).toList(),
            beside.excepted().secrets().stream().flatMap(one -> exempt(one, now)).toList(),
            found.secrets().stream().map(Secrets::row).toList(),
            found.next().map(mark -> PATH + filters + Places.of(mark)).orElse(""),
            Console.oversees(self),
            visit.parameter("done").equals("approved")
                ? "That is kept. Its secrets can be replaced from now on."
                : "");
    String command =
        "ilk migrate rank"
            + Links.option("--state", asked.state())
            + Links.option("--team", asked.team())
            + Links.option("--source", asked.source())
            + Links.option("--tranche", asked.tranche())
            + " --why";
    Frame frame = console.frame(visit, "Secrets", Frame.Section.SECRETS, self, command);
    return console.page(frame, page);
  }

  private static String name(StaticSecret one) {
    return one.place().source() + "/" + one.place().name();
  }

  private static SecretsPage.Row row(StaticSecret one) {
    return new SecretsPage.Row(
        one.id().value(),
        name(one),
        one.place().account().map(id -> Accounts.PATH + "/" + id.value()).orElse(""),
        one.shape(),
        one.score().total(),
        one.score().because(),
        chip(one.state()),
        one.keeper().team());
  }

  private static Chip chip(SecretState state) {
    Chip.Tone tone =
        switch (state) {
          case RANKED, PROPOSED -> Chip.Tone.PLAIN;
          case EXCEPTED -> Chip.Tone.WARN;
          case REPLACED, UNUSED, DISABLED, REVOKED -> Chip.Tone.GOOD;
        };
    return new Chip(tone, state.word());
  }

  private static SecretsPage.Lot lot(Tranche one) {
    String states =
        Stream.of(SecretState.values())
            .filter(state -> one.states().containsKey(state))
            .map(state -> one.states().get(state) + " " + state.word())
            .collect(Collectors.joining(", "));
    return new SecretsPage.Lot(
        one.id().value(),
        one.name(),
        PATH + "?tranche=" + one.id().value(),
        one.total(),
        states,
        one.quiet(),
        one.digest(),
        one.approved().map(said -> Parties.of(said.by())));
  }

  private static Stream<SecretsPage.Exempt> exempt(StaticSecret one, Instant now) {
    return one.replacement().exemption().stream()
        .map(said ->
            new SecretsPage.Exempt(
                name(one),
                said.reason(),
                Parties.of(said.owner()),
                said.isolation(),
                Moment.of(said.retire(), now)));
  }
}
