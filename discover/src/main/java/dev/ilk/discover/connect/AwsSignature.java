package dev.ilk.discover.connect;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs GET requests to AWS IAM with Signature Version 4, as the AWS General Reference describes
 * it. The vendor's signer would bring a dozen libraries for this one chain of HMACs; the tests hold
 * it to the vendor's published example.
 */
final class AwsSignature implements HttpApi.Signing {
  private static final String SERVICE = "iam";
  private static final String EMPTY = hex(sha256(""));
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String id;
  private final String secret;
  private final String session;
  private final String region;
  private final InstantSource clock;

  private AwsSignature(
      String id, String secret, String session, String region, InstantSource clock) {
    this.id = id;
    this.secret = secret;
    this.session = session;
    this.region = region;
    this.clock = clock;
  }

  /**
   * A signer.
   *
   * @param credential {@code ID:SECRET}, or {@code ID:SECRET:SESSION} of a role that was assumed
   * @param region which region signs, {@code us-east-1} for IAM of the commercial partition
   * @param clock the time
   */
  static AwsSignature of(String credential, String region, InstantSource clock)
      throws SystemUnreadable {
    String[] parts = credential.strip().split(":", -1);
    boolean whole =
        (parts.length == 2 || parts.length == 3)
            && Arrays.stream(parts).allMatch(part -> part.matches("[A-Za-z0-9+/=_-]{4,4096}"));
    if (!whole) {
      throw new SystemUnreadable(
          "the credential is no access key (write `ID:SECRET`, or `ID:SECRET:SESSION` for a role"
              + " that was assumed)");
    }
    if (!region.matches("[a-z]{2}(-[a-z]+){1,3}-[0-9]{1,2}")) {
      throw new SystemUnreadable(
          "`%s` is no region (give --set region=us-east-1)".formatted(region));
    }
    return new AwsSignature(parts[0], parts[1], parts.length == 3 ? parts[2] : "", region, clock);
  }

  @Override
  public Map<String, String> headers(URI uri) {
    Instant now = clock.instant();
    String time = TIME.format(now);
    Map<String, String> signed = new TreeMap<>();
    signed.put("host", uri.getRawAuthority());
    signed.put("x-amz-date", time);
    if (!session.isEmpty()) {
      signed.put("x-amz-security-token", session);
    }
    String names = String.join(";", signed.keySet());
    String request =
        "GET\n%s\n%s\n%s\n%s\n%s"
            .formatted(
                uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                query(uri),
                signed.entrySet().stream()
                    .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                    .collect(Collectors.joining()),
                names,
                EMPTY);
    String scope = String.join("/", time.substring(0, 8), region, SERVICE, "aws4_request");
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(request)));
    Map<String, String> headers = new TreeMap<>(signed);
    // The client writes this one itself.
    headers.remove("host");
    headers.put(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(id, scope, names, hex(hmac(key(scope), toSign))));
    return headers;
  }

  /** The parameters in order of their names; they are encoded already. */
  private static String query(URI uri) {
    return uri.getRawQuery() == null
        ? ""
        : Arrays.stream(uri.getRawQuery().split("&", -1))
            .sorted(
                Comparator.comparing((String pair) -> pair.replaceFirst("=.*", ""))
                    .thenComparing(Comparator.naturalOrder()))
            .collect(Collectors.joining("&"));
  }

  private byte[] key(String scope) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return key;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
