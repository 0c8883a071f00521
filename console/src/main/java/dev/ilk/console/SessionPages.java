package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.SessionsPage;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.SessionView;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.prove.human.session.UserAgent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where one is signed in, or a person one looks after is; and its end. */
final class SessionPages {
  private static final String PATH = ConsoleSettings.HOME + "/sessions";
  private static final int LONGEST_NAME = 100;

  private final Console console;

  SessionPages(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    Optional<String> of = named(visit.parameter("of"));
    return console.tell(visit, new ListSessions(of), (self, told) -> list(visit, self, of, told));
  }

  private Answer list(
      Visit visit, ReadSelf.Self self, Optional<String> of, ListSessions.Told told) {
    Instant now = visit.arrival().at();
    List<SessionsPage.Row> rows =
        told.sessions().stream().map(session -> row(session, now)).toList();
    List<SessionsPage.Elevated> elevated =
        told.elevations().stream()
            .map(one -> new SessionsPage.Elevated(one.role().name(), Moment.of(one.until(), now)))
            .toList();
    Frame frame =
        console.frame(
            visit,
            of.map(name -> "Sessions of " + name).orElse("Sessions"),
            of.isPresent() ? Frame.Section.IDENTITIES : Frame.Section.SESSIONS,
            self,
            "ilk sessions list" + of.map(name -> " --of " + name).orElse(""));
    return console.page(frame, new SessionsPage(of.orElse(""), elevated, rows));
  }

  private SessionsPage.Row row(SessionView session, Instant now) {
    return new SessionsPage.Row(
        session.id().value(),
        session.current(),
        UserAgent.of(session.device()).words(),
        session.network(),
        session.country().map(SessionPages::country).orElse(""),
        session.posture().orElse(""),
        session.newDevice(),
        session.moved().map(moved -> moved(moved, now)).orElse(""),
        console.provider(session.issuer()),
        Moment.of(session.opened(), now),
        Moment.of(session.used(), now),
        Moment.of(
            session.idles().isBefore(session.expires()) ? session.idles() : session.expires(), now),
        Moment.of(session.expires(), now),
        session.assurance(),
        session.factors(),
        session.apps().stream().map(SessionView.App::name).toList());
  }

  private static String country(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  private static String moved(SessionView.Moved moved, Instant now) {
    return "It was used elsewhere (another %s) from %s in %s, %s."
        .formatted(
            String.join(", another ", moved.changed()),
            moved.network().isEmpty() ? "an unknown address" : moved.network(),
            UserAgent.of(moved.device()).words(),
            Moment.of(moved.at(), now).distance());
  }

  Answer end(Visit visit) {
    Optional<Id.Session> id = Ids.parse(Id.Session.PREFIX, Id.Session::new, visit.part("id"));
    return id.isEmpty()
        ? console.problems().missing()
        : end(visit, new EndSessions.One(id.get()), PATH);
  }

  Answer endOthers(Visit visit) {
    return end(visit, new EndSessions.Others(), PATH);
  }

  Answer endAll(Visit visit) {
    Optional<String> of = named(visit.field("of"));
    return of.isEmpty()
        ? console.problems().missing()
        : end(
            visit,
            new EndSessions.AllOf(of.get()),
            PATH + "?of=" + URLEncoder.encode(of.get(), StandardCharsets.UTF_8));
  }

  private Answer end(Visit visit, EndSessions.Which which, String back) {
    return console.answer(
        visit, console.change(visit, new EndSessions(which)), ended -> Answer.redirect(back));
  }

  private static Optional<String> named(String text) {
    return text.isEmpty() || text.length() > LONGEST_NAME ? Optional.empty() : Optional.of(text);
  }
}
