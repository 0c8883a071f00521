/** Secrets, signers, strict JOSE, key rings. Knows no actor and no policy. */
@org.jspecify.annotations.NullMarked
module dev.ilk.keys {
  requires com.amazon.corretto.crypto.provider;
  requires com.fasterxml.jackson.core;
  requires com.nimbusds.jose.jwt;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;

  exports dev.ilk.keys;
  exports dev.ilk.keys.bundle;
  exports dev.ilk.keys.jose;
  exports dev.ilk.keys.possession;
  exports dev.ilk.keys.ring;
}
