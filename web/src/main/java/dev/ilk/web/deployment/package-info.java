/**
 * The doors at which deployers and clusters tell what is deployed and runs: news in Ilk's own form
 * or as Kubernetes writes it, by a token or in a signed message.
 */
package dev.ilk.web.deployment;
