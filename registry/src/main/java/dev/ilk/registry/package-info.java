/**
 * Every identity: how it comes to be, what is known of it, and how it ends.
 *
 * <p>Here are the handlers of the registry's commands and the few operations that no command names:
 * {@link dev.ilk.registry.Bootstrap}, {@link dev.ilk.registry.Standing} and {@link
 * dev.ilk.registry.AccountBinding}. Files are read in {@code declare}, compared in {@code plan},
 * kept behind the ports of {@code stored}, and read by the other rooms through {@code directory}.
 * How an identity proves itself is the business of {@code prove}; what it is given, of {@code
 * issue}.
 */
package dev.ilk.registry;
