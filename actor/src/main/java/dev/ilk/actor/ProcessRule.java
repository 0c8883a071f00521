package dev.ilk.actor;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of attestation: which processes on an agent's machine are which workload (W6). A process
 * is a workload only if the rules of exactly one match it.
 *
 * @param name unique, for people and messages
 * @param workload the name of the workload that such a process is
 * @param agent the name of the workload whose agent must have seen the process
 * @param traits what the process must be like, at least one of {@link Trait#TELLING} among them
 */
public record ProcessRule(String name, String workload, String agent, Map<Trait, String> traits) {

  /** What the operating system tells of a process that connects. */
  public enum Trait {
    /** The effective user's number. */
    UID,
    /** The effective group's number. */
    GID,
    /** The absolute path of its program. */
    PATH,
    /** The SHA-256 of its program, in lower-case hexadecimal. */
    SHA256,
    /** Its control group (version 2), as an absolute path. */
    CGROUP;

    /** Traits that others on the machine cannot take on; a path alone could be run by anyone. */
    public static final Set<Trait> TELLING = Set.of(UID, SHA256, CGROUP);

    /**
     * The trait as it stands in declarations and requests.
     *
     * @return one word
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a trait's word.
     *
     * @param word of any content
     * @return empty if there is no such trait
     */
    public static Optional<Trait> of(String word) {
      return Arrays.stream(values()).filter(trait -> trait.word().equals(word)).findFirst();
    }
  }

  public ProcessRule {
    traits = traits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(traits));
    if (Collections.disjoint(traits.keySet(), Trait.TELLING)) {
      throw new IllegalArgumentException("`%s` would match anyone's process".formatted(name));
    }
  }

  /**
   * Whether a process is one of those meant.
   *
   * @param seen what was seen of it
   * @return true if every trait of the rule was seen with the very value
   */
  public boolean matches(Map<Trait, String> seen) {
    return traits.entrySet().stream()
        .allMatch(trait -> trait.getValue().equals(seen.get(trait.getKey())));
  }
}
