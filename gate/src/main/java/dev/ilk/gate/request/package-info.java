/**
 * Requests for identities: the templates that say what may be asked for, and how a request stands.
 * How templates are read and filled in is the registry's; how requests go on is the lifecycle's.
 */
package dev.ilk.gate.request;
