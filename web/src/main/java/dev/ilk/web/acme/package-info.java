/**
 * The ACME server of each environment (RFC 8555): for software that gets its certificates by that
 * protocol and speaks no other. Here is how requests and answers look; who may have which
 * certificate is decided behind the gate like everything else.
 */
package dev.ilk.web.acme;
