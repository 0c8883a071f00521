package dev.ilk.console;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorAssertionResponse;
import com.webauthn4j.data.AuthenticatorAttestationResponse;
import com.webauthn4j.data.PublicKeyCredential;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import dev.ilk.kernel.Sha256;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** WebAuthn4J's client and authenticator, reading our pages and filling in our forms. */
public final class PasskeyClient {
  private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]+)\"");

  /** A flag of authenticator data (WebAuthn, section 6.1). */
  private static final int USER_VERIFIED = 4;

  private final ObjectConverter converter = new ObjectConverter();
  boolean recognises = true;
  final NoneAttestationAuthenticator authenticator =
      new NoneAttestationAuthenticator() {
        @Override
        public boolean isCapableOfUserVerification() {
          return recognises;
        }
      };
  private final ClientPlatform platform;

  /** Of a browser at an origin, without any passkey yet. */
  public PasskeyClient(String origin) {
    platform =
        new ClientPlatform(
            Origin.create(origin), new WebAuthnAuthenticatorAdaptor(authenticator, converter));
  }

  PasskeyClient at(String origin) {
    platform.setOrigin(Origin.create(origin));
    return this;
  }

  /** What a page asks for. */
  ObjectNode options(HttpResponse<String> page) {
    return options(page.body());
  }

  /** The same, by its text. */
  public ObjectNode options(String page) {
    Matcher found = OPTIONS.matcher(page);
    if (!found.find()) {
      throw new AssertionError(page);
    }
    String json = found.group(1).replace("&#34;", "\"").replace("&quot;", "\"");
    return (ObjectNode)
        converter.getJsonMapper().readTree(json.replace("&amp;", "&")).get("publicKey");
  }

  /** Makes a passkey, and gives the form's field. */
  public String create(JsonNode options) {
    PublicKeyCredential<AuthenticatorAttestationResponse, ?> made =
        platform.create(
            converter
                .getJsonMapper()
                .treeToValue(options, PublicKeyCredentialCreationOptions.class));
    ObjectNode response = converter.getJsonMapper().createObjectNode();
    response.put("clientDataJSON", text(made.getResponse().getClientDataJSON()));
    byte[] attestation = made.getResponse().getAttestationObject();
    if (!recognises) {
      unrecognised(attestation, options.get("rp").get("id").asString());
    }
    response.put("attestationObject", text(attestation));
    response.putArray("transports").add("usb");
    return credential(made, response);
  }

  /** Uses a passkey, and gives the form's field. */
  public String get(JsonNode options) {
    PublicKeyCredential<AuthenticatorAssertionResponse, ?> used =
        platform.get(
            converter
                .getJsonMapper()
                .treeToValue(options, PublicKeyCredentialRequestOptions.class));
    ObjectNode response = converter.getJsonMapper().createObjectNode();
    response.put("clientDataJSON", text(used.getResponse().getClientDataJSON()));
    response.put("authenticatorData", text(used.getResponse().getAuthenticatorData()));
    response.put("signature", text(used.getResponse().getSignature()));
    return credential(used, response);
  }

  private String credential(PublicKeyCredential<?, ?> one, ObjectNode response) {
    ObjectNode json = converter.getJsonMapper().createObjectNode();
    json.put("id", text(one.getRawId()));
    json.put("rawId", text(one.getRawId()));
    json.put("type", "public-key");
    json.set("response", response);
    json.putObject("clientExtensionResults");
    return json.toString();
  }

  /** This authenticator always says that it has; unsigned, as nobody attests it. */
  private static void unrecognised(byte[] attestation, String relyingParty) {
    byte[] hash = Sha256.of(relyingParty.getBytes(StandardCharsets.UTF_8));
    int at = 0;
    while (!Arrays.equals(attestation, at, at + hash.length, hash, 0, hash.length)) {
      at++;
    }
    attestation[at + hash.length] &= ~USER_VERIFIED;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
