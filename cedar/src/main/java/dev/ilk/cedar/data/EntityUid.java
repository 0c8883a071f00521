package dev.ilk.cedar.data;

/** The name of one entity: its type and its id within the type, as {@code User::"alice"}. */
public final class EntityUid implements Value {

  private final EntityType type;
  private final String id;
  private final int hash;

  /**
   * A uid.
   *
   * @param type the type
   * @param id any string, also the empty one
   */
  public EntityUid(EntityType type, String id) {
    this.type = type;
    this.id = id;
    this.hash = 31 * type.hashCode() + id.hashCode();
  }

  /**
   * A uid by the name of its type.
   *
   * @param type the type's name
   * @param id any string
   * @return the uid
   * @throws IllegalArgumentException if the name is not a type's
   */
  public static EntityUid of(String type, String id) {
    return new EntityUid(EntityType.of(type), id);
  }

  /**
   * The type.
   *
   * @return the type
   */
  public EntityType type() {
    return type;
  }

  /**
   * The id within the type.
   *
   * @return any string
   */
  public String id() {
    return id;
  }

  @Override
  public Kind kind() {
    return Kind.ENTITY;
  }

  int compareUid(EntityUid other) {
    int types = type.compareTo(other.type);
    return types != 0 ? types : id.compareTo(other.id);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof EntityUid that
            && hash == that.hash
            && id.equals(that.id)
            && type.equals(that.type));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return type + "::" + Quoting.quote(id);
  }
}
