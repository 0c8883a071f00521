package dev.ilk.store.session;

import dev.ilk.gate.SessionView;
import dev.ilk.issue.session.KeptSession;
import dev.ilk.issue.session.NewSession;
import dev.ilk.kernel.Id;
import dev.ilk.place.Travel;
import dev.ilk.prove.human.session.Bound;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/** What stands in the rows of sessions. */
final class SessionRows {
  private SessionRows() {}

  static Map<Field<?>, Object> of(NewSession session) {
    Circumstances noticed = session.origin().circumstances();
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(SessionTable.ID, session.id().value());
    row.put(SessionTable.DIGEST, session.digest());
    row.put(SessionTable.HUMAN, session.human().value());
    row.put(SessionTable.ISSUER, session.issuer());
    row.put(SessionTable.ASSURANCE, session.assurance());
    row.put(SessionTable.FACTORS, Columns.join(session.factors()));
    row.put(SessionTable.AUTHENTICATED, session.authenticated());
    row.put(SessionTable.ISSUED, session.issued());
    row.put(SessionTable.LAST_SEEN, session.issued());
    row.put(SessionTable.EXPIRES, session.expires());
    row.put(SessionTable.CORRELATION, session.correlation().value());
    row.put(SessionTable.DEVICE, session.origin().device());
    row.put(SessionTable.NETWORK, session.origin().network());
    row.put(SessionTable.PROVIDER_SESSION, noticed.providerSession());
    row.put(SessionTable.COUNTRY, session.origin().place().country().orElse(""));
    row.put(SessionTable.NEW_DEVICE, noticed.newDevice());
    row.put(SessionTable.POSTURE, noticed.posture().orElse(""));
    noticed
        .travel()
        .ifPresent(travel -> {
          row.put(SessionTable.TRAVEL_KILOMETRES, travel.kilometres());
          row.put(SessionTable.TRAVEL_SPEED, travel.speed());
        });
    row.put(SessionTable.DEVICE_NAME, noticed.device());
    row.put(SessionTable.BOUND_DEVICE, session.origin().device());
    row.put(SessionTable.BOUND_NETWORK, session.origin().network());
    row.put(SessionTable.ENDED, false);
    return row;
  }

  static SessionState state(Record row) {
    return new SessionState(
        new Id.Session(row.get(SessionTable.ID)),
        new Id.Identity(row.get(SessionTable.HUMAN)),
        row.get(SessionTable.ISSUER),
        row.get(SessionTable.ASSURANCE),
        Columns.split(row.get(SessionTable.FACTORS)),
        row.get(SessionTable.AUTHENTICATED),
        row.get(SessionTable.ISSUED),
        row.get(SessionTable.LAST_SEEN),
        row.get(SessionTable.EXPIRES),
        new Id.Correlation(row.get(SessionTable.CORRELATION)),
        row.get(SessionTable.ENDED),
        row.get(SessionTable.PROVIDER_SESSION),
        bound(row));
  }

  private static Bound bound(Record row) {
    return new Bound(
        row.get(SessionTable.DEVICE_NAME),
        row.get(SessionTable.BOUND_DEVICE),
        row.get(SessionTable.BOUND_NETWORK),
        row.get(SessionTable.NEW_DEVICE),
        Optional.ofNullable(row.get(SessionTable.TRAVEL_KILOMETRES))
            .map(far -> new Travel(far, row.get(SessionTable.TRAVEL_SPEED)))
            .map(travel ->
                new Circumstances.Travelled(
                    travel.kilometres(), travel.speed(), travel.isImpossible())),
        text(row, SessionTable.POSTURE),
        Optional.ofNullable(row.get(SessionTable.MOVED)));
  }

  static KeptSession kept(Record row) {
    return new KeptSession(
        new Id.Session(row.get(SessionTable.ID)),
        row.get(SessionTable.ISSUER),
        row.get(SessionTable.ASSURANCE),
        Columns.split(row.get(SessionTable.FACTORS)),
        row.get(SessionTable.AUTHENTICATED),
        row.get(SessionTable.ISSUED),
        row.get(SessionTable.LAST_SEEN),
        row.get(SessionTable.EXPIRES),
        row.get(SessionTable.PROVIDER_SESSION),
        row.get(SessionTable.DEVICE),
        row.get(SessionTable.NETWORK),
        text(row, SessionTable.COUNTRY),
        row.get(SessionTable.NEW_DEVICE),
        text(row, SessionTable.POSTURE),
        moved(row));
  }

  private static Optional<SessionView.Moved> moved(Record row) {
    Optional<Instant> at = Optional.ofNullable(row.get(SessionTable.MOVED));
    return at.map(when ->
        new SessionView.Moved(
            Columns.split(row.get(SessionTable.MOVED_CHANGES)),
            row.get(SessionTable.MOVED_DEVICE),
            row.get(SessionTable.MOVED_NETWORK),
            when));
  }

  private static Optional<String> text(Record row, Field<String> column) {
    return Optional.of(row.get(column)).filter(text -> !text.isEmpty());
  }
}
