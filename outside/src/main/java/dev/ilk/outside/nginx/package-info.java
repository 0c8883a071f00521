/** The web server nginx, the machine's own, with a configuration of the test's. */
package dev.ilk.outside.nginx;
