package dev.ilk.registry.declare;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.registry.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads how a workload authenticates as a client of its own (W3): one method, by keys or
 * certificates. Whether these are any is said by who knows them.
 */
final class Clients {
  private static final Vocabulary CLIENT =
      Vocabulary.of(
          "a client", "jwks", "jwks_uri", "subject", "dns", "uri", "authorities", "certificates");
  private static final int LONGEST = 32 * 1024;
  private static final int LONGEST_NAME = 300;
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Draft draft;

  Clients(Draft draft) {
    this.draft = draft;
  }

  Optional<Spec.At<Client>> read(Fields machine, String workload) {
    Optional<Node> node = machine.node("client");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = Fields.of(node.get(), machine.place("client").path(), CLIENT, draft.problems);
    List<ClientMethod> methods = new ArrayList<>();
    text(fields, "jwks", LONGEST).map(ClientMethod.Keys::new).ifPresent(methods::add);
    fields
        .text("jwks_uri")
        .filter(uri -> isAddress(fields, uri))
        .map(ClientMethod.PublishedKeys::new)
        .ifPresent(methods::add);
    named(fields, "subject", ClientMethod.Sort.SUBJECT).ifPresent(methods::add);
    named(fields, "dns", ClientMethod.Sort.DNS).ifPresent(methods::add);
    named(fields, "uri", ClientMethod.Sort.URI).ifPresent(methods::add);
    Set<String> thumbprints =
        fields.texts(
            "certificates",
            THUMBPRINT.asMatchPredicate(),
            "SHA-256 of a certificate in 43 characters of base64url");
    if (!thumbprints.isEmpty()) {
      methods.add(new ClientMethod.OwnCertificates(thumbprints));
    }
    if (!fields.sound()) {
      return Optional.empty();
    }
    boolean stray =
        fields.has("authorities")
            && methods.stream().noneMatch(ClientMethod.Certificate.class::isInstance);
    if (methods.size() != 1 || stray) {
      draft.problems.invalid(
          fields.place(),
          "client_method",
          "a client authenticates in exactly one way",
          "give one of `jwks`, `jwks_uri`, `certificates`, or a name with `authorities`");
      return Optional.empty();
    }
    return Optional.of(new Spec.At<>(fields.place(), new Client(workload, methods.getFirst())));
  }

  private Optional<ClientMethod> named(Fields fields, String key, ClientMethod.Sort sort) {
    Optional<String> name = text(fields, key, LONGEST_NAME);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return fields
        .required("authorities")
        .flatMap(node -> text(fields, "authorities", LONGEST))
        .map(authorities -> new ClientMethod.Certificate(sort, name.get(), authorities));
  }

  private static Optional<String> text(Fields fields, String key, int most) {
    return fields
        .text(key)
        .map(String::strip)
        .filter(text ->
            fields.accept(
                fields.place(key),
                text,
                t -> !t.isEmpty() && t.length() <= most,
                "text of 1 to %d characters".formatted(most)));
  }

  private static boolean isAddress(Fields fields, String text) {
    boolean address = Trust.isWeb(text);
    if (!address) {
      fields.malformed(
          fields.place("jwks_uri"), Prose.shown(text), "https address", "give it in full");
    }
    return address;
  }
}
