/**
 * Secrets split among people (Shamir, "How to Share a Secret", 1979): some of the shares together
 * give it back, and fewer tell nothing of it.
 *
 * <p>The arithmetic is Bouncy Castle's. Who may hold or show shares is for others to say.
 */
package dev.ilk.share;
