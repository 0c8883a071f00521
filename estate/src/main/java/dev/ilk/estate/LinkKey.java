package dev.ilk.estate;

import dev.ilk.discover.finding.Reach;
import dev.ilk.gate.estate.FoundAccount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something by which an account may be told to be somebody's. What a company itself administers
 * joins an account to an identity: ids that its provider or Ilk gives, and addresses that
 * administrators and not the accounts' holders set, or that the system has verified. Whatever else
 * speaks for somebody is a suggestion.
 *
 * @param id what it is called as evidence
 * @param sort what identities have of that
 * @param what what an account's key is, for people
 * @param from the systems in which it joins; it is not looked at elsewhere if it has no weaker word
 * @param elsewhere whether it is a suggestion in other systems
 * @param text the key of an account; empty if it has none
 */
record LinkKey(
    String id,
    Identities.Key.Sort sort,
    String what,
    Set<String> from,
    boolean elsewhere,
    Function<FoundAccount, String> text) {

  /** Systems in which nobody sets an id or address of their own choice. */
  private static final Set<String> ADMINISTERED =
      Set.of("okta", "entra", "google-workspace", "keycloak", "scim");

  /** Systems that say which SPIFFE id may use an account. */
  private static final Set<String> BINDING = Set.of("vault");

  /** What connectors call it when a system says that it has verified an address. */
  private static final String VERIFIED = "email-verified";

  /** All of them, the strongest first. */
  static final List<LinkKey> ALL =
      List.of(
          new LinkKey(
              "provider-id",
              Identities.Key.Sort.PROVIDER_ID,
              "the id at its provider",
              ADMINISTERED,
              false,
              FoundAccount::nativeId),
          new LinkKey(
              "external-id",
              Identities.Key.Sort.PROVIDER_ID,
              "the external id",
              ADMINISTERED,
              false,
              fact("external-id")),
          new LinkKey(
              "spiffe-id",
              Identities.Key.Sort.SPIFFE_ID,
              "the SPIFFE id",
              BINDING,
              false,
              account -> {
                String bound = fact("bound-to").apply(account);
                return bound.startsWith("spiffe://") ? bound : "";
              }),
          new LinkKey(
              "email",
              Identities.Key.Sort.ADDRESS,
              "the address",
              ADMINISTERED,
              true,
              account -> account.names().email().toLowerCase(Locale.ROOT)),
          new LinkKey(
              "name", Identities.Key.Sort.SUBJECT, "the name", Set.of(), true, LinkKey::subject));

  /**
   * What a key says of an account.
   *
   * @param key what to look for
   * @param joins whether whoever has it is joined, and not only suggested
   * @param what what it is, for people
   */
  record Said(Identities.Key key, boolean joins, String what) {}

  /** The key of an account, if it has one that says anything. */
  Optional<Said> of(FoundAccount account, String connector) {
    String key = text.apply(account);
    boolean verified = sort == Identities.Key.Sort.ADDRESS && isVerified(account);
    boolean joins = verified || from.contains(connector);
    return key.isEmpty() || !(joins || elsewhere)
        ? Optional.empty()
        : Optional.of(
            new Said(
                new Identities.Key(sort, key), joins, verified ? "the verified address" : what));
  }

  /** Whether the system has seen that the holder reads what is sent to the address. */
  private static boolean isVerified(FoundAccount account) {
    return Reach.isTrue(account.facts().getOrDefault(VERIFIED, ""));
  }

  private static Function<FoundAccount, String> fact(String name) {
    return account -> account.facts().getOrDefault(name, "");
  }

  private static String subject(FoundAccount account) {
    return account.taken().kind().word() + ":" + account.names().name().toLowerCase(Locale.ROOT);
  }
}
