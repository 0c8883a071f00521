/** The sample company and the journey played in it. */
@org.jspecify.annotations.NullMarked
module dev.ilk.demo {
  requires static transitive org.jspecify;
  requires dev.ilk.cli;
  requires transitive dev.ilk.guard;
  requires dev.ilk.kernel;
  requires transitive dev.ilk.outside;
  requires transitive dev.ilk.server;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires io.helidon.http;
  requires io.helidon.webserver;
  requires java.logging;
  requires java.net.http;
  requires java.sql;
  requires org.eclipse.jgit;

  exports dev.ilk.demo;

  opens dev.ilk.demo to
      info.picocli;
}
