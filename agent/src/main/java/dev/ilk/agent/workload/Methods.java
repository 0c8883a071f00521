package dev.ilk.agent.workload;

import dev.ilk.kernel.Bytes;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The calls of the service (SPIFFE Workload API, sections 5.1 and 6.1). */
final class Methods {
  static final String SERVICE = "SpiffeWorkloadAPI";

  static final MethodDescriptor<Requests.Nothing, Bytes> FETCH_X509_SVID =
      of("FetchX509SVID", MethodType.SERVER_STREAMING, Requests.Nothing::read);
  static final MethodDescriptor<Requests.Nothing, Bytes> FETCH_X509_BUNDLES =
      of("FetchX509Bundles", MethodType.SERVER_STREAMING, Requests.Nothing::read);
  static final MethodDescriptor<Requests.ForJwtSvid, Bytes> FETCH_JWT_SVID =
      of("FetchJWTSVID", MethodType.UNARY, Requests.ForJwtSvid::read);
  static final MethodDescriptor<Requests.Nothing, Bytes> FETCH_JWT_BUNDLES =
      of("FetchJWTBundles", MethodType.SERVER_STREAMING, Requests.Nothing::read);
  static final MethodDescriptor<Requests.ForValidation, Bytes> VALIDATE_JWT_SVID =
      of("ValidateJWTSVID", MethodType.UNARY, Requests.ForValidation::read);

  private Methods() {}

  private interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  private static <T> MethodDescriptor<T, Bytes> of(String name, MethodType type, Reader<T> reader) {
    return MethodDescriptor.<T, Bytes>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .setRequestMarshaller(new Reading<>(reader))
        .setResponseMarshaller(new Written())
        .build();
  }

  /** Requests are read here only; nobody writes them. */
  private record Reading<T>(Reader<T> reader) implements Marshaller<T> {
    @Override
    public InputStream stream(T value) {
      throw new UnsupportedOperationException("the agent sends no requests");
    }

    @Override
    public T parse(InputStream stream) {
      try {
        return reader.read(stream);
      } catch (IOException e) {
        throw Status.INVALID_ARGUMENT.withDescription("no such request").asRuntimeException();
      }
    }
  }

  /** Responses come written. */
  private record Written() implements Marshaller<Bytes> {
    @Override
    public InputStream stream(Bytes value) {
      return new ByteArrayInputStream(value.toArray());
    }

    @Override
    public Bytes parse(InputStream stream) {
      try {
        return Bytes.of(stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
