/**
 * What a Java service embeds: tokens checked offline, decisions asked for or made locally, and
 * revocations heard of.
 */
@org.jspecify.annotations.NullMarked
module dev.ilk.guard {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.cedar;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires java.net.http;
  requires org.slf4j;

  exports dev.ilk.guard;
}
