package dev.ilk.gate;

import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * End sessions before they end by themselves, on every node, with what apps may do in them.
 *
 * @param which which
 */
public record EndSessions(Which which) implements Command<EndSessions.Ended> {

  /** Which sessions. */
  public sealed interface Which {}

  /**
   * One of one's own.
   *
   * @param id which
   */
  public record One(Id.Session id) implements Which {}

  /** All of one's own but the one by which one is proven, if there is one. */
  public record Others() implements Which {}

  /**
   * All of a person, as those who look after people may.
   *
   * @param name the person's name
   */
  public record AllOf(String name) implements Which {}

  /**
   * What was ended.
   *
   * @param sessions which sessions
   */
  public record Ended(List<Id.Session> sessions) {
    public Ended {
      sessions = List.copyOf(sessions);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public String action() {
    return which instanceof AllOf ? "EndSessions" : "EndOwnSessions";
  }

  @Override
  public Particulars asked() {
    return Asked.taking(
        "session",
        switch (which) {
          case One(Id.Session id) -> id.value();
          case Others() -> "others";
          case AllOf(String name) -> "human:" + name;
        });
  }

  /**
   * Whose sessions.
   *
   * @return the person's name; empty for those of whoever asks
   */
  public Optional<String> whose() {
    return which instanceof AllOf(String name) ? Optional.of(name) : Optional.empty();
  }

  /**
   * What the record says of it.
   *
   * @param person whose sessions
   * @param issuer the provider that said so; empty if people did
   * @param ended which
   * @return named one by one
   */
  public static Particulars told(Human person, String issuer, List<Id.Session> ended) {
    return new Particulars.OfCredential(
        "session",
        Optional.empty(),
        Optional.of(Party.of(person)),
        issuer,
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        ended.stream().map(Id.Session::value).toList());
  }
}
