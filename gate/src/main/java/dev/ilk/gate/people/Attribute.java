package dev.ilk.gate.people;

/** By what people and groups can be looked for and put in order. */
public enum Attribute {
  /** The identifier in Ilk. */
  ID(Form.EXACT),
  /** The directory's own name. */
  EXTERNAL_ID(Form.EXACT),
  /** How the directory calls a person. */
  USER_NAME(Form.TEXT),
  /** As shown; of a group its name. */
  DISPLAY_NAME(Form.TEXT),
  /** Of a person. */
  GIVEN_NAME(Form.TEXT),
  /** Of a person. */
  FAMILY_NAME(Form.TEXT),
  /** Of a person. */
  TITLE(Form.TEXT),
  /** Of a person. */
  DEPARTMENT(Form.TEXT),
  /** Whom a person reports to. */
  MANAGER(Form.EXACT),
  /** Whether a person may use anything. */
  ACTIVE(Form.FLAG),
  /** An address of a person. */
  EMAIL(Form.TEXT),
  /** The sort of an address. */
  EMAIL_TYPE(Form.TEXT),
  /** Whether an address is the preferred one. */
  EMAIL_PRIMARY(Form.FLAG),
  /** A group of a person. */
  GROUP(Form.EXACT),
  /** A member of a group. */
  MEMBER(Form.EXACT),
  /** When it was made. */
  CREATED(Form.INSTANT),
  /** When it last changed. */
  MODIFIED(Form.INSTANT);

  /** How values are compared. */
  public enum Form {
    /** Texts without regard to case. */
    TEXT,
    /** Texts character by character. */
    EXACT,
    /** True or false. */
    FLAG,
    /** Instants, to the microsecond. */
    INSTANT
  }

  private final Form form;

  Attribute(Form form) {
    this.form = form;
  }

  /**
   * How its values are compared.
   *
   * @return never changes
   */
  public Form form() {
    return form;
  }

  /**
   * Whether one person or group may have several values of it.
   *
   * @return true for addresses, groups and members
   */
  public boolean isMany() {
    return switch (this) {
      case EMAIL, EMAIL_TYPE, EMAIL_PRIMARY, GROUP, MEMBER -> true;
      case ID,
          EXTERNAL_ID,
          USER_NAME,
          DISPLAY_NAME,
          GIVEN_NAME,
          FAMILY_NAME,
          TITLE,
          DEPARTMENT,
          MANAGER,
          ACTIVE,
          CREATED,
          MODIFIED ->
          false;
    };
  }
}
