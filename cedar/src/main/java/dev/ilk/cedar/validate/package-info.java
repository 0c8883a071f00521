/**
 * Checks policies, entities and requests against a schema. Only strict validation: a policy that
 * passes cannot err on sound requests and entities, except by overflow or a missing entity.
 */
package dev.ilk.cedar.validate;
