/**
 * The doors of each environment's SPIFFE trust domain: SVIDs for workloads, and the bundle for
 * everyone (SPIFFE Federation, section 5.1, the profile {@code https_web}).
 */
package dev.ilk.web.spiffe;
