/**
 * The apps that are registered at human issuers (RFC 7591): made known, listed, removed, and
 * forgotten when nobody uses them.
 *
 * <p>What people grant to them is in {@code issue.grant}. How they authenticate is judged in {@code
 * prove}.
 */
package dev.ilk.issue.app;
