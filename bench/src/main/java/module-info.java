/** Measurements: us, and in the same run the physical limit or a peer. */
@org.jspecify.annotations.NullMarked
module dev.ilk.bench {
  requires static transitive org.jspecify;
  requires dev.ilk.actor;
  requires dev.ilk.cedar;
  requires dev.ilk.cli;
  requires dev.ilk.demo;
  requires dev.ilk.discover;
  requires dev.ilk.estate;
  requires dev.ilk.gate;
  requires dev.ilk.guard;
  requires dev.ilk.keys;
  requires dev.ilk.kernel;
  requires dev.ilk.outside;
  requires dev.ilk.registry;
  requires dev.ilk.scan;
  requires dev.ilk.server;
  requires dev.ilk.store;
  requires cedar.java;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires io.grpc;
  requires io.grpc.netty;
  requires io.grpc.stub;
  requires io.netty.common;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires java.management;
  requires java.net.http;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;

  opens dev.ilk.bench to
      info.picocli;
}
