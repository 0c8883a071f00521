package dev.ilk.store.keys;

import static dev.ilk.store.keys.KeyTables.ALGORITHM;
import static dev.ilk.store.keys.KeyTables.PLACE;
import static dev.ilk.store.keys.KeyTables.PUBLIC_KEY;
import static dev.ilk.store.keys.KeyTables.PUBLISHED;
import static dev.ilk.store.keys.KeyTables.RING;
import static dev.ilk.store.keys.KeyTables.RING_KEYS;
import static dev.ilk.store.keys.KeyTables.SEALED;
import static dev.ilk.store.keys.KeyTables.SINCE;
import static dev.ilk.store.keys.KeyTables.STAGE;
import static dev.ilk.store.keys.KeyTables.UNTIL;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.SealedKey;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.ring.RingKey;
import dev.ilk.keys.ring.RingKey.Stage;
import dev.ilk.keys.ring.RingName;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;

/** How a key of a ring stands in its row: the columns that its stage has no use for are empty. */
final class KeyRows {
  private KeyRows() {}

  static void insert(DSLContext sql, RingName ring, int place, RingKey key) {
    InsertSetMoreStep<Record> row =
        sql.insertInto(RING_KEYS)
            .set(RING, ring.value())
            .set(PLACE, (long) place)
            .set(ALGORITHM, key.algorithm().joseName())
            .set(PUBLIC_KEY, key.key().encoded())
            .set(PUBLISHED, key.publishedAt());
    InsertSetMoreStep<Record> whole =
        switch (key.stage()) {
          case Stage.Next(SealedKey sealed) -> row.set(STAGE, "NEXT").set(SEALED, sealed.text());
          case Stage.Active(var since, SealedKey sealed) ->
              row.set(STAGE, "ACTIVE").set(SINCE, since).set(SEALED, sealed.text());
          case Stage.Retired(var since, var until) ->
              row.set(STAGE, "RETIRED").set(SINCE, since).set(UNTIL, until);
          case Stage.Destroyed(var at) -> row.set(STAGE, "DESTROYED").set(SINCE, at);
        };
    whole.execute();
  }

  static RingKey key(Record row) {
    Algorithm algorithm =
        Algorithm.named(row.get(ALGORITHM))
            .orElseThrow(() -> unreadable("of an unknown algorithm"));
    return switch (VerifyingKey.decode(algorithm.keyType(), row.get(PUBLIC_KEY))) {
      case Result.Ok<VerifyingKey>(VerifyingKey key) ->
          new RingKey(key, algorithm, row.get(PUBLISHED), stage(row));
      case Result.Failed<VerifyingKey>(List<Problem> problems) ->
          throw unreadable(problems.getFirst().message());
    };
  }

  private static Stage stage(Record row) {
    return switch (row.get(STAGE)) {
      case "NEXT" -> new Stage.Next(new SealedKey(row.get(SEALED)));
      case "ACTIVE" -> new Stage.Active(row.get(SINCE), new SealedKey(row.get(SEALED)));
      case "RETIRED" -> new Stage.Retired(row.get(SINCE), row.get(UNTIL));
      case "DESTROYED" -> new Stage.Destroyed(row.get(SINCE));
      case String other -> throw unreadable("at the stage `" + other + "`");
    };
  }

  private static IllegalStateException unreadable(String what) {
    return new IllegalStateException("a stored key cannot be read: it is " + what);
  }
}
