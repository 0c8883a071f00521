package dev.ilk.issue.svid;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Certificates of authorities in memory. */
public final class MemoryAuthorities implements AuthorityStore {
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(kept.get(name)).map(byte[]::clone);
  }

  @Override
  public byte[] keep(String name, byte[] certificate) {
    byte[] first = kept.putIfAbsent(name, certificate.clone());
    return first == null ? certificate : first.clone();
  }
}
