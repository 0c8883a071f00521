/** Whether this node lives, whether it can serve, and what it counts. */
package dev.ilk.web.health;
