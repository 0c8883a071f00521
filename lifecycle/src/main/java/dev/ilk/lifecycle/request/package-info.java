/**
 * Requests for identities, from being asked for to their end: taken in within a template's
 * guardrails, put to those who approve, and provisioned once. What templates are and how they are
 * filled in is the registry's; people's answers are the approval room's.
 */
package dev.ilk.lifecycle.request;
