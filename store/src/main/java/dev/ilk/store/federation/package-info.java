/**
 * The foreign trust domains that environments follow, in SQL. What they are for is said by {@code
 * issue.federation}, which declares the port.
 */
package dev.ilk.store.federation;
