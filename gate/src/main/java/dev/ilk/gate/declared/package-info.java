/**
 * What a declaration file says of things that other rooms than the registry keep: webhooks, sources
 * and their like. Such a sort of thing is one {@link dev.ilk.gate.declared.Sort}, from which
 * reading, planning, applying, exporting and the schema of the file follow. How they are planned is
 * the registry's, where they are kept the room's whose they are.
 */
package dev.ilk.gate.declared;
