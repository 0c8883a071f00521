package dev.ilk.estate.stored;

import dev.ilk.discover.Account;
import dev.ilk.discover.classify.Classified;

/**
 * An account as a page has it.
 *
 * @param account as its system tells it; its texts and lists are bounded
 * @param classified what it was taken for
 */
public record Sighting(Account account, Classified classified) {}
