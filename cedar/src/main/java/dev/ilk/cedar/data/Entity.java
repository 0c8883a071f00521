package dev.ilk.cedar.data;

import java.util.Collection;

/**
 * What is known of one entity.
 *
 * <p>An entity by itself knows only the parents it was given. Once it is in an {@link Entities}
 * store, its ancestors are all that can be reached through parents.
 */
public final class Entity {
  private final EntityUid uid;
  private final RecordValue attributes;
  private final RecordValue tags;
  private final UidSet parents;
  private final UidSet ancestors;

  private Entity(
      EntityUid uid, RecordValue attributes, RecordValue tags, UidSet parents, UidSet ancestors) {
    this.uid = uid;
    this.attributes = attributes;
    this.tags = tags;
    this.parents = parents;
    this.ancestors = ancestors;
  }

  /**
   * An entity.
   *
   * @param uid its name
   * @param attributes its attributes
   * @param parents the groups that it is directly in
   * @param tags its tags
   */
  public Entity(
      EntityUid uid, RecordValue attributes, Collection<EntityUid> parents, RecordValue tags) {
    this(uid, attributes, tags, UidSet.of(parents), UidSet.of(parents));
  }

  /**
   * An entity without tags.
   *
   * @param uid its name
   * @param attributes its attributes
   * @param parents the groups that it is directly in
   */
  public Entity(EntityUid uid, RecordValue attributes, Collection<EntityUid> parents) {
    this(uid, attributes, parents, RecordValue.EMPTY);
  }

  Entity withAncestors(UidSet all) {
    return new Entity(uid, attributes, tags, parents, all);
  }

  /**
   * The name.
   *
   * @return the uid
   */
  public EntityUid uid() {
    return uid;
  }

  /**
   * The attributes.
   *
   * @return values by name
   */
  public RecordValue attributes() {
    return attributes;
  }

  /**
   * The tags.
   *
   * @return values by name
   */
  public RecordValue tags() {
    return tags;
  }

  /**
   * The groups that the entity is directly in.
   *
   * @return the uids, whether or not they are in the store
   */
  public UidSet parents() {
    return parents;
  }

  /**
   * The groups that the entity is in, directly or not.
   *
   * @return every ancestor in the store that the entity came from; the parents if from none
   */
  public UidSet ancestors() {
    return ancestors;
  }

  /**
   * Tells whether the entity says the same as another, apart from what a store has added.
   *
   * @param other the other entity
   * @return whether uid, attributes, tags and parents are equal
   */
  public boolean sameAs(Entity other) {
    return uid.equals(other.uid)
        && attributes.equals(other.attributes)
        && tags.equals(other.tags)
        && parents.equals(other.parents);
  }

  @Override
  public String toString() {
    return uid.toString();
  }
}
