package dev.ilk.prove.human.provider;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;

/** A provider that cannot be used just now, in the same words whatever the cause. */
final class Unavailable {
  private Unavailable() {}

  /** The cause continues a sentence that begins with the provider's name. */
  static <T> Result<T> because(Provider provider, String cause) {
    return Result.failed(
        Problem.of(
                Problem.Kind.UNAVAILABLE,
                "provider_unavailable",
                "the identity provider `%s` %s".formatted(provider.label(), cause))
            .mend("sessions that are open go on; to sign in, try again when it answers"));
  }
}
