package dev.ilk.record.log;

import dev.ilk.kernel.Bytes;
import dev.ilk.record.tlog.Hash;
import java.util.Optional;

/**
 * An entry as a store gives it back: claims, until {@code record.verify} has checked them.
 *
 * @param index its place in the log, from 0
 * @param leaf the bytes that the tree holds
 * @param hash what the store says is their leaf hash
 * @param detached the event where it is too long for a leaf
 * @param personal personal data, or empty if there was none or it is erased
 */
public record StoredEntry(
    long index, Bytes leaf, Hash hash, Optional<Bytes> detached, Optional<Bytes> personal) {}
