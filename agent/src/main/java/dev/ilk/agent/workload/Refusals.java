package dev.ilk.agent.workload;

import io.grpc.Status;

/** Why a call ends (SPIFFE Workload Endpoint, section 6). */
final class Refusals {
  static final Status NO_IDENTITY = Status.PERMISSION_DENIED.withDescription("no identity issued");
  static final Status GONE =
      Status.PERMISSION_DENIED.withDescription("the process is not the one that connected");
  static final Status NOT_OWN =
      Status.PERMISSION_DENIED.withDescription("that SPIFFE ID is not the caller's");
  static final Status UNREACHABLE =
      Status.UNAVAILABLE.withDescription("Ilk does not answer; try again");
  static final Status FULL =
      Status.UNAVAILABLE.withDescription("the agent serves as many as it can; try again");
  static final Status STALLED =
      Status.UNAVAILABLE.withDescription("what was sent was not read; connect again");
  static final Status NO_AUDIENCE =
      Status.INVALID_ARGUMENT.withDescription("at least one audience is needed");
  static final Status NO_SVID =
      Status.INVALID_ARGUMENT.withDescription("an audience and a token are needed");
  static final Status INVALID_SVID =
      Status.INVALID_ARGUMENT.withDescription("the token does not hold for that audience");

  private Refusals() {}
}
