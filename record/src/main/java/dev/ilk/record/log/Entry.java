package dev.ilk.record.log;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Id;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Hash;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An entry on its way into the log.
 *
 * @param id the event's id; one of the references
 * @param at when the event happened
 * @param leaf the bytes that the tree holds, at most {@link EntryBundle#MAX_ENTRY}
 * @param hash the leaf hash of exactly these bytes
 * @param detached the event where it is too long for a leaf; the leaf holds its digest
 * @param personal personal data, erasable; the leaf holds a salted commitment to it
 * @param refs what the entry can be found by; the event's own id among them
 * @param intent whether it opens or closes an intent
 */
public record Entry(
    Id.Event id,
    Instant at,
    Bytes leaf,
    Hash hash,
    Optional<Bytes> detached,
    Optional<Bytes> personal,
    Set<Ref> refs,
    Optional<Intent> intent) {
  public Entry {
    refs = Set.copyOf(refs);
    if (leaf.length() > EntryBundle.MAX_ENTRY) {
      throw new IllegalArgumentException("a leaf of %d bytes".formatted(leaf.length()));
    }
    if (!refs.contains(Ref.to(id))) {
      throw new IllegalArgumentException("an entry is found by its own id");
    }
  }
}
