/** The guard for services that cannot embed it: gateways ask it about each request. */
@org.jspecify.annotations.NullMarked
module dev.ilk.edge {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.guard;
  requires transitive dev.ilk.kernel;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires info.picocli;
  requires io.helidon.http;
  requires io.helidon.webserver;

  exports dev.ilk.edge;

  opens dev.ilk.edge to
      com.fasterxml.jackson.databind,
      info.picocli;
}
