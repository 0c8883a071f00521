/**
 * What was found in other systems: accounts, with what their system tells of them.
 *
 * <p>An account is a footprint, not an identity: it may be linked to no actor yet. How accounts are
 * read is in {@code connect}; what each of them is, a person's or software's, is in {@code
 * classify}. Nothing here changes anything anywhere.
 */
package dev.ilk.discover;
