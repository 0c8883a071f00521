/**
 * Tests of policies as tables that people can read: what is given, who does what when, and what the
 * answer should be. Reading is in {@link dev.ilk.policy.table.TestFile}, running in {@link
 * dev.ilk.policy.table.TestRun}; the format is described in docs/policy-tests.md.
 */
package dev.ilk.policy.table;
