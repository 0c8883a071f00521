package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Requests for identities, and their hand-over, in plain words. */
final class RequestWords {
  private RequestWords() {}

  static void into(Map<Command<?>, String> commands) {
    Id.IdentityRequest id = new Ids(InstantSource.system()).identityRequest();
    commands.put(
        new ChangeTemplate(new ChangeTemplate.Put("a")),
        "say which identities teams may ask for, within which guardrails");
    commands.put(
        new ChangeTemplate(new ChangeTemplate.Remove("a")),
        "say that such identities may no longer be asked for");
    commands.put(new ListTemplates(Optional.empty()), "see which identities may be asked for");
    commands.put(
        request(RequestIdentity.Mode.PREVIEW),
        "see what asking for an identity would give, and who would approve it");
    commands.put(
        request(RequestIdentity.Mode.REQUEST), "ask for an identity for a team of one's own");
    commands.put(new ListRequests(Optional.empty(), 1), "see what one has asked for");
    commands.put(new ListRequests(Optional.of(new Team("a")), 1), "see what a team has asked for");
    commands.put(new ReadRequest(id), "see a request that concerns one, and how it stands");
    commands.put(new WithdrawRequest(id), "take a request of one's own back");
    commands.put(
        new ProposeHandOver("a", new HandOver.ToPerson("a"), "r"),
        "offer a machine to another team or person");
    commands.put(answer(AnswerHandOver.Answer.ACCEPT), "accept a machine that is offered");
    commands.put(answer(AnswerHandOver.Answer.REFUSE), "refuse a machine that is offered");
    commands.put(answer(AnswerHandOver.Answer.WITHDRAW), "offer such a machine no longer");
    commands.put(new ListHandOvers(), "see which machines are offered by and to one's teams");
    rotations(commands);
  }

  private static void rotations(Map<Command<?>, String> commands) {
    commands.put(
        rotation(new RotateIdentity.Begin("k", Duration.ofDays(7))),
        "register a client's new key beside the old");
    commands.put(
        rotation(new RotateIdentity.Replace("k")),
        "put a client's new key in the old one's place, and take back what it got");
    commands.put(
        rotation(new RotateIdentity.Finish(false)), "take a client's old key out before its time");
    commands.put(rotation(new RotateIdentity.Abort()), "take a client's new key out again");
    commands.put(new ReadRotation("a"), "see how what an identity proves itself by is replaced");
    commands.put(new ListRotations(), "see which keys of one's teams' clients are being replaced");
  }

  private static RotateIdentity rotation(RotateIdentity.Step step) {
    return new RotateIdentity("a", step, "r");
  }

  private static AnswerHandOver answer(AnswerHandOver.Answer answer) {
    return new AnswerHandOver("a", answer, "r");
  }

  private static RequestIdentity request(RequestIdentity.Mode mode) {
    return new RequestIdentity(
        "a",
        new Team("a"),
        new Environment("prod"),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        "r",
        mode);
  }
}
