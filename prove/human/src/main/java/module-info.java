/** Proves people: by the company's identity provider, a session, a passkey, or the local socket. */
@org.jspecify.annotations.NullMarked
module dev.ilk.prove.human {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires transitive dev.ilk.prove.federation;
  requires transitive dev.ilk.place;
  requires transitive dev.ilk.prove.proof;
  requires com.fasterxml.jackson.core;
  requires com.nimbusds.jose.jwt;
  requires com.yubico.webauthn;
  requires java.net.http;
  requires oauth2.oidc.sdk;
  requires dev.ilk.share;
  requires org.slf4j;

  exports dev.ilk.prove.human;
  exports dev.ilk.prove.human.device;
  exports dev.ilk.prove.human.grant;
  exports dev.ilk.prove.human.login;
  exports dev.ilk.prove.human.passkey;
  exports dev.ilk.prove.human.provider;
  exports dev.ilk.prove.human.sealed;
  exports dev.ilk.prove.human.session;
}
