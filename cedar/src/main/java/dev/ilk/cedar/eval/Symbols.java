package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import java.util.HashMap;
import java.util.Map;

/**
 * Small numbers for the uids and types that the scopes of a set's policies name. Scopes then
 * compare numbers, and a request looks each of its uids up once, not once for every policy.
 */
final class Symbols {

  /** The number of what no policy names. */
  static final int UNKNOWN = -1;

  private final Map<EntityUid, Integer> uids = new HashMap<>();
  private final Map<EntityType, Integer> types = new HashMap<>();

  /** The number of a uid, given to it if it has none; only while the index is built. */
  int define(EntityUid uid) {
    return uids.computeIfAbsent(uid, u -> uids.size());
  }

  /** The number of a type, given to it if it has none; only while the index is built. */
  int define(EntityType type) {
    return types.computeIfAbsent(type, t -> types.size());
  }

  int find(EntityUid uid) {
    Integer found = uids.get(uid);
    return found == null ? UNKNOWN : found;
  }

  int find(EntityType type) {
    Integer found = types.get(type);
    return found == null ? UNKNOWN : found;
  }

  int uidCount() {
    return uids.size();
  }

  int typeCount() {
    return types.size();
  }
}
