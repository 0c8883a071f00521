/** The SPIFFE agent: knows the processes of its machine, and serves them the Workload API. */
@org.jspecify.annotations.NullMarked
module dev.ilk.agent {
  requires static transitive org.jspecify;
  requires dev.ilk.guard;
  requires dev.ilk.keys;
  requires dev.ilk.kernel;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires com.google.protobuf;
  requires info.picocli;
  requires io.grpc;
  requires io.grpc.netty;
  requires io.grpc.stub;
  requires io.netty.common;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires java.net.http;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;

  opens dev.ilk.agent to
      com.fasterxml.jackson.databind,
      info.picocli;
}
