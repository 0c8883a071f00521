package dev.ilk.gate;

import dev.ilk.actor.Environment;

/** A command about the authority that signs certificates of an environment's trust domain. */
public sealed interface AboutAuthority permits RequestAuthority, ImportAuthority, ReadAuthority {
  /**
   * Whose authority.
   *
   * @return the environment
   */
  Environment at();
}
