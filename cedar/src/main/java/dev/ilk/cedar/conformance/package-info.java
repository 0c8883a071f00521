/**
 * Runs folders of test cases in the format of Cedar's own integration tests against this engine:
 * policies, a schema, entities and requests, with the decisions, reasons and errors that are right.
 */
package dev.ilk.cedar.conformance;
