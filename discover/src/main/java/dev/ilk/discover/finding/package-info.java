/**
 * What is wrong with accounts that were found, and how to mend it: each with a severity and the
 * place it has in the OWASP Non-Human Identities Top 10 (2025).
 */
package dev.ilk.discover.finding;
