/** The pages that people use. */
@org.jspecify.annotations.NullMarked
module dev.ilk.console {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.prove.human;
  requires transitive io.helidon.webserver;
  requires com.fasterxml.jackson.databind;
  requires gg.jte.runtime;
  requires org.slf4j;

  exports dev.ilk.console;
}
