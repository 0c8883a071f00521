package dev.ilk.record.publish;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import dev.ilk.record.entry.Draft;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.Note;
import dev.ilk.record.tlog.Tile;
import dev.ilk.record.verify.LogSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A published log in a folder. A file that is missing or not of its form is read as entries or
 * hashes that are not there, which the verifier then reports.
 */
public final class FolderSource implements LogSource {
  private static final long MAX_BUNDLE = Tile.WIDTH * (2L + EntryBundle.MAX_ENTRY);
  private static final Hash NONE = Hash.of(new byte[Hash.SIZE]);

  private final Path folder;
  private final Optional<String> checkpoint;
  private final long size;

  /**
   * Opens a folder.
   *
   * @param folder with a file {@code checkpoint}
   */
  public FolderSource(Path folder) {
    this.folder = folder;
    this.checkpoint =
        file(PublishedLog.CHECKPOINT, Note.MAX_LENGTH)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    this.size = checkpoint.map(PublishedLog::claimedSize).orElse(0L);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Optional<Frontier> edge() {
    return Optional.empty();
  }

  @Override
  public List<StoredEntry> entries(long from, int limit) {
    if (from >= size) {
      return List.of();
    }
    Tile tile = Tile.of(0, from / Tile.WIDTH, size);
    long first = tile.index() * Tile.WIDTH;
    List<Bytes> leaves = bundle(tile);
    Optional<byte[]> hashes = hashes(tile);
    List<StoredEntry> entries = new ArrayList<>();
    for (long index = from; index < first + leaves.size() && entries.size() < limit; index++) {
      int place = (int) (index - first);
      Hash hash = hashes.map(bytes -> Hash.at(bytes, place * Hash.SIZE)).orElse(NONE);
      Optional<Bytes> event = file("event/" + index, Draft.MAX_EVENT).map(Bytes::of);
      Bytes leaf = leaves.get(place);
      entries.add(new StoredEntry(index, leaf, hash, event, Optional.empty()));
    }
    return entries;
  }

  @Override
  public Optional<Hash> tileHash(int level, long index) {
    int place = (int) (index % Tile.WIDTH);
    return hashes(Tile.of(level, index / Tile.WIDTH, size))
        .map(bytes -> Hash.at(bytes, place * Hash.SIZE));
  }

  @Override
  public List<String> checkpoints(long fromSize, int limit) {
    return size >= fromSize ? checkpoint.stream().toList() : List.of();
  }

  private List<Bytes> bundle(Tile tile) {
    Optional<byte[]> file = file(EntryBundle.path(tile.index(), tile.width()), MAX_BUNDLE);
    return file.isPresent()
            && EntryBundle.decode(file.get(), tile.width()) instanceof Result.Ok<List<Bytes>> ok
        ? ok.value()
        : List.of();
  }

  private Optional<byte[]> hashes(Tile tile) {
    int length = tile.width() * Hash.SIZE;
    return file(tile.path(), length).filter(bytes -> bytes.length == length);
  }

  private Optional<byte[]> file(String path, long most) {
    Path file = folder.resolve(path);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= most
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
