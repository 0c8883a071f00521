package dev.ilk.actor;

import java.util.regex.Pattern;

/**
 * Where the bundle of a foreign trust domain is found, and how whoever answers there proves itself
 * (SPIFFE Federation, section 5).
 */
public sealed interface BundleEndpoint {
  /** Longer addresses are no endpoints, in characters. */
  int LONGEST = 300;

  /**
   * By a certificate of the public authorities (section 5.2.1, {@code https_web}).
   *
   * @param url an {@code https} address of at most {@link #LONGEST} characters
   */
  record Web(String url) implements BundleEndpoint {
    public Web {
      Names.require(Form.ADDRESS, "bundle endpoint", url);
    }

    @Override
    public String profile() {
      return "https_web";
    }
  }

  /**
   * By an X.509-SVID of the trust domain itself (section 5.2.2, {@code https_spiffe}), so that
   * nobody beside it is trusted.
   *
   * @param url an {@code https} address of at most {@link #LONGEST} characters
   * @param serverId the SPIFFE ID that the endpoint's certificate must have
   */
  record Spiffe(String url, String serverId) implements BundleEndpoint {
    public Spiffe {
      Names.require(Form.ADDRESS, "bundle endpoint", url);
      Names.require(Form.ID, "SPIFFE ID", serverId);
    }

    @Override
    public String profile() {
      return "https_spiffe";
    }

    /**
     * The trust domain that the endpoint itself belongs to.
     *
     * @return part of its SPIFFE ID
     */
    public TrustDomain domain() {
      String rest = serverId.substring(TrustDomain.SCHEME.length());
      return new TrustDomain(rest.substring(0, rest.indexOf('/')));
    }
  }

  /**
   * The address.
   *
   * @return {@code https}
   */
  String url();

  /**
   * The profile's name in the specification.
   *
   * @return {@code https_web} or {@code https_spiffe}
   */
  String profile();

  /** What texts must look like. */
  final class Form {
    private static final Pattern ADDRESS = Pattern.compile("https://[\\x21-\\x7e]{1,292}");

    /** SPIFFE-ID, sections 2.1 to 2.3, shorter than it allows: never of a trust domain alone. */
    private static final Pattern ID =
        Pattern.compile("spiffe://[a-z0-9._-]{1,255}(/[A-Za-z0-9._-]{1,100}){1,10}");

    private Form() {}

    /**
     * Whether a text can be an endpoint's address.
     *
     * @param text of any length
     * @return true if it can
     */
    public static boolean isAddress(String text) {
      return ADDRESS.matcher(text).matches();
    }

    /**
     * Whether a text can be the SPIFFE ID of an endpoint.
     *
     * @param text of any length
     * @return true if it can
     */
    public static boolean isId(String text) {
      return ID.matcher(text).matches();
    }
  }
}
