package dev.ilk.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which handler carries out which command; complete, or it cannot be built. */
public final class Handlers {
  private final Map<Class<?>, Handler<?, ?>> byCommand;

  private Handlers(Map<Class<?>, Handler<?, ?>> byCommand) {
    this.byCommand = Map.copyOf(byCommand);
  }

  /**
   * Begins to collect.
   *
   * @return without any handler
   */
  public static Builder builder() {
    return new Builder();
  }

  // The builder's signature ties each class to a handler of that very class.
  @SuppressWarnings("unchecked")
  <C extends Command<R>, R> Handler<C, R> of(C command) {
    return (Handler<C, R>) Objects.requireNonNull(byCommand.get(command.getClass()));
  }

  /** Collects handlers. */
  public static final class Builder {
    private final Map<Class<?>, Handler<?, ?>> byCommand = new HashMap<>();

    private Builder() {}

    /**
     * Adds one.
     *
     * @param command the command's class
     * @param handler what carries it out
     * @param <C> the command
     * @param <R> its result
     * @return this builder
     */
    public <C extends Command<R>, R> Builder on(Class<C> command, Handler<C, R> handler) {
      if (byCommand.put(command, handler) != null) {
        throw new IllegalStateException(command.getSimpleName() + " has two handlers");
      }
      return this;
    }

    /**
     * Ends the collection.
     *
     * @return the complete handlers
     * @throws IllegalStateException if a command has none
     */
    public Handlers build() {
      List<String> missing =
          Stream.of(Command.class.getPermittedSubclasses())
              .filter(command -> !byCommand.containsKey(command))
              .map(Class::getSimpleName)
              .toList();
      if (!missing.isEmpty()) {
        throw new IllegalStateException("no handler for " + missing);
      }
      return new Handlers(byCommand);
    }
  }
}
