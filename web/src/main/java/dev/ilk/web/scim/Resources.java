package dev.ilk.web.scim;

/** One type of resource, and what can be asked of it. */
interface Resources {
  /** {@code GET} of the whole, and {@code .search}. */
  Answer search(Call call, Passage passage);

  /** {@code POST}. */
  Answer create(Call call, Passage passage);

  /** {@code GET} of one. */
  Answer read(String id, Call call, Passage passage);

  /** {@code PUT}. */
  Answer replace(String id, Call call, Passage passage);

  /** {@code PATCH}. */
  Answer patch(String id, Call call, Passage passage);

  /** {@code DELETE}. */
  Answer delete(String id, Call call, Passage passage);
}
