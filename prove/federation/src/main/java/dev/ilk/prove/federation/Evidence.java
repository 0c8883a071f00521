package dev.ilk.prove.federation;

import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.prove.federation.platform.Platform;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of a token: who is said to have issued it, for whom, with which key, and the claims
 * of interest of its platform. Never the token, its signature or people's addresses.
 *
 * <p>INVARIANT: at most {@link #MAX_ENTRIES} entries of at most {@link #MAX_LENGTH} characters,
 * none of them a control character, whatever the token says.
 */
public final class Evidence {
  /** The most entries. */
  public static final int MAX_ENTRIES = 32;

  /** The longest entry, in characters. */
  public static final int MAX_LENGTH = 256;

  private Evidence() {}

  /**
   * What a token says, believed or not.
   *
   * @param token as shown
   * @return unmodifiable
   */
  public static SortedMap<String, String> of(ShownToken token) {
    return of(token, Platform.OTHER);
  }

  /**
   * What a token of a platform says, believed or not.
   *
   * @param token as shown
   * @param platform whose claims are of interest
   * @return unmodifiable
   */
  public static SortedMap<String, String> of(ShownToken token, Platform platform) {
    SortedMap<String, String> seen = new TreeMap<>();
    Optional<UnverifiedJwt> jwt = token.jwt();
    if (jwt.isEmpty()) {
      seen.put("shown", token.isSession() ? "a session" : "no JWT");
      seen.put("length", Integer.toString(token.length()));
      token.delegation().ifPresent(id -> seen.put("delegation", id.value()));
      return Collections.unmodifiableSortedMap(seen);
    }
    keep(platform, jwt.get().claimed().asMap(), seen);
    for (String name : List.of("iss", "sub", "jti", "exp")) {
      Optional.ofNullable(jwt.get().claimed().asMap().get(name))
          .ifPresent(value -> seen.put(name, text(value)));
    }
    jwt.get()
        .claimed()
        .texts("aud")
        .ifPresent(to -> seen.put("aud", bounded(String.join(" ", to))));
    seen.put("alg", bounded(jwt.get().header().algorithm()));
    jwt.get().header().keyId().ifPresent(kid -> seen.put("kid", bounded(kid)));
    return Collections.unmodifiableSortedMap(seen);
  }

  /**
   * What a proof shows to the record and to policies: the subject and the platform's claims of
   * interest.
   *
   * @param platform whose claims
   * @param claims the token's, verified
   * @return unmodifiable
   */
  public static SortedMap<String, String> kept(Platform platform, Map<String, Object> claims) {
    SortedMap<String, String> kept = new TreeMap<>();
    keep(platform, claims, kept);
    Optional.ofNullable(claims.get("sub")).ifPresent(sub -> kept.put("sub", text(sub)));
    Object issuer = claims.get("iss");
    if (issuer != null) {
      platform
          .instance(claims)
          .ifPresent(id -> kept.put("instance", Instance.name(text(issuer), id)));
    }
    return Collections.unmodifiableSortedMap(kept);
  }

  private static void keep(
      Platform platform, Map<String, Object> claims, Map<String, String> into) {
    for (Platform.Kept kept : platform.kept()) {
      kept.claim().in(claims).ifPresent(value -> into.put(kept.name(), text(value)));
    }
  }

  /** Only plain values are kept; of lists and objects, that there was one. */
  private static String text(Object value) {
    return switch (value) {
      case String string -> bounded(string);
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case List<?> list -> "[" + list.size() + "]";
      default -> "{}";
    };
  }

  /** Cut where it is too long, between whole characters, with control characters made visible. */
  private static String bounded(String text) {
    String cut = text;
    if (text.length() > MAX_LENGTH) {
      int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? 2 : 1;
      cut = text.substring(0, MAX_LENGTH - end) + "…";
    }
    if (cut.chars().noneMatch(Character::isISOControl)) {
      return cut;
    }
    StringBuilder clean = new StringBuilder(cut);
    for (int i = 0; i < clean.length(); i++) {
      if (Character.isISOControl(clean.charAt(i))) {
        clean.setCharAt(i, '\uFFFD');
      }
    }
    return clean.toString();
  }
}
