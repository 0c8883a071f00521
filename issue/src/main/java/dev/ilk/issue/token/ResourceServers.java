package dev.ilk.issue.token;

import dev.ilk.actor.Audience;
import dev.ilk.actor.ResourceServer;
import dev.ilk.gate.PartUnavailable;
import java.util.Optional;

/** The services that tokens can be for. Asked for every token, so answered from memory. */
@FunctionalInterface
public interface ResourceServers {

  /**
   * Finds a service.
   *
   * @param audience how tokens name it
   * @return empty if there is none
   * @throws PartUnavailable if that cannot be known now
   */
  Optional<ResourceServer> find(Audience audience) throws PartUnavailable;
}
