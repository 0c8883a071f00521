package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.monitor.Past;
import dev.ilk.cedar.temporal.TemporalClause;
import org.jspecify.annotations.Nullable;

/** What a request's evaluation looks at, with the entities of the request looked up once. */
public final class Frame {
  final EntityUid principal;
  final EntityUid action;
  final EntityUid resource;
  final RecordValue context;
  final @Nullable Entity principalEntity;
  final @Nullable Entity actionEntity;
  final @Nullable Entity resourceEntity;
  private final Entities entities;
  private final Past past;

  /**
   * The frame of one request without a history.
   *
   * @param request the request
   * @param entities the entities it may look at
   */
  public Frame(Request request, Entities entities) {
    this(request, entities, Past.NONE);
  }

  /**
   * The frame of one request.
   *
   * @param request the request
   * @param entities the entities it may look at
   * @param past the history it may look at
   */
  public Frame(Request request, Entities entities, Past past) {
    this.past = past;
    this.principal = request.principal();
    this.action = request.action();
    this.resource = request.resource();
    this.context = request.context();
    this.entities = entities;
    this.principalEntity = entities.find(principal);
    this.actionEntity = entities.find(action);
    this.resourceEntity = entities.find(resource);
  }

  boolean held(TemporalClause clause) {
    return past.holds(clause);
  }

  @Nullable Entity find(EntityUid uid) {
    // Most look-ups are of the parts of the request, which were looked up already.
    if (uid.equals(principal)) {
      return principalEntity;
    }
    if (uid.equals(resource)) {
      return resourceEntity;
    }
    return uid.equals(action) ? actionEntity : entities.find(uid);
  }

  boolean isIn(EntityUid uid, EntityUid group) {
    return uid.equals(group) || isBelow(find(uid), group);
  }

  static boolean isBelow(@Nullable Entity entity, EntityUid group) {
    return entity != null && entity.ancestors().contains(group);
  }
}
