package dev.ilk.lifecycle.request;

import dev.ilk.gate.request.Template;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/** Keeps templates. What is written is durable once the method returns. */
public interface TemplateStore {

  /**
   * Adds a template, in place of the one of its name.
   *
   * @param template checked
   * @throws StoreUnavailable if it is not known to be stored
   */
  void put(Template template) throws StoreUnavailable;

  /**
   * Takes a template out.
   *
   * @param name which
   * @return whether there was one
   * @throws StoreUnavailable if it is not known to be gone
   */
  boolean remove(String name) throws StoreUnavailable;

  /**
   * A template.
   *
   * @param name of any content
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Template> find(String name) throws StoreUnavailable;

  /**
   * All templates.
   *
   * @return in the order of their names
   * @throws StoreUnavailable if the store does not answer
   */
  List<Template> all() throws StoreUnavailable;
}
