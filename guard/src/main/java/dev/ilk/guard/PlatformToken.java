package dev.ilk.guard;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The identity token that a platform gives a service, exchanged for its own (RFC 8693). */
record PlatformToken(Supplier<String> token) implements OwnProof {
  @Override
  public SequencedMap<String, String> parameters() throws IlkUnavailable {
    try {
      SequencedMap<String, String> shown = new LinkedHashMap<>();
      shown.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
      shown.put("subject_token", token.get());
      shown.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
      return shown;
    } catch (UncheckedIOException e) {
      throw new IlkUnavailable("the platform's token cannot be read", e);
    }
  }

  @Override
  public String audienceParameter() {
    return "audience";
  }
}
