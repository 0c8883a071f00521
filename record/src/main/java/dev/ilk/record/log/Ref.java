package dev.ilk.record.log;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /** By what ids of a kind begin with. */
  private static final Map<String, Function<String, Id>> MAKERS =
      Map.ofEntries(
          Map.entry(Id.Event.PREFIX, Id.Event::new),
          Map.entry(Id.Correlation.PREFIX, Id.Correlation::new),
          Map.entry(Id.Token.PREFIX, Id.Token::new),
          Map.entry(Id.Identity.PREFIX, Id.Identity::new),
          Map.entry(Id.Delegation.PREFIX, Id.Delegation::new),
          Map.entry(Id.Session.PREFIX, Id.Session::new),
          Map.entry(Id.Report.PREFIX, Id.Report::new),
          Map.entry(Id.AccessRequest.PREFIX, Id.AccessRequest::new),
          Map.entry(Id.Deployment.PREFIX, Id.Deployment::new),
          Map.entry(Id.Elevation.PREFIX, Id.Elevation::new),
          Map.entry(Id.Passkey.PREFIX, Id.Passkey::new),
          Map.entry(Id.Recovery.PREFIX, Id.Recovery::new),
          Map.entry(Id.Grant.PREFIX, Id.Grant::new),
          Map.entry(Id.App.PREFIX, Id.App::new),
          Map.entry(Id.Group.PREFIX, Id.Group::new),
          Map.entry(Id.Account.PREFIX, Id.Account::new),
          Map.entry(Id.Review.PREFIX, Id.Review::new),
          Map.entry(Id.MassChange.PREFIX, Id.MassChange::new),
          Map.entry(Id.Secret.PREFIX, Id.Secret::new),
          Map.entry(Id.JoinedAgent.PREFIX, Id.JoinedAgent::new),
          Map.entry(Id.Tranche.PREFIX, Id.Tranche::new),
          Map.entry(Id.IdentityRequest.PREFIX, Id.IdentityRequest::new));

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
    SECRET,
    /** A SPIFFE agent that joined by a token. */
    JOINED_AGENT,
    /** Static secrets that are replaced together. */
    TRANCHE,
    /** A request for an identity. */
    IDENTITY_REQUEST
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
          case Id.JoinedAgent _ -> Kind.JOINED_AGENT;
          case Id.Tranche _ -> Kind.TRANCHE;
          case Id.IdentityRequest _ -> Kind.IDENTITY_REQUEST;
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
    int prefix = text.indexOf('_') + 1;
    Function<String, Id> make = MAKERS.get(text.substring(0, prefix));
    return make == null
        ? Optional.empty()
        : Ids.parse(text.substring(0, prefix), make, text).map(Ref::to);
  }
}
