package dev.ilk.estate;

import dev.ilk.estate.stored.LinkStore;
import dev.ilk.gate.Handled;
import dev.ilk.gate.LinkAccount;
import dev.ilk.gate.ListLinks;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.estate.Link;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells to whom accounts may belong, and keeps what people say of it. */
public final class Links {
  private final LinkStore links;
  private final Identities identities;

  /**
   * Builds the handlers.
   *
   * @param links keeps them
   * @param identities knows who is registered
   */
  public Links(LinkStore links, Identities identities) {
    this.links = links;
    this.identities = identities;
  }

  /**
   * Lists links.
   *
   * @param permit to do so
   * @return those of an account, or those that wait
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<ListLinks.Told>>> list(Permit<ListLinks> permit)
      throws PartUnavailable {
    ListLinks asked = permit.command();
    try {
      List<Link> found =
          asked.account().isPresent()
              ? links.of(asked.account().get())
              : links.waiting(asked.after(), asked.limit());
      List<ListLinks.Told> told = new ArrayList<>();
      for (Link link : found) {
        String subject =
            identities
                .named(link.identity())
                .map(Identities.Named::subject)
                .orElse(link.identity().value());
        told.add(new ListLinks.Told(link, subject));
      }
      return Result.ok(Handled.of(told, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("links cannot be read", e);
    }
  }

  /**
   * Keeps what a person says.
   *
   * @param permit to do so
   * @return the link, {@code account_unknown} or {@code identity_unknown}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Link>> say(Permit<LinkAccount> permit) throws PartUnavailable {
    LinkAccount asked = permit.command();
    Identities.Key key = new Identities.Key(Identities.Key.Sort.SUBJECT, asked.subject());
    try {
      Optional<Id.Identity> identity = Optional.ofNullable(identities.find(Set.of(key)).get(key));
      if (identity.isEmpty()) {
        return Result.failed(
            Problem.of(Problem.Kind.NOT_FOUND, "identity_unknown", "nobody is called so")
                .mend("give a subject such as `human:ada`; look at `ilk identity ls`"));
      }
      String by = permit.proof().actor().subject();
      Link link =
          new Link(
              asked.account(),
              identity.get(),
              asked.belongs() ? Link.Word.CONFIRMED : Link.Word.REJECTED,
              "",
              by + " said so",
              by);
      return links.say(link, permit.arrival().at().truncatedTo(ChronoUnit.MICROS))
          ? Result.ok(Handled.of(link, asked.asked()))
          : Result.failed(Accounts.unknown(asked.account()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("links cannot be stored", e);
    }
  }
}
