/**
 * What a Java service embeds: tokens checked offline, decisions asked for or made locally, and
 * revocations heard of. The filters need what their service brings: a servlet container or Helidon.
 */
@org.jspecify.annotations.NullMarked
module dev.ilk.guard {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.cedar;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires java.net.http;
  requires static io.helidon.common.context;
  requires static io.helidon.common.socket;
  requires static io.helidon.common.uri;
  requires static io.helidon.http;
  requires static io.helidon.webserver;
  requires static jakarta.servlet;
  requires org.slf4j;

  exports dev.ilk.guard;
  exports dev.ilk.guard.helidon;
  exports dev.ilk.guard.servlet;
}
