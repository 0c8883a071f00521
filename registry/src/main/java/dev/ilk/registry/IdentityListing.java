package dev.ilk.registry;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pages through identities. */
public final class IdentityListing implements Handler<ListIdentities, ListIdentities.Page> {
  private static final int LONGEST_TEXT = 100;

  private final RegistryStore store;

  /**
   * Builds the handler.
   *
   * @param store the registry
   */
  public IdentityListing(RegistryStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<ListIdentities.Page>> act(Permit<ListIdentities> permit)
      throws PartUnavailable {
    ListIdentities asked = permit.command();
    if (asked.limit() < 1 || asked.limit() > Filter.MOST) {
      return invalid("limit", "a page holds 1 to %d identities".formatted(Filter.MOST));
    }
    if (asked.text().length() > LONGEST_TEXT || asked.after().length() > LONGEST_TEXT) {
      return invalid("text", "no name is longer than %d characters".formatted(LONGEST_TEXT));
    }
    try {
      return Result.ok(Handled.of(page(asked), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  ListIdentities.Page page(ListIdentities asked) throws StoreUnavailable {
    List<Registered> found = store.page(filter(asked, asked.after(), asked.limit()));
    String last = found.isEmpty() ? "" : found.getLast().actor().subject();
    boolean more = found.size() == asked.limit() && !store.page(filter(asked, last, 1)).isEmpty();
    return new ListIdentities.Page(
        found.stream().map(Registered::actor).toList(), more ? last : "");
  }

  private static Filter filter(ListIdentities asked, String after, int limit) {
    String text = asked.text().toLowerCase(Locale.ROOT);
    return new Filter(asked.kind(), asked.environment(), Optional.empty(), text, after, limit);
  }

  private static <T> Result<T> invalid(String where, String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "malformed_value", message)
            .at(where)
            .mend("ask for less at a time"));
  }
}
