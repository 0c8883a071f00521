package dev.ilk.web.acme;

import dev.ilk.gate.Arrival;
import dev.ilk.gate.Done;
import dev.ilk.gate.RevokeCertificate;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.prove.proof.Attempt;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** {@code POST …/revoke-cert} (RFC 8555, section 7.6), by the account or by the certificate. */
final class RevokeDoor extends AcmeDoor {
  private static final String DOOR = "acme-revoke-cert";

  /** RFC 5280, section 5.3.1: 7 is not used, 8 takes an entry out of a list that is not there. */
  private static final List<Long> REASONS = List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 9L, 10L);

  RevokeDoor(AcmeDoorway acme) {
    super(acme);
  }

  @Override
  void handle(Signed signed, Reply reply) {
    switch (Claims.parse(signed.jws().payload()).then(payload -> asked(payload, signed))) {
      case Result.Failed<Asked>(List<Problem> problems) -> reply.refuse(problems);
      case Result.Ok<Asked>(Asked asked) -> {
        if (signed.jws().header().has("kid")) {
          pass(signed, reply, DOOR, asked.command(), RevokeDoor::done);
        } else {
          byCertificate(signed, reply, asked);
        }
      }
    }
  }

  private record Asked(X509Certificate certificate, RevokeCertificate command) {}

  private void byCertificate(Signed signed, Reply reply, Asked asked) {
    Arrival arrival = acme().doorway().arrival(signed.request(), DOOR);
    Attempt attempt =
        acme()
            .plane()
            .certificateKey(
                signed.environment(),
                asked.certificate(),
                asked.command().serial(),
                signed.jws(),
                arrival.at());
    pass(arrival, attempt, reply, asked.command(), RevokeDoor::done);
  }

  private static void done(Done done, Reply to) {
    to.nothing(200);
  }

  private static Result<Asked> asked(Claims payload, Signed signed) {
    long reason = payload.number("reason").orElse(0L);
    if (!REASONS.contains(reason)
        || payload.has("reason") != payload.number("reason").isPresent()) {
      return refused("reason_bad", "`reason` is none of RFC 5280, section 5.3.1");
    }
    try {
      byte[] der = Base64.getUrlDecoder().decode(payload.text("certificate").orElse(""));
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      String serial = HexFormat.of().formatHex(certificate.getSerialNumber().toByteArray());
      return Result.ok(
          new Asked(
              certificate, new RevokeCertificate(signed.environment(), serial, (int) reason)));
    } catch (CertificateException | IllegalArgumentException e) {
      return refused("certificate_malformed", "`certificate` is no certificate in base64url");
    }
  }
}
