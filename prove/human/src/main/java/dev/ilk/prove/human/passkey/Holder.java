package dev.ilk.prove.human.passkey;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One person's passkeys as the library looks them up. It sees nobody else's, so no other person's
 * passkey can answer.
 *
 * @param human who; the library's user name and, as bytes, its user handle, which says nothing
 *     about the person (WebAuthn, section 14.6.1)
 * @param passkeys all that the person has
 */
record Holder(Id.Identity human, List<Passkey> passkeys) implements CredentialRepository {
  ByteArray handle() {
    return new ByteArray(human.value().getBytes(StandardCharsets.US_ASCII));
  }

  Optional<Passkey> passkey(ByteArray credential) {
    return passkeys.stream()
        .filter(passkey -> bytes(passkey.credential()).equals(credential))
        .findFirst();
  }

  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
    return passkeys.stream()
        .map(passkey ->
            PublicKeyCredentialDescriptor.builder()
                .id(bytes(passkey.credential()))
                .transports(transports(passkey))
                .build())
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String username) {
    return username.equals(human.value()) ? Optional.of(handle()) : Optional.empty();
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray shown) {
    return shown.equals(handle()) ? Optional.of(human.value()) : Optional.empty();
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credential, ByteArray shown) {
    return shown.equals(handle()) ? passkey(credential).map(this::registered) : Optional.empty();
  }

  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credential) {
    return passkey(credential).map(this::registered).stream().collect(Collectors.toSet());
  }

  private RegisteredCredential registered(Passkey passkey) {
    return RegisteredCredential.builder()
        .credentialId(bytes(passkey.credential()))
        .userHandle(handle())
        .publicKeyCose(bytes(passkey.publicKey()))
        .signatureCount(passkey.signatures())
        .build();
  }

  private static Set<AuthenticatorTransport> transports(Passkey passkey) {
    return passkey.transports().stream()
        .map(AuthenticatorTransport::of)
        .collect(Collectors.toSet());
  }

  private static ByteArray bytes(String base64Url) {
    try {
      return ByteArray.fromBase64Url(base64Url);
    } catch (Base64UrlException e) {
      throw new IllegalStateException("a stored passkey is not base64url", e);
    }
  }
}
