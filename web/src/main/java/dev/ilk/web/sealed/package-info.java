/**
 * The doors of sealed emergency identities. Whoever comes to open one proves it by its shares and
 * nothing else, so that no credential of software is ever looked at here.
 */
package dev.ilk.web.sealed;
