package dev.ilk.agent.process;

import io.grpc.Attributes;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalProtocolNegotiationEvent;
import io.grpc.netty.InternalProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.grpc.netty.ProtocolNegotiationEvent;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.PeerCredentials;
import io.netty.util.AsciiString;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets a call know who is at the other end of its connection. The kernel is asked when the
 * connection is made, before anything is read from it.
 */
public final class PeerNegotiator implements InternalProtocolNegotiator.ProtocolNegotiator {
  /** The process at the other end; without a value if it could not be told. */
  public static final Attributes.Key<Peer> PEER = Attributes.Key.create("peer");

  private final InternalProtocolNegotiator.ProtocolNegotiator plain =
      InternalProtocolNegotiators.serverPlaintext();

  /** Over a connection that is otherwise plain: it does not leave the machine. */
  public PeerNegotiator() {}

  @Override
  public AsciiString scheme() {
    return plain.scheme();
  }

  @Override
  public ChannelHandler newHandler(GrpcHttp2ConnectionHandler connection) {
    return new Asking(plain.newHandler(connection));
  }

  @Override
  public void close() {
    plain.close();
  }

  /** Stands before the handlers that begin the protocol, and leaves once it has told them. */
  private static final class Asking extends ChannelInboundHandlerAdapter {
    private final ChannelHandler next;

    Asking(ChannelHandler next) {
      this.next = next;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      context.pipeline().addAfter(context.name(), null, next);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof ProtocolNegotiationEvent begun) {
        Attributes.Builder known =
            InternalProtocolNegotiationEvent.getAttributes(begun).toBuilder();
        peer(context).ifPresent(peer -> known.set(PEER, peer));
        context.fireUserEventTriggered(
            InternalProtocolNegotiationEvent.withAttributes(begun, known.build()));
        context.pipeline().remove(this);
      } else {
        context.fireUserEventTriggered(event);
      }
    }

    private static Optional<Peer> peer(ChannelHandlerContext context) {
      if (!(context.channel() instanceof EpollDomainSocketChannel socket)) {
        return Optional.empty();
      }
      try {
        PeerCredentials told = socket.peerCredentials();
        int[] groups = told.gids();
        return groups.length == 0
            ? Optional.empty()
            : Processes.connected(told.pid(), told.uid(), groups[0]);
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }
}
