package dev.ilk.console;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Human;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Cookie;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.Page;
import dev.ilk.console.page.Pages;
import dev.ilk.gate.Command;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadSelf;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.human.login.Logins;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.prove.human.session.Intent;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.prove.proof.Attempt;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What all pages have at hand. */
record Console(
    ConsoleSettings settings,
    Gate gate,
    Logins logins,
    Sessions sessions,
    Pages pages,
    Problems problems,
    Cookie session,
    Cookie login,
    Cookie device) {

  /** Reads something in the name of whoever the cookie proves. */
  <C extends Command<R>, R> Outcome<R> read(Visit visit, C command) {
    Attempt attempt = sessions.reader(visit.shown(session, device), visit.arrival().at());
    return gate.pass(visit.arrival(), attempt, command);
  }

  /** The same, while other things are read. */
  <C extends Command<R>, R> Later<R> begin(Visit visit, C command) {
    Attempt attempt = sessions.reader(visit.shown(session, device), visit.arrival().at());
    return Later.of(() -> gate.pass(visit.arrival(), attempt, command));
  }

  /** Reads what a page keeps current by itself: no sign that anybody still sits in front of it. */
  <C extends Command<R>, R> Outcome<R> lookOn(Visit visit, C command) {
    Attempt attempt = sessions.onlooker(visit.shown(session, device), visit.arrival().at());
    return gate.pass(visit.arrival(), attempt, command);
  }

  /** Changes something, if a form of that session asked for it. */
  <C extends Command<R>, R> Outcome<R> change(Visit visit, C command) {
    Intent intent = visit.intent(settings.publicUrl());
    Attempt attempt = sessions.changer(visit.shown(session, device), intent, visit.arrival().at());
    return gate.pass(visit.arrival(), attempt, command);
  }

  /** Takes into the record that something came of which no command could be made. */
  <R> Outcome<R> turnAway(Visit visit, String action, Problem problem) {
    return gate.turnAway(visit.arrival(), action, Optional.empty(), problem);
  }

  /** A page for whoever is signed in; everybody else is sent to sign in, or told why not. */
  Answer signedIn(Visit visit, Function<ReadSelf.Self, Answer> page) {
    if (visit.shown(session, device).isNothing()) {
      return Answer.redirect(SignIn.address(visit.address(), false));
    }
    return answer(visit, read(visit, new ReadSelf()), page);
  }

  /** The commonest page: what one command tells whoever is signed in. */
  <C extends Command<R>, R> Answer tell(
      Visit visit, C command, BiFunction<ReadSelf.Self, R, Answer> page) {
    return signedIn(
        visit, self -> answer(visit, read(visit, command), told -> page.apply(self, told)));
  }

  Answer page(Frame frame, Page page) {
    return page(200, frame, page);
  }

  Answer page(int status, Frame frame, Page page) {
    return Answer.page(status, pages.render(frame, page));
  }

  /**
   * The answer to a form that changes something, once it is sure who sent it and that it was meant.
   */
  Answer meant(Visit visit, Function<ReadSelf.Self, Answer> page) {
    return answer(visit, change(visit, new ReadSelf()), page);
  }

  /** What an outcome leads to. */
  <R> Answer answer(Visit visit, Outcome<R> outcome, Function<R, Answer> released) {
    return switch (outcome) {
      case Outcome.Released<R>(R value, var correlation) -> released.apply(value);
      case Outcome.Refused<R> refused when SignIn.isOver(refused.problems()) ->
          Answer.redirect(SignIn.address(visit.address(), true)).with(session.clear());
      case Outcome.Refused<R>(var reasons, var correlation) ->
          problems.refused(reasons, correlation);
      case Outcome.Denied<R>(var decision, var correlation) ->
          problems.denied(
              decision, correlation, SteppingUp.way(decision, SignIn.returnTo(visit.cameFrom())));
      case Outcome.Unavailable<R>(var reason, var correlation) ->
          problems.unavailable(reason, correlation);
    };
  }

  Frame frame(Visit visit, String title, Frame.Section section, ReadSelf.Self self) {
    return frame(visit, title, section, self, "");
  }

  /** With the command line that shows the same. */
  Frame frame(
      Visit visit, String title, Frame.Section section, ReadSelf.Self self, String command) {
    String intent = visit.cookie(session).map(Intent::token).orElse("");
    Instant now = visit.arrival().at();
    Frame.Viewer viewer =
        new Frame.Viewer(
            Words.called(self),
            intent,
            oversees(self),
            self.elevations().stream().map(one -> held("", one, now)).toList(),
            self.emergencies().stream()
                .map(one -> held(one.name(), one.elevation(), now))
                .toList());
    return new Frame(title, section, Optional.of(viewer), command);
  }

  /** What people call the provider of that issuer. */
  String provider(String issuer) {
    return logins.providers().stream()
        .filter(provider -> provider.issuer().toString().equals(issuer))
        .map(Provider::label)
        .findFirst()
        .orElse(issuer);
  }

  /** Only a matter of what the menu shows: what one may do there, policies decide. */
  static boolean oversees(ReadSelf.Self self) {
    return self.actor() instanceof Human human
        && !(human.roles().isEmpty() && self.elevations().isEmpty());
  }

  private static Frame.Held held(String name, Elevation elevation, Instant now) {
    return new Frame.Held(
        name,
        elevation.role().name(),
        Moment.of(elevation.until(), now),
        Elevations.PATH + "/" + elevation.id().value());
  }
}
