package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * Compare a declaration with what is registered, and make it so if wanted (R10).
 *
 * @param document the declaration, YAML or JSON; at most 8 MiB
 * @param mode whether only to compare
 */
public record ChangeRegistry(String document, Mode mode)
    implements Command<ChangeRegistry.Changes> {

  /** What to do with the differences. */
  public enum Mode {
    /** Tell them. */
    PLAN,
    /** Tell them and make them so, all or none. */
    APPLY
  }

  /**
   * What differs, or differed before it was applied.
   *
   * @param changes in the order in which they are made; empty if the declaration is what is stored
   * @param version the registry's version afterwards
   * @param secrets what was made and is told this once; empty unless it was applied
   */
  public record Changes(List<Change> changes, long version, List<Secret> secrets) {
    public Changes {
      changes = List.copyOf(changes);
      secrets = List.copyOf(secrets);
    }

    /** Leaves out what is secret. */
    @Override
    public String toString() {
      return "%d changes, version %d".formatted(changes.size(), version);
    }
  }

  /**
   * A secret of something that is new.
   *
   * @param type what it is of, such as {@code webhook}
   * @param name which one
   * @param secret in clear
   */
  public record Secret(String type, String name, String secret) {}

  /**
   * One difference.
   *
   * @param verb what is done with it
   * @param type what it is, such as {@code workload} or {@code trust}
   * @param name which one
   * @param fields what changes within it
   * @param note what it means beyond that; empty if there is nothing to say
   */
  public record Change(Verb verb, String type, String name, List<Field> fields, String note) {
    public Change {
      fields = List.copyOf(fields);
    }

    /**
     * A difference that says all by itself.
     *
     * @param verb as above
     * @param type as above
     * @param name as above
     * @param fields as above
     */
    public Change(Verb verb, String type, String name, List<Field> fields) {
      this(verb, type, name, fields, "");
    }
  }

  /** What is done with a thing. */
  public enum Verb {
    /** It is new. */
    ADD,
    /** It is there and becomes different. */
    CHANGE,
    /** It is there and ends. */
    END
  }

  /**
   * A field that changes.
   *
   * @param name its name in the declaration
   * @param before its value so far; empty if it had none
   * @param after its value from now on; empty if it has none
   */
  public record Field(String name, String before, String after) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return mode == Mode.APPLY ? Reach.STATE : Reach.REPLY;
  }

  @Override
  public String action() {
    return mode == Mode.APPLY ? "ApplyRegistry" : "PlanRegistry";
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Registry", "all");
  }
}
