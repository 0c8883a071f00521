/**
 * Platforms on which software runs, as issuers of identity tokens: real HTTP, real keys, and the
 * claims that the platforms document.
 */
package dev.ilk.outside.platform;
