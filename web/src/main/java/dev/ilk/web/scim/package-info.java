/**
 * The doors by which a company's directory provisions people and groups: SCIM 2.0 (RFC 7643, RFC
 * 7644) with cursors (RFC 9865).
 *
 * <p>Here requests are parsed, filters become criteria, patches become revisions, and what the gate
 * releases is written as resources. Who people are and what their groups bring is {@code
 * registry}'s. Filters and paths are parsed by UnboundID's SDK, after their size has been bounded.
 */
package dev.ilk.web.scim;
