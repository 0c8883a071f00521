/** The {@code ilk} command: an HTTP client of the server that people and scripts like. */
@org.jspecify.annotations.NullMarked
module dev.ilk.cli {
  requires static transitive org.jspecify;
  requires dev.ilk.actor;
  requires dev.ilk.cedar;
  requires dev.ilk.decide;
  requires dev.ilk.discover;
  requires dev.ilk.kernel;
  requires dev.ilk.keys;
  requires dev.ilk.policy;
  requires dev.ilk.provenance;
  requires dev.ilk.prove.federation;
  requires dev.ilk.record;
  requires dev.ilk.scan;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires io.helidon.http;
  requires io.helidon.webclient;
  requires io.helidon.webclient.api;
  requires java.net.http;

  exports dev.ilk.cli;

  opens dev.ilk.cli to
      info.picocli;
}
