package dev.ilk.outside.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes, each good once and for a minute (RFC 6749, section 4.1.2). */
final class Codes {
  private static final Duration LIFE = Duration.ofMinutes(1);

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /** What a code stands for. */
  record Grant(AuthenticationRequest request, SampleUser user, Instant at) {}

  AuthorizationCode issue(AuthenticationRequest request, SampleUser user, Instant now) {
    AuthorizationCode code = new AuthorizationCode();
    grants.put(code.getValue(), new Grant(request, user, now));
    return code;
  }

  Optional<Grant> redeem(AuthorizationCode code, Instant now) {
    return Optional.ofNullable(grants.remove(code.getValue()))
        .filter(grant -> now.isBefore(grant.at().plus(LIFE)));
  }
}
