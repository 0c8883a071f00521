/** Tokens of trusted issuers, verified: foreign ones by trust rules, and those of this Ilk. */
@org.jspecify.annotations.NullMarked
module dev.ilk.prove.federation {
  requires com.github.benmanes.caffeine;
  requires java.net.http;
  requires org.slf4j;
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;

  exports dev.ilk.prove.federation;
  exports dev.ilk.prove.federation.acme;
  exports dev.ilk.prove.federation.client;
  exports dev.ilk.prove.federation.condition;
  exports dev.ilk.prove.federation.identity;
  exports dev.ilk.prove.federation.issuer;
  exports dev.ilk.prove.federation.own;
  exports dev.ilk.prove.federation.platform;
  exports dev.ilk.prove.federation.possession;
  exports dev.ilk.prove.federation.trust;
}
