/** Whether this node lives, and whether it can serve. */
package dev.ilk.web.health;
