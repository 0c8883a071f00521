/**
 * Schemas: read from either syntax into one form, names resolved, and turned into a model of entity
 * types and actions. How policies are checked against it is in {@code validate}.
 */
package dev.ilk.cedar.schema;
