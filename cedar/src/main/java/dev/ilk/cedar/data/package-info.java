/**
 * What policies speak about: values, entity uids, entities in their hierarchy, requests. Immutable
 * and safe to share between threads. How they are written in JSON is in {@code json}, how they are
 * typed in {@code schema}.
 */
package dev.ilk.cedar.data;
