/**
 * What all doors share: who is calling, strict reading of bodies, and one place where outcomes
 * become HTTP. Knows no protocol of its own beyond problem details (RFC 9457).
 */
package dev.ilk.web.http;
