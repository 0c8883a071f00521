/**
 * Keys of clients that are replaced by new ones, with a time in which both work, and when that is
 * due. Whether a key proves anything is said by the identity plane, and what else identities prove
 * themselves by is replaced by whoever issues it.
 */
package dev.ilk.lifecycle.rotation;
