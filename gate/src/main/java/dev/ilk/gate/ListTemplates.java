package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.Template;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * See what teams may ask for by themselves.
 *
 * @param name one template alone; empty for all
 */
public record ListTemplates(Optional<String> name)
    implements Command<List<Template>>, AboutRequests {

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
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Template", name.orElse("all"));
  }
}
