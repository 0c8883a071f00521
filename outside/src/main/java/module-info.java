/** The systems around Ilk, run for real: for tests, the demo and benchmarks. */
@org.jspecify.annotations.NullMarked
module dev.ilk.outside {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires com.fasterxml.jackson.databind;
  requires com.nimbusds.jose.jwt;
  requires java.net.http;
  requires jdk.httpserver;
  requires oauth2.oidc.sdk;
  requires transitive java.sql;
  requires transitive org.seleniumhq.selenium.chrome_driver;
  requires org.tukaani.xz;

  exports dev.ilk.outside.browser;
  exports dev.ilk.outside.cerbos;
  exports dev.ilk.outside.keycloak;
  exports dev.ilk.outside.nginx;
  exports dev.ilk.outside.platform;
  exports dev.ilk.outside.postgres;
  exports dev.ilk.outside.process;
  exports dev.ilk.outside.provider;
  exports dev.ilk.outside.vendor;
}
