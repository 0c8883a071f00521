package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Span;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An elevation as people see it, from the request to its end.
 *
 * @param id its name
 * @param human whose
 * @param subject the same, for people
 * @param role which role
 * @param lasting how long it holds, or would
 * @param reason why, in the person's words
 * @param asked when it was asked for
 * @param status where it stands
 * @param request where people approve it; empty if policies asked for nobody
 * @param waitsFor who has still to approve it, as policies name them
 * @param begun since when and until when it holds, and who approved it; empty before
 * @param ended when it was ended; empty if it was not, or ended by itself
 */
public record ElevationState(
    Id.Elevation id,
    Id.Identity human,
    String subject,
    Role role,
    Duration lasting,
    String reason,
    Instant asked,
    Status status,
    Optional<Id.AccessRequest> request,
    List<String> waitsFor,
    Optional<Elevation> begun,
    Optional<Ended> ended) {
  public ElevationState {
    waitsFor = List.copyOf(waitsFor);
  }

  /**
   * What the record says of it.
   *
   * @param action what was done to it
   * @return under its own name
   */
  public Particulars told(String action) {
    SortedMap<String, String> details = new TreeMap<>();
    details.put("human", human.value());
    details.put("role", role.name());
    details.put("lasting", Span.format(lasting));
    details.put("stated_reason", reason);
    details.put("status", status.word());
    request.ifPresent(id -> details.put("request", id.value()));
    begun.ifPresent(one -> details.put("until", one.until().toString()));
    return Asked.action(action, "Elevation", id.value(), details);
  }

  /**
   * That it was ended before it ended by itself.
   *
   * @param at when
   * @param by who did; empty if it ended because the person no longer stands
   */
  public record Ended(Instant at, Optional<Id.Identity> by) {}

  /** Where an elevation stands. */
  public enum Status {
    /** Somebody has yet to approve it. */
    WAITING,
    /** Approved; the person can begin it. */
    APPROVED,
    /** It holds. */
    ACTIVE,
    /** It came to its end by itself. */
    OVER,
    /** It was ended, or taken back before it began. */
    ENDED,
    /** Somebody who was asked said no. */
    REFUSED,
    /** Nobody answered in time, or nobody began it. */
    LAPSED;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
