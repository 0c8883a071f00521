/**
 * The administration interface, {@code /v1}: JSON in and out, problem details (RFC 9457) for
 * refusals. Described by {@code /openapi.json}.
 */
package dev.ilk.web.admin;
