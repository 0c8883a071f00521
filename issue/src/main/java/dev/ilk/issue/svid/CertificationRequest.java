package dev.ilk.issue.svid;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * A certification request (PKCS #10, RFC 2986) that was read and whose signature holds, so that
 * whoever made it had the private key. Nothing else in it counts but what it asks for beside.
 *
 * @param key the key to be certified
 * @param request the request, for {@link WantedNames}
 */
record CertificationRequest(VerifyingKey key, PKCS10CertificationRequest request) {
  /** With a key of 8192 bits and a name or two it has some 3000. */
  static final int MOST_CHARACTERS = 12_000;

  private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----";
  private static final String END = "-----END CERTIFICATE REQUEST-----";

  /** By which algorithms requests are signed; nothing with SHA-1. */
  private static final Map<ASN1ObjectIdentifier, String> SIGNATURES =
      Map.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA",
          X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA",
          X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA",
          PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA",
          PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA",
          PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA",
          EdECObjectIdentifiers.id_Ed25519, "Ed25519");

  private static final Map<ASN1ObjectIdentifier, String> KEYS =
      Map.of(
          X9ObjectIdentifiers.id_ecPublicKey, "EC",
          PKCSObjectIdentifiers.rsaEncryption, "RSA",
          EdECObjectIdentifiers.id_Ed25519, "Ed25519");

  /**
   * Reads one.
   *
   * @param pem of any length and content
   * @return the request, or {@code csr_malformed}, {@code csr_signature} or why its key is refused
   */
  static Result<CertificationRequest> read(String pem) {
    return der(pem).then(CertificationRequest::parse).then(CertificationRequest::proven);
  }

  /**
   * Reads one as ACME sends it (RFC 8555, section 7.4).
   *
   * @param base64url the DER, of any length and content
   * @return as {@link #read}
   */
  static Result<CertificationRequest> readBare(String base64url) {
    if (base64url.length() > MOST_CHARACTERS) {
      return malformed("it is longer than %d characters".formatted(MOST_CHARACTERS));
    }
    try {
      return parse(Base64.getUrlDecoder().decode(base64url)).then(CertificationRequest::proven);
    } catch (IllegalArgumentException e) {
      return malformed("it is no base64url");
    }
  }

  private static Result<byte[]> der(String pem) {
    String text = pem.strip();
    if (pem.length() > MOST_CHARACTERS) {
      return malformed("it is longer than %d characters".formatted(MOST_CHARACTERS));
    }
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      return malformed("it does not stand between `%s` and `%s`".formatted(BEGIN, END));
    }
    String body = text.substring(BEGIN.length(), text.length() - END.length());
    try {
      return Result.ok(Base64.getDecoder().decode(body.replace("\r", "").replace("\n", "")));
    } catch (IllegalArgumentException e) {
      return malformed("what stands in it is no base64");
    }
  }

  private static Result<PKCS10CertificationRequest> parse(byte[] der) {
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      // One encoding only, so that what is signed is what is read.
      return Arrays.equals(request.toASN1Structure().getEncoded("DER"), der)
          ? Result.ok(request)
          : malformed("it is not in DER");
    } catch (IOException | RuntimeException e) {
      // The parser tells of some faults by exceptions that are not its own.
      return malformed("it is no PKCS #10");
    }
  }

  private static Result<CertificationRequest> proven(PKCS10CertificationRequest request) {
    String algorithm = SIGNATURES.get(request.getSignatureAlgorithm().getAlgorithm());
    String type = KEYS.get(request.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm());
    if (algorithm == null || type == null) {
      return Result.failed(
          problem("csr_signature", "the request's key or signature is of a sort that is not taken")
              .mend("use ECDSA, Ed25519 or RSA, with SHA-256 or more"));
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(type)
              .generatePublic(
                  new X509EncodedKeySpec(request.getSubjectPublicKeyInfo().getEncoded("DER")));
      return VerifyingKey.of(key)
          .then(known ->
              isSigned(request, key, algorithm)
                  ? Result.ok(new CertificationRequest(known, request))
                  : Result.failed(
                      problem(
                          "csr_signature", "the request is not signed by the key that is in it")));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return malformed("its key cannot be read");
    }
  }

  private static boolean isSigned(
      PKCS10CertificationRequest request, PublicKey key, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initVerify(key);
      signature.update(request.toASN1Structure().getCertificationRequestInfo().getEncoded("DER"));
      return signature.verify(request.getSignature());
    } catch (GeneralSecurityException | IOException | IllegalStateException e) {
      // Signatures and keys that do not go together, and signatures that are no bytes, among them.
      return false;
    }
  }

  private static <T> Result<T> malformed(String why) {
    return Result.failed(
        problem("csr_malformed", "the certification request cannot be read: " + why)
            .mend("send a PKCS #10 in PEM, such as `openssl req -new` makes"));
  }

  static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message).at("csr");
  }

  /** All that is wrong with asking for more than the key alone. */
  List<Problem> beyond(String spiffeId) {
    return WantedNames.beyond(request, spiffeId);
  }
}
