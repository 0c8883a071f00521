package dev.ilk.issue.session;

/**
 * Where a session was opened, as its person would tell it from others.
 *
 * @param device what the browser said of itself; may be empty
 * @param network the IP address it was opened from; empty if it is not known
 * @param providerSession the provider's own name of its session ({@code sid}, OpenID Connect
 *     Front-Channel Logout 1.0, section 3), by which it tells that it is over; may be empty
 */
public record Origin(String device, String network, String providerSession) {}
