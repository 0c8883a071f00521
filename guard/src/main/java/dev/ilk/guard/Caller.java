package dev.ilk.guard;

import dev.ilk.kernel.Binding;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.VerifiedJwt;
import dev.ilk.keys.possession.Confirmation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as its token says and its issuer signed.
 *
 * @param issuer who vouched
 * @param subject whose authority: {@code sub}, such as {@code workload:prod-payments-api}
 * @param actors who acts on it and who acted before, the present one first ({@code act}); empty if
 *     the subject acts for itself
 * @param clientId the identity that the token was issued to
 * @param scopes what the token allows
 * @param environment the trust domain
 * @param tenant whose data
 * @param token the token's id
 * @param correlation the journey; empty if the token names none
 * @param delegation the delegation that an agent acts under
 * @param instance which instance of the software it was issued to, if its platform told
 * @param deployment which deployment it was issued to, if its holder had to be one
 * @param elevations under which a person had it issued; empty for most
 * @param binding what the caller was found to hold, because the token is bound to it
 * @param issued since when
 * @param expires until when
 */
public record Caller(
    String issuer,
    String subject,
    List<String> actors,
    String clientId,
    Set<String> scopes,
    String environment,
    String tenant,
    String token,
    String correlation,
    Optional<String> delegation,
    Optional<String> instance,
    Optional<String> deployment,
    List<String> elevations,
    Binding binding,
    Instant issued,
    Instant expires) {

  public Caller {
    actors = List.copyOf(actors);
    scopes = Set.copyOf(scopes);
    elevations = List.copyOf(elevations);
  }

  static Optional<Caller> of(VerifiedJwt jwt) {
    Claims claims = jwt.claims();
    Optional<String> subject = jwt.subject();
    Optional<String> token = claims.text("jti");
    Optional<Instant> issued = claims.instant("iat");
    Optional<Binding> binding = Confirmation.of(claims);
    // A `cnf` that is not understood is no reason to ask for less (RFC 7800, section 3.1).
    if (binding.isEmpty()) {
      return Optional.empty();
    }
    if (subject.isEmpty() || token.isEmpty() || issued.isEmpty() || jwt.issuer().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            jwt.issuer().get(),
            subject.get(),
            chain(claims),
            claims.text("client_id").orElse(""),
            scopes(claims.text("scope").orElse("")),
            claims.text("env").orElse(""),
            claims.text("tenant").orElse(""),
            token.get(),
            claims.text("txn").orElse(""),
            claims.text("delegation"),
            claims.text("instance"),
            claims.text("deployment"),
            claims.texts("elevations").orElse(List.of()),
            binding.get(),
            issued.get(),
            jwt.expiresAt()));
  }

  /**
   * Who does it, whoever's authority it is.
   *
   * @return the present actor, or the subject if it acts for itself
   */
  public String acting() {
    return actors.isEmpty() ? subject : actors.getFirst();
  }

  /** All names by which the token can be taken back. */
  List<String> names() {
    List<String> names = new ArrayList<>(actors);
    names.add(subject);
    names.add(clientId);
    names.add(token);
    delegation.ifPresent(names::add);
    instance.ifPresent(names::add);
    deployment.ifPresent(names::add);
    names.addAll(elevations);
    names.add("env:" + environment);
    return names;
  }

  private static Set<String> scopes(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" ")));
  }

  private static List<String> chain(Claims claims) {
    List<String> actors = new ArrayList<>();
    Optional<Claims> act = claims.nested("act");
    while (act.isPresent()) {
      act.get().text("sub").ifPresent(actors::add);
      act = act.get().nested("act");
    }
    return actors;
  }
}
