package dev.ilk.edge;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.DeniedHttpResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says a verdict in Envoy's form ({@code envoy.service.auth.v3.CheckResponse}).
 *
 * <p>INVARIANT: of the headers that tell the service who calls, each is either set here, over
 * whatever the caller sent, or removed. None is set to an empty text, since Envoy drops such a
 * change and would let the caller's own value stand.
 */
final class EnvoyAnswer {
  private EnvoyAnswer() {}

  static CheckResponse of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Through through -> through(through);
      case Verdict.Refused refused -> refused(refused);
    };
  }

  private static CheckResponse through(Verdict.Through verdict) {
    OkHttpResponse.Builder ok = OkHttpResponse.newBuilder();
    Map<Verdict.Name, String> caller = verdict.caller();
    for (Verdict.Name name : Verdict.Name.values()) {
      if (caller.containsKey(name)) {
        ok.addHeaders(header(name.header(), caller.get(name)));
      } else {
        ok.addHeadersToRemove(name.header().toLowerCase(Locale.ROOT));
      }
      // Services that turn headers into variables read both spellings as one.
      ok.addHeadersToRemove(name.header().toLowerCase(Locale.ROOT).replace('-', '_'));
    }
    verdict.nonce().ifPresent(nonce -> ok.addResponseHeadersToAdd(header("DPoP-Nonce", nonce)));
    return CheckResponse.newBuilder().setStatus(status(Code.OK)).setOkResponse(ok).build();
  }

  private static CheckResponse refused(Verdict.Refused verdict) {
    DeniedHttpResponse.Builder denied =
        DeniedHttpResponse.newBuilder()
            .setStatus(HttpStatus.newBuilder().setCodeValue(verdict.status()))
            .addHeaders(header("Ilk-Reason", verdict.reason()));
    List<String> challenges = verdict.challenges();
    if (!challenges.isEmpty()) {
      // In one field (RFC 9110, section 11.6.1): of several with one name, Envoy may keep the last.
      denied.addHeaders(header("WWW-Authenticate", String.join(", ", challenges)));
    }
    verdict.nonce().ifPresent(nonce -> denied.addHeaders(header("DPoP-Nonce", nonce)));
    return CheckResponse.newBuilder()
        .setStatus(status(code(verdict.status())))
        .setDeniedResponse(denied)
        .build();
  }

  private static Code code(int status) {
    return switch (status) {
      case 401 -> Code.UNAUTHENTICATED;
      case 503 -> Code.UNAVAILABLE;
      default -> Code.PERMISSION_DENIED;
    };
  }

  private static Status status(Code code) {
    return Status.newBuilder().setCode(code.getNumber()).build();
  }

  private static HeaderValueOption header(String name, String value) {
    return HeaderValueOption.newBuilder()
        .setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
        .setAppendAction(HeaderValueOption.HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)
        .build();
  }
}
