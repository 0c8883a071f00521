/**
 * One scan: what is read, in bounded memory and on all cores, and what was found in it.
 *
 * <p>A secret that was found is never kept: what leaves this package is a salted fingerprint, a few
 * first and last characters, and where it stands. What a secret looks like is in {@code rule};
 * where bytes come from is in {@code source}; how a report is written is in {@code report}.
 */
package dev.ilk.scan;
