package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Say what teams may ask for by themselves, or that they may no longer (P5).
 *
 * @param what the change
 */
public record ChangeTemplate(What what) implements Command<Optional<Template>>, AboutRequests {

  /** The change. */
  public sealed interface What {}

  /**
   * Add a template, in place of the one of its name.
   *
   * @param source YAML or JSON, at most 64 KiB
   */
  public record Put(String source) implements What {}

  /**
   * Take a template out. Requests that wait end with it; what was made of it stays.
   *
   * @param name which
   */
  public record Remove(String name) implements What {}

  @Override
  public Optional<Team> team() {
    return Optional.empty();
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
    return switch (what) {
      case Put put -> "AddTemplate";
      case Remove remove -> "RemoveTemplate";
    };
  }

  @Override
  public Particulars asked() {
    return switch (what) {
      case Put(String source) ->
          Asked.action(action(), "Template", "new", Map.of("source_sha256", Sha256.hex(source)));
      case Remove(String name) -> Asked.action(action(), "Template", name);
    };
  }
}
