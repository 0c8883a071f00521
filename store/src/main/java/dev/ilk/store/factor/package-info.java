/** The tables of passkeys, challenges and recoveries, for {@code prove/human} and {@code issue}. */
package dev.ilk.store.factor;
