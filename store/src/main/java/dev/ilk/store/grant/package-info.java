/** The tables of grants to apps and of what apps ask for, for {@code issue} and {@code prove}. */
package dev.ilk.store.grant;
