package dev.ilk.web.spiffe;

import dev.ilk.actor.Environment;
import dev.ilk.actor.ProcessRule.Trait;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Addresses;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderNames;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who asks for an SVID: a workload for itself, or an agent for the process that it says it saw, in
 * the member {@code process}.
 */
final class SvidCallers {
  private static final int LONGEST = 500;
  private static final Set<String> TRAITS =
      Arrays.stream(Trait.values()).map(Trait::word).collect(Collectors.toUnmodifiableSet());

  private final Callers themselves;
  private final Addresses addresses;
  private final WorkloadPlane workloads;

  SvidCallers(Callers themselves, Addresses addresses, WorkloadPlane workloads) {
    this.themselves = themselves;
    this.addresses = addresses;
    this.workloads = workloads;
  }

  Callers of(Fields fields, Environment door) {
    Optional<Map<String, String>> process = fields.texts("process", LONGEST, TRAITS);
    if (process.isEmpty()) {
      return themselves;
    }
    Map<Trait, String> seen = new EnumMap<>(Trait.class);
    process
        .get()
        .forEach((word, value) -> Trait.of(word).ifPresent(trait -> seen.put(trait, value)));
    return (request, now) ->
        request
            .headers()
            .first(HeaderNames.AUTHORIZATION)
            .map(header ->
                Showing.of(
                    header, request, () -> addresses.of(request.path().rawPath()), ShownToken::of))
            .map(shown -> workloads.process(door, shown.token(), shown.presented(), seen, now));
  }
}
