/** What is deployed and runs, in a database. */
package dev.ilk.store.deployment;
