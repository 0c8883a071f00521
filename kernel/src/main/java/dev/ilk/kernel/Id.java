package dev.ilk.kernel;

import java.time.Instant;

/**
 * A typed identifier with a visible prefix, such as {@code evt_06f3k9…}: what it names can be read
 * off it, and one kind cannot be handed in where another is meant.
 *
 * <p>After the prefix stand 26 characters of Crockford base 32 in lower case: 48 bits of
 * milliseconds since 1970, then 80 random bits. So ids sort by the time they were made and cannot
 * be guessed. They are names, never secrets: holding one proves nothing.
 */
public sealed interface Id {
  /**
   * The whole identifier, prefix included.
   *
   * @return never empty
   */
  String value();

  /**
   * One event in the record.
   *
   * @param value the whole identifier
   */
  record Event(String value) implements Id {
    /** The prefix of every event id. */
    public static final String PREFIX = "evt_";

    public Event {
      IdForm.require(PREFIX, value);
    }

    /**
     * When the event was written down, which is when what it tells of was over.
     *
     * @return to the millisecond, by the clock of the node that wrote it
     */
    public Instant made() {
      return Instant.ofEpochMilli(IdForm.millis(PREFIX, value));
    }
  }

  /**
   * A journey from first proof to last action; carried in tokens as {@code txn} (RFC 8417, section
   * 2.2).
   *
   * @param value the whole identifier
   */
  record Correlation(String value) implements Id {
    /** The prefix of every correlation id. */
    public static final String PREFIX = "cor_";

    public Correlation {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * An issued token; its {@code jti} (RFC 7519, section 4.1.7).
   *
   * @param value the whole identifier
   */
  record Token(String value) implements Id {
    /** The prefix of every token id. */
    public static final String PREFIX = "tok_";

    public Token {
      IdForm.require(PREFIX, value);
    }

    /**
     * When the token was made.
     *
     * @return to the millisecond
     */
    public Instant made() {
      return Instant.ofEpochMilli(IdForm.millis(PREFIX, value));
    }
  }

  /**
   * An identity in the registry. Stays the same when the identity is renamed and is never given out
   * again.
   *
   * @param value the whole identifier
   */
  record Identity(String value) implements Id {
    /** The prefix of every identity id. */
    public static final String PREFIX = "idn_";

    public Identity {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A delegation from a human to an agent, or from an agent to a narrower one.
   *
   * @param value the whole identifier
   */
  record Delegation(String value) implements Id {
    /** The prefix of every delegation id. */
    public static final String PREFIX = "dlg_";

    public Delegation {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A human's session. This is its name in the record; the secret in the cookie is another value.
   *
   * @param value the whole identifier
   */
  record Session(String value) implements Id {
    /** The prefix of every session id. */
    public static final String PREFIX = "ses_";

    public Session {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A report of a decision that an enforcement point made by itself; it gives the id, so that a
   * report which is sent twice is taken once.
   *
   * @param value the whole identifier
   */
  record Report(String value) implements Id {
    /** The prefix of every report id. */
    public static final String PREFIX = "rep_";

    public Report {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * What a person has granted to an app: consent once given, with all that was issued on it.
   *
   * @param value the whole identifier
   */
  record Grant(String value) implements Id {
    /** The prefix of every grant's id. */
    public static final String PREFIX = "grt_";

    public Grant {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * An app that was registered; its {@code client_id}.
   *
   * @param value the whole identifier
   */
  record App(String value) implements Id {
    /** The prefix of every registered app's id. */
    public static final String PREFIX = "app_";

    public App {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A group of people, as a company's directory keeps it.
   *
   * @param value the whole identifier
   */
  record Group(String value) implements Id {
    /** The prefix of every group's id. */
    public static final String PREFIX = "grp_";

    public Group {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A review of what identities hold.
   *
   * @param value the whole identifier
   */
  record Review(String value) implements Id {
    /** The prefix of every review's id. */
    public static final String PREFIX = "rvw_";

    public Review {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A change of many identities as one plan.
   *
   * @param value the whole identifier
   */
  record MassChange(String value) implements Id {
    /** The prefix of every mass change's id. */
    public static final String PREFIX = "mch_";

    public MassChange {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A request for an identity.
   *
   * @param value the whole identifier
   */
  record IdentityRequest(String value) implements Id {
    /** The prefix of every such request's id. */
    public static final String PREFIX = "idr_";

    public IdentityRequest {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A static secret of another system. It is worked out from what the secret is, so that the same
   * secret has the same id on every node and after every reading.
   *
   * @param value the whole identifier
   */
  record Secret(String value) implements Id {
    /** The prefix of every static secret's id. */
    public static final String PREFIX = "sec_";

    public Secret {
      IdForm.require(PREFIX, value);
    }

    /**
     * The id of what has this digest.
     *
     * @param digest at least 16 bytes, of which the first 16 count
     * @return always the same for the same digest
     */
    public static Secret of(byte[] digest) {
      return new Secret(PREFIX + IdForm.text(digest));
    }
  }

  /**
   * Static secrets that are replaced together.
   *
   * @param value the whole identifier
   */
  record Tranche(String value) implements Id {
    /** The prefix of every tranche's id. */
    public static final String PREFIX = "trn_";

    public Tranche {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A request that a person approve an action.
   *
   * @param value the whole identifier
   */
  record AccessRequest(String value) implements Id {
    /** The prefix of every access request's id. */
    public static final String PREFIX = "arq_";

    public AccessRequest {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * What was deployed at one time.
   *
   * @param value in its text form
   */
  record Deployment(String value) implements Id {
    /** How the text form begins. */
    public static final String PREFIX = "dpl_";

    public Deployment {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A person's taking up of a role for a bounded time.
   *
   * @param value the whole identifier
   */
  record Elevation(String value) implements Id {
    /** The prefix of every elevation's id. */
    public static final String PREFIX = "elv_";

    public Elevation {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A person's passkey or security key.
   *
   * @param value the whole identifier
   */
  record Passkey(String value) implements Id {
    /** The prefix of every passkey's id. */
    public static final String PREFIX = "pky_";

    public Passkey {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A request to enrol a factor anew because the others are lost.
   *
   * @param value the whole identifier
   */
  record Recovery(String value) implements Id {
    /** The prefix of every recovery's id. */
    public static final String PREFIX = "rcv_";

    public Recovery {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * An account that was found in another system.
   *
   * @param value the id with its prefix
   */
  record Account(String value) implements Id {
    /** Every id of a found account begins so. */
    public static final String PREFIX = "acc_";

    public Account {
      IdForm.require(PREFIX, value);
    }
  }

  /**
   * A SPIFFE agent that joined by a token.
   *
   * @param value the whole identifier
   */
  record JoinedAgent(String value) implements Id {
    /** The prefix of every joined agent's id. */
    public static final String PREFIX = "jag_";

    public JoinedAgent {
      IdForm.require(PREFIX, value);
    }
  }
}
