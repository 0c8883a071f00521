package dev.ilk.issue.offline;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads certificates in PEM (RFC 7468, sections 2 and 5), with or without text between them. */
final class ChainFile {
  /** Four certificates with RSA keys of 8192 bits and some text have half of it. */
  static final int MOST_CHARACTERS = 64 * 1024;

  private static final String ANY = "-----BEGIN ";
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private ChainFile() {}

  /** From 2 to {@link ImportedChain#LONGEST} certificates, or {@code chain_malformed}. */
  static Result<List<X509Certificate>> read(String pem) {
    if (pem.length() > MOST_CHARACTERS) {
      return malformed("it is longer than %d characters".formatted(MOST_CHARACTERS));
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (int from = pem.indexOf(ANY); from >= 0; from = pem.indexOf(ANY, from)) {
      int end = pem.indexOf(END, from);
      if (!pem.startsWith(BEGIN, from) || end < 0) {
        return malformed("something other than whole certificates stands in it");
      }
      if (chain.size() == ImportedChain.LONGEST) {
        return malformed("it has more than %d certificates".formatted(ImportedChain.LONGEST));
      }
      switch (certificate(pem.substring(from + BEGIN.length(), end))) {
        case Result.Ok<X509Certificate>(X509Certificate one) -> chain.add(one);
        case Result.Failed<X509Certificate>(List<Problem> problems) -> {
          return new Result.Failed<>(problems);
        }
      }
      from = end;
    }
    return chain.size() < 2
        ? malformed("it does not have two certificates")
        : Result.ok(List.copyOf(chain));
  }

  private static Result<X509Certificate> certificate(String body) {
    try {
      byte[] der = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
      X509Certificate read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return Arrays.equals(der, read.getEncoded())
          ? Result.ok(read)
          : malformed("something stands behind a certificate");
    } catch (CertificateException | IllegalArgumentException e) {
      return malformed("a certificate in it cannot be read");
    }
  }

  private static <T> Result<T> malformed(String why) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "chain_malformed", "the chain cannot be taken: " + why)
            .at("chain")
            .mend(
                "give the authority's certificate, those above it and the root's, in this order,"
                    + " in PEM"));
  }
}
