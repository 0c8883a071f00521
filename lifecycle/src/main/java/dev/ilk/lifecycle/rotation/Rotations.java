package dev.ilk.lifecycle.rotation;

import dev.ilk.gate.Handled;
import dev.ilk.gate.ListRotations;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadRotation;
import dev.ilk.gate.RotateIdentity;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.RotationView;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.RegistryStore;
import java.time.InstantSource;
import java.util.List;

/** Rotations of one node: what people ask for, and what goes on by itself. */
public final class Rotations {
  private final RotationTaking taking;
  private final RotationReading reading;
  private final Rotating rotating;
  private final Reminding reminding;

  /**
   * What is kept.
   *
   * @param rotations how they stand
   * @param keys what is known of keys
   * @param registry the registry
   * @param directory what this node holds of it
   */
  public record Kept(
      RotationStore rotations, KeyStore keys, RegistryStore registry, Directory directory) {}

  /**
   * What other rooms do.
   *
   * @param check whether clients can stand together
   * @param back takes back what was issued
   * @param counted how much of the record is known
   * @param overdue keeps what is overdue
   */
  public record Others(ClientCheck check, TakingBack back, Counted counted, Overdue overdue) {}

  /**
   * Puts them together.
   *
   * @param kept what is kept
   * @param others what other rooms do
   * @param routines does what is due, recorded
   * @param schedule when owners are told
   * @param clock the present
   */
  public Rotations(
      Kept kept, Others others, Routines routines, Schedule schedule, InstantSource clock) {
    Turning turning =
        new Turning(
            kept.rotations(),
            kept.registry(),
            kept.directory(),
            others.check(),
            others.back(),
            clock);
    Uses uses = new Uses(kept.keys(), others.counted());
    this.taking =
        new RotationTaking(
            kept.rotations(), kept.registry(), new Subjects(kept.directory()), turning, uses);
    this.reading = new RotationReading(kept.rotations(), kept.keys(), kept.directory());
    this.rotating = new Rotating(kept.rotations(), kept.registry(), turning, uses, routines, clock);
    this.reminding =
        new Reminding(
            kept.keys(), kept.directory(), others.overdue(), routines, schedule.warn(), clock);
  }

  /**
   * Begins, finishes or aborts one.
   *
   * @param permit the right to
   * @return how it stands then
   * @throws PartUnavailable if the store does not answer; what was begun goes on by itself
   */
  public Result<Handled<Rotation>> rotate(Permit<RotateIdentity> permit) throws PartUnavailable {
    return taking.act(permit);
  }

  /**
   * Tells how what an identity proves itself by is replaced.
   *
   * @param permit the right to see it
   * @return what is known
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<RotationView>> read(Permit<ReadRotation> permit) throws PartUnavailable {
    return reading.read(permit);
  }

  /**
   * Tells which are open.
   *
   * @param permit the right to see them
   * @return those that concern the asker; all to operators and auditors
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<Rotation>>> list(Permit<ListRotations> permit) throws PartUnavailable {
    return reading.list(permit);
  }

  /**
   * Goes on with all that are open.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void goOn() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    rotating.run();
  }

  /**
   * Notes which keys there are, and tells which are to be replaced.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void remind() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    reminding.run();
  }
}
