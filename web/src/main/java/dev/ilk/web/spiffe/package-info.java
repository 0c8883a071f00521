/**
 * The doors of each environment's SPIFFE trust domain: SVIDs for workloads and the bundles of the
 * trust domains that it federates with, and its own bundle for everyone (SPIFFE Federation, section
 * 5.2.1, the profile {@code https_web}).
 */
package dev.ilk.web.spiffe;
