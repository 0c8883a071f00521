package dev.ilk.record.log;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that an entry can be found by. The index over references is a convenience beside the
 * log: it is rebuilt from the entries, and what it finds is checked against the tree, not the other
 * way round.
 *
 * @param kind what the value names
 * @param value an id, of at most 64 characters
 */
public record Ref(Kind kind, String value) {
  private static final int MAX_VALUE = 64;

  /** What entries can be found by. */
  public enum Kind {
    /** The event itself. */
    EVENT,
    /** The journey it belongs to. */
    CORRELATION,
    /** A token it is about. */
    TOKEN,
    /** An identity that acted, was acted for or was acted on. */
    IDENTITY,
    /** A delegation that was used or changed. */
    DELEGATION,
    /** A human's session. */
    SESSION,
    /** A report of an enforcement point. */
    REPORT,
    /** A request that people approve an action. */
    ACCESS_REQUEST,
    /** A deployment that was told of, or that software proved to be. */
    DEPLOYMENT,
    /** An elevation under which a person acted. */
    ELEVATION,
    /** A person's passkey. */
    PASSKEY,
    /** A request to enrol a passkey anew. */
    RECOVERY,
    /** What a person has granted to an app. */
    GRANT,
    /** A registered app. */
    APP,
    /** A group of people. */
    GROUP,
    /** An account that was found in another system. */
    ACCOUNT,
    /** A review of what identities hold. */
    REVIEW,
    /** A change of many identities as one plan. */
    MASS_CHANGE,
    /** A static secret of another system. */
    SECRET
  }

  public Ref {
    if (value.isEmpty() || value.length() > MAX_VALUE) {
      throw new IllegalArgumentException("a reference has 1 to %d characters".formatted(MAX_VALUE));
    }
  }

  /**
   * The reference that an id makes.
   *
   * @param id any id
   * @return the reference
   */
  public static Ref to(Id id) {
    return new Ref(
        switch (id) {
          case Id.Event _ -> Kind.EVENT;
          case Id.Correlation _ -> Kind.CORRELATION;
          case Id.Token _ -> Kind.TOKEN;
          case Id.Identity _ -> Kind.IDENTITY;
          case Id.Delegation _ -> Kind.DELEGATION;
          case Id.Session _ -> Kind.SESSION;
          case Id.Report _ -> Kind.REPORT;
          case Id.AccessRequest _ -> Kind.ACCESS_REQUEST;
          case Id.Deployment _ -> Kind.DEPLOYMENT;
          case Id.Elevation _ -> Kind.ELEVATION;
          case Id.Passkey _ -> Kind.PASSKEY;
          case Id.Recovery _ -> Kind.RECOVERY;
          case Id.Grant _ -> Kind.GRANT;
          case Id.App _ -> Kind.APP;
          case Id.Group _ -> Kind.GROUP;
          case Id.Account _ -> Kind.ACCOUNT;
          case Id.Review _ -> Kind.REVIEW;
          case Id.MassChange _ -> Kind.MASS_CHANGE;
          case Id.Secret _ -> Kind.SECRET;
        },
        id.value());
  }

  /**
   * Reads an id of any kind that entries are found by.
   *
   * @param text of any length
   * @return the reference, or empty if the text is no such id
   */
  public static Optional<Ref> parse(String text) {
    return Stream.of(
            Ids.parse(Id.Event.PREFIX, Id.Event::new, text),
            Ids.parse(Id.Correlation.PREFIX, Id.Correlation::new, text),
            Ids.parse(Id.Token.PREFIX, Id.Token::new, text),
            Ids.parse(Id.Identity.PREFIX, Id.Identity::new, text),
            Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, text),
            Ids.parse(Id.Session.PREFIX, Id.Session::new, text),
            Ids.parse(Id.Report.PREFIX, Id.Report::new, text),
            Ids.parse(Id.AccessRequest.PREFIX, Id.AccessRequest::new, text),
            Ids.parse(Id.Deployment.PREFIX, Id.Deployment::new, text),
            Ids.parse(Id.Elevation.PREFIX, Id.Elevation::new, text),
            Ids.parse(Id.Passkey.PREFIX, Id.Passkey::new, text),
            Ids.parse(Id.Recovery.PREFIX, Id.Recovery::new, text),
            Ids.parse(Id.Grant.PREFIX, Id.Grant::new, text),
            Ids.parse(Id.App.PREFIX, Id.App::new, text),
            Ids.parse(Id.Group.PREFIX, Id.Group::new, text),
            Ids.parse(Id.Account.PREFIX, Id.Account::new, text),
            Ids.parse(Id.Review.PREFIX, Id.Review::new, text),
            Ids.parse(Id.MassChange.PREFIX, Id.MassChange::new, text),
            Ids.parse(Id.Secret.PREFIX, Id.Secret::new, text))
        .flatMap(Optional::stream)
        .map(Ref::to)
        .findFirst();
  }
}
