package dev.ilk.registry.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Tenant;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * A delegation as an adapter writes it. The body never changes; whether it was revoked stands in
 * its column alone.
 *
 * @param id the primary key; newer ones sort after older ones
 * @param grantor to search by
 * @param agent to search by
 * @param from to filter by
 * @param until to filter by
 * @param revoked whether it was taken back
 * @param body JSON, which the adapter need not understand
 */
public record DelegationRow(
    Id.Delegation id,
    Id.Identity grantor,
    Id.Identity agent,
    Instant from,
    Instant until,
    boolean revoked,
    String body) {
  private static final int VERSION = 1;

  /**
   * Writes a row.
   *
   * @param of the delegation
   * @return its row
   */
  public static DelegationRow of(Delegation of) {
    ObjectNode body =
        Body.write(VERSION)
            .put("id", of.id().value())
            .put("grantor", of.grantor().value())
            .put("agent", of.agent().value())
            .put("environment", of.environment().name())
            .put("tenant", of.tenant().name())
            .put("purpose", of.purpose())
            .put("from", of.from().toString())
            .put("until", of.until().toString());
    body.set("audiences", Body.array(of.audiences().stream().map(Audience::uri).toList()));
    body.set("scopes", Body.array(of.scopes()));
    return new DelegationRow(
        of.id(), of.grantor(), of.agent(), of.from(), of.until(), of.revoked(), body.toString());
  }

  /**
   * Reads a row back.
   *
   * @param body as it was written
   * @param revoked as it stands in its column
   * @return the delegation
   * @throws IllegalStateException if the body was not written by this version of Ilk
   */
  public static Delegation read(String body, boolean revoked) {
    return Body.read(body, VERSION, fields -> delegation(fields, revoked));
  }

  private static Delegation delegation(Body body, boolean revoked) {
    return new Delegation(
        new Id.Delegation(body.text("id")),
        new Id.Identity(body.text("grantor")),
        new Id.Identity(body.text("agent")),
        new Environment(body.text("environment")),
        new Tenant(body.text("tenant")),
        body.texts("audiences").stream().map(Audience::new).collect(Collectors.toUnmodifiableSet()),
        body.texts("scopes"),
        body.text("purpose"),
        Instant.parse(body.text("from")),
        Instant.parse(body.text("until")),
        revoked);
  }
}
