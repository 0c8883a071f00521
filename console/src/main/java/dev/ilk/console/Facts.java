package dev.ilk.console;

import dev.ilk.actor.Actor;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.console.page.IdentityPage;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.kernel.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is registered of an identity, as labels and values. */
final class Facts {
  private Facts() {}

  static List<IdentityPage.Fact> of(ReadIdentity.View view, Instant now) {
    Actor actor = view.actor();
    List<IdentityPage.Fact> facts = new ArrayList<>();
    add(facts, "Id", actor.id().value());
    switch (actor) {
      case Human human -> human(facts, human);
      case Machine machine -> machine(facts, machine);
    }
    actor
        .expires()
        .ifPresent(end -> {
          Moment ends = Moment.of(end, now);
          add(facts, "Ends", ends.people() + ", " + ends.distance());
        });
    view.rotation().ifPresent(one -> add(facts, "Its key", rotation(one, now)));
    return facts;
  }

  private static String rotation(Rotation one, Instant now) {
    String until = Moment.of(one.until(), now).people();
    return switch (one.state()) {
      case ADDING, REPLACING, ENDING, ABORTING -> "is being replaced right now";
      case OVERLAP -> "is being replaced: the old and the new one work until " + until;
      case HELD -> "is being replaced, which is held up: " + one.answer();
      case DONE -> "was replaced; that began on " + Moment.of(one.begun(), now).people();
      case ABORTED, VOID -> "was not replaced: that was called off";
    };
  }

  private static void human(List<IdentityPage.Fact> facts, Human human) {
    add(facts, "Called", human.profile().displayName());
    add(facts, "Sort", Words.of(human.subtype()));
    add(facts, "Title", human.profile().title());
    add(facts, "Teams", sorted(human.teams().stream().map(Team::name).toList()));
    add(facts, "Roles in Ilk", sorted(human.roles().stream().map(Role::name).toList()));
    add(facts, "Provider", human.account().provider());
    add(facts, "Address", human.account().email());
  }

  private static void machine(List<IdentityPage.Fact> facts, Machine machine) {
    Stewardship steward = machine.stewardship();
    add(facts, "Sort", Words.sort(machine));
    add(facts, "Environment", machine.environment().name());
    add(facts, "Tenant", machine.tenant().name());
    add(facts, "Owner", steward.owner().name());
    add(facts, "Contact", steward.contact());
    add(facts, "Approver", steward.approver().orElse(""));
    add(facts, "Sensitivity", Words.of(steward.sensitivity()));
    add(facts, "Credentials live", "at most " + Span.format(steward.credentialLifetime()));
    add(facts, "Relies on", sorted(List.copyOf(steward.dependencies())));
    add(facts, "Stopped by", steward.revocationPath());
  }

  static List<String> scopes(Actor actor) {
    return switch (actor) {
      case Human human -> List.of();
      case Machine machine -> machine.scopes().stream().sorted().toList();
    };
  }

  static String provenBy(Actor actor, Optional<ClientMethod> client) {
    return switch (actor) {
      case Human human -> "The company's provider " + human.account().provider() + " vouches.";
      case Machine machine ->
          client.isPresent()
              ? "It authenticates as a client."
              : "No rule of federation names it, so it cannot prove itself.";
    };
  }

  static IdentityPage.Held held(Credential credential, Instant now) {
    Moment ends = Moment.of(credential.expires(), now);
    return switch (credential) {
      case Credential.AccessToken token ->
          new IdentityPage.Held("access token", token.id().value(), token.audience().uri(), ends);
      case Credential.Session session ->
          new IdentityPage.Held("session", session.id().value(), session.issuer(), ends);
      case Credential.X509Svid svid ->
          new IdentityPage.Held("certificate", svid.serial(), svid.spiffeId().toString(), ends);
      case Credential.NameCertificate certificate ->
          new IdentityPage.Held(
              "certificate",
              certificate.serial(),
              certificate.names().stream().sorted().collect(Collectors.joining(", ")),
              ends);
      case Credential.JwtSvid svid ->
          new IdentityPage.Held(
              "JWT-SVID",
              svid.id().value(),
              svid.audiences().stream().sorted().collect(Collectors.joining(", ")),
              ends);
    };
  }

  private static void add(List<IdentityPage.Fact> facts, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(new IdentityPage.Fact(label, value));
    }
  }

  private static String sorted(List<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
