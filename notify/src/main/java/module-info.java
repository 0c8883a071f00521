/** Tells other systems of what the record holds. */
@org.jspecify.annotations.NullMarked
module dev.ilk.notify {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.slf4j;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires transitive dev.ilk.prove.federation;
  requires transitive dev.ilk.record;

  exports dev.ilk.notify;
  exports dev.ilk.notify.stored;
}
