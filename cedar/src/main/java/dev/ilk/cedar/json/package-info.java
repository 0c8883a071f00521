/**
 * Cedar's JSON formats: entities, contexts, uids, and policies. Reading is strict (no duplicate
 * keys, no fractions, nothing unknown) and bounded in size and depth.
 */
package dev.ilk.cedar.json;
