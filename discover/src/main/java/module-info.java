/** Reads accounts out of other systems and says what each of them is. */
@org.jspecify.annotations.NullMarked
module dev.ilk.discover {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;
  requires com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.csv;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires java.net.http;
  requires java.sql;
  requires java.xml;
  requires transitive re2j;

  exports dev.ilk.discover;
  exports dev.ilk.discover.classify;
  exports dev.ilk.discover.connect;
  exports dev.ilk.discover.finding;
  exports dev.ilk.discover.owner;
}
