/** The tables of sign-ins and sessions, for {@code prove/human} and {@code issue}. */
package dev.ilk.store.session;
