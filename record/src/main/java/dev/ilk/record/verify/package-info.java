/**
 * Proves a log whole, or names the first entry that is not what it was: recomputes everything from
 * the entries' bytes and compares with what was signed.
 *
 * <p>Trusts no stored hash and no index, only verifier keys and a checkpoint kept elsewhere. Where
 * the log is read from, a store or a folder of published files, is a {@link
 * dev.ilk.record.verify.LogSource}.
 */
package dev.ilk.record.verify;
