package dev.ilk.gate.declared;

import dev.ilk.gate.Command;
import dev.ilk.record.Particulars;
import java.util.Optional;

/**
 * One change, prepared. It is decided and recorded as the command by which a person would make it,
 * and written together with everything else of the file.
 *
 * @param command the command
 * @param told what the record says of it once it is made
 * @param write makes it
 * @param secret what is told to whoever applies, this once; empty if there is none
 */
public record Step(Command<?> command, Particulars told, Joined write, Optional<String> secret) {

  /**
   * A change of which the record says what was asked.
   *
   * @param command the command
   * @param write makes it
   * @return without a secret
   */
  public static Step of(Command<?> command, Joined write) {
    return new Step(command, command.asked(), write, Optional.empty());
  }
}
