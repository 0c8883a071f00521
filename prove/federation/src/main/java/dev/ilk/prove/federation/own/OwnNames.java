package dev.ilk.prove.federation.own;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.possession.Confirmation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an access token of this Ilk says of whom and what, typed. The layout is that of {@code
 * issue}: RFC 9068, {@code act} of RFC 8693, {@code txn} of RFC 8417, and {@code delegation}.
 */
record OwnNames(
    Id.Token id,
    Issuers.Issuer issuer,
    String issuerName,
    String client,
    Optional<Id.Identity> holder,
    String subject,
    List<String> actors,
    String audience,
    Optional<Id.Correlation> correlation,
    Optional<Id.Delegation> delegation,
    Optional<String> instance,
    Optional<String> deployment,
    List<String> elevations,
    Binding binding,
    Instant issued,
    Instant expires) {
  /** As many actors as {@code issue} ever writes into one token. */
  private static final int LONGEST_CHAIN = 8;

  /** Empty if the token, though genuine, is not of this layout. */
  static Optional<OwnNames> read(Issuers.Issuer issuer, Claims claims) {
    Optional<Id.Token> id = id(claims, "jti", Id.Token.PREFIX, Id.Token::new);
    Optional<Id.Identity> holder = id(claims, "client_id", Id.Identity.PREFIX, Id.Identity::new);
    // What people let act for them is an app, which is no identity.
    Optional<String> client = claims.text("client_id");
    Optional<String> subject = claims.text("sub");
    List<String> audience = claims.texts("aud").orElse(List.of());
    List<String> actors = actors(claims);
    Optional<Instant> issued = claims.instant("iat");
    Optional<Binding> binding = Confirmation.of(claims);
    Optional<Id.Delegation> delegation =
        id(claims, "delegation", Id.Delegation.PREFIX, Id.Delegation::new);
    if (id.isEmpty()
        || client.isEmpty()
        || (holder.isEmpty() && issuer.plane() != Kind.HUMAN)
        || subject.isEmpty()
        || audience.size() != 1
        || actors.size() > LONGEST_CHAIN
        || issued.isEmpty()
        || binding.isEmpty()
        || (claims.has("delegation") && delegation.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnNames(
            id.get(),
            issuer,
            claims.text("iss").orElseThrow(),
            client.get(),
            holder,
            subject.get(),
            actors,
            audience.getFirst(),
            id(claims, "txn", Id.Correlation.PREFIX, Id.Correlation::new),
            delegation,
            claims.text("instance"),
            claims.text(Deployment.NAMED),
            claims.texts("elevations").orElse(List.of()),
            binding.get(),
            issued.get(),
            claims.instant("exp").orElseThrow()));
  }

  /** Everything by which the token can be taken back. */
  List<String> all() {
    List<String> all = new ArrayList<>(actors);
    all.add(id.value());
    all.add(client);
    all.add(subject);
    delegation.ifPresent(one -> all.add(one.value()));
    instance.ifPresent(all::add);
    deployment.ifPresent(all::add);
    all.addAll(elevations);
    all.add("env:" + issuer.environment().name());
    return all;
  }

  private static List<String> actors(Claims claims) {
    List<String> actors = new ArrayList<>();
    Optional<Claims> act = claims.nested("act");
    while (act.isPresent()) {
      actors.add(act.get().text("sub").orElse(""));
      act = act.get().nested("act");
    }
    return List.copyOf(actors);
  }

  private static <T extends Id> Optional<T> id(
      Claims claims, String claim, String prefix, java.util.function.Function<String, T> make) {
    return claims.text(claim).flatMap(text -> Ids.parse(prefix, make, text));
  }
}
