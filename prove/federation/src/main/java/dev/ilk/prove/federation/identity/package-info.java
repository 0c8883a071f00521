/**
 * From a token that is believed to the identity it points at, and whether that one may prove itself
 * here and now. The same for both kinds of machine; each plane brings its own register.
 */
package dev.ilk.prove.federation.identity;
