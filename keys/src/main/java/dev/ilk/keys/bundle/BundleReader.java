package dev.ilk.keys.bundle;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bundle of one trust domain. */
final class BundleReader {
  private static final int MOST_KEYS = 50;
  private static final int CERTIFICATE_SIGN = 5;
  private static final int URI = 6;
  private static final String SCHEME = "spiffe://";
  private static final Duration LONGEST_REFRESH = Duration.ofDays(366);

  private final String trustDomain;

  BundleReader(String trustDomain) {
    this.trustDomain = trustDomain;
  }

  Result<SpiffeBundle> read(byte[] json) {
    if (json.length > SpiffeBundle.MAX_BYTES) {
      return refused("it is longer than %d bytes".formatted(SpiffeBundle.MAX_BYTES));
    }
    return switch (Claims.parse(json)) {
      case Result.Failed<Claims> failed -> refused(failed.problems().getFirst().message());
      case Result.Ok<Claims>(Claims bundle) -> read(bundle);
    };
  }

  private Result<SpiffeBundle> read(Claims bundle) {
    if (!(bundle.asMap().get("keys") instanceof List<?> entries) || entries.size() > MOST_KEYS) {
      return refused("it has no array `keys` of at most %d".formatted(MOST_KEYS));
    }
    Optional<Long> sequence = bundle.number("spiffe_sequence");
    Optional<Long> refresh = bundle.number("spiffe_refresh_hint");
    if (!sound(bundle, "spiffe_sequence", sequence, Long.MAX_VALUE)
        || !sound(bundle, "spiffe_refresh_hint", refresh, LONGEST_REFRESH.toSeconds())) {
      return refused("`spiffe_sequence` or `spiffe_refresh_hint` is no whole number in bounds");
    }
    List<X509Certificate> authorities = new ArrayList<>();
    List<Map<?, ?>> tokens = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> key)) {
        return refused("a key is no object");
      }
      switch (String.valueOf(key.get("use"))) {
        case "x509-svid" -> {
          switch (authority(key)) {
            case Result.Failed<X509Certificate> failed -> {
              return new Result.Failed<>(failed.problems());
            }
            case Result.Ok<X509Certificate>(X509Certificate one) -> authorities.add(one);
          }
        }
        case "jwt-svid" -> tokens.add(key);
        // Section 4.2.2: what has another use, or none, is ignored.
        default -> {}
      }
    }
    return tokenKeys(tokens)
        .then(keys ->
            authorities.isEmpty() && keys.keys().isEmpty()
                ? refused("it has no key")
                : Result.ok(
                    new SpiffeBundle(
                        authorities, keys, sequence, refresh.map(Duration::ofSeconds))));
  }

  private static boolean sound(Claims bundle, String name, Optional<Long> number, long most) {
    return bundle.has(name)
        ? number.filter(value -> value >= 0 && value <= most).isPresent()
        : number.isEmpty();
  }

  /** JWT-SVID, section 6.1: each with its {@code kid}, and none that cannot be used. */
  private Result<JwkSet> tokenKeys(List<Map<?, ?>> entries) {
    if (!entries.stream().allMatch(entry -> entry.get("kid") instanceof String)) {
      return refused("a key of JWT-SVIDs has no `kid`");
    }
    return switch (JwkSet.parse(Claims.builder().put("keys", entries).build().json())) {
      case Result.Failed<JwkSet> failed -> refused(failed.problems().getFirst().message());
      case Result.Ok<JwkSet>(JwkSet set) ->
          set.skipped().isEmpty()
              ? Result.ok(set)
              : refused(set.skipped().getFirst().why().message());
    };
  }

  /** X509-SVID, section 6.1. */
  private Result<X509Certificate> authority(Map<?, ?> key) {
    if (!(key.get("x5c") instanceof List<?> chain)
        || chain.size() != 1
        || !(chain.getFirst() instanceof String base64)) {
      return refused("a key of X.509-SVIDs has not exactly one certificate");
    }
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      X509Certificate read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return Arrays.equals(der, read.getEncoded())
          ? objection(read).map(this::<X509Certificate>refused).orElseGet(() -> Result.ok(read))
          : refused("something stands behind a certificate");
    } catch (CertificateException | IllegalArgumentException e) {
      return refused("a certificate cannot be read");
    }
  }

  /** X509-SVID, sections 3.2, 4.1 and 4.3. */
  private Optional<String> objection(X509Certificate authority) throws CertificateException {
    boolean[] usage = authority.getKeyUsage();
    if (authority.getBasicConstraints() < 0 || usage == null || !usage[CERTIFICATE_SIGN]) {
      return Optional.of("a certificate is not that of an authority");
    }
    if (VerifyingKey.of(authority.getPublicKey()) instanceof Result.Failed<VerifyingKey> failed) {
      return Optional.of("an authority's key: " + failed.problems().getFirst().message());
    }
    Collection<List<?>> names = authority.getSubjectAlternativeNames();
    boolean ours =
        names == null
            || names.stream()
                .filter(name -> Integer.valueOf(URI).equals(name.get(0)))
                .map(name -> String.valueOf(name.get(1)))
                .filter(uri -> uri.startsWith(SCHEME))
                .allMatch((SCHEME + trustDomain)::equals);
    return ours ? Optional.empty() : Optional.of("an authority is of another trust domain");
  }

  private <T> Result<T> refused(String why) {
    return Result.failed(
        Problem.of(
                Problem.Kind.INVALID,
                "bundle_invalid",
                "the bundle of `%s` cannot be taken: %s".formatted(trustDomain, why))
            .at("bundle"));
  }
}
