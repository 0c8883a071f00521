/**
 * Says what an account is: human, workload or agent, and which sort of it, how sure that is, and by
 * what evidence, so that a person can check it. Rules are data; what people correct is learned.
 */
package dev.ilk.discover.classify;
