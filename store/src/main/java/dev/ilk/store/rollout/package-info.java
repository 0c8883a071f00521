/** The versions of policies in a database. */
package dev.ilk.store.rollout;
